"""A speaker's next actions as typed: checked like a row of the workbook, and for what a report asks."""

from collections.abc import Iterator, Mapping
from datetime import date

from sqlalchemy import Connection, select

from models.improvement import ImprovementRow
from models.terms import ImprovementSource, ImprovementState
from services.codes import next_code
from services.domain.company import Records
from services.domain.improvement import FIRST_CODE, Improvement
from services.edits import FieldProblem, Row, plan_rows, problems_in
from services.improvement_checks import commitment_doubts
from services.records import read_company
from services.workbooks.kinds import Day
from services.workbooks.problems import Refused
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
    found = problems_in(preview, IMPROVEMENTS, rows)
    return action, (*found, *_doubts(place["period"], fields, records, today))


def _source(fields: Row) -> str:
    return (ImprovementSource.GAP if fields.get("kpi") else ImprovementSource.OTHER).value


def _doubts(period: str, fields: Row, records: Records, today: date) -> Iterator[FieldProblem]:
    """What speaks against owner and due date, told even while another field is still wrong."""
    owner, due = fields.get("owner"), _day(fields.get("due"))
    number = owner if isinstance(owner, str) else None
    return commitment_doubts(period, number, due, records, today, reported=True)


def _day(cell: CellValue) -> date | None:
    """The day of a cell; None where the sheet says already what is wrong with it."""
    if not cell:
        return None
    try:
        return Day().parse(cell, percent=False)
    except Refused:
        return None


def free_code(connection: Connection) -> str:
    """The code of the next action."""
    return next_code(connection.scalars(select(ImprovementRow.code)), FIRST_CODE)
