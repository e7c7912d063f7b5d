"""Who may own an action, and until when it may be due."""

from datetime import date

from services.domain.organisation import Employee
from services.domain.period import Period


def gone(person: Employee, due: date) -> bool:
    """Whether somebody will have left before an action is due."""
    return person.left is not None and person.left < due


def too_early(due: date, period: Period) -> bool:
    """Whether an action that follows from a period would be due within it or before it."""
    return due <= period.last_day
