"""Performance improvement plans (绩效改进计划): goal, coach, support, looks after 30, 60 and 90 days.

The law asks for help before anything else; nothing here proposes to dismiss anybody.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal

from msgspec.structs import asdict
from sqlalchemy import Connection, select

from models.calendar import CalendarDayRow
from models.organisation import DepartmentRow, EmployeeRow, PositionRow
from models.pip import PipCheckpointRow, PipRow
from models.records import read_records
from models.store import Writing
from models.terms import PipState, SubjectType
from services.checked_row import Checked, checked_row, missing, refusal, row_of
from services.codes import next_code
from services.cycle.owners import gone
from services.cycle.workdays import Workdays
from services.domain.company import Records
from services.domain.history import Standing
from services.domain.organisation import Department, Employee, Position
from services.domain.period import Period
from services.domain.pip import CHECKPOINTS, Pip, PipCheckpoint
from services.domain.pip_list import ListedPip, LowScorer, PipSheet, Stop
from services.domain.workday import CalendarDay
from services.edits import EditRefused, FieldProblem, Row
from services.errors import Mendable
from services.history import History
from services.language import Language
from services.ledger import Ledger
from services.scored_records import read_settings
from services.workbooks.sheets.pips import PIP_CHECKPOINTS, PIPS

FIRST = "T01"
"""The code of a firm's first plan."""
TYPED = ("employee", "coach", "starts", "reason", "goal", "support", "training", "evidence")
"""What is written of a plan."""
_ALWAYS = {"employee": "", "starts": "", "reason": "", "goal": ""}
_CLOSING = ("closed_on", "result")
_IN_A_ROW = 2


