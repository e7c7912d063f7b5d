"""The firm's calendar (工作日历): the official working days with the firm's own days laid over them."""

from collections.abc import Mapping
from datetime import date

from msgspec.structs import asdict, replace
from sqlalchemy import Connection

from models.calendar import CalendarDayRow
from models.records import read_records
from services.cycle.workdays import Workdays, special_days
from services.domain.workday import CalendarDay, SpecialDay
from services.edits import EditRefused, FieldProblem, Row, plan_rows, problems_in
from services.ledger import Ledger
from services.records import read_company
from services.workbooks.sheets.calendar import CALENDAR


class WorkCalendar:
    """Which days are worked; adding and removing a day of the firm's own is one action each."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def days(self) -> Workdays:
        """The working days as they hold for the firm."""
        with self._ledger.read() as connection:
            return workdays_of(connection)

    def year(self, year: int) -> tuple[SpecialDay, ...]:
        """The days of a year that are not as their weekday says, in order; the firm's own come before."""
        with self._ledger.read() as connection:
            own = {day.day: day for day in _own_days(connection) if day.day.year == year}
        official = {day.day: day for day in special_days(year)}
        mine = {day: SpecialDay(day, one.kind, one.name, own=True) for day, one in own.items()}
        return tuple(found for _, found in sorted({**official, **mine}.items()))

    def this_year(self) -> int:
        """The year it is here."""
        return self._ledger.store.now().astimezone().year

    def check(self, fields: Row) -> tuple[FieldProblem, ...]:
        """What is wrong with a day as typed."""
        with self._ledger.read() as connection:
            return _read(connection, fields)[1]

    def put(self, fields: Row) -> None:
        """Add or change a day of the firm's own; EditRefused names the field that is wrong."""
        with self._ledger.write("calendar.put") as writing:
            day, problems = _read(writing.unit.connection, fields)
            stopping = [problem for problem in problems if problem.stops]
            if stopping or day is None:
                raise EditRefused(stopping)
            writing.facts.update(_facts(day.day))
            writing.unit.put(CalendarDayRow, asdict(day))

    def remove(self, day: date) -> None:
        """Take a day of the firm's own away: the official calendar holds again."""
        with self._ledger.write("calendar.remove", _facts(day)) as writing:
            writing.unit.remove(CalendarDayRow, {"day": day})


def workdays_of(connection: Connection) -> Workdays:
    """The working days as they hold for the firm."""
    return Workdays(_own_days(connection))


def _own_days(connection: Connection) -> tuple[CalendarDay, ...]:
    return read_records(connection, CalendarDayRow, CalendarDay)


def _facts(day: date) -> Mapping[str, str]:
    return {"day": day.isoformat()}


def _read(connection: Connection, fields: Row) -> tuple[CalendarDay | None, tuple[FieldProblem, ...]]:
    """Read what was typed as a row of the sheet: a day where it can be one, and what is wrong with it."""
    records = replace(read_company(connection, periods=()), calendar=())
    preview = plan_rows([(CALENDAR, [fields])], records)
    return next(iter(preview.after.calendar), None), problems_in(preview, CALENDAR, [fields])
