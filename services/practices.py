"""Good practices (经验推广): what worked, with what result, and how far it has spread."""

from collections import defaultdict
from collections.abc import Iterator

from msgspec.structs import asdict
from sqlalchemy import Connection, select

from models.kpi import KpiRow
from models.meeting import ReportRow
from models.organisation import DepartmentRow, EmployeeRow
from models.practice import PracticeRow, PracticeSpreadRow
from models.records import read_records
from models.terms import ImprovementState
from services.checked_row import Checked, checked_row, row_of
from services.codes import next_code
from services.cycle.loop import Course, Verdict
from services.domain.organisation import Department, Employee
from services.domain.practice import Practice, PracticeSpread
from services.domain.practice_list import ListedPractice, Origin, PracticeList, Suggestion
from services.domain.report import Report
from services.edits import FieldProblem, Row
from services.errors import Mendable
from services.ledger import Ledger
from services.loop import Loop
from services.periods import state_of
from services.workbooks.sheets.practices import PRACTICE_SPREADS, PRACTICES

FIRST = "J01"
"""The code of a firm's first good practice."""
_ALWAYS = {"period": "", "title": "", "measure": ""}


class PracticeBook:
    """The good practices; each method that changes one is one action."""

    def __init__(self, ledger: Ledger, loop: Loop) -> None:
        self._ledger = ledger
        self._loop = loop

    def listed(self) -> PracticeList:
        """All practices with their spread, the newest first."""
        with self._ledger.read() as connection:
            practices = read_records(connection, PracticeRow, Practice)
            spreads = read_records(connection, PracticeSpreadRow, PracticeSpread)
            departments = read_records(connection, DepartmentRow, Department)
            people = {one.number: one.name for one in connection.execute(_PEOPLE)}
            kpis = {one.code: one.name for one in connection.execute(_KPIS)}
        of = defaultdict[str, dict[str, PracticeSpread]](dict)
        for spread in spreads:
            of[spread.practice][spread.department] = spread
        names = {one.code: one.name for one in departments}
        listed = [
            ListedPractice(
                one,
                names.get(one.department or "", ""),
                people.get(one.owner or "", ""),
                kpis.get(one.kpi or "", ""),
                of[one.code],
            )
            for one in practices
        ]
        listed.sort(key=lambda one: (one.practice.period, one.practice.code), reverse=True)
        return PracticeList(tuple(listed), tuple(names.items()))

    def suggestions(self, period: str) -> tuple[Suggestion, ...]:
        """What could be a practice: lines that rose after a closed action, then what speakers say worked.

        What is a practice already, by its measure, is left out.
        """
        courses = self._loop.figures(period).courses
        with self._ledger.read() as connection:
            known = {one.measure for one in read_records(connection, PracticeRow, Practice)}
            people = {one.number: one for one in read_records(connection, EmployeeRow, Employee)}
            kpis = {one.code: one.name for one in connection.execute(_KPIS)}
            reports = read_records(connection, ReportRow, Report, ReportRow.period == period)
        found = [*_risen(courses, people, kpis, period), *_worked(reports, people)]
        return tuple(one for one in found if one.fields["measure"] not in known)

    def check(self, fields: Row, code: str | None = None) -> tuple[FieldProblem, ...]:
        """What is wrong with a practice as typed."""
        with self._ledger.read() as connection:
            return _read(connection, fields, code).problems

    def add(self, fields: Row) -> str:
        """Add a practice and give its code; EditRefused names the field that is wrong."""
        return self._put("practice.add", fields, None)

    def change(self, code: str, fields: Row) -> None:
        """Change a practice; EditRefused names the field that is wrong."""
        self._put("practice.change", fields, code)

    def _put(self, verb: str, fields: Row, code: str | None) -> str:
        with self._ledger.write(verb) as writing:
            unit = writing.unit
            practice = _read(unit.connection, fields, code).sound()
            state_of(unit.connection, practice.period)
            writing.facts.update(code=practice.code, name=practice.title)
            unit.put(PracticeRow, asdict(practice))
        return practice.code

    def remove(self, code: str) -> None:
        """Remove a practice with its spread."""
        with self._ledger.write("practice.remove", {"code": code}) as writing:
            unit = writing.unit
            writing.facts["name"] = _present(unit.connection, code).title
            row = PracticeSpreadRow
            spreads = read_records(unit.connection, row, PracticeSpread, row.practice == code)
            unit.remove_all(row, [asdict(one) for one in spreads])
            unit.remove(PracticeRow, {"code": code})

    def check_spread(self, code: str, department: str, fields: Row) -> tuple[FieldProblem, ...]:
        """What is wrong with how far a department is, as typed."""
        with self._ledger.read() as connection:
            return _read_spread(connection, code, department, fields).problems

    def spread(self, code: str, department: str, fields: Row) -> None:
        """Write how far a department is with a practice: `state`, `since`, `note`."""
        with self._ledger.write("practice.spread") as writing:
            connection = writing.unit.connection
            practice = _present(connection, code)
            spread = _read_spread(connection, code, department, fields).sound()
            where = connection.scalar(select(DepartmentRow.name).where(DepartmentRow.code == department))
            writing.facts.update(name=practice.title, where=where or department)
            writing.unit.put(PracticeSpreadRow, asdict(spread))

    def unspread(self, code: str, department: str) -> None:
        """Take a department out of a practice's spread."""
        with self._ledger.write("practice.unspread") as writing:
            connection = writing.unit.connection
            where = connection.scalar(select(DepartmentRow.name).where(DepartmentRow.code == department))
            writing.facts.update(name=_present(connection, code).title, where=where or department)
            writing.unit.remove(PracticeSpreadRow, {"practice": code, "department": department})


