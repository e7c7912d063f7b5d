"""Coaching notes (绩效辅导): what was talked over with a person while the period ran."""

from datetime import date, timedelta

from msgspec import Struct

from services.domain.period import Period

NEAR = timedelta(days=31)
"""How long before a period its targets are talked over, and after it its result."""


class CoachingNote(Struct, frozen=True):
    """One talk: when, by whom, what was said and what was agreed; `position` orders a period's from 0."""

    period: str
    employee: str
    position: int
    day: date
    coach: str = ""
    note: str = ""
    follow_up: str = ""


class CoachingRecord(Struct, frozen=True):
    """What the record sheet (绩效辅导记录) prints: the person, the periods, the notes, the earliest first."""

    company: str
    periods: tuple[str, ...]
    number: str
    name: str
    department_name: str
    position_name: str
    manager_name: str
    notes: tuple[CoachingNote, ...]


def days_of_talks(period: Period) -> tuple[date, date]:
    """The first and the last day on which a talk can belong to a period."""
    return period.first_day - NEAR, period.last_day + NEAR
