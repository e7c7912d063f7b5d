"""The firm's settings (设置) with the defaults of the scoring rules."""

from decimal import Decimal

from msgspec import Struct

from models.terms import AgendaOrder


class Grade(Struct, frozen=True):
    """A grade (绩效等级): closed lower bound, None for the last; coefficient (绩效系数)."""

    name: str
    bound: Decimal | None
    coefficient: Decimal


class AnnualShare(Struct, frozen=True):
    """A part of the annual total and its weight (年度构成)."""

    part: str
    weight: Decimal


DEFAULT_GRADES = (
    Grade("S", Decimal(110), Decimal("1.2")),
    Grade("A", Decimal(100), Decimal("1.1")),
    Grade("B", Decimal(85), Decimal("1.0")),
    Grade("C", Decimal(70), Decimal("0.8")),
    Grade("D", None, Decimal("0.5")),
)
DEFAULT_ANNUAL = (
    AnnualShare("months", Decimal(60)),
    AnnualShare("satisfaction", Decimal(25)),
    AnnualShare("review", Decimal(15)),
)
DEFAULT_PERSPECTIVES = ("财务", "客户", "内部流程", "学习成长")
"""The lanes of a strategy map to start with, top first."""


class Settings(Struct, frozen=True):
    """Company and scoring settings; `fiscal_start` is the first month of the fiscal year (1–12).

    `perspectives` orders the lanes of the map; `logo` is a PNG as base64 text,
    `rating_groups` the groups and weights that a new rated KPI starts with. Report meetings fall on the
    working day `meeting_workday` of the month after; every gap has its revised action within `revision_days`
    working days. `meeting_chair` and `meeting_recorder` are employee numbers."""

    name: str = ""
    fiscal_start: int = 1
    value_driver: str = ""
    strategic_intent: str = ""
    grades: tuple[Grade, ...] = DEFAULT_GRADES
    adjustment_bound: Decimal = Decimal(10)
    company_coefficient: Decimal = Decimal(1)
    veto_escalation: int = 3
    escalation_ceiling: str = "C"
    annual_parts: tuple[AnnualShare, ...] = DEFAULT_ANNUAL
    anonymity_minimum: int = 3
    rating_groups: str = "self:10, superior:60, peer:30"
    perspectives: tuple[str, ...] = DEFAULT_PERSPECTIVES
    alarm_periods: int = 3
    alarm_green: Decimal = Decimal(90)
    alarm_red: Decimal = Decimal(70)
    meeting_workday: int = 8
    meeting_start: str = "09:00"
    meeting_end: str = "12:00"
    meeting_place: str = ""
    meeting_chair: str = ""
    meeting_recorder: str = ""
    meeting_order: AgendaOrder = AgendaOrder.VALUE_CHAIN
    report_minutes: int = 10
    challenge_minutes: int = 5
    comment_minutes: int = 3
    revision_days: int = 2
    logo: str = ""
    language: str = "zh"
