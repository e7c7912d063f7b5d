"""Edits by hand of what a company workbook holds, as rows of it and under the same checks.

What a form or a pasted block holds is read as a sheet of the contract is, checked against the company, and
written as one action; so the window and Excel can never disagree about what is right. Numbers may moreover be
typed as people say them (`quantities.py`).
"""

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct

from models.plain import row_to_plain
from models.unit import Unit
from services.domain.company import Records
from services.errors import Mendable
from services.imports import ROWS, write_preview
from services.ledger import Ledger
from services.quantities import plain_quantity
from services.records import read_company
from services.usage import Use, uses_of
from services.workbooks.columns import Column
from services.workbooks.draft import DraftRow
from services.workbooks.numbers import Measure, Number
from services.workbooks.parsing import parse_workbook
from services.workbooks.planning import plan_import
from services.workbooks.preview import Preview
from services.workbooks.problems import Problem, Severity
from services.workbooks.raw import CellValue, RawSheet
from services.workbooks.shapes.sheet import Sheet
from services.workbooks.text import clean_text

Row = Mapping[str, CellValue]
"""What was typed, by the field's name; a field that is absent stays as it is, a blank one is cleared."""
Batch = tuple[Sheet, Sequence[Row]]
"""Rows of one sheet."""


class FieldProblem(Struct, frozen=True):
    """What is wrong with a field of a row (0 the first); field "" when it is the row as a whole."""

    row: int
    field: str
    problem: Problem

    @property
    def stops(self) -> bool:
        """Whether it must be mended before the edit can be written."""
        return self.problem.severity is Severity.ERROR


class EditRefused(Mendable):
    """An edit that cannot be written; `problems` tells what to mend, where."""

    def __init__(self, problems: Sequence[FieldProblem]) -> None:
        super().__init__("edit.refused", count=len(problems))
        self.problems = tuple(problems)


class InUse(Mendable):
    """A record that cannot be removed, because of what depends on it."""

    def __init__(self, code: str, uses: Sequence[Use]) -> None:
        super().__init__("record.in_use", code=code, count=sum(use.count for use in uses))
        self.uses = tuple(uses)


class Edits:
    """Edits of what a company workbook holds."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def check(self, sheet: Sheet, rows: Sequence[Row]) -> tuple[FieldProblem, ...]:
        """Every problem that some rows would have, without writing anything."""
        with self._ledger.read() as connection:
            current = read_company(connection, periods=())
        return problems_in(plan_rows([(sheet, rows)], current), sheet, rows)

    def put(self, verb: str, sheet: Sheet, rows: Sequence[Row], facts: Mapping[str, Any]) -> None:
        """Write some rows as one action; EditRefused when a row has an error, and nothing is written."""
        with self._ledger.write(verb, facts) as writing:
            write_rows(writing.unit, [(sheet, rows)])

    def uses(self, sheet: Sheet, code: str) -> tuple[Use, ...]:
        """What depends on a coded record."""
        with self._ledger.read() as connection:
            return uses_of(connection, ROWS[sheet.noun].__tablename__, code)

    def remove(
        self, verb: str, sheet: Sheet, key: Mapping[str, Any], facts: Mapping[str, Any] | None = None
    ) -> None:
        """Remove a record as one action; InUse when something depends on it, and nothing is removed."""
        row = ROWS[sheet.noun]
        with self._ledger.write(verb, row_to_plain({**key, **(facts or {})})) as writing:
            code = str(next(iter(key.values())))
            uses = uses_of(writing.unit.connection, row.__tablename__, code) if len(key) == 1 else ()
            if uses:
                raise InUse(code, uses)
            writing.unit.remove(row, key)


def plan_rows(batches: Sequence[Batch], current: Records) -> Preview:
    """What rows of several sheets would do to a company, each sheet once."""
    units = {kpi.code: kpi.unit for kpi in current.kpis}
    draft = parse_workbook([_raw(sheet, rows, units) for sheet, rows in batches if rows])
    given = {sheet.en: rows for sheet, rows in batches}
    for sheet in draft.sheets:
        for row in sheet.rows:
            _leave_unnamed(row, given[sheet.spec.en][row.number - 2])
    return plan_import(draft, current)


def _leave_unnamed(row: DraftRow, named: Row) -> None:
    """A field that this row does not name stays as it is, even where another row names it."""
    for name in row.values.keys() - named.keys():
        del row.values[name]


def write_rows(unit: Unit, batches: Sequence[Batch]) -> None:
    """Write rows of several sheets within an action; EditRefused when one of them has an error."""
    preview = plan_rows(batches, read_company(unit.connection, periods=()))
    found = [problem for sheet, rows in batches for problem in problems_in(preview, sheet, rows)]
    if stopping := [problem for problem in found if problem.stops]:
        raise EditRefused(stopping)
    write_preview(unit, preview)


def _raw(sheet: Sheet, rows: Sequence[Row], units: Mapping[str, str]) -> RawSheet:
    columns = _columns(sheet, rows)
    header = tuple(column.en for column in columns)
    return RawSheet(
        sheet.en, (header, *(tuple(_typed(column, row, units) for column in columns) for row in rows))
    )


def _typed(column: Column, row: Row, units: Mapping[str, str]) -> CellValue:
    """A cell as the reader would give it: text without the space around it, quantities in digits."""
    cell, kind = row.get(column.field), column.kind
    if not isinstance(cell, str):
        return cell
    if isinstance(kind, Number):
        return plain_quantity(clean_text(cell), kind.unit)
    if isinstance(kind, Measure):
        return plain_quantity(clean_text(cell), units.get(str(row.get("kpi") or "").strip(), ""))
    return clean_text(cell)


def _columns(sheet: Sheet, rows: Sequence[Row]) -> list[Column]:
    """The columns that some row names, in the sheet's order."""
    named = {name for row in rows for name in row}
    return [column for column in sheet.columns if column.field in named]


def problems_in(preview: Preview, sheet: Sheet, rows: Sequence[Row]) -> tuple[FieldProblem, ...]:
    """The problems that a plan found in the rows of one sheet."""
    by_header = {column.en: column.field for column in sheet.columns}
    return tuple(
        FieldProblem(max(problem.row - 2, 0), by_header.get(problem.column, ""), problem)
        for problem in preview.problems
        if problem.sheet in {sheet.en, ""} and problem.row - 2 < len(rows)
    )
