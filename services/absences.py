"""Absences (缺勤): entered by hand under the checks that a workbook is under."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import asdict, replace
from sqlalchemy import Connection

from models.absence import AbsenceRow
from models.records import read_records
from services.domain.organisation import Absence, overlap
from services.edits import EditRefused, FieldProblem, Row, plan_rows, problems_in
from services.ledger import Ledger
from services.records import read_company
from services.workbooks.problems import Problem, Severity
from services.workbooks.sheets.absences import ABSENCES_SHEET


class _Read(Struct, frozen=True):
    """What was typed, as an absence where it can be one, and what is wrong with it."""

    absence: Absence | None
    problems: tuple[FieldProblem, ...]
    name: str


class AbsenceBook:
    """The absences of people; adding, changing and removing one is one action each."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def of(self, number: str) -> tuple[Absence, ...]:
        """A person's absences, the newest first."""
        with self._ledger.read() as connection:
            return tuple(reversed(_of(connection, number)))

    def check(self, number: str, fields: Row, replaces: date | None = None) -> tuple[FieldProblem, ...]:
        """What is wrong with an absence as typed; `replaces` is the first day of the one it changes."""
        with self._ledger.read() as connection:
            return _read(connection, number, fields, replaces).problems

    def add(self, number: str, fields: Row) -> None:
        """Add an absence; EditRefused names the field that is wrong."""
        self._write("absence.add", number, fields, None)

    def change(self, number: str, first_day: date, fields: Row) -> None:
        """Change the absence that begins on a day; EditRefused names the field that is wrong."""
        self._write("absence.change", number, fields, first_day)

    def remove(self, number: str, first_day: date) -> None:
        """Remove the absence that begins on a day."""
        facts = {"employee": number, "day": first_day.isoformat()}
        with self._ledger.write("absence.remove", facts) as writing:
            names = read_company(writing.unit.connection, periods=()).employees
            writing.facts["name"] = next((one.name for one in names if one.number == number), number)
            writing.unit.remove(AbsenceRow, {"employee": number, "first_day": first_day})

    def _write(self, verb: str, number: str, fields: Row, replaces: date | None) -> None:
        with self._ledger.write(verb, {"employee": number}) as writing:
            read = _read(writing.unit.connection, number, fields, replaces)
            stopping = [problem for problem in read.problems if problem.stops]
            if stopping or read.absence is None:
                raise EditRefused(stopping)
            writing.facts.update(name=read.name, day=read.absence.first_day.isoformat())
            if replaces is not None and replaces != read.absence.first_day:
                writing.unit.remove(AbsenceRow, {"employee": number, "first_day": replaces})
            writing.unit.put(AbsenceRow, asdict(read.absence))


def _of(connection: Connection, number: str) -> Sequence[Absence]:
    return read_records(connection, AbsenceRow, Absence, AbsenceRow.employee == number)


def _read(connection: Connection, number: str, fields: Row, replaces: date | None) -> _Read:
    """Read what was typed as a new row of the sheet; the person's other absences bar its days."""
    records = read_company(connection, periods=())
    rows = [{**fields, "employee": number}]
    preview = plan_rows([(ABSENCES_SHEET, rows)], replace(records, absences=()))
    problems = problems_in(preview, ABSENCES_SHEET, rows)
    absence = next(iter(preview.after.absences), None)
    others = [one for one in records.absences if one.employee == number and one.first_day != replaces]
    if absence is not None and not any(problem.stops for problem in problems):
        problems += tuple(_overlapping(one) for one in others if overlap(one, absence))[:1]
    name = next((one.name for one in records.employees if one.number == number), number)
    return _Read(absence, problems, name)


def _overlapping(other: Absence) -> FieldProblem:
    column, code = ABSENCES_SHEET.header("first_day", "en"), "absence_overlaps"
    facts = {"day": other.first_day}
    return FieldProblem(0, "first_day", Problem(Severity.ERROR, ABSENCES_SHEET.en, 2, column, code, facts))
