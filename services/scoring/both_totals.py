"""Both totals side by side (加权对单一): what a card's lines would have come to under either method."""

from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from models.terms import TotalMethod
from services.domain.result import PeriodResult, ResultState, SubjectResult
from services.domain.scorecard import Scorecard, SubjectKey
from services.domain.settings import Grade
from services.scoring.grades import grade_of
from services.scoring.totals import WeightedScore, official_total


class BothTotals(Struct, frozen=True):
    """A subject's totals and grades by the weighted and by the simple mean.

    `unknown` are the card's KPIs without a score in that period; the totals leave them out.
    """

    key: SubjectKey
    name: str
    weighted: Decimal
    simple: Decimal
    weighted_grade: str
    simple_grade: str
    unknown: tuple[str, ...] = ()

    @property
    def difference(self) -> Decimal:
        """How much more the simple mean gives."""
        return self.simple - self.weighted


def both_totals(card: Scorecard, result: PeriodResult, grades: Sequence[Grade]) -> tuple[BothTotals, ...]:
    """Both totals of everybody whom the card scored in a period, by the card's present lines."""
    found = (_both(card, subject, grades) for subject in scored_by(card, result))
    return tuple(both for both in found if both is not None)


def scored_by(card: Scorecard, result: PeriodResult) -> tuple[SubjectResult, ...]:
    """Everybody whom a card (any version of it) scored in a period."""
    return tuple(
        subject
        for subject in result.results
        if (subject.card_from, subject.card_code) == (card.type.value, card.code)
        and result.dimension is card.dimension
        and subject.state is not ResultState.EXEMPT
    )


def _both(card: Scorecard, subject: SubjectResult, grades: Sequence[Grade]) -> BothTotals | None:
    scores = {line.kpi: line.score for line in subject.lines if line.score is not None}
    lines = [WeightedScore(line.weight, scores[line.kpi]) for line in card.lines if line.kpi in scores]
    weighted, simple = (
        official_total(lines, method, subject.adjustment, card.cap, card.floor)
        for method in (TotalMethod.WEIGHTED, TotalMethod.SIMPLE)
    )
    if weighted is None or simple is None:
        return None
    return BothTotals(
        subject.key,
        subject.name,
        weighted.total,
        simple.total,
        grade_of(weighted.total, grades).name,
        grade_of(simple.total, grades).name,
        tuple(line.kpi for line in card.lines if line.kpi not in scores),
    )