_PEOPLE = select(EmployeeRow.number, EmployeeRow.name)
_KPIS = select(KpiRow.code, KpiRow.name)


def _present(connection: Connection, code: str) -> Practice:
    found = read_records(connection, PracticeRow, Practice, PracticeRow.code == code)
    if not found:
        raise Mendable("practice.gone", code=code)
    return found[0]


def _read(connection: Connection, fields: Row, code: str | None) -> Checked[Practice]:
    if code is None:
        free = next_code(connection.scalars(select(PracticeRow.code)), FIRST)
        row: Row = {**_ALWAYS, **fields, "code": free}
    else:
        row = {**row_of(_present(connection, code)), **fields, "code": code}
    return checked_row(connection, PRACTICES, Practice, row, lambda _one, _records: ())


def _read_spread(connection: Connection, code: str, department: str, fields: Row) -> Checked[PracticeSpread]:
    row = {**fields, "practice": code, "department": department}
    return checked_row(connection, PRACTICE_SPREADS, PracticeSpread, row, lambda _one, _records: ())


def _risen(
    courses: tuple[Course, ...], people: dict[str, Employee], kpis: dict[str, str], period: str
) -> Iterator[Suggestion]:
    for course in courses:
        action, change = course.improvement, course.change
        closed = action.state is ImprovementState.CLOSED
        if not closed or course.verdict is not Verdict.ROSE or change is None:
            continue
        owner = people.get(action.owner)
        fields = {
            "period": period,
            "title": kpis.get(action.kpi or "", ""),
            "measure": action.measure,
            "result": action.result,
            "department": owner.department if owner else "",
            "owner": action.owner,
            "kpi": action.kpi or "",
        }
        yield Suggestion(Origin.ACTION, fields, fields["title"], format(change, "f"))


def _worked(reports: tuple[Report, ...], people: dict[str, Employee]) -> Iterator[Suggestion]:
    for report in reports:
        if not report.worked.strip():
            continue
        speaker = people.get(report.employee)
        fields = {
            "period": report.period,
            "measure": report.worked.strip(),
            "department": speaker.department if speaker else "",
            "owner": report.employee,
        }
        yield Suggestion(Origin.REPORT, fields, speaker.name if speaker else report.employee)
