"""What a report sheet is made of: whose promises it opens with, and which of its parts are missing."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from msgspec import Struct

from models.terms import ImprovementState, PlanState
from services.cycle.causes import without_cause
from services.domain.improvement import Improvement
from services.domain.period import Period
from services.domain.plan import PlanLine, due_day
from services.domain.report import Part, Promise, ReportSheet, Unfinished

_STANDING = frozenset({ImprovementState.OPEN, ImprovementState.DONE})


class Reported(Struct, frozen=True):
    """The period that is reported on, and the day from which what is open is looked at."""

    period: Period
    today: date
    names: Mapping[str, str]


def promises_of(
    reported: Reported, plan: Iterable[PlanLine], actions: Iterable[Improvement]
) -> list[Promise]:
    """What was promised for a period, by its due date: its plan, then the actions that no plan line carries.

    Of the actions count those raised on an earlier period that stood when this one began.
    """
    lines = list(plan)
    carried = {line.improvement for line in lines}
    found = [_planned(reported, line) for line in lines]
    found += [
        _acted(reported, action)
        for action in actions
        if action.code not in carried and stood(action, reported.period)
    ]
    return sorted(found, key=lambda promise: (not promise.planned, promise.due))


def stood(action: Improvement, period: Period) -> bool:
    """Whether an action of an earlier period was still to be reported on when this one began."""
    raised = Period.parse(action.period, period.fiscal_start)
    if raised.first_day >= period.first_day:
        return False
    closed = action.state is ImprovementState.CLOSED and (action.closed_on or date.min) >= period.first_day
    return action.state in _STANDING or closed


def _planned(reported: Reported, line: PlanLine) -> Promise:
    return Promise(
        line.action,
        line.owner,
        reported.names.get(line.owner, line.owner),
        line.due,
        line.state,
        line.state is PlanState.OPEN and _before(line.due, reported.today),
        line.goal,
        line.outcome,
        line.kpi,
        line.improvement or "",
        line.since or line.period,
        planned=True,
        late=_after(line.done_on, line.due),
    )


def _acted(reported: Reported, action: Improvement) -> Promise:
    return Promise(
        action.measure,
        action.owner,
        reported.names.get(action.owner, action.owner),
        action.due.isoformat(),
        action.state,
        action.state is ImprovementState.OPEN and action.due < reported.today,
        action.goal,
        action.result or action.evidence,
        action.kpi,
        action.code,
        action.period,
        late=_after(action.done_on, action.due.isoformat()),
    )


def _before(due: str, today: date) -> bool:
    day = due_day(due)  # words such as "each Friday" are never overdue
    return day is not None and day < today


def _after(done_on: date | None, due: str) -> bool:
    return done_on is not None and _before(due, done_on)


def unfinished_in(sheet: ReportSheet) -> Iterator[Unfinished]:
    """The parts that the speaker has not written yet; support that is not needed is written as none."""
    report = sheet.report
    if not report.worked.strip():
        yield Unfinished(Part.WORKED)
    open_causes = without_cause(report.causes, [gap.line.name for gap in sheet.gaps])
    answered = {next_action.action.kpi for next_action in sheet.next_actions}
    for gap in sheet.gaps:
        if gap.line.name in open_causes:
            yield Unfinished(Part.CAUSE, gap.line.kpi, gap.line.name)
        if gap.line.kpi not in answered:
            yield Unfinished(Part.ACTION, gap.line.kpi, gap.line.name)
    if not report.support.strip():
        yield Unfinished(Part.SUPPORT)
