"""What the Workbench (工作台) says of a period. Pure reading of results."""

from collections import Counter
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from msgspec import Struct

from models.terms import PeriodState, SubjectType
from services.domain.result import PeriodResult, ResultState, SubjectResult, TrendPoint
from services.sifted import Sifted


class Stage(StrEnum):
    """The month's steps that the program carries out so far, in order."""

    COLLECT = "collect"
    SCORE = "score"
    REVIEW = "review"
    MEETING = "meeting"
    LOCK = "lock"
    PRINT = "print"


_ORDER = tuple(PeriodState)
_STAGES = {
    PeriodState.COLLECTING: Stage.COLLECT,
    PeriodState.SCORING: Stage.SCORE,
    PeriodState.LOCKED: Stage.PRINT,
}


class Month(Struct, frozen=True):
    """How far a period is. `collected` of `entries` actuals are in (not-applicable ones count as in);
    `scored` of `subjects` stand.
    """

    collected: int
    entries: int
    scored: int
    subjects: int
    exceptions: int
    sheets: int
    state: PeriodState

    @property
    def locked(self) -> bool:
        """Whether the results are frozen."""
        return self.state is PeriodState.LOCKED

    @property
    def next_state(self) -> PeriodState:
        """The state to go on to: review as soon as nothing is left to collect or to score."""
        if (self.unscored and self.entries) or self.state is PeriodState.REVIEW:
            return _ORDER[min(_ORDER.index(self.state) + 1, len(_ORDER) - 1)]
        return PeriodState.LOCKED if self.locked else PeriodState.REVIEW

    @property
    def missing(self) -> int:
        """Lines without a score: they lack an actual, or what stands in their steps."""
        return self.entries - self.collected

    @property
    def unscored(self) -> int:
        """Subjects whose result is still incomplete."""
        return self.subjects - self.scored

    @property
    def stage(self) -> Stage:
        """The step that is due, by the state of the month; by the counts where the officer keeps none.

        Review is never finished by the program: it is the officer's look before the lock. The meeting is
        never due: a month can be locked before it, and without one.
        """
        if self.state in _STAGES:
            return _STAGES[self.state]
        if self.unscored and self.state is PeriodState.OPEN:
            return Stage.SCORE if self.collected else Stage.COLLECT
        return Stage.REVIEW if self.unscored or self.exceptions else Stage.LOCK


def month_of(result: PeriodResult, sifted: Sifted | None = None) -> Month:
    """Count what is done and left; with `sifted` only those who changed are counted anew."""
    own = own_entries(result.results)
    states = Counter(subject.state for subject in result.results)
    scored = states[ResultState.COMPLETE]
    return Month(
        collected=sum((sifted or Sifted()).of(own, _collected)),
        entries=sum(len(subject.lines) for subject in own),
        scored=scored,
        subjects=scored + states[ResultState.INCOMPLETE],
        exceptions=len(result.exceptions),
        sheets=sum(subject.state is not ResultState.EXEMPT for subject in result.results),
        state=result.state,
    )


def _collected(subject: SubjectResult) -> int:
    return len(subject.lines) - len(subject.missing)


def own_entries(results: Iterable[SubjectResult]) -> tuple[SubjectResult, ...]:
    """The subjects with actuals of their own: a head who shares the department's card shares its actuals."""
    results = tuple(results)
    cards = {subject.code: lines_of(subject) for subject in results if subject.type is SubjectType.DEPARTMENT}
    return tuple(
        subject
        for subject in results
        if subject.state is not ResultState.EXEMPT
        and not (subject.head and lines_of(subject) == cards.get(subject.department, ()))
    )


def lines_of(subject: SubjectResult) -> tuple[str, ...]:
    """The KPIs of a subject's card, in order."""
    return tuple(line.kpi for line in subject.lines)


class DepartmentTotal(Struct, frozen=True):
    """A department's total, None while it is incomplete, and the one of the period before."""

    subject: SubjectResult
    total: Decimal | None
    before: Decimal | None


def department_totals(result: PeriodResult) -> tuple[DepartmentTotal, ...]:
    """Every department's total against the period before, from its trend."""
    return tuple(
        DepartmentTotal(subject, subject.total, subject.trend[-2].total if len(subject.trend) > 1 else None)
        for subject in result.results
        if subject.type is SubjectType.DEPARTMENT
    )


def company_trend(result: PeriodResult) -> tuple[TrendPoint, ...]:
    """The mean of the departments' totals, period by period; None where no department has one."""
    by_period: dict[str, list[Decimal]] = {}
    for subject in result.results:
        if subject.type is SubjectType.DEPARTMENT:
            for point in subject.trend:
                totals = by_period.setdefault(point.period, [])
                if point.total is not None:
                    totals.append(point.total)
    return tuple(TrendPoint(period, mean(by_period[period])) for period in sorted(by_period))


def mean(totals: list[Decimal]) -> Decimal | None:
    """The mean to 2 places; None of nothing."""
    if not totals:
        return None
    return (sum(totals, Decimal(0)) / len(totals)).quantize(Decimal("0.01"), ROUND_HALF_UP)


def grade_counts(result: PeriodResult) -> tuple[tuple[str, int], ...]:
    """How many people have each grade, the best grade first."""
    people = (subject for subject in result.results if subject.type is SubjectType.EMPLOYEE)
    counts = Counter(subject.grade for subject in people if subject.grade is not None)
    return tuple((grade, counts[grade]) for grade in result.grades)


def costly_grades(result: PeriodResult) -> frozenset[str]:
    """The grades whose own coefficient is below 1, as far as anybody has one."""
    return frozenset(
        subject.grade
        for subject in result.results
        if subject.grade is not None
        and subject.grade_coefficient is not None
        and subject.grade_coefficient < 1
    )
