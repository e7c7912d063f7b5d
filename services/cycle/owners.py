"""Who may own an action, and from when on it may be due."""

from datetime import date, timedelta

from services.domain.organisation import Employee
from services.domain.period import Period


def gone(person: Employee, day: date) -> bool:
    """Whether somebody will have left before a day."""
    return person.left is not None and person.left < day


def too_late(person: Employee, due: date | None, today: date) -> bool:
    """Whether somebody will have left before an action is due; one that is due already is done today."""
    return gone(person, today if due is None else max(due, today))


def first_due(period: Period, *, reported: bool) -> date:
    """The first day on which an action may be due: after the period that it follows from, else within it."""
    return period.last_day + timedelta(days=1) if reported else period.first_day
