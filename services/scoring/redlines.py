"""Red-line cases (督查): classes after accumulation, the period a case falls in, factors and ceilings."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from msgspec import Struct

from models.terms import Dimension, PeriodState, RedLineClass, SubjectType
from services.domain.period import MONTHS, Period, PeriodRecord
from services.domain.redline import RedLineCase
from services.domain.scorecard import SubjectKey
from services.domain.settings import Settings
from services.scoring.past import PastPeriod

FACTORS = {RedLineClass.I: Decimal(0), RedLineClass.II: Decimal(0), RedLineClass.III: Decimal("0.5")}
"""The factor on the coefficient of the period a case falls in."""


class Judged(Struct, frozen=True):
    """A case and the class that counts after accumulation."""

    case: RedLineCase
    grade: RedLineClass


def period_holding(day: date, dimension: Dimension, fiscal_start: int) -> Period:
    """The period of a kind that holds a day."""
    month = Period(day.year, day.month, Dimension.MONTHLY, fiscal_start)
    if dimension is Dimension.MONTHLY:
        return month
    months_in = (day.month - fiscal_start) % 12
    return Period(month.fiscal_year, months_in // MONTHS[dimension] + 1, dimension, fiscal_start)


def judge(cases: Sequence[RedLineCase], fiscal_start: int) -> list[Judged]:
    """One person's cases by day; in a fiscal year two warnings make a demerit, two demerits a major one."""
    judged: list[Judged] = []
    warnings: defaultdict[int, int] = defaultdict(int)
    demerits: defaultdict[int, int] = defaultdict(int)
    for case in sorted(cases, key=lambda case: (case.day, case.case)):
        year = period_holding(case.day, Dimension.ANNUAL, fiscal_start).year
        grade = case.grade
        if grade is RedLineClass.III:
            warnings[year] += 1
            if warnings[year] % 2 == 0:
                grade = RedLineClass.II
        if grade is RedLineClass.II:
            demerits[year] += 1
            if demerits[year] % 2 == 0:
                grade = RedLineClass.I
        judged.append(Judged(case, grade))
    return judged


def year_ceiling(grade: RedLineClass, settings: Settings) -> str | None:
    """The best grade left for the year: I the lowest, II the escalation's ceiling, III no limit."""
    match grade:
        case RedLineClass.I:
            return settings.grades[-1].name
        case RedLineClass.II:
            return settings.escalation_ceiling
        case RedLineClass.III:
            return None


class Falls:
    """In which period a case falls: the incident's, or the first open one when that is locked without it."""

    def __init__(
        self, period: Period, periods: Sequence[PeriodRecord], past: Mapping[str, PastPeriod]
    ) -> None:
        self._period = period
        self._past = past
        self._locked = {record.code for record in periods if record.state is PeriodState.LOCKED}
        known = (Period.parse(record.code, period.fiscal_start) for record in periods)
        same_kind = [one for one in known if one.dimension is period.dimension]
        self._open = sorted(
            (one for one in same_kind if one.code not in self._locked or one.code == period.code),
            key=lambda one: one.first_day,
        )

    def here(self, case: RedLineCase, shortest: Callable[[date], Dimension | None]) -> bool:
        """Whether the case falls in this period, given the shortest kind scored for the person on a day."""
        if shortest(case.day) is not self._period.dimension:
            return False
        key = SubjectKey(SubjectType.EMPLOYEE, case.employee)
        own = period_holding(case.day, self._period.dimension, self._period.fiscal_start)
        if own == self._period:
            return True
        if own.first_day > self._period.first_day or own.code not in self._locked:
            return False
        earlier = (past for code, past in self._past.items() if code != self._period.code)
        if any(case.case in past.cases.get(key, ()) for past in earlier):
            return False
        later = (one for one in self._open if one.first_day > own.first_day)
        return next(later, None) == self._period
