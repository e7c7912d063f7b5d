"""A small firm's October by hand, for tests of the window that need no file: results are given, nothing is
computed.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from models.terms import Dimension, Direction, Method, PeriodState, SubjectType, VetoScope
from services.domain.beginning import Beginning
from services.domain.cycle_due import CycleDue, LateGaps
from services.domain.period import Period, PeriodRecord
from services.domain.result import (
    Divergence,
    Exceptional,
    ExceptionKind,
    LineResult,
    LineState,
    PeriodResult,
    ResultState,
    Step,
    SubjectResult,
    TrendPoint,
    VetoEffect,
    VetoMark,
)
from services.domain.scorecard import SubjectKey
from services.domain.settings import Settings
from services.errors import Mendable

MONTHS = tuple(Period.parse("2026-10").shift(n).code for n in range(-11, 1))
GRADES = (("S", 110, "1.2"), ("A", 100, "1.1"), ("B", 85, "1.0"), ("C", 70, "0.8"), ("D", 0, "0.5"))
DEPARTMENTS = {
    "D01": ("销售部", "92.10", "96.40"),
    "D02": ("生产部", "94.85", "91.35"),
    "D03": ("供应部", "87.50", "88.20"),
    "D04": ("质量部", "84.00", None),
    "D05": ("财务部", "99.80", "101.20"),
    "D06": ("人力资源部", "93.20", "78.00"),
}
PEOPLE = (
    "赵国栋",
    "钱海峰",
    "孙丽",
    "李堃",
    "周明喆",
    "吴敏",
    "郑志强",
    "王芳",
    "冯䶮",
    "陈建国",
    "褚晓燕",
    "卫东",
)
TOTALS = (
    "100.78",
    "92.40",
    "88.15",
    None,
    "76.90",
    "101.30",
    "95.02",
    "84.99",
    None,
    "90.06",
    "112.40",
    "97.70",
)


def grade_of(total: Decimal) -> tuple[str, Decimal]:
    """Grade and coefficient by the default bounds."""
    return next((name, Decimal(factor)) for name, bound, factor in GRADES if total >= bound)


def line(
    kpi: str, name: str, weight: str, target: str, actual: str | None, score: str | None, **more: Any
) -> LineResult:
    """One line; missing without an actual."""
    state = LineState.SCORED if actual is not None else LineState.MISSING
    number = Decimal(actual) if actual is not None else None
    points = Decimal(score) if score is not None else None
    weighted = None if points is None else (points * Decimal(weight) / 100).quantize(Decimal("0.01"))
    return LineResult(
        kpi,
        name,
        Decimal(weight),
        state,
        Direction.HIGHER,
        Method.RATIO,
        unit="%",
        target=Decimal(target),
        actual=number,
        score=points,
        effective_weight=Decimal(weight),
        weighted=weighted,
        **more,
    )


def lines(complete: bool) -> tuple[LineResult, ...]:
    """A card of three lines."""
    return (
        line("K01", "重点合同执行率", "40", "95", "94", "98.95", veto_mark=VetoMark.HIT, key_strategic=True),
        line("K02", "成品率", "35", "92", "93.1", "101.20"),
        line("K03", "客户质量投诉", "25", "5", "6" if complete else None, "52.00" if complete else None),
    )


def trend(last: Decimal | None, before: str) -> tuple[TrendPoint, ...]:
    """Twelve months that end in `last`."""
    base = Decimal(before)
    earlier = [TrendPoint(code, base + Decimal(n % 5) - 3) for n, code in enumerate(MONTHS[:-2])]
    return (*earlier, TrendPoint(MONTHS[-2], base), TrendPoint(MONTHS[-1], last))


def subject(
    kind: SubjectType, code: str, name: str, department: str, total: str | None, before: str, **more: Any
) -> SubjectResult:
    """One subject, incomplete without a total."""
    points = Decimal(total) if total is not None else None
    grade, coefficient = grade_of(points) if points is not None else (None, None)
    return SubjectResult(
        kind,
        code,
        name,
        department,
        DEPARTMENTS[department][0],
        ResultState.COMPLETE if points is not None else ResultState.INCOMPLETE,
        lines=lines(points is not None),
        total=points,
        grade=grade,
        grade_before=grade,
        grade_coefficient=coefficient,
        coefficient=coefficient,
        trend=trend(points, before),
        **more,
    )


def october(state: PeriodState = PeriodState.OPEN) -> PeriodResult:
    """The period: a veto, a divergence, two incomplete people and an incomplete department."""
    departments = [
        subject(SubjectType.DEPARTMENT, code, name, code, now, before)
        for code, (name, before, now) in DEPARTMENTS.items()
    ]
    people = [
        subject(SubjectType.EMPLOYEE, f"E{n:04d}", name, f"D{n % 6 + 1:02d}", total, "90.00")
        for n, (name, total) in enumerate(zip(PEOPLE, TOTALS, strict=True), 1)
    ]
    veto = VetoEffect(
        "K01",
        "重点合同执行率",
        SubjectKey(SubjectType.DEPARTMENT, "D02"),
        "生产部",
        "<95",
        Decimal(94),
        "%",
        VetoScope.OWN,
        factor=Decimal(0),
        consecutive=2,
    )
    departments[1] = replace(departments[1], vetoes=(veto,), coefficient=Decimal(0))
    return PeriodResult(
        "2026-10",
        Dimension.MONTHLY,
        "华北型钢有限公司",
        state,
        (*departments, *people),
        exceptions(),
        (alarm(),),
        version=1 if state is PeriodState.LOCKED else 0,
        grades=tuple(name for name, _, _ in GRADES),
    )


def alarm() -> Divergence:
    """Yield is green while complaints are red."""
    scores = (Decimal(98), Decimal(99), Decimal(101))
    outcome = (Decimal(72), Decimal(64), Decimal(52))
    return Divergence(
        "K02",
        "成品率",
        "K03",
        "客户质量投诉",
        MONTHS[-3:],
        scores,
        outcome,
        Decimal("99.33"),
        Decimal("62.67"),
    )


def exceptions() -> tuple[Exceptional, ...]:
    """One of most kinds."""
    veto = Step("exception.veto", (("owner", "生产部"), ("condition", "<95"), ("count", 2)))
    missing = Step("line.missing")
    exempt = Step("result.exempt", (("reason", "10 月 12 日入职"),))
    return (
        Exceptional(
            ExceptionKind.VETO, SubjectType.DEPARTMENT, "D02", "生产部", "K01", "重点合同执行率", veto
        ),
        Exceptional(
            ExceptionKind.MISSING, SubjectType.DEPARTMENT, "D04", "质量部", "K03", "客户质量投诉", missing
        ),
        Exceptional(
            ExceptionKind.MISSING, SubjectType.EMPLOYEE, "E0004", "李堃", "K03", "客户质量投诉", missing
        ),
        Exceptional(
            ExceptionKind.MISSING, SubjectType.EMPLOYEE, "E0009", "冯䶮", "K03", "客户质量投诉", missing
        ),
        Exceptional(ExceptionKind.EXEMPT, SubjectType.EMPLOYEE, "E0012", "卫东", None, "", exempt),
    )


def complete() -> PeriodResult:
    """The same with nobody incomplete and nothing to look at."""
    full = october()
    results = tuple(item for item in full.results if item.state is ResultState.COMPLETE)
    return replace(full, results=results, exceptions=(), divergences=())


class NeverLocked:
    """The versions of a period that has none."""

    def of(self, _period: str) -> tuple[object, ...]:
        return ()


@dataclass
class Watch:
    """What of the cycle is due."""

    due: CycleDue = field(default_factory=CycleDue)

    def of(self, _period: str) -> CycleDue:
        return self.due


@dataclass
class Behind:
    """Gaps of other months that are late."""

    gaps: tuple[LateGaps, ...] = ()

    def late(self, besides: str) -> tuple[LateGaps, ...]:
        return tuple(one for one in self.gaps if one.period != besides)


@dataclass
class StubFirm:
    """What the window asks of a company, with given results."""

    result: PeriodResult | None
    path: Path = Path("firm.zhanji")
    name: str = "华北型钢有限公司"
    listeners: list[Callable[[object], None]] = field(default_factory=list)
    locked: list[str] = field(default_factory=list)
    closed: bool = False
    undone: int = 0
    cycle_watch: Watch = field(default_factory=Watch)
    follow_up: Behind = field(default_factory=Behind)

    @property
    def settings(self) -> "StubFirm":
        return self

    @property
    def periods(self) -> "StubFirm":
        return self

    @property
    def results(self) -> "StubFirm":
        return self

    @property
    def checklist(self) -> "StubFirm":
        return self

    @property
    def versions(self) -> "NeverLocked":
        return NeverLocked()

    def before_lock(self, _period: str) -> tuple[object, ...]:
        return ()

    @property
    def trail(self) -> "StubFirm":
        return self

    @property
    def new_company(self) -> "StubFirm":
        return self

    def progress(self) -> Beginning:
        return Beginning(named=True, departments=0, people=0, kpis=0, cards=0, months=0)

    next_undo = None
    next_redo = None

    def read(self) -> Settings:
        return Settings(name=self.name)

    def all(self) -> tuple[PeriodRecord, ...]:
        if self.result is None:
            return ()
        earlier = (PeriodRecord(code, PeriodState.LOCKED) for code in MONTHS[:-1])
        return (*earlier, PeriodRecord("2026-10", self.result.state))

    def latest_month(self) -> str | None:
        return "2026-10" if self.result is not None else None

    def next_month(self) -> str:
        return "2026-11"

    def of(self, code: str) -> PeriodResult:
        if self.result is None:
            raise Mendable("period.unknown", period=code, known="—")
        return replace(self.result, period=code)

    def lock(self, code: str) -> None:
        if self.result is None or self.result.incomplete:
            raise Mendable("period.incomplete", period=code, names="李堃")
        self.locked.append(code)
        self.result = replace(self.result, state=PeriodState.LOCKED)
        self.announce()

    def undo(self) -> None:
        raise Mendable("undo.nothing")

    redo = undo

    def subscribe(self, listener: Callable[[object], None]) -> Callable[[], None]:
        self.listeners.append(listener)
        return lambda: self.listeners.remove(listener)

    def announce(self) -> None:
        for listener in tuple(self.listeners):
            listener(None)

    def close(self) -> None:
        self.closed = True
