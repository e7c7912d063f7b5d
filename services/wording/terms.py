"""The field's closed vocabularies in the user's language, for workbooks, print and the window."""

from collections.abc import Mapping
from enum import StrEnum

from models.terms import (
    AbsenceKind,
    AgendaOrder,
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
from services.domain.result import ExceptionKind, LineState, ResultState, VetoMark
from services.domain.target import TargetSource
from services.language import N_, Language

TERMS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
    SubjectType: {
        SubjectType.DEPARTMENT: N_("Department"),
        SubjectType.POSITION: N_("Position"),
        SubjectType.EMPLOYEE: N_("Employee"),
    },
    Dimension: {
        Dimension.MONTHLY: N_("Monthly"),
        Dimension.QUARTERLY: N_("Quarterly"),
        Dimension.HALF_YEARLY: N_("Half-yearly"),
        Dimension.ANNUAL: N_("Annual"),
    },
    Direction: {
        Direction.HIGHER: N_("Higher is better"),
        Direction.LOWER: N_("Lower is better"),
        Direction.CLOSER: N_("Closer is better"),
    },
    Method: {
        Method.RATIO: N_("Achievement rate method"),
        Method.INTERPOLATE: N_("Linear interpolation"),
        Method.BANDS: N_("Bands"),
        Method.DEDUCTION: N_("Deduction"),
        Method.PLUS_MINUS: N_("Plus–minus"),
        Method.PASS_FAIL: N_("Pass–fail"),
        Method.DESCRIBED: N_("Described levels"),
        Method.MILESTONE: N_("Milestone"),
        Method.EFFICACY: N_("Efficacy coefficient"),
        Method.CLOSER: N_("Nearness to target"),
        Method.RATING: N_("Rating"),
        Method.DIRECT: N_("Direct score"),
    },
    Basis: {
        Basis.PERIOD: N_("This period's value"),
        Basis.YEAR_TO_DATE: N_("Year to date"),
    },
    TotalMethod: {
        TotalMethod.WEIGHTED: N_("Weighted mean"),
        TotalMethod.SIMPLE: N_("Simple mean"),
    },
    VetoScope: {
        VetoScope.OWN: N_("Card's owner"),
        VetoScope.DEPARTMENT: N_("Whole department"),
    },
    RaterGroup: {
        RaterGroup.SELF: N_("Self-rating"),
        RaterGroup.SUPERIOR: N_("Superior"),
        RaterGroup.PEER: N_("Peer"),
        RaterGroup.SUBORDINATE: N_("Subordinate"),
        RaterGroup.EXPERT: N_("Expert"),
        RaterGroup.INNER: N_("Inner customer"),
        RaterGroup.OUTER: N_("Outer customer"),
    },
    Severity: {
        Severity.HIGH: N_("High severity"),
        Severity.MEDIUM: N_("Medium severity"),
        Severity.LOW: N_("Low severity"),
    },
    PeriodState: {
        PeriodState.OPEN: N_("Period open"),
        PeriodState.COLLECTING: N_("Collecting"),
        PeriodState.SCORING: N_("Scoring under way"),
        PeriodState.REVIEW: N_("In review"),
        PeriodState.LOCKED: N_("Locked"),
    },
    AbsenceKind: {
        AbsenceKind.SICK: N_("Sick leave"),
        AbsenceKind.INJURY: N_("Work injury"),
        AbsenceKind.PARENTAL: N_("Parental leave"),
        AbsenceKind.PERSONAL: N_("Personal leave"),
        AbsenceKind.OTHER: N_("Other absence"),
    },
    PlanState: {
        PlanState.OPEN: N_("Not done yet"),
        PlanState.DONE: N_("Carried out"),
        PlanState.DROPPED: N_("Cancelled"),
    },
    ImprovementSource: {
        ImprovementSource.GAP: N_("Gap"),
        ImprovementSource.RESOLUTION: N_("Resolution"),
        ImprovementSource.OTHER: N_("Other reason"),
    },
    ImprovementState: {
        ImprovementState.PROPOSED: N_("Proposed"),
        ImprovementState.OPEN: N_("Under way"),
        ImprovementState.DONE: N_("Awaits close-out"),
        ImprovementState.CLOSED: N_("Closed out"),
        ImprovementState.DROPPED: N_("Cancelled"),
    },
    AgendaOrder: {
        AgendaOrder.VALUE_CHAIN: N_("Along the value chain"),
        AgendaOrder.LOWEST_FIRST: N_("Lowest score first"),
        AgendaOrder.AS_LAST: N_("As last time"),
        AgendaOrder.BY_HAND: N_("By hand"),
    },
    Presence: {
        Presence.PRESENT: N_("Present"),
        Presence.LATE: N_("Late"),
        Presence.EXCUSED: N_("Excused"),
        Presence.ABSENT: N_("Absent from the meeting"),
    },
    SupportAnswer: {
        SupportAnswer.GRANTED: N_("Granted"),
        SupportAnswer.PARTLY: N_("Partly granted"),
        SupportAnswer.REFUSED: N_("Refused"),
    },
    DayKind: {
        DayKind.OFF: N_("Day off"),
        DayKind.WORK: N_("Working day"),
    },
    SpreadState: {
        SpreadState.PLANNED: N_("Planned"),
        SpreadState.TRYING: N_("Being tried"),
        SpreadState.ADOPTED: N_("Adopted"),
        SpreadState.DROPPED: N_("Not adopted"),
    },
    PipState: {
        PipState.OPEN: N_("Under way"),
        PipState.PASSED: N_("Requirements met"),
        PipState.UNMET: N_("Requirements not met"),
        PipState.STOPPED: N_("Stopped"),
    },
    Finding: {
        Finding.MET: N_("Met"),
        Finding.PARTLY: N_("Partly met"),
        Finding.UNMET: N_("Not met"),
    },
    RedLineClass: {
        RedLineClass.I: N_("Class I"),
        RedLineClass.II: N_("Class II"),
        RedLineClass.III: N_("Class III"),
    },
    Liability: {
        Liability.DIRECT: N_("Direct liability"),
        Liability.MANAGERIAL: N_("Managerial liability"),
        Liability.JOINT: N_("Joint liability"),
    },
    LineState: {
        LineState.SCORED: N_("Scored"),
        LineState.MISSING: N_("Missing"),
        LineState.NOT_APPLICABLE: N_("Not applicable"),
    },
    ResultState: {
        ResultState.COMPLETE: N_("Complete"),
        ResultState.INCOMPLETE: N_("Incomplete"),
        ResultState.UNSCORED: N_("Unscored"),
        ResultState.EXEMPT: N_("Exempt"),
    },
    VetoMark: {
        VetoMark.MET: N_("Condition not hit"),
        VetoMark.HIT: N_("Veto hit"),
        VetoMark.WAIVED: N_("Waived"),
        VetoMark.NOT_APPLICABLE: N_("Not applicable"),
        VetoMark.MISSING: N_("Missing"),
    },
    TargetSource: {
        TargetSource.CARD: N_("The scorecard's line"),
        TargetSource.PERIOD: N_("Set for this period"),
        TargetSource.PLANNED: N_("Planned for this month in the year's targets"),
        TargetSource.MONTHS: N_("Sum of the months' targets"),
    },
    ExceptionKind: {
        ExceptionKind.MISSING: N_("Missing"),
        ExceptionKind.NOT_APPLICABLE: N_("Not applicable"),
        ExceptionKind.VETO: N_("Veto"),
        ExceptionKind.NO_CARD: N_("No scorecard"),
        ExceptionKind.EXEMPT: N_("Exempt"),
        ExceptionKind.ALARM: N_("Divergence alarm"),
    },
}
"""By vocabulary first: members of two with the same text (`lower`, `department`) would be one key."""


def label(say: Language, term: StrEnum) -> str:
    """A term in the user's language."""
    return say(TERMS[type(term)][term])
