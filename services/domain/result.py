"""What scoring a period gives: lines with their explanation, vetoes, totals, grades, exceptions (考核结果).

Everything a sheet prints stands in here by value: a locked result needs nothing that may change later.
"""

from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from models.terms import (
    Basis,
    Dimension,
    Direction,
    Liability,
    Method,
    PeriodState,
    RedLineClass,
    SubjectType,
    TotalMethod,
    VetoScope,
)
from services.domain.scorecard import SubjectKey
from services.domain.target import TargetSource

Fact = Decimal | int | str


class Step(Struct, frozen=True):
    """One sentence of an explanation: a code of `services.wording` and its facts, in order of mention."""

    code: str
    facts: tuple[tuple[str, Fact], ...] = ()


class LineState(StrEnum):
    """Whether a line has a score."""

    SCORED = "scored"
    MISSING = "missing"
    NOT_APPLICABLE = "not applicable"


class ResultState(StrEnum):
    """Whether a subject's result stands (完整 / 不完整 / 不计分 / 豁免)."""

    COMPLETE = "complete"
    INCOMPLETE = "incomplete"
    UNSCORED = "unscored"
    EXEMPT = "exempt"


class VetoMark(StrEnum):
    """What a veto's condition said of a line."""

    MET = "met"
    HIT = "hit"
    WAIVED = "waived"
    NOT_APPLICABLE = "not applicable"
    MISSING = "missing"


class LineResult(Struct, frozen=True):
    """One line of a subject's card, scored.

    `score` is official (2 places); `weighted` and `effective_weight` are for show (2 places).
    `achievement` is the rate in percent where it has a meaning, else None; `veto_mark` is None on a line
    without a veto; `target_from` where there is no target, or an older version did not keep it.
    """

    kpi: str
    name: str
    weight: Decimal
    state: LineState
    direction: Direction
    method: Method
    unit: str = ""
    decimals: int | None = None
    basis: Basis = Basis.PERIOD
    perspective: str = ""
    definition: str = ""
    formula: str = ""
    provider: str = ""
    parameters: str = ""
    key_strategic: bool = False
    target: Decimal | None = None
    target_from: TargetSource | None = None
    actual: Decimal | None = None
    actual_text: str | None = None
    achievement: Decimal | None = None
    self_score: Decimal | None = None
    score: Decimal | None = None
    effective_weight: Decimal | None = None
    weighted: Decimal | None = None
    na_reason: str = ""
    note: str = ""
    veto_mark: VetoMark | None = None
    steps: tuple[Step, ...] = ()


class VetoEffect(Struct, frozen=True):
    """A veto hit that strikes this subject, its own or its department's.

    `factor` multiplies the coefficient (0 denies the bonus), or `ceiling` names the best grade left.
    `consecutive` counts the owner's hits in adjoining periods, this one included; from the `escalation`th on
    the year's grade is at most `year_ceiling`. A waived hit is kept, with who and why, and has no effect.
    """

    kpi: str
    name: str
    owner: SubjectKey
    owner_name: str
    condition: str
    actual: Decimal | None
    unit: str
    scope: VetoScope
    factor: Decimal | None = None
    ceiling: str | None = None
    consecutive: int = 1
    escalated: bool = False
    escalation: int | None = None
    year_ceiling: str = ""
    waived_by: str = ""
    waiver_reason: str = ""


class RedLineEffect(Struct, frozen=True):
    """A red-line case that strikes this subject in this period.

    `grade` is the class that counts after accumulation. A case that falls in this period brings its `factor`;
    in an annual result every grave case of the year brings its `ceiling`, and `falls` is mostly False.
    """

    case: str
    grade: RedLineClass
    liability: Liability
    facts: str
    factor: Decimal
    ceiling: str | None = None
    falls: bool = True


class AppliedAdjustment(Struct, frozen=True):
    """Points added or taken, with the reason."""

    points: Decimal
    reason: str


class TrendPoint(Struct, frozen=True):
    """A subject's official total in a period; None where there was none."""

    period: str
    total: Decimal | None


