"""Plans read from the file: who plans, with the lines and what they lead to, in a few queries for all."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property

from msgspec import Struct
from sqlalchemy import Connection, select

from models.calendar import CalendarDayRow
from models.improvement import ImprovementRow
from models.kpi import KpiRow
from models.organisation import DepartmentRow, EmployeeRow, MoveRow, PositionRow
from models.period import PeriodRow
from models.plan import PlanApprovalRow, PlanRow
from models.records import read_records
from models.terms import SubjectType
from services.cycle.carry import Start, carried, months_planned, revised
from services.cycle.owners import gone
from services.cycle.plan_numbers import number_game
from services.cycle.timing import timing_of
from services.cycle.workdays import Workdays
from services.domain.company import Records
from services.domain.improvement import Improvement
from services.domain.kpi import Kpi
from services.domain.organisation import Department, Employee, Move, Position
from services.domain.period import Period, PeriodRecord
from services.domain.plan import PlanApproval, PlanLine
from services.domain.plan_board import Offer, PlanBoard, PlanChoices, PlanEntry, PlanOwner
from services.domain.result import LineResult, PeriodResult
from services.domain.scorecard import SubjectKey
from services.domain.workday import CalendarDay
from services.periods import parse
from services.scored_records import read_settings
from services.scoring.seats import Seats, employed


class PlanRows(Struct, frozen=True, dict=True):
    """What the file holds for the plans of a period."""

    period: Period
    today: date
    records: Records
    kpi_names: Mapping[str, str]
    lines: tuple[PlanLine, ...]
    approvals: Mapping[str, PlanApproval]

    @cached_property
    def seats(self) -> Seats:
        """The organisation, indexed."""
        return Seats(self.records)

    @cached_property
    def _positions(self) -> Mapping[str, str]:
        return {position.code: position.name for position in self.records.positions}

    def named(self, number: str) -> str:
        """Somebody's name; the number when nobody has it."""
        person = self.seats.employees.get(number)
        return person.name if person else number

    def owner(self, number: str) -> PlanOwner:
        """Somebody as the owner of a plan of the period."""
        person = self.seats.employees[number]
        code, position = self.seats.place(person, min(self.period.last_day, person.left or date.max))
        department = self.seats.departments.get(code)
        return PlanOwner(
            number,
            person.name,
            code,
            department.name if department else code,
            self._positions.get(position or "", ""),
            person.manager,
            self.seats.headed.get(number, ()),
            person.left,
        )

    def owners(self) -> tuple[PlanOwner, ...]:
        """The heads, by the order of their departments, then the others who have lines."""
        heads = dict.fromkeys(one.head for one in self.records.departments if one.head is not None)
        people = self.seats.employees
        wanted = [head for head in heads if head in people and employed(people[head], self.period)]
        others = sorted({line.owner for line in self.lines} - set(wanted))
        order = {one.code: at for at, one in enumerate(self.records.departments)}
        found = [self.owner(number) for number in others]
        found.sort(key=lambda owner: (not owner.headed, order.get(owner.department, len(order))))
        return (*map(self.owner, wanted), *found)

    def choices(self) -> PlanChoices:
        """Who and what a line may name."""
        first = self.period.first_day
        people = ((one.number, one.name) for one in self.records.employees if not gone(one, first))
        return PlanChoices(tuple(people), tuple(self.kpi_names.items()))

    def figures(self, result: PeriodResult, line: PlanLine) -> LineResult | None:
        """A line's KPI on its owner's card, else on that of a department that he or she heads or works in."""
        if line.kpi is None:
            return None
        owner = self.owner(line.owner)
        keys = [
            SubjectKey(SubjectType.EMPLOYEE, line.owner),
            *(SubjectKey(SubjectType.DEPARTMENT, code) for code in (*owner.headed, owner.department)),
        ]
        found = {one.key: one for one in result.results if one.code in {key.code for key in keys}}
        lines = (each for key in keys if key in found for each in found[key].lines)
        return next((each for each in lines if each.kpi == line.kpi), None)

    def entry(self, line: PlanLine) -> PlanEntry:
        """A line with what is shown beside it."""
        return PlanEntry(
            line,
            self.owner(line.owner),
            self.kpi_names.get(line.kpi or "", ""),
            months_planned(line, self.period.fiscal_start),
            timing_of(line, self.today),
            number_game(line.goal, line.action),
        )

    def board(self) -> PlanBoard:
        """Everything that is shown of the period's plans."""
        owners = self.owners()
        order = {owner.number: at for at, owner in enumerate(owners)}
        lines = sorted(self.lines, key=lambda line: (order[line.owner], line.position))
        names = {approval.by: self.named(approval.by) for approval in self.approvals.values()}
        entries = tuple(self.entry(line) for line in lines)
        return PlanBoard(self.period.code, owners, entries, self.approvals, names)


