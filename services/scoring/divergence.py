"""Divergence alarms (背离预警): a KPI is green while its outcome is red or moves against it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from models.terms import SubjectType
from services.domain.kpi import Kpi
from services.domain.result import Divergence
from services.scoring.correlation import against_each_other, spearman
from services.scoring.past import LineKey
from services.scoring.rounding import mean, to_cents

CORRELATED = 6
"""Periods that the correlation looks back over, and needs."""


class AlarmLimits(Struct, frozen=True):
    """When to raise the alarm: periods looked back over, green and red limits, rank correlation."""

    periods: int = 3
    green: Decimal = Decimal(90)
    red: Decimal = Decimal(70)
    correlation: Decimal = Decimal("-0.6")


Series = Mapping[str, Decimal]
"""A KPI's mean score by KPI code, in one period."""


def series_of(scores: Iterable[tuple[LineKey, Decimal]], kpis: Collection[str]) -> Series:
    """Each KPI's score in a period: the departments' mean, else the mean over all who have the line."""
    found: defaultdict[tuple[str, bool], list[Decimal]] = defaultdict(list)
    for (key, kpi), score in scores:
        if kpi in kpis:
            found[kpi, key.type is SubjectType.DEPARTMENT].append(score)
    series: dict[str, Decimal] = {}
    for kpi in kpis:
        values = found.get((kpi, True)) or found.get((kpi, False))
        if values:
            series[kpi] = mean(values)
    return series


def divergences(
    kpis: Mapping[str, Kpi], series: Sequence[tuple[str, Series]], limits: AlarmLimits
) -> tuple[Divergence, ...]:
    """The alarms over periods in order, this one last."""
    pairs = [
        (kpi, kpis[kpi.outcome]) for kpi in kpis.values() if kpi.outcome is not None and kpi.outcome in kpis
    ]
    found = (_alarm(kpi, outcome, series, limits) for kpi, outcome in pairs)
    return tuple(alarm for alarm in found if alarm is not None)


def _alarm(
    kpi: Kpi, outcome: Kpi, series: Sequence[tuple[str, Series]], limits: AlarmLimits
) -> Divergence | None:
    common = [
        (code, scores[kpi.code], scores[outcome.code])
        for code, scores in series
        if kpi.code in scores and outcome.code in scores
    ]
    last = common[-limits.periods :]
    if len(last) < limits.periods or series[-1][0] != common[-1][0]:
        return None
    means = mean([own for _, own, _ in last]), mean([other for _, _, other in last])
    correlation = _correlation(common[-CORRELATED:], limits)
    if not (means[0] >= limits.green and means[1] < limits.red) and correlation is None:
        return None
    return Divergence(
        kpi=kpi.code,
        name=kpi.name,
        outcome=outcome.code,
        outcome_name=outcome.name,
        periods=tuple(code for code, _, _ in last),
        scores=tuple(to_cents(own) for _, own, _ in last),
        outcome_scores=tuple(to_cents(other) for _, _, other in last),
        mean=to_cents(means[0]),
        outcome_mean=to_cents(means[1]),
        correlation=correlation,
    )


def _correlation(common: Sequence[tuple[str, Decimal, Decimal]], limits: AlarmLimits) -> Decimal | None:
    """The correlation, when there are periods enough and it raises the alarm."""
    own, other = [one[1] for one in common], [one[2] for one in common]
    if len(common) < CORRELATED or not against_each_other(own, other, limits.correlation):
        return None
    found = spearman(own, other)
    return None if found is None else found.quantize(Decimal("0.0001"))