class SubjectResult(Struct, frozen=True):
    """A subject's result in a period.

    Total has 2 places; `coefficient` is the effective one; `grade` is after ceilings.
    Incomplete: total, grade, coefficient and rank are None, the lines that have a score keep it.
    `trend` runs over up to 12 periods of the same kind, this one last.
    `card_from` and `card_code` name whose card holds; without one, `card_from` is the averaged kind.
    """

    type: SubjectType
    code: str
    name: str
    department: str
    department_name: str
    state: ResultState
    position_name: str = ""
    manager_name: str = ""
    head: bool = False
    card_from: str = ""
    card_code: str = ""
    total_method: TotalMethod = TotalMethod.WEIGHTED
    lines: tuple[LineResult, ...] = ()
    adjustments: tuple[AppliedAdjustment, ...] = ()
    total: Decimal | None = None
    grade: str | None = None
    grade_before: str | None = None
    grade_coefficient: Decimal | None = None
    coefficient: Decimal | None = None
    vetoes: tuple[VetoEffect, ...] = ()
    red_lines: tuple[RedLineEffect, ...] = ()
    rank: int | None = None
    exemption: str = ""
    attendance: Decimal | None = None
    steps: tuple[Step, ...] = ()
    trend: tuple[TrendPoint, ...] = ()

    @property
    def key(self) -> SubjectKey:
        """Type and code."""
        return SubjectKey(self.type, self.code)

    def is_of(self, key: SubjectKey) -> bool:
        """Whether it is this subject's, without making its key."""
        return self.code == key.code and self.type is key.type

    @property
    def adjustment(self) -> Decimal:
        """The sum of the adjustments."""
        return sum((item.points for item in self.adjustments), Decimal(0))

    @property
    def struck(self) -> tuple[VetoEffect, ...]:
        """The vetoes that count, the waived ones left out."""
        return tuple(veto for veto in self.vetoes if not veto.waived_by)

    @property
    def missing(self) -> tuple[LineResult, ...]:
        """The lines that still lack an actual."""
        return tuple(line for line in self.lines if line.state is LineState.MISSING)


class ExceptionKind(StrEnum):
    """What the officer must look at before she locks (异常)."""

    MISSING = "missing"
    NOT_APPLICABLE = "not applicable"
    VETO = "veto"
    NO_CARD = "no card"
    EXEMPT = "exempt"
    ALARM = "alarm"


class Exceptional(Struct, frozen=True):
    """One row of the exceptions: whose, which KPI, what; `step` says it in words."""

    kind: ExceptionKind
    type: SubjectType
    code: str
    name: str
    kpi: str | None
    kpi_name: str
    step: Step


class Divergence(Struct, frozen=True):
    """A divergence alarm (背离预警): a KPI is green while its outcome is red or moves against it.

    Means cover `periods`, the last n common ones; `correlation` is Spearman's over the last 6, None when it
    did not raise the alarm.
    """

    kpi: str
    name: str
    outcome: str
    outcome_name: str
    periods: tuple[str, ...]
    scores: tuple[Decimal, ...]
    outcome_scores: tuple[Decimal, ...]
    mean: Decimal
    outcome_mean: Decimal
    correlation: Decimal | None = None


class PeriodResult(Struct, frozen=True):
    """All results of a period: departments, then employees, by code. `version` counts locks, 0 while open.

    `seal` is the audit chain's hash at the lock (hex), empty while open.
    """

    period: str
    dimension: Dimension
    company: str
    state: PeriodState
    results: tuple[SubjectResult, ...]
    exceptions: tuple[Exceptional, ...] = ()
    divergences: tuple[Divergence, ...] = ()
    version: int = 0
    seal: str = ""
    grades: tuple[str, ...] = ()
    adjustment_bound: Decimal = Decimal(10)

    @property
    def incomplete(self) -> tuple[SubjectResult, ...]:
        """The subjects that cannot be scored yet."""
        return tuple(result for result in self.results if result.state is ResultState.INCOMPLETE)
