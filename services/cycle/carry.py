"""What a plan starts from: the open lines of the period before, and the actions that were revised since."""

from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta

from msgspec import Struct
from msgspec.structs import replace

from models.terms import ImprovementState, PlanState
from services.cycle.workdays import Workdays
from services.domain.improvement import Improvement
from services.domain.period import MONTHS, Period
from services.domain.plan import PlanLine, due_day

_STANDING = frozenset({ImprovementState.OPEN, ImprovementState.DONE})
_DAY = timedelta(days=1)


class Start(Struct, frozen=True):
    """The period that is planned, the company's working days, and what its KPIs are called."""

    period: Period
    workdays: Workdays
    kpi_name: Callable[[str | None], str]


def carried(start: Start, before: Iterable[PlanLine], present: Sequence[PlanLine]) -> list[PlanLine]:
    """The open lines of the period before that the plan does not hold yet, as it would hold them."""
    left = list(present)
    found = []
    for line in before:
        if line.state is not PlanState.OPEN:
            continue
        holding = _held(line, left)
        if holding is not None:
            left.remove(holding)
            continue
        fresh = replace(
            line,
            period=start.period.code,
            due=due_within(line.due, start),
            since=since(line),
            done_on=None,
            outcome="",
        )
        found.append(fresh)
    return found


def revised(
    start: Start, actions: Iterable[Improvement], held: Iterable[PlanLine]
) -> list[tuple[Improvement, PlanLine]]:
    """The standing actions raised on earlier periods that no line holds, each with the line it becomes."""
    taken = {line.improvement for line in held}
    found = []
    for action in actions:
        raised = Period.parse(action.period, start.period.fiscal_start)
        standing = action.state in _STANDING and action.code not in taken
        if standing and raised.first_day < start.period.first_day:
            found.append((action, _line_of(action, start)))
    return found


def _line_of(action: Improvement, start: Start) -> PlanLine:
    goal = action.goal or action.issue or start.kpi_name(action.kpi) or action.measure
    return PlanLine(
        start.period.code,
        action.owner,
        0,
        goal,
        action.measure,
        due_within(action.due.isoformat(), start),
        kpi=action.kpi,
        support=action.support,
        improvement=action.code,
    )


def since(line: PlanLine) -> str:
    """The period for which a line was planned first."""
    return line.since or line.period


def months_planned(line: PlanLine, fiscal_start: int = 1) -> int:
    """For how many periods a line has been planned, its own too; 1 when it was not carried over."""
    first, last = (Period.parse(code, fiscal_start) for code in (since(line), line.period))
    if first.dimension is not last.dimension:
        return 1
    months = (last.first_day.year - first.first_day.year) * 12 + last.first_day.month - first.first_day.month
    return max(months // MONTHS[last.dimension], 0) + 1


def due_within(due: str, start: Start) -> str:
    """A due date that the new period can hold: words and later days stay, an earlier day is moved into it.

    It keeps its day of the month; where that is a day off, it is the working day before.
    """
    day, first, last = due_day(due), start.period.first_day, start.period.last_day
    if day is None or day >= first:
        return due
    moved = min(first + _DAY * (day.day - 1), last)
    while moved > first and not start.workdays.works(moved):
        moved -= _DAY
    return moved.isoformat()


def _held(line: PlanLine, present: Sequence[PlanLine]) -> PlanLine | None:
    """The line of the new plan that goes on with this one, however far its words were revised since."""
    mine = [one for one in present if one.owner == line.owner]
    follows = [one for one in mine if one.since == since(line)]
    likely = (
        (one for one in mine if line.improvement is not None and one.improvement == line.improvement),
        (one for one in mine if (one.goal, one.action) == (line.goal, line.action)),
        (one for one in follows if one.action == line.action),
        (one for one in follows if one.goal == line.goal),
        (one for one in follows if line.kpi is not None and one.kpi == line.kpi),
    )
    return next((one for among in likely for one in among), None)
