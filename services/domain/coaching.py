"""Coaching notes (绩效辅导): what was talked over with a person while the period ran."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class CoachingNote:
    """One talk: when, by whom, what was said and what was agreed; `position` orders a period's from 0."""

    period: str
    employee: str
    position: int
    day: date
    coach: str = ""
    note: str = ""
    follow_up: str = ""
