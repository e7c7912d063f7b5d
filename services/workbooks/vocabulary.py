"""The closed vocabularies as the workbook contract writes them, in both languages."""

import unicodedata
from collections.abc import Iterable, Mapping
from enum import StrEnum

from models.terms import (
    AbsenceKind,
    AgendaOrder,
    AlarmAnswerKind,
    Basis,
    DayKind,
    Dimension,
    Direction,
    Finding,
    ImprovementSource,
    ImprovementState,
    Liability,
    Method,
    PeriodState,
    PipState,
    PlanState,
    Presence,
    RaterGroup,
    RedLineClass,
    Severity,
    SpreadState,
    SubjectType,
    SupportAnswer,
    TotalMethod,
    VetoScope,
)
from services.domain.result import ExceptionKind, ResultState
from services.workbooks.problems import Bilingual


def fold(text: str) -> str:
    """What stays of a name when width, case, spaces, dashes and a required column's star do not count."""
    kept = unicodedata.normalize("NFKC", text).casefold()
    return "".join(char for char in kept if not char.isspace() and char not in "-_–—").strip("*")


class Vocabulary:
    """One vocabulary: each language's first word is written; all are read, and so are the members' values."""

    def __init__(self, words: Mapping[StrEnum, tuple[str, str]]) -> None:
        self._written = {
            member: Bilingual(zh.split("|")[0], en.split("|")[0]) for member, (zh, en) in words.items()
        }
        self._read: dict[str, StrEnum] = {}
        for member, texts in words.items():
            for word in (member.value, *"|".join(texts).split("|")):
                self._read[fold(word)] = member

    def read(self, text: str) -> StrEnum | None:
        """The member that `text` names, None when it names none."""
        return self._read.get(fold(text))

    def write(self, member: StrEnum, language: str) -> str:
        """The word for a member."""
        return self._written[member].of(language)

    @property
    def choices(self) -> Bilingual:
        """All words, for the message to whoever wrote another."""
        return Bilingual(*(_listed(words) for words in zip(*self._written.values(), strict=True)))


def _listed(words: Iterable[str]) -> str:
    return " / ".join(words)


