"""What earlier periods bring into a later one: totals, veto marks, line scores, red-line cases."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cached_property

from msgspec import Struct, field

from models.terms import SubjectType
from services.domain.result import PeriodResult, ResultState, VetoEffect, VetoMark
from services.domain.scorecard import SubjectKey

LineKey = tuple[SubjectKey, str]


class PastPeriod(Struct, frozen=True, dict=True):
    """An earlier (or, for a derived period, shorter) period, by subject and by (subject, KPI code).

    `totals` holds the official totals of complete results only; `marks` the lines with a veto, `counts` the
    consecutive hits of those that were hit; `scores` those with a score; `cases` red lines that fell in it.
    """

    period: str
    states: dict[SubjectKey, ResultState] = field(default_factory=dict)
    totals: dict[SubjectKey, Decimal] = field(default_factory=dict)
    marks: dict[LineKey, VetoMark] = field(default_factory=dict)
    scores: dict[LineKey, Decimal] = field(default_factory=dict)
    counts: dict[LineKey, int] = field(default_factory=dict)
    cases: dict[SubjectKey, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def means(self) -> dict[frozenset[str], Mapping[str, Decimal]]:
        """The KPIs' mean scores by the KPIs that were asked for, once they were: every later period asks."""
        return {}


def scores_in(result: PeriodResult) -> dict[LineKey, Decimal]:
    """The scores of all lines that have one."""
    return {
        (subject.key, line.kpi): line.score
        for subject in result.results
        for line in subject.lines
        if line.score is not None
    }


def hit_count(effects: Sequence[VetoEffect], kpi: str, key: SubjectKey, card_code: str) -> int:
    """The consecutive hits of a subject's own line, this period's included."""
    struck = [effect for effect in effects if effect.kpi == kpi]
    own = [effect for effect in struck if effect.owner == key]
    shared = [effect for effect in struck if effect.owner == (SubjectType.DEPARTMENT, card_code)]
    return next((effect.consecutive for effect in own or shared), 1)
