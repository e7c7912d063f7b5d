"""What is entered for a period: actuals, ratings, adjustments, attendance, waivers, annual parts."""

from decimal import Decimal

from msgspec import Struct

from models.terms import RaterGroup, SubjectType


class Actual(Struct, frozen=True):
    """The actual of one KPI of a subject (实际值).

    `value` is a number; `text` is a level's name for `described`, or "yes"/"no" for `pass_fail`; at most
    one of them is set.
    `target` replaces the card's for this period. A non-empty `na_reason` marks the line not applicable.
    """

    period: str
    type: SubjectType
    subject: str
    kpi: str
    value: Decimal | None = None
    text: str | None = None
    target: Decimal | None = None
    self_score: Decimal | None = None
    na_reason: str = ""
    note: str = ""


class Rating(Struct, frozen=True):
    """One rater's score on a `rating` line (评价); `position` orders a line's ratings from 0."""

    period: str
    type: SubjectType
    subject: str
    kpi: str
    position: int
    group: RaterGroup
    score: Decimal
    rater: str = ""
    reason: str = ""


class Adjustment(Struct, frozen=True):
    """Points added or taken with a reason (加减分); `position` orders a subject's adjustments from 0."""

    period: str
    type: SubjectType
    subject: str
    position: int
    points: Decimal
    reason: str


class Attendance(Struct, frozen=True):
    """Attendance share of a person in a period, and the reason when exempt (出勤豁免).

    A non-empty `exemption` exempts; a non-empty `kept` is why a proposed exemption was declined.
    """

    period: str
    employee: str
    share: Decimal | None = None
    exemption: str = ""
    kept: str = ""


class Waiver(Struct, frozen=True):
    """A veto that somebody named waived, with a reason (否决豁免)."""

    period: str
    type: SubjectType
    subject: str
    kpi: str
    by: str
    reason: str


class AnnualPart(Struct, frozen=True):
    """A part of a person's annual result (年度分项).

    Months, satisfaction, review, card or a name of the settings.
    """

    year: int
    employee: str
    part: str
    score: Decimal
