"""A speaker's next actions as typed: checked like a row of the workbook, and for what a report asks."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from sqlalchemy import Connection, select

from models.improvement import ImprovementRow
from models.terms import ImprovementSource, ImprovementState
from services.codes import next_code
from services.cycle.owners import gone, too_early
from services.domain.company import Records
from services.domain.improvement import FIRST_CODE, Improvement
from services.domain.period import Period
from services.edits import FieldProblem, Row, plan_rows, problems_in
from services.periods import parse
from services.records import read_company
from services.workbooks.kinds import Day
from services.workbooks.problems import Problem, Refused, Severity
from services.workbooks.raw import CellValue
from services.workbooks.sheets.improvements import IMPROVEMENTS

FIELDS = ("kpi", "issue", "measure", "owner", "due", "goal", "support")
"""What a speaker writes of an action, the rest follows from the report; what is absent stays as it is."""
_REQUIRED = ("measure", "owner", "due")


def read_action(
    connection: Connection, place: Mapping[str, str], fields: Row, today: date
) -> tuple[Improvement | None, tuple[FieldProblem, ...]]:
    """What was typed as the action of a code, period and speaker, if it can be one, and what is wrong."""
    records = read_company(connection, periods=())
    return action_in(records, place, fields, today)


def action_in(
    records: Records, place: Mapping[str, str], fields: Row, today: date
) -> tuple[Improvement | None, tuple[FieldProblem, ...]]:
    """The same within records that were read already."""
    named = dict.fromkeys(_REQUIRED) | {name: fields[name] for name in FIELDS if name in fields}
    rows: list[Row] = [
        {**named, **place, "source": _source(fields), "state": ImprovementState.PROPOSED.value}
    ]
    preview = plan_rows([(IMPROVEMENTS, rows)], records)
    action = next((one for one in preview.after.improvements if one.code == place["code"]), None)
    period = parse(place["period"], records.settings.fiscal_start)
    found = problems_in(preview, IMPROVEMENTS, rows)
    return action, (*found, *_doubts(fields, period, records, today))


def _source(fields: Row) -> str:
    return (ImprovementSource.GAP if fields.get("kpi") else ImprovementSource.OTHER).value


def _doubts(fields: Row, period: Period, records: Records, today: date) -> Iterator[FieldProblem]:
    """What a report asks beyond the sheet: an owner who stays, a day after the period."""
    due = _day(fields.get("due"))
    if due is None:
        return
    owner = next((one for one in records.employees if one.number == fields.get("owner")), None)
    if owner is not None and gone(owner, due):
        yield _problem(Severity.ERROR, "owner", "owner_left", name=owner.name, day=owner.left)
    if too_early(due, period):
        first = period.last_day + timedelta(days=1)
        yield _problem(Severity.ERROR, "due", "due_within_period", period=period.code, first=first)
    elif due < today:
        yield _problem(Severity.WARNING, "due", "due_is_past", day=due)


def _day(cell: CellValue) -> date | None:
    """The day of a cell; None where the sheet says already what is wrong with it."""
    if not cell:
        return None
    try:
        return Day().parse(cell, percent=False)
    except Refused:
        return None


def _problem(severity: Severity, field: str, code: str, **facts: object) -> FieldProblem:
    header = IMPROVEMENTS.header(field, "en")
    return FieldProblem(0, field, Problem(severity, IMPROVEMENTS.en, 2, header, code, facts))


def free_code(connection: Connection) -> str:
    """The code of the next action."""
    return next_code(connection.scalars(select(ImprovementRow.code)), FIRST_CODE)