class PipBook:
    """The performance improvement plans; each method that changes one is one action."""

    def __init__(self, ledger: Ledger, history: History) -> None:
        self._ledger = ledger
        self._history = history

    def today(self) -> date:
        """The day it is here."""
        return self._ledger.store.now().astimezone().date()

    def listed(self) -> tuple[ListedPip, ...]:
        """All plans, the running ones first, then the newest."""
        with self._ledger.read() as connection:
            return _listed(connection, self.today())

    def sheet(self, code: str) -> PipSheet:
        """What a plan's sheet prints."""
        with self._ledger.read() as connection:
            _present(connection, code)
            listed = next(one for one in _listed(connection, self.today()) if one.pip.code == code)
            return PipSheet(read_settings(connection).name, listed)

    def sheets(self) -> tuple[PipSheet, ...]:
        """What the sheets of all plans print."""
        with self._ledger.read() as connection:
            name = read_settings(connection).name
            return tuple(PipSheet(name, one) for one in _listed(connection, self.today()))

    def suggestions(self, period: str) -> tuple[LowScorer, ...]:
        """Who had the lowest grade in a period and the one before it, and has no running plan."""
        kind = Period.parse(period).dimension
        before = Period.parse(period).shift(-1).code
        with self._ledger.read() as connection:
            grades = [grade.name for grade in read_settings(connection).grades]
            running = set(connection.scalars(select(PipRow.employee).where(PipRow.state == PipState.OPEN)))
            people = {one.number: one for one in read_records(connection, EmployeeRow, Employee)}
            departments = _names_of(connection)
        lowest = grades[-1] if grades else ""
        found = []
        for key, of in self._history.standings(kind).of.items():
            person = people.get(key.code) if key.type is SubjectType.EMPLOYEE else None
            codes = (before, period)
            if person is None or person.left is not None or person.number in running:
                continue
            if all(code in of and of[code].grade == lowest for code in codes):
                totals = tuple((code, _plain(of[code])) for code in codes)
                where = departments.get(person.department, person.department)
                found.append(LowScorer(person.number, person.name, where, lowest, totals))
        return tuple(sorted(found, key=lambda one: one.number))

    # A plan

    def check(self, fields: Row, code: str | None = None) -> tuple[FieldProblem, ...]:
        """What is wrong with a plan as typed; of a new one, what its checkpoints lack too."""
        with self._ledger.read() as connection:
            found = _read(connection, fields, code).problems
            return found if code else (*found, *_without(fields))

    def start(self, fields: Row) -> str:
        """Start a plan with its three checkpoints (`day30`, `day60`, `day90`: what is expected by then)."""
        with self._ledger.write("pip.start") as writing:
            plan = _read(writing.unit.connection, fields, None).sound()
            if lacking := _without(fields):
                raise EditRefused(lacking)
            _put(writing, plan)
            stops = [PipCheckpoint(plan.code, days, _expected(fields, days)) for days in CHECKPOINTS]
            writing.unit.put_all(PipCheckpointRow, map(asdict, stops))
        return plan.code

    def change(self, code: str, fields: Row) -> None:
        """Change what is written of a running plan."""
        with self._ledger.write("pip.change") as writing:
            _running(writing.unit.connection, code)
            _put(writing, _read(writing.unit.connection, fields, code).sound())

    def check_found(self, code: str, days: int, fields: Row) -> tuple[FieldProblem, ...]:
        """What is wrong with a finding as typed."""
        with self._ledger.read() as connection:
            return self._found(connection, code, days, fields).problems

    def find(self, code: str, days: int, fields: Row) -> None:
        """Write what a checkpoint found: `expected`, `found`, `finding`, `checked_by`, `checked_on`."""
        with self._ledger.write("pip.find") as writing:
            connection = writing.unit.connection
            plan = _running(connection, code)
            checkpoint = self._found(connection, code, days, fields).sound()
            writing.facts.update(name=_named(connection, plan.employee), days=days)
            writing.unit.put(PipCheckpointRow, asdict(checkpoint))

    def _found(self, connection: Connection, code: str, days: int, fields: Row) -> Checked[PipCheckpoint]:
        def incomplete(one: PipCheckpoint, records: Records) -> Iterator[FieldProblem]:
            if one.finding is not None or one.found:
                yield from missing(PIP_CHECKPOINTS, one, ("found", "finding", "checked_by", "checked_on"))
            if one.checked_on is not None and one.checked_on > self.today():
                yield refusal(PIP_CHECKPOINTS, "checked_on", "day_to_come", today=self.today())
            plan = next((plan for plan in records.pips if plan.code == code), None)
            if plan is not None and one.checked_by == plan.employee:
                yield refusal(PIP_CHECKPOINTS, "checked_by", "checked_by_oneself")

        present = _checkpoint(connection, code, days)
        row = {**row_of(present), **fields, "pip": code, "days": str(days)}
        return checked_row(connection, PIP_CHECKPOINTS, PipCheckpoint, row, incomplete)

    def check_closed(self, code: str, fields: Row) -> tuple[FieldProblem, ...]:
        """What speaks against ending a plan as typed."""
        with self._ledger.read() as connection:
            return self._closed(connection, code, fields).problems

    def close(self, code: str, fields: Row) -> None:
        """End a running plan: `state` (passed, unmet or stopped), `closed_on`, `result`."""
        with self._ledger.write("pip.close") as writing:
            _running(writing.unit.connection, code)
            _put(writing, self._closed(writing.unit.connection, code, fields).sound())

    def _closed(self, connection: Connection, code: str, fields: Row) -> Checked[Pip]:
        def unfit(one: Pip, _records: Records) -> Iterator[FieldProblem]:
            if one.state is PipState.OPEN:
                yield refusal(PIPS, "state", "required")
            yield from missing(PIPS, one, _CLOSING)
            if one.closed_on is not None and one.closed_on > self.today():
                yield refusal(PIPS, "closed_on", "day_to_come", today=self.today())
            elif one.closed_on is not None and one.closed_on < one.starts:
                yield refusal(PIPS, "closed_on", "pip_ends_first", day=one.starts)

        named = {name: fields[name] for name in ("state", *_CLOSING, "evidence") if name in fields}
        return checked_row(connection, PIPS, Pip, {**row_of(_present(connection, code)), **named}, unfit)

    def remove(self, code: str) -> None:
        """Remove a plan that was begun by mistake, with its checkpoints."""
        with self._ledger.write("pip.remove") as writing:
            connection, row = writing.unit.connection, PipCheckpointRow
            writing.facts["name"] = _named(connection, _present(connection, code).employee)
            stops = read_records(connection, row, PipCheckpoint, row.pip == code)
            writing.unit.remove_all(row, [asdict(one) for one in stops])
            writing.unit.remove(PipRow, {"code": code})


