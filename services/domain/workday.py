"""The firm's own calendar."""

from dataclasses import dataclass
from datetime import date

from models.terms import DayKind


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day that the firm has otherwise than the official calendar."""

    day: date
    kind: DayKind
    name: str = ""


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """A day that is not as its weekday says; `name` is a holiday's English name, or the firm's own words."""

    day: date
    kind: DayKind
    name: str
    own: bool = False
