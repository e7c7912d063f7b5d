"""Losses (失分): what each line takes from 100, and which KPIs cost a department's people most."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

from models.terms import SubjectType, TotalMethod
from services.domain.gap import Gap
from services.domain.result import LineResult, LineState, PeriodResult, ResultState, SubjectResult
from services.scoring.rounding import HUNDRED, rounded

Scores = Mapping[str, Decimal]
"""A period's line scores by KPI."""


class LineLoss(Struct, frozen=True):
    """What a line took from 100: effective weight × (100 − score) ÷ 100, in points.

    Negative when it brought more than 100. `weight` (percent) and `points` are exact, so that they add up.
    """

    line: LineResult
    weight: Fraction
    points: Fraction

    @property
    def shown(self) -> Decimal:
        """The points, rounded for show."""
        return rounded(self.points)


class Losses(Struct, frozen=True):
    """A subject's losses, the costliest first, and apart from them the lines that still lack a score.

    While none is missing, `points` is exactly 100 less the lines' mean before adjustments, cap and floor.
    """

    lines: tuple[LineLoss, ...] = ()
    missing: tuple[LineResult, ...] = ()

    @property
    def points(self) -> Fraction:
        """All losses together, exact."""
        return sum((loss.points for loss in self.lines), Fraction(0))


class KpiLoss(Struct, frozen=True):
    """What a KPI cost a group of people on average.

    `mean` is the mean loss of the `people` who have the line; `points` is that mean × their share of the
    group: what the KPI took from the group's mean. The points of all KPIs add up to 100 less that mean.
    """

    kpi: str
    name: str
    people: int
    mean: Fraction
    points: Fraction


def losses_of(subject: SubjectResult) -> Losses:
    """What each line with a weight took from 100; lines not applicable share theirs out and are left out."""
    counted = [line for line in subject.lines if line.weight and line.state is not LineState.NOT_APPLICABLE]
    weighted = subject.total_method is TotalMethod.WEIGHTED
    parts = [Fraction(line.weight) if weighted else Fraction(1) for line in counted]
    whole = sum(parts, Fraction(0))
    found = [
        LineLoss(line, 100 * part / whole, part / whole * Fraction(HUNDRED - line.score))
        for line, part in zip(counted, parts, strict=True)
        if line.score is not None
    ]
    costliest = sorted(found, key=lambda loss: -loss.points)
    return Losses(tuple(costliest), tuple(line for line in counted if line.score is None))


def members_of(result: PeriodResult, department: str) -> tuple[SubjectResult, ...]:
    """A department's people who are complete and have a card apart from the department's own.

    Its head shares the department's lines; the loss of those stands with the department.
    """
    return tuple(
        subject
        for subject in result.results
        if subject.type is SubjectType.EMPLOYEE
        and subject.department == department
        and subject.card_from != SubjectType.DEPARTMENT
        and subject.state is ResultState.COMPLETE
        and subject.lines
    )


def losses_among(members: Sequence[SubjectResult]) -> tuple[KpiLoss, ...]:
    """What each KPI cost a group of complete subjects, the costliest first."""
    points: defaultdict[str, list[Fraction]] = defaultdict(list)
    names: dict[str, str] = {}
    for member in members:
        for loss in losses_of(member).lines:
            points[loss.line.kpi].append(loss.points)
            names[loss.line.kpi] = loss.line.name
    found = (
        KpiLoss(
            kpi, names[kpi], len(lost), sum(lost) / Fraction(len(lost)), sum(lost) / Fraction(len(members))
        )
        for kpi, lost in points.items()
    )
    return tuple(sorted(found, key=lambda loss: -loss.points))


def gaps_of(subject: SubjectResult, most: int = 3, earlier: Iterable[Scores | None] = ()) -> tuple[Gap, ...]:
    """The lines that lost most, at most so many of them; a line at 100 or above is no gap.

    `earlier` are the line scores of the periods before, the latest first, None where the subject was exempt.
    """
    before = [scores for scores in earlier if scores is not None]
    lost = [loss for loss in losses_of(subject).lines if loss.points > 0]
    return tuple(Gap(loss.line, loss.shown, 1 + _below(loss.line.kpi, before)) for loss in lost[:most])


def _below(kpi: str, before: Sequence[Scores]) -> int:
    """For how many of the last periods on end a KPI's score was below 100; one without a score ends them."""
    count = 0
    for scores in before:
        if scores.get(kpi, HUNDRED) >= HUNDRED:
            break
        count += 1
    return count
