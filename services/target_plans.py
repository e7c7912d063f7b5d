"""A KPI's year of targets as it stands (目标分解): subjects, months, and what last year came to. Pure."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from models.terms import Dimension, PeriodState, SubjectType
from services.domain.company import Records
from services.domain.entry import Actual
from services.domain.kpi import Kpi
from services.domain.period import Period
from services.domain.scorecard import SubjectKey
from services.domain.target import MonthTarget, YearTarget


class SubjectPlan(Struct, frozen=True):
    """One subject's year: its target, its months', and last year's actuals by month; None where unknown."""

    key: SubjectKey
    name: str
    total: Decimal | None
    months: tuple[Decimal | None, ...]
    last_year: tuple[Decimal | None, ...]


class YearPlan(Struct, frozen=True):
    """A year of a KPI: its months, their states (None: not opened yet), and a row for each subject.

    `others` are departments, by code, that neither carry the KPI nor have a target of it.
    """

    year: int
    kpi: Kpi
    months: tuple[str, ...]
    states: tuple[PeriodState | None, ...]
    rows: tuple[SubjectPlan, ...]
    others: Mapping[str, str]


def months_of(year: int, fiscal_start: int) -> tuple[str, ...]:
    """The months of a fiscal year, by code."""
    parts = Period(year, 1, Dimension.ANNUAL, fiscal_start).parts(Dimension.MONTHLY)
    return tuple(month.code for month in parts)


def year_before(months: Sequence[str]) -> tuple[str, ...]:
    """The same months a year earlier."""
    return tuple(Period.parse(month).shift(-12).code for month in months)


def plan_year(records: Records, year: int, kpi: Kpi, actuals: Sequence[Actual]) -> YearPlan:
    """Lay a year out; `actuals` are the KPI's of the year before."""
    months = months_of(year, records.settings.fiscal_start)
    states = {period.code: period.state for period in records.periods}
    totals = {_key(one): one.total for one in records.year_targets if (one.year, one.kpi) == (year, kpi.code)}
    values = {
        (_key(one), one.month): one.value
        for one in records.month_targets
        if one.kpi == kpi.code and one.month in months
    }
    done = {(_key(one), one.period): one.value for one in actuals}
    names = _names(records)
    shown = _shown(records, kpi.code, {*totals, *(key for key, _ in values)})
    rows = tuple(
        SubjectPlan(
            key,
            name,
            totals.get(key),
            tuple(values.get((key, month)) for month in months),
            tuple(done.get((key, month)) for month in year_before(months)),
        )
        for key, name in names.items()
        if key in shown
    )
    others = {one.code: one.name for one in records.departments if _department(one.code) not in shown}
    return YearPlan(year, kpi, months, tuple(map(states.get, months)), rows, others)


def _names(records: Records) -> dict[SubjectKey, str]:
    names = {_department(one.code): one.name for one in records.departments}
    people = {SubjectKey(SubjectType.EMPLOYEE, one.number): one.name for one in records.employees}
    return names | people


def _shown(records: Records, kpi: str, planned: set[SubjectKey]) -> set[SubjectKey]:
    """Departments whose cards carry the KPI, and whoever has a target of it."""
    carrying = {
        _department(card.code)
        for card in records.scorecards
        if card.type is SubjectType.DEPARTMENT and any(line.kpi == kpi for line in card.lines)
    }
    return carrying | planned


def _department(code: str) -> SubjectKey:
    return SubjectKey(SubjectType.DEPARTMENT, code)


def _key(record: YearTarget | MonthTarget | Actual) -> SubjectKey:
    return SubjectKey(record.type, record.subject)
