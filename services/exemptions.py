"""Proposed exemptions (考核豁免建议) and what the officer decided on them."""

from collections.abc import Iterable, Mapping

from msgspec import Struct
from sqlalchemy import Connection, or_, select

from models.absence import AbsenceRow
from models.entry import AttendanceRow
from models.organisation import EmployeeRow
from models.records import read_records
from models.settings import SettingRow
from models.terms import PeriodState, SubjectType
from services.attendance import Decision, decide, exempted, given, kept_in
from services.domain.entry import Attendance
from services.domain.organisation import Absence, Employee
from services.domain.period import Period
from services.kept import Kept
from services.ledger import Ledger
from services.periods import parse
from services.results import Results
from services.scored_records import read_settings
from services.scoring.exemptions import Ground, Proposal, proposals

_NAMED = 3
_Standing = tuple[Mapping[str, Proposal], Mapping[str, Attendance]]


class Proposed(Struct, frozen=True):
    """A proposal as it stands: open, until there is a reason why exempt or why not (`kept`)."""

    number: str
    name: str
    department_name: str
    grounds: tuple[Ground, ...]
    exemption: str = ""
    kept: str = ""

    @property
    def decided(self) -> bool:
        """Whether the officer has decided."""
        return bool(self.exemption or self.kept)


class Proposals(Struct, frozen=True):
    """A period's proposals, in the order of its results; in a locked one nothing is decided any more."""

    all: tuple[Proposed, ...] = ()
    locked: bool = False

    @property
    def open(self) -> tuple[Proposed, ...]:
        """Those that wait for a decision; none in a locked period."""
        return () if self.locked else tuple(each for each in self.all if not each.decided)

    @property
    def decided(self) -> tuple[Proposed, ...]:
        """Those that were decided."""
        return tuple(each for each in self.all if each.decided)


class Exemptions:
    """The proposals of a period; every decision is one action."""

    def __init__(self, ledger: Ledger, results: Results) -> None:
        self._ledger = ledger
        self._results = results
        self._standing: Kept[_Standing] = Kept(ledger, EmployeeRow, AbsenceRow, AttendanceRow, SettingRow)

    def proposals(self, period: str) -> Proposals:
        """Whom the officer may exempt from a period, of those who are its subjects."""
        found, decisions = self._standing.of(period, lambda connection: _standing(connection, period))
        if not found:
            return Proposals()
        result = self._results.of(period)
        open_ = Attendance(period, "")
        return Proposals(
            tuple(
                Proposed(
                    subject.code,
                    subject.name,
                    subject.department_name,
                    found[subject.code].grounds,
                    decisions.get(subject.code, open_).exemption,
                    decisions.get(subject.code, open_).kept,
                )
                for subject in result.results
                if subject.type is SubjectType.EMPLOYEE and subject.code in found
            ),
            result.state is PeriodState.LOCKED,
        )

    def accept(self, period: str, reasons: Mapping[str, str]) -> None:
        """Exempt people, each with a reason."""
        self._decide("exemption.accept", period, reasons, exempted)

    def decline(self, period: str, reasons: Mapping[str, str]) -> None:
        """Keep people in whose exemption was proposed, each with a reason."""
        self._decide("exemption.decline", period, reasons, kept_in)

    def take_back(self, period: str, employees: Iterable[str]) -> None:
        """Take decisions back, so that the proposals are open again."""
        self._write("exemption.take_back", period, dict.fromkeys(employees, ""), exempted)

    def _decide(self, verb: str, period: str, reasons: Mapping[str, str], change: Decision) -> None:
        self._write(verb, period, {number: given(reason) for number, reason in reasons.items()}, change)

    def _write(self, verb: str, period: str, reasons: Mapping[str, str], change: Decision) -> None:
        facts = {"period": period, "count": len(reasons)}
        told = "; ".join(dict.fromkeys(filter(None, reasons.values())))
        with self._ledger.write(verb, facts, reason=told) as writing:
            decide(writing.unit, period, reasons, change)
            named = EmployeeRow.number.in_(reasons)
            names = writing.unit.connection.scalars(select(EmployeeRow.name).where(named)).all()
            more = f" … ({len(names)})" if len(names) > _NAMED else ""
            writing.facts["names"] = ", ".join(names[:_NAMED]) + more


def _standing(connection: Connection, period: str) -> _Standing:
    """The proposals and what was decided, both by number."""
    found = _found(connection, parse(period, read_settings(connection).fiscal_start))
    if not found:
        return found, {}
    attended = read_records(connection, AttendanceRow, Attendance, AttendanceRow.period == period)
    return found, {each.employee: each for each in attended}


def _found(connection: Connection, period: Period) -> dict[str, Proposal]:
    """The proposals by number; only people with a date or an absence that matters are looked at."""
    first, last = period.first_day, period.last_day
    away = or_(AbsenceRow.last_day.is_(None), AbsenceRow.last_day >= first)
    absent = select(AbsenceRow.employee).where(AbsenceRow.first_day <= last, away)
    matters = or_(
        EmployeeRow.hired.between(first, last),
        EmployeeRow.left.between(first, last),
        EmployeeRow.number.in_(absent),
    )
    employees = read_records(connection, EmployeeRow, Employee, matters)
    numbers = [employee.number for employee in employees]
    absences = read_records(connection, AbsenceRow, Absence, AbsenceRow.employee.in_(numbers))
    return {each.employee.number: each for each in proposals(period, employees, absences)}
