"""What of the cycle is due: the meeting on a period, and what is late today."""

from datetime import date
from enum import StrEnum

from msgspec import Struct


class MeetingStep(StrEnum):
    """How far the report meeting on a period is; a period can do without."""

    NONE = "none"
    PREPARED = "prepared"
    UNDER_WAY = "under_way"
    HELD = "held"


class DueStop(Struct, frozen=True):
    """A checkpoint of somebody's improvement plan that is due: after how many days, on which day."""

    name: str
    days: int
    day: date


class LateGaps(Struct, frozen=True):
    """So many gaps of a period without action though they were to have one by `due`."""

    period: str
    count: int
    due: date


class CycleDue(Struct, frozen=True):
    """`sheets` of `speakers` have all their words written; `gaps` are without action after the meeting,
    past their time when `gaps_due` is over; `overdue` actions of any period, the oldest due on `oldest`.
    """

    step: MeetingStep = MeetingStep.NONE
    day: date | None = None
    sheets: int = 0
    speakers: int = 0
    gaps: int = 0
    gaps_due: date | None = None
    gaps_late: bool = False
    overdue: int = 0
    oldest: date | None = None
    stops: tuple[DueStop, ...] = ()