def _read(connection: Connection, fields: Row, code: str | None) -> Checked[Pip]:
    before: Row = (
        row_of(_present(connection, code))
        if code
        else {"code": next_code(connection.scalars(select(PipRow.code)), FIRST), **_ALWAYS}
    )
    row = {**before, **{name: fields[name] for name in TYPED if name in fields}}
    return checked_row(connection, PIPS, Pip, row, _doubts)


def _doubts(plan: Pip, records: Records) -> Iterator[FieldProblem]:
    if plan.coach is not None and plan.coach == plan.employee:
        yield refusal(PIPS, "coach", "coach_of_oneself")
    for field, number in (("employee", plan.employee), ("coach", plan.coach)):
        person = records.person(number)
        if person is not None and gone(person, plan.starts):
            yield refusal(PIPS, field, "left_before_plan", name=person.name, day=person.left)
    others = (one for one in records.pips if one.employee == plan.employee and one.code != plan.code)
    if plan.state is PipState.OPEN and any(one.state is PipState.OPEN for one in others):
        yield refusal(PIPS, "employee", "pip_runs_already")


def _without(fields: Row) -> list[FieldProblem]:
    """The checkpoints of which nothing is expected; each under the field of its day."""
    lacking = refusal(PIP_CHECKPOINTS, "expected", "required").problem
    return [FieldProblem(0, f"day{days}", lacking) for days in CHECKPOINTS if not _expected(fields, days)]


def _expected(fields: Row, days: int) -> str:
    return str(fields.get(f"day{days}") or "").strip()


def _present(connection: Connection, code: str) -> Pip:
    found = read_records(connection, PipRow, Pip, PipRow.code == code)
    if not found:
        raise Mendable("pip.gone", code=code)
    return found[0]


def _running(connection: Connection, code: str) -> Pip:
    found = _present(connection, code)
    if found.state is not PipState.OPEN:
        raise Mendable("pip.over", code=code)
    return found


def _checkpoint(connection: Connection, code: str, days: int) -> PipCheckpoint:
    row = PipCheckpointRow
    found = read_records(connection, row, PipCheckpoint, row.pip == code, row.days == days)
    return next(iter(found), PipCheckpoint(code, days, ""))


def _named(connection: Connection, number: str) -> str:
    return connection.scalar(select(EmployeeRow.name).where(EmployeeRow.number == number)) or number


def _put(writing: Writing, plan: Pip) -> None:
    writing.facts.update(code=plan.code, name=_named(writing.unit.connection, plan.employee))
    writing.unit.put(PipRow, asdict(plan))


def _names_of(connection: Connection) -> dict[str, str]:
    return {one.code: one.name for one in read_records(connection, DepartmentRow, Department)}


def _plain(standing: Standing) -> str:
    return Language.plain(standing.total if standing.total is not None else Decimal(0))


def _listed(connection: Connection, today: date) -> tuple[ListedPip, ...]:
    people = {one.number: one for one in read_records(connection, EmployeeRow, Employee)}
    departments = _names_of(connection)
    posts = {one.code: one.name for one in read_records(connection, PositionRow, Position)}
    calendar = Workdays(read_records(connection, CalendarDayRow, CalendarDay))
    stops = defaultdict[str, list[PipCheckpoint]](list)
    for one in read_records(connection, PipCheckpointRow, PipCheckpoint):
        stops[one.pip].append(one)
    listed = []
    for plan in read_records(connection, PipRow, Pip):
        person, coach = people.get(plan.employee), people.get(plan.coach or "")
        listed.append(
            ListedPip(
                plan,
                person.name if person else plan.employee,
                departments.get(person.department, "") if person else "",
                posts.get(person.position or "", "") if person else "",
                coach.name if coach else "",
                tuple(_stop(plan, one, calendar, people, today) for one in stops[plan.code]),
            )
        )
    listed.sort(key=lambda one: (one.running, one.pip.starts, one.pip.code), reverse=True)
    return tuple(listed)


def _stop(
    plan: Pip, checkpoint: PipCheckpoint, calendar: Workdays, people: Mapping[str, Employee], today: date
) -> Stop:
    day = plan.starts + timedelta(days=checkpoint.days)
    looked_at = calendar.nth(day, 1)
    by = people.get(checkpoint.checked_by or "")
    waiting = checkpoint.finding is None and plan.state is PipState.OPEN
    late = max((today - looked_at).days, 0) if waiting else 0
    return Stop(checkpoint, day, looked_at, by.name if by else checkpoint.checked_by or "", late)
