"""What is entered for a period: actuals, ratings, adjustments, attendance, waivers, annual parts."""

from dataclasses import dataclass
from decimal import Decimal

from models.terms import RaterGroup, SubjectType


@dataclass(frozen=True, slots=True)
class Actual:
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


@dataclass(frozen=True, slots=True)
class Rating:
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


@dataclass(frozen=True, slots=True)
class Adjustment:
    """Points added or taken with a reason (加减分); `position` orders a subject's adjustments from 0."""

    period: str
    type: SubjectType
    subject: str
    position: int
    points: Decimal
    reason: str


@dataclass(frozen=True, slots=True)
class Attendance:
    """Attendance share of a person in a period, and the reason when exempt (出勤豁免).

    A non-empty `exemption` exempts; a non-empty `kept` is why a proposed exemption was declined.
    """

    period: str
    employee: str
    share: Decimal | None = None
    exemption: str = ""
    kept: str = ""


@dataclass(frozen=True, slots=True)
class Waiver:
    """A veto that somebody named waived, with a reason (否决豁免)."""

    period: str
    type: SubjectType
    subject: str
    kpi: str
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class AnnualPart:
    """A part of a person's annual result (年度分项).

    Months, satisfaction, review, card or a name of the settings.
    """

    year: int
    employee: str
    part: str
    score: Decimal