def read_plan_rows(connection: Connection, period: str, today: date) -> PlanRows:
    """What the plans of a period need."""
    settings = read_settings(connection)
    records = Records(
        settings=settings,
        departments=read_records(connection, DepartmentRow, Department),
        positions=read_records(connection, PositionRow, Position),
        employees=read_records(connection, EmployeeRow, Employee),
        moves=read_records(connection, MoveRow, Move),
    )
    row = PlanApprovalRow
    approvals = read_records(connection, row, PlanApproval, row.period == period)
    return PlanRows(
        parse(period, settings.fiscal_start),
        today,
        records,
        {kpi.code: kpi.name for kpi in connection.execute(select(KpiRow.code, KpiRow.name))},
        lines_of(connection, period),
        {approval.owner: approval for approval in approvals},
    )


def read_named(connection: Connection) -> Records:
    """What a plan line or an approval may name; the rest of the company is not needed to judge them."""
    return Records(
        settings=read_settings(connection),
        employees=read_records(connection, EmployeeRow, Employee),
        kpis=read_records(connection, KpiRow, Kpi),
        periods=read_records(connection, PeriodRow, PeriodRecord),
        improvements=read_records(connection, ImprovementRow, Improvement),
    )


def lines_of(connection: Connection, period: str) -> tuple[PlanLine, ...]:
    """The lines of a period's plans, by owner and position."""
    found = read_records(connection, PlanRow, PlanLine, PlanRow.period == period)
    return tuple(sorted(found, key=lambda line: (line.owner, line.position)))


def read_offers(connection: Connection, period: str, today: date) -> tuple[Offer, ...]:
    """What the plans of a period may start with, by owner: lines that go on, then revised actions."""
    rows = read_plan_rows(connection, period, today)
    own = read_records(connection, CalendarDayRow, CalendarDay)
    start = Start(rows.period, Workdays(own), lambda code: rows.kpi_names.get(code or "", ""))
    before = lines_of(connection, rows.period.shift(-1).code)
    actions = read_records(connection, ImprovementRow, Improvement)
    order = {owner.number: at for at, owner in enumerate(rows.owners())}
    found = _offers(rows, start, before, actions)
    return tuple(sorted(found, key=lambda offer: (order.get(offer.line.owner, len(order)), offer.line.owner)))


def _offers(
    rows: PlanRows, start: Start, before: Iterable[PlanLine], actions: Iterable[Improvement]
) -> Iterator[Offer]:
    due = {(line.owner, line.goal, line.action): line.due for line in before}
    lines = carried(start, before, rows.lines)
    for line in lines:
        yield _offer(rows, line, due[line.owner, line.goal, line.action], None)
    for action, line in revised(start, actions, (*rows.lines, *lines)):
        yield _offer(rows, line, action.due.isoformat(), action)


def _offer(rows: PlanRows, line: PlanLine, was_due: str, action: Improvement | None) -> Offer:
    person = rows.seats.employees[line.owner]
    return Offer(
        line,
        person.name,
        rows.kpi_names.get(line.kpi or "", ""),
        months_planned(line, rows.period.fiscal_start),
        was_due,
        action.state if action else None,
        person.left if gone(person, rows.period.first_day) else None,
    )
