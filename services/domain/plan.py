"""Plans (计划) per owner and month: goal, key action, due date, owner."""

from datetime import date

from msgspec import Struct

from models.terms import PlanState


def due_day(due: str) -> date | None:
    """The day that a due date names; None for words such as "each Friday"."""
    try:
        return date.fromisoformat(due)
    except ValueError:
        return None


class PlanLine(Struct, frozen=True):
    """One line of an owner's plan (计划): goal, key action and due date are required.

    `due` is a date in ISO text or free words, `outcome` what came of it. A line that was carried over names
    in `since` the period in which it was planned first; `improvement` is the action that it carries out.
    """

    period: str
    owner: str
    position: int
    goal: str
    action: str
    due: str
    kpi: str | None = None
    support: str = ""
    state: PlanState = PlanState.OPEN
    done_on: date | None = None
    outcome: str = ""
    since: str = ""
    improvement: str | None = None


class PlanApproval(Struct, frozen=True):
    """Who approved an owner's plan of a period, and when."""

    period: str
    owner: str
    by: str
    day: date
    note: str = ""
