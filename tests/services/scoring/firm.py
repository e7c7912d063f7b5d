"""A small company built by hand, scored as the service would: earlier periods first."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from msgspec.structs import replace

from models.terms import (
    Dimension,
    Direction,
    Method,
    PeriodState,
    RaterGroup,
    RedLineClass,
    SubjectType,
)
from services.domain.company import Records
from services.domain.entry import Actual, Adjustment, Attendance, Rating, Waiver
from services.domain.kpi import Kpi
from services.domain.organisation import Department, Employee, Move, Position
from services.domain.period import Period, PeriodRecord
from services.domain.redline import RedLineCase
from services.domain.result import LineResult, PeriodResult, SubjectResult
from services.domain.scorecard import Line, Scorecard, SubjectKey
from services.domain.settings import Settings
from services.scoring.past import PastPeriod
from services.scoring.period import PeriodScorer

MONTHLY, QUARTERLY, HALF, ANNUAL = Dimension
DEPARTMENT, POSITION, EMPLOYEE = SubjectType


def dec(number: str | float | Decimal) -> Decimal:
    return Decimal(str(number))


def person(number: str) -> SubjectKey:
    return SubjectKey(EMPLOYEE, number)


def unit(code: str) -> SubjectKey:
    return SubjectKey(DEPARTMENT, code)


@dataclass
class Firm:
    """Records in the making; every method adds something and returns the firm."""

    records: Records = field(default_factory=Records)
    locked: dict[str, PeriodResult] = field(default_factory=dict)
    settled: dict[str, PastPeriod] = field(default_factory=dict)

    def add(self, **parts: Sequence[Any]) -> "Firm":
        grown = {name: (*getattr(self.records, name), *more) for name, more in parts.items()}
        self.records = replace(self.records, **grown)
        return self

    def set(self, **settings: Any) -> "Firm":
        self.records = replace(self.records, settings=replace(self.records.settings, **settings))
        return self

    def department(self, code: str, parent: str | None = None, head: str | None = None) -> "Firm":
        return self.add(departments=[Department(code, f"dept {code}", parent, head)])

    def employee(
        self, number: str, department: str = "D", position: str | None = None, **more: Any
    ) -> "Firm":
        return self.add(employees=[Employee(number, f"name {number}", department, position, **more)])

    def position(self, code: str) -> "Firm":
        return self.add(positions=[Position(code, f"post {code}")])

    def move(
        self, number: str, day: date, department: str | None = None, position: str | None = None
    ) -> "Firm":
        return self.add(moves=[Move(number, day, department, position)])

    def kpi(self, code: str, method: Method = Method.DIRECT, **more: Any) -> "Firm":
        direction = more.pop("direction", Direction.HIGHER)
        return self.add(kpis=[Kpi(code, f"kpi {code}", direction, method, **more)])

    def card(
        self,
        owner: SubjectKey,
        lines: str,
        dimension: Dimension = MONTHLY,
        target: str | None = None,
        **more: Any,
    ) -> "Firm":
        """Lines as `K:60 L:40`, all with the same target."""
        pairs = (pair.split(":") for pair in lines.split())
        made = tuple(Line(kpi, dec(weight), None if target is None else dec(target)) for kpi, weight in pairs)
        return self.add(scorecards=[Scorecard(owner.type, owner.code, dimension, made, **more)])

    def actual(
        self, period: str, owner: SubjectKey, kpi: str, value: str | float | None = None, **more: Any
    ) -> "Firm":
        """A number, or text, target and reason by name; replaces what was entered before."""
        kept = [
            one
            for one in self.records.actuals
            if (one.period, one.type, one.subject, one.kpi) != (period, owner.type, owner.code, kpi)
        ]
        given = Actual(period, owner.type, owner.code, kpi, None if value is None else dec(value), **more)
        self.records = replace(self.records, actuals=(*kept, given))
        return self

    def rating(self, period: str, owner: SubjectKey, kpi: str, group: RaterGroup, *scores: float) -> "Firm":
        start = len(self.records.ratings)
        return self.add(
            ratings=[
                Rating(period, owner.type, owner.code, kpi, start + at, group, dec(points))
                for at, points in enumerate(scores)
            ]
        )

    def adjust(self, period: str, owner: SubjectKey, points: float, reason: str = "because") -> "Firm":
        at = len(self.records.adjustments)
        return self.add(adjustments=[Adjustment(period, owner.type, owner.code, at, dec(points), reason)])

    def exempt(self, period: str, number: str, reason: str = "ill") -> "Firm":
        return self.add(attendance=[Attendance(period, number, None, reason)])

    def waive(self, period: str, owner: SubjectKey, kpi: str) -> "Firm":
        return self.add(waivers=[Waiver(period, owner.type, owner.code, kpi, "boss", "storm")])

    def case(self, code: str, number: str, day: date, grade: RedLineClass) -> "Firm":
        return self.add(cases=[RedLineCase(code, number, day, grade, "what happened")])

    def open(self, *codes: str) -> "Firm":
        return self.add(periods=[PeriodRecord(code) for code in codes])

    def lock(self, code: str) -> "Firm":
        """Freeze a period's result and mark it locked."""
        scorer = self.scorer(code)
        self.locked[code], self.settled[code] = scorer.result(), scorer.past()
        others = [record for record in self.records.periods if record.code != code]
        self.records = replace(self.records, periods=(*others, PeriodRecord(code, PeriodState.LOCKED)))
        return self

    def without(self, part: str) -> "Firm":
        """The firm with one kind of record taken out."""
        self.records = replace(self.records, **{part: ()})
        return self

    def period(self, code: str) -> Period:
        return Period.parse(code, self.records.settings.fiscal_start)

    def scorer(self, code: str, known: dict[str, PastPeriod] | None = None) -> PeriodScorer:
        known = {} if known is None else known
        period = self.period(code)
        others = [self.period(record.code) for record in self.records.periods if record.code != code]
        others.sort(key=lambda one: (one.first_day, one.last_day))
        past = [self._past_of(other.code, known) for other in others if _bears(other, period)]
        return PeriodScorer(self.records, period, past)

    def _past_of(self, code: str, known: dict[str, PastPeriod]) -> PastPeriod:
        if code not in known:
            known[code] = self.settled.get(code) or self.scorer(code, known).past()
        return known[code]

    def past(self, code: str) -> list[PastPeriod]:
        known: dict[str, PastPeriod] = {}
        self.scorer(code, known)
        return list(known.values())

    def result(self, code: str) -> PeriodResult:
        return self.scorer(code).result()

    def of(self, code: str, key: SubjectKey) -> SubjectResult:
        return next(found for found in self.result(code).results if found.key == key)

    def line(self, code: str, key: SubjectKey, kpi: str) -> LineResult:
        return next(line for line in self.of(code, key).lines if line.kpi == kpi)


def firm(head: str | None = None, **settings: Any) -> Firm:
    """A company with department D and nothing else."""
    return Firm(Records(settings=Settings(name="Firm", **settings))).department("D", head=head)


def months(year: int, first: int, last: int) -> list[str]:
    return [f"{year}-{month:02d}" for month in range(first, last + 1)]


def _bears(other: Period, period: Period) -> bool:
    """Whether a period comes before one of its kind, or lies inside a longer one."""
    if other.dimension is period.dimension:
        return other.first_day < period.first_day
    shorter = list(Dimension).index(other.dimension) < list(Dimension).index(period.dimension)
    return shorter and period.first_day <= other.first_day <= period.last_day
