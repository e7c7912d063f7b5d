"""The firm's own calendar."""

from datetime import date

from msgspec import Struct

from models.terms import DayKind


class CalendarDay(Struct, frozen=True):
    """A day that the firm has otherwise than the official calendar."""

    day: date
    kind: DayKind
    name: str = ""


class SpecialDay(Struct, frozen=True):
    """A day that is not as its weekday says; `name` is a holiday's English name, or the firm's own words."""

    day: date
    kind: DayKind
    name: str
    own: bool = False
