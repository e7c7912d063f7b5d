"""One row of a sheet as typed: read and checked against the whole company, for services that write it."""

from collections.abc import Callable, Iterable
from typing import Any, Generic, TypeVar

from msgspec import Struct
from msgspec.structs import asdict, replace
from sqlalchemy import Connection

from models.plain import row_to_plain
from services.domain.company import Records
from services.edits import EditRefused, FieldProblem, Row, plan_rows, problems_in
from services.records import read_company
from services.workbooks.problems import Problem, Severity
from services.workbooks.raw import CellValue
from services.workbooks.shapes.keyed import KeyedSheet
from services.workbooks.shapes.sheet import Sheet

R = TypeVar("R")
Doubts = Callable[[R, Records], Iterable[FieldProblem]]
"""What else is wrong with a record, beside what the workbook's checks find."""


class Checked(Struct, Generic[R], frozen=True):
    """The record where it can be one, and what is wrong with what was typed."""

    record: R | None
    problems: tuple[FieldProblem, ...]
    records: Records

    def sound(self) -> R:
        """The record; EditRefused when a problem stops it."""
        stopping = [problem for problem in self.problems if problem.stops]
        if stopping or self.record is None:
            raise EditRefused(stopping)
        return self.record


def checked_row(
    connection: Connection, sheet: KeyedSheet, kind: type[R], row: Row, doubts: Doubts[R]
) -> Checked[R]:
    """What a whole row comes to: a record of `kind`, as if its sheet held no other."""
    records = read_company(connection, periods=())
    others: dict[str, Any] = {sheet.noun: ()}
    preview = plan_rows([(sheet, [row])], replace(records, **others))
    problems = problems_in(preview, sheet, [row])
    record = next(iter(getattr(preview.after, sheet.noun)), None)
    if isinstance(record, kind):
        problems = (*problems, *doubts(record, records))
        return Checked(record, problems, records)
    return Checked(None, problems, records)


def refusal(
    sheet: Sheet, field: str, code: str, severity: Severity = Severity.ERROR, **facts: object
) -> FieldProblem:
    """A problem of a field, told like those that the workbook's checks find."""
    return FieldProblem(0, field, Problem(severity, sheet.en, 2, sheet.header(field, "en"), code, facts))


def missing(sheet: Sheet, record: object, names: Iterable[str]) -> list[FieldProblem]:
    """The fields that a step needs and that are empty."""
    empty = [name for name in names if getattr(record, name) in {None, ""}]
    return [refusal(sheet, name, "required") for name in empty]


def row_of(record: Struct) -> dict[str, CellValue]:
    """A record's fields as a row of its sheet."""
    return row_to_plain(asdict(record))
