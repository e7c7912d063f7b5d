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


class PlanState(StrEnum):
    """Where a plan line stands (计划状态); a line still open at the month's end is carried over."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class ImprovementSource(StrEnum):
    """What an improvement action answers (行动来源)."""

    GAP = "gap"
    RESOLUTION = "resolution"
    OTHER = "other"


class ImprovementState(StrEnum):
    """Where an improvement action stands (行动状态), in the order of its life."""

    PROPOSED = "proposed"
    OPEN = "open"
    DONE = "done"
    CLOSED = "closed"
    DROPPED = "dropped"


class AgendaOrder(StrEnum):
    """How the speakers of a meeting are put in order (述职顺序)."""

    VALUE_CHAIN = "value_chain"
    LOWEST_FIRST = "lowest_first"
    AS_LAST = "as_last"
    BY_HAND = "by_hand"


class Presence(StrEnum):
    """Whether somebody came to the meeting (到会情况)."""

    PRESENT = "present"
    LATE = "late"
    EXCUSED = "excused"
    ABSENT = "absent"


class SupportAnswer(StrEnum):
    """What the meeting answered to the support that a speaker asked for (支持答复)."""

    GRANTED = "granted"
    PARTLY = "partly"
    REFUSED = "refused"


class DayKind(StrEnum):
    """Whether people work on a day (日历类型)."""

    OFF = "off"
    WORK = "work"


class SpreadState(StrEnum):
    """How far a department is with a good practice (推广状态)."""

    PLANNED = "planned"
    TRYING = "trying"
    ADOPTED = "adopted"
    DROPPED = "dropped"


class PipState(StrEnum):
    """Where a performance improvement plan stands (绩效改进计划状态)."""

    OPEN = "open"
    PASSED = "passed"
    UNMET = "unmet"
    STOPPED = "stopped"


class Finding(StrEnum):
    """What a checkpoint found (检查结论)."""

    MET = "met"
    PARTLY = "partly"
    UNMET = "unmet"
