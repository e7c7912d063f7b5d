"""Plan lines and approvals as typed: checked like rows of the workbook, and for what a plan asks."""

from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from models.terms import PeriodState, PlanState
from services.checked_row import refusal, row_of
from services.cycle.due import looks_like_day, nearest
from services.cycle.owners import gone
from services.domain.company import Records
from services.domain.plan import PlanApproval, PlanLine, due_day
from services.edits import FieldProblem, Row, plan_rows, problems_in
from services.periods import parse
from services.workbooks.sheets.plans import PLAN_APPROVALS, PLANS

FIELDS = ("owner", "goal", "action", "due", "kpi", "support")
"""What is planned: a change of it withdraws the approval."""
OUTCOME = ("state", "done_on", "outcome")
"""What came of it."""


def line_in(
    records: Records, period: str, fields: Row, present: PlanLine | None
) -> tuple[PlanLine | None, tuple[FieldProblem, ...]]:
    """What was typed as a line of a period, if it can be one, and what is wrong; `present` is what it was."""
    line, found = _read(records, {**(row_of(present) if present else {}), **fields, "period": period})
    if line is not None:
        found += _doubts_of_line(records, line)
    return line, tuple(found)


def outcome_in(
    records: Records, present: PlanLine, fields: Row, today: date
) -> tuple[PlanLine | None, tuple[FieldProblem, ...]]:
    """What came of a line as typed: a line that is not done has no day, one that was dropped says why."""
    named = {name: fields.get(name) for name in OUTCOME}
    line, found = _read(records, {**row_of(present), **named})
    if line is None:
        return None, tuple(found)
    found += _doubts_of_outcome(line, today)
    return line if line.state is PlanState.DONE else replace(line, done_on=None), tuple(found)


def approval_in(
    records: Records, period: str, owner: str, fields: Row, today: date
) -> tuple[PlanApproval | None, tuple[FieldProblem, ...]]:
    """What was typed as the approval of somebody's plan, if it can be one, and what is wrong with it."""
    rows = [{**fields, "period": period, "owner": owner}]
    preview = plan_rows([(PLAN_APPROVALS, rows)], _unlocked(records))
    approval = next(iter(preview.after.plan_approvals), None)
    found = problems_in(preview, PLAN_APPROVALS, rows)
    if approval is None:
        return None, found
    return approval, (*found, *_doubts_of_approval(records, approval, today))


def _read(records: Records, fields: Row) -> tuple[PlanLine | None, list[FieldProblem]]:
    """A line as a row of the sheet; when it may be due is judged here, not there."""
    due = str(fields.get("due") or "")
    first = parse(str(fields["period"]), records.settings.fiscal_start).first_day
    if looks_like_day(due):
        day = nearest(due, first)
        if day is None:
            return None, [refusal(PLANS, "due", "no_such_day")]
        fields = {**fields, "due": day.isoformat()}
    rows = [{name: value for name, value in fields.items() if name != "position"}]
    preview = plan_rows([(PLANS, rows)], _unlocked(records))
    found = [one for one in problems_in(preview, PLANS, rows) if one.problem.code != "due_before_plan"]
    return next(iter(preview.after.plans), None), found


def _unlocked(records: Records) -> Records:
    """The same with no period locked: a plan is no part of a result, and goes on after the lock."""
    periods = tuple(replace(period, state=PeriodState.OPEN) for period in records.periods)
    return replace(records, periods=periods)


def _doubts_of_line(records: Records, line: PlanLine) -> Iterator[FieldProblem]:
    first = parse(line.period, records.settings.fiscal_start).first_day
    due, owner = due_day(line.due), records.person(line.owner)
    if due is not None and due < first:
        yield refusal(PLANS, "due", "due_before_plan", first=first)
    if owner is not None and gone(owner, first):
        yield refusal(PLANS, "owner", "owner_gone", name=owner.name, day=owner.left)
    elif owner is not None and due is not None and gone(owner, due):
        yield refusal(PLANS, "owner", "owner_left", name=owner.name, day=owner.left)


def _doubts_of_outcome(line: PlanLine, today: date) -> Iterator[FieldProblem]:
    if line.state is PlanState.DONE and line.done_on is None:
        yield refusal(PLANS, "done_on", "required")
    elif line.state is PlanState.DONE and line.done_on is not None and line.done_on > today:
        yield refusal(PLANS, "done_on", "day_to_come", today=today)
    if line.state is PlanState.DROPPED and not line.outcome.strip():
        yield refusal(PLANS, "outcome", "required")


def _doubts_of_approval(records: Records, approval: PlanApproval, today: date) -> Iterator[FieldProblem]:
    by = records.person(approval.by)
    if by is not None and approval.by == approval.owner:
        yield refusal(PLAN_APPROVALS, "by", "approved_by_owner", name=by.name)
    elif by is not None and gone(by, approval.day):
        yield refusal(PLAN_APPROVALS, "by", "owner_gone", name=by.name, day=by.left)
    if approval.day > today:
        yield refusal(PLAN_APPROVALS, "day", "day_to_come", today=today)


def changed(before: PlanLine, after: PlanLine) -> bool:
    """Whether what is planned is other than it was."""
    return any(getattr(before, name) != getattr(after, name) for name in FIELDS)
