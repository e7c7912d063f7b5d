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
