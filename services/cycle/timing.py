"""Whether what was planned came in time."""

from datetime import date

from models.terms import PlanState
from services.domain.plan import PlanLine, due_day
from services.domain.plan_board import Timing


def timing_of(line: PlanLine, today: date) -> Timing:
    """Where a line stands against its due date."""
    due, done_on = due_day(line.due), line.done_on
    if line.state is PlanState.DROPPED:
        return Timing.DROPPED
    if line.state is PlanState.OPEN:
        return Timing.OVERDUE if due is not None and due < today else Timing.RUNNING
    if due is None or done_on is None:
        return Timing.FINISHED
    return Timing.ON_TIME if done_on <= due else Timing.LATE
