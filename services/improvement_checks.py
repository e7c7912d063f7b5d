"""What is wrong with an improvement action as typed, beside what the checks of its sheet find."""

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec.structs import replace

from services.checked_row import missing, refusal
from services.cycle.owners import first_due, gone, too_late
from services.domain.company import Records
from services.domain.improvement import Improvement
from services.edits import FieldProblem
from services.periods import parse
from services.workbooks.problems import Severity
from services.workbooks.sheets.improvements import IMPROVEMENTS

FINISHING = ("done_on", "evidence")
CLOSING = ("evidence", "closed_by", "closed_on", "result")
"""What the two steps must have."""


def doubts(action: Improvement, records: Records, today: date) -> Iterator[FieldProblem]:
    """What speaks against owner and due date; an action of a speaker is one out of a report."""
    reported = action.speaker is not None
    return commitment_doubts(action.period, action.owner, action.due, records, today, reported=reported)


def commitment_doubts(
    period: str, owner: str | None, due: date | None, records: Records, today: date, *, reported: bool
) -> Iterator[FieldProblem]:
    """What speaks against who is to do an action and by when, as far as both are known."""
    person = records.person(owner)
    if person is not None and too_late(person, due, today):
        code = "owner_gone" if gone(person, today) else "owner_left"
        yield refusal(IMPROVEMENTS, "owner", code, name=person.name, day=person.left)
    if due is None:
        return
    first = first_due(parse(period, records.settings.fiscal_start), reported=reported)
    if due < first:
        code = "due_within_period" if reported else "due_before_period"
        yield refusal(IMPROVEMENTS, "due", code, period=period, first=first)
    elif due < today:
        yield refusal(IMPROVEMENTS, "due", "due_is_past", Severity.WARNING, day=due)


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
    by = records.person(action.closed_by)
    if day is not None and by is not None and by.left is not None and by.left < day:
        yield refusal(IMPROVEMENTS, "closed_by", "closer_left", name=by.name, day=by.left)


def by_name(problems: Iterable[FieldProblem], records: Records) -> tuple[FieldProblem, ...]:
    """The problems, an owner told by name where the sheet's checks tell the number."""
    return tuple(
        replace(one, problem=replace(one.problem, facts={**one.problem.facts, "owner": person.name}))
        if (person := records.person(str(one.problem.facts.get("owner")))) is not None
        else one
        for one in problems
    )


def _to_come(field: str, day: date | None, today: date) -> Iterator[FieldProblem]:
    if day is not None and day > today:
        yield refusal(IMPROVEMENTS, field, "day_to_come", today=today)
