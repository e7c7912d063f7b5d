"""What is wrong with an improvement action as typed, beside what the checks of its sheet find."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from services.checked_row import missing, refusal
from services.cycle.owners import gone, too_early
from services.domain.company import Records
from services.domain.improvement import Improvement
from services.domain.organisation import Employee
from services.edits import FieldProblem
from services.periods import parse
from services.workbooks.problems import Severity
from services.workbooks.sheets.improvements import IMPROVEMENTS

FINISHING = ("done_on", "evidence")
CLOSING = ("evidence", "closed_by", "closed_on", "result")
"""What the two steps must have."""


def doubts(action: Improvement, records: Records, today: date) -> Iterator[FieldProblem]:
    """What speaks against owner and due date; an action out of a report follows its period."""
    owner = person_in(records, action.owner)
    if owner is not None and gone(owner, max(action.due, today)):
        yield refusal(IMPROVEMENTS, "owner", "owner_left", name=owner.name, day=owner.left)
    period = parse(action.period, records.settings.fiscal_start)
    if action.speaker is not None and too_early(action.due, period):
        first = period.last_day + timedelta(days=1)
        yield refusal(IMPROVEMENTS, "due", "due_within_period", period=period.code, first=first)
    elif action.due < period.first_day:
        first = period.first_day
        yield refusal(IMPROVEMENTS, "due", "due_before_period", period=period.code, first=first)
    elif action.due < today:
        yield refusal(IMPROVEMENTS, "due", "due_is_past", Severity.WARNING, day=action.due)


def finishing(action: Improvement, today: date) -> Iterator[FieldProblem]:
    """What speaks against having it done: no day, no evidence, a day to come."""
    yield from missing(IMPROVEMENTS, action, FINISHING)
    yield from _to_come("done_on", action.done_on, today)


def closing(action: Improvement, records: Records, today: date) -> Iterator[FieldProblem]:
    """What speaks against closing it out; that its owner does so is found by the sheet's checks."""
    yield from missing(IMPROVEMENTS, action, CLOSING)
    yield from _to_come("closed_on", action.closed_on, today)
    day = action.closed_on
    if day is not None and action.done_on is not None and day < action.done_on:
        yield refusal(IMPROVEMENTS, "closed_on", "closed_before_done", day=action.done_on)
    by = person_in(records, action.closed_by)
    if day is not None and by is not None and by.left is not None and by.left < day:
        yield refusal(IMPROVEMENTS, "closed_by", "closer_left", name=by.name, day=by.left)


def by_name(problems: Iterable[FieldProblem], records: Records) -> tuple[FieldProblem, ...]:
    """The problems, an owner told by name where the sheet's checks tell the number."""
    return tuple(
        replace(one, problem=replace(one.problem, facts={**one.problem.facts, "owner": person.name}))
        if (person := person_in(records, str(one.problem.facts.get("owner")))) is not None
        else one
        for one in problems
    )


def person_in(records: Records, number: str | None) -> Employee | None:
    """Somebody by number."""
    return next((one for one in records.employees if one.number == number), None)


def _to_come(field: str, day: date | None, today: date) -> Iterator[FieldProblem]:
    if day is not None and day > today:
        yield refusal(IMPROVEMENTS, field, "day_to_come", today=today)