SUBJECTS = Vocabulary(
    {SubjectType.DEPARTMENT: ("部门", "department"), SubjectType.EMPLOYEE: ("员工", "employee")}
)
CARD_OWNERS = Vocabulary(
    {
        SubjectType.DEPARTMENT: ("部门", "department"),
        SubjectType.POSITION: ("岗位", "position"),
        SubjectType.EMPLOYEE: ("员工", "employee"),
    }
)
DIMENSIONS = Vocabulary(
    {
        Dimension.MONTHLY: ("月度|月", "monthly|month"),
        Dimension.QUARTERLY: ("季度|季", "quarterly|quarter"),
        Dimension.HALF_YEARLY: ("半年度|半年", "half-yearly|half"),
        Dimension.ANNUAL: ("年度|年", "annual|yearly|year"),
    }
)
DIRECTIONS = Vocabulary(
    {
        Direction.HIGHER: ("正向", "higher"),
        Direction.LOWER: ("反向|逆向", "lower"),
        Direction.CLOSER: ("趋中", "closer"),
    }
)
METHODS = Vocabulary(
    {
        Method.RATIO: ("完成率法|完成率", "ratio"),
        Method.INTERPOLATE: ("线性插值法|插值法|线性插值", "interpolate"),
        Method.BANDS: ("区间法|层差法|区间法·层差法", "bands"),
        Method.DEDUCTION: ("扣分法", "deduction"),
        Method.PLUS_MINUS: ("加减分法", "plus_minus"),
        Method.PASS_FAIL: ("非此即彼法", "pass_fail"),
        Method.DESCRIBED: ("说明法", "described"),
        Method.MILESTONE: ("计划类|计划类法", "milestone"),
        Method.EFFICACY: ("功效系数法", "efficacy"),
        Method.CLOSER: ("趋中法", "closer"),
        Method.RATING: ("评价法", "rating"),
        Method.DIRECT: ("直接计分|直接计分法", "direct"),
    }
)
BASES = Vocabulary({Basis.PERIOD: ("当期", "period"), Basis.YEAR_TO_DATE: ("累计", "year-to-date|ytd")})
TOTALS = Vocabulary(
    {
        TotalMethod.WEIGHTED: ("加权平均|加权平均法", "weighted|weighted mean"),
        TotalMethod.SIMPLE: ("单一评分|单一评分法", "simple|simple mean"),
    }
)
SCOPES = Vocabulary({VetoScope.OWN: ("本人", "own"), VetoScope.DEPARTMENT: ("部门", "department")})
GROUPS = Vocabulary(
    {
        RaterGroup.SELF: ("自评|自我评价|本人", "self|self-rating"),
        RaterGroup.SUPERIOR: ("上级|上级评价", "superior"),
        RaterGroup.PEER: ("同级|同级互评|同事", "peer"),
        RaterGroup.SUBORDINATE: ("下级|下级评价|下属", "subordinate"),
        RaterGroup.EXPERT: ("专家|专家评价", "expert"),
        RaterGroup.INNER: ("内部客户", "inner|inner customer"),
        RaterGroup.OUTER: ("外部客户", "outer|outer customer"),
    }
)
SEVERITIES = Vocabulary(
    {Severity.HIGH: ("高", "high"), Severity.MEDIUM: ("中", "medium"), Severity.LOW: ("低", "low")}
)
STATES = Vocabulary(
    {
        PeriodState.OPEN: ("开放", "open"),
        PeriodState.COLLECTING: ("收数|收数中", "collecting"),
        PeriodState.SCORING: ("评分|评分中", "scoring"),
        PeriodState.REVIEW: ("复核|复核中", "review"),
        PeriodState.LOCKED: ("锁定|已锁定", "locked"),
    }
)
ABSENCES = Vocabulary(
    {
        AbsenceKind.SICK: ("病假", "sick"),
        AbsenceKind.INJURY: ("工伤", "injury|work injury"),
        AbsenceKind.PARENTAL: ("产假|产假陪产假|育儿假|陪产假", "parental"),
        AbsenceKind.PERSONAL: ("事假", "personal"),
        AbsenceKind.OTHER: ("其他", "other"),
    }
)
CLASSES = Vocabulary(
    {
        RedLineClass.I: ("I|I类", "I|class I"),
        RedLineClass.II: ("II|II类", "II|class II"),
        RedLineClass.III: ("III|III类", "III|class III"),
    }
)
LIABILITIES = Vocabulary(
    {
        Liability.DIRECT: ("直接|直接责任", "direct"),
        Liability.MANAGERIAL: ("领导|领导责任", "managerial"),
        Liability.JOINT: ("连带|连带责任", "joint"),
    }
)
PLAN_STATES = Vocabulary(
    {
        PlanState.OPEN: ("未完成|进行中", "open"),
        PlanState.DONE: ("已完成|完成", "done"),
        PlanState.DROPPED: ("已取消|取消", "dropped"),
    }
)
SOURCES = Vocabulary(
    {
        ImprovementSource.GAP: ("差距", "gap"),
        ImprovementSource.RESOLUTION: ("决议", "resolution"),
        ImprovementSource.OTHER: ("其他", "other"),
    }
)
IMPROVEMENT_STATES = Vocabulary(
    {
        ImprovementState.PROPOSED: ("待采纳", "proposed"),
        ImprovementState.OPEN: ("进行中", "open"),
        ImprovementState.DONE: ("待验收", "done"),
        ImprovementState.CLOSED: ("已验收", "closed"),
        ImprovementState.DROPPED: ("已取消", "dropped"),
    }
)
ORDERS = Vocabulary(
    {
        AgendaOrder.VALUE_CHAIN: ("价值链", "value chain"),
        AgendaOrder.LOWEST_FIRST: ("低分在前", "lowest first"),
        AgendaOrder.AS_LAST: ("沿用上次", "as last"),
        AgendaOrder.BY_HAND: ("手工", "by hand"),
    }
)
PRESENCES = Vocabulary(
    {
        Presence.PRESENT: ("到会", "present"),
        Presence.LATE: ("迟到", "late"),
        Presence.EXCUSED: ("请假", "excused"),
        Presence.ABSENT: ("缺席", "absent"),
    }
)
SUPPORT_ANSWERS = Vocabulary(
    {
        SupportAnswer.GRANTED: ("同意", "granted"),
        SupportAnswer.PARTLY: ("部分同意", "partly"),
        SupportAnswer.REFUSED: ("不同意", "refused"),
    }
)
DAY_KINDS = Vocabulary({DayKind.OFF: ("休息", "off"), DayKind.WORK: ("上班", "work")})
SPREADS = Vocabulary(
    {
        SpreadState.PLANNED: ("计划推广", "planned"),
        SpreadState.TRYING: ("试行", "trying"),
        SpreadState.ADOPTED: ("已采用", "adopted"),
        SpreadState.DROPPED: ("不采用", "dropped"),
    }
)
PIP_STATES = Vocabulary(
    {
        PipState.OPEN: ("进行中", "open"),
        PipState.PASSED: ("达到要求", "passed"),
        PipState.UNMET: ("未达到要求", "unmet"),
        PipState.STOPPED: ("中止", "stopped"),
    }
)
FINDINGS = Vocabulary(
    {
        Finding.MET: ("达到", "met"),
        Finding.PARTLY: ("部分达到", "partly"),
        Finding.UNMET: ("未达到", "unmet"),
    }
)

RESULT_STATES = Vocabulary(
    {
        ResultState.COMPLETE: ("完整", "complete"),
        ResultState.INCOMPLETE: ("不完整", "incomplete"),
        ResultState.UNSCORED: ("不计分", "unscored"),
        ResultState.EXEMPT: ("豁免", "exempt"),
    }
)
EXCEPTIONS = Vocabulary(
    {
        ExceptionKind.MISSING: ("缺数据", "missing"),
        ExceptionKind.NOT_APPLICABLE: ("不适用", "not applicable"),
        ExceptionKind.VETO: ("否决", "veto"),
        ExceptionKind.NO_CARD: ("无考核表", "no card"),
        ExceptionKind.EXEMPT: ("豁免", "exempt"),
        ExceptionKind.ALARM: ("背离预警", "alarm"),
    }
)
ALARM_ANSWERS = Vocabulary(
    {
        AlarmAnswerKind.ACCEPTED: ("接受", "accepted"),
        AlarmAnswerKind.REDEFINED: ("重新定义", "redefined"),
        AlarmAnswerKind.SNOOZED: ("暂缓", "snoozed"),
    }
)


def groups_in(language: str, text: str) -> str:
    """Rater groups with weights in the words of a language; the rules read them back."""
    parts = (part.split(":") for part in text.split(", "))
    return ", ".join(f"{GROUPS.write(RaterGroup(name), language)}:{weight}" for name, weight in parts)
