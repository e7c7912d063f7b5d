"""How late an open action is (逾期): by days, and in bands."""

from datetime import date
from enum import StrEnum

from models.terms import ImprovementState
from services.domain.improvement import Improvement

WEEK, MONTH = 7, 30
"""The last day of the first two bands."""


class Band(StrEnum):
    """How long an action has been overdue."""

    WEEK = "week"
    MONTH = "month"
    LONGER = "longer"


def days_overdue(action: Improvement, today: date) -> int:
    """For how many days an action has been open past its due date; 0 when it is not late."""
    if action.state is not ImprovementState.OPEN:
        return 0
    return max((today - action.due).days, 0)


def band_of(days: int) -> Band | None:
    """The band of so many days; None of none."""
    if days <= 0:
        return None
    if days <= WEEK:
        return Band.WEEK
    return Band.MONTH if days <= MONTH else Band.LONGER
