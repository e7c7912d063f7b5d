"""The closed vocabularies of the field, shared by the store and the services.

Values are what the file holds.
"""

from enum import StrEnum


class SubjectType(StrEnum):
    """Who is appraised, or whose scorecard it is (对象类型)."""

    DEPARTMENT = "department"
    POSITION = "position"
    EMPLOYEE = "employee"


class Dimension(StrEnum):
    """The cycle of a scorecard and the kind of a period (考核周期)."""

    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half-yearly"
    ANNUAL = "annual"


class Direction(StrEnum):
    """Which way is better (正向 / 反向 / 趋中)."""

    HIGHER = "higher"
    LOWER = "lower"
    CLOSER = "closer"


class Method(StrEnum):
    """The twelve scoring methods (计分方法), by the ids of the scoring rules."""

    RATIO = "ratio"
    INTERPOLATE = "interpolate"
    BANDS = "bands"
    DEDUCTION = "deduction"
    PLUS_MINUS = "plus_minus"
    PASS_FAIL = "pass_fail"
    DESCRIBED = "described"
    MILESTONE = "milestone"
    EFFICACY = "efficacy"
    CLOSER = "closer"
    RATING = "rating"
    DIRECT = "direct"


class Basis(StrEnum):
    """Whether actual and target are the period's own or the fiscal year's sum so far (取值)."""

    PERIOD = "period"
    YEAR_TO_DATE = "year-to-date"


class TotalMethod(StrEnum):
    """How line scores become a total (合计方法)."""

    WEIGHTED = "weighted"
    SIMPLE = "simple"


class VetoScope(StrEnum):
    """Whom a veto strikes: the card's owner, or the whole department (否决范围)."""

    OWN = "own"
    DEPARTMENT = "department"


class RaterGroup(StrEnum):
    """The groups of a 360 review (组别)."""

    SELF = "self"
    SUPERIOR = "superior"
    PEER = "peer"
    SUBORDINATE = "subordinate"
    EXPERT = "expert"
    INNER = "inner"
    OUTER = "outer"


class Severity(StrEnum):
    """How much an issue harms (严重度)."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class PeriodState(StrEnum):
    """Where a period stands (状态), in the order of its month."""

    OPEN = "open"
    COLLECTING = "collecting"
    SCORING = "scoring"
    REVIEW = "review"
    LOCKED = "locked"


class RedLineClass(StrEnum):
    """The class of a red-line case, the first the gravest (级别)."""

    I = "I"  # noqa: E741
    II = "II"
    III = "III"


class Liability(StrEnum):
    """The kind of responsibility in a red-line case (责任)."""

    DIRECT = "direct"
    MANAGERIAL = "managerial"
    JOINT = "joint"


class AlarmAnswerKind(StrEnum):
    """What became of a divergence alarm: accepted with a reason, the KPI redefined, or put off (背离处理)."""

    ACCEPTED = "accepted"
    REDEFINED = "redefined"
    SNOOZED = "snoozed"


class AbsenceKind(StrEnum):
    """Why somebody was away (缺勤类别)."""

    SICK = "sick"
    INJURY = "injury"
    PARENTAL = "parental"
    PERSONAL = "personal"
    OTHER = "other"
