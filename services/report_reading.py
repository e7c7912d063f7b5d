"""Report sheets read from the file: who speaks, and what each of them reports, in a few queries for all."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct
from sqlalchemy import Connection, select

from models.improvement import ImprovementRow
from models.kpi import KpiRow
from models.meeting import AgendaItemRow, ReportRow
from models.organisation import DepartmentRow, EmployeeRow
from models.plan import PlanRow
from models.records import read_records
from models.terms import ImprovementState
from services.cycle.reporting import Reported, promises_of
from services.cycle.speaking import headed_by, heads_of, speakers_of
from services.domain.improvement import Improvement
from services.domain.meeting import AgendaItem
from services.domain.organisation import Department, Employee
from services.domain.period import Period
from services.domain.plan import PlanLine
from services.domain.report import NextAction, Promise, Report, Speaker
from services.periods import parse
from services.scored_records import read_settings


class ReportRows(Struct, frozen=True):
    """What the file holds for the report sheets of a period."""

    period: Period
    today: date
    employees: Mapping[str, Employee]
    departments: tuple[Department, ...]
    agenda: tuple[AgendaItem, ...]
    reports: Mapping[str, Report]
    actions: tuple[Improvement, ...]
    plans: tuple[PlanLine, ...]
    kpi_names: Mapping[str, str]

    def speakers(self) -> tuple[Speaker, ...]:
        """Who speaks, in the order of the agenda; the heads of the departments where there is none."""
        heads = heads_of(self.departments, self.employees, self.period.first_day)
        found = speakers_of(self.agenda) or heads
        return tuple(self._speaking(number, department) for number, department in found.items())

    def speaker(self, employee: str) -> Speaker:
        """Somebody as a speaker: for the department of the agenda, else the one that he or she heads."""
        person = self.employees.get(employee)
        headed = None if person is None else headed_by(person, self.departments)
        return self._speaking(employee, speakers_of(self.agenda).get(employee) or headed)

    def _speaking(self, employee: str, department: str | None) -> Speaker:
        person = self.employees.get(employee)
        home = department or (person.department if person else None)
        named = next((one.name for one in self.departments if one.code == home), "")
        return Speaker(employee, person.name if person else employee, department, named)

    def promises(self, speaker: Speaker) -> tuple[Promise, ...]:
        """What the speaker and the people of the speaker's department promised."""
        names = {number: person.name for number, person in self.employees.items()}
        mine = [line for line in self.plans if line.owner == speaker.employee]
        actions = [action for action in self.actions if self._concerns(action, speaker)]
        return tuple(promises_of(Reported(self.period, self.today, names), mine, actions))

    def _concerns(self, action: Improvement, speaker: Speaker) -> bool:
        owner = self.employees.get(action.owner)
        here = speaker.department is not None and owner is not None and owner.department == speaker.department
        return here or speaker.employee in (action.owner, action.speaker)

    def next_actions(self, employee: str) -> tuple[NextAction, ...]:
        """What the speaker will do next, proposed or taken over."""
        return tuple(
            NextAction(action, self._named(action.owner), self.kpi_names.get(action.kpi or "", ""))
            for action in self.actions
            if action.period == self.period.code
            and action.speaker == employee
            and action.state is not ImprovementState.DROPPED
        )

    def _named(self, employee: str) -> str:
        person = self.employees.get(employee)
        return person.name if person else employee


def read_report_rows(connection: Connection, period: str, today: date) -> ReportRows:
    """Everything that the report sheets of a period need beside its results."""
    people = read_records(connection, EmployeeRow, Employee)
    reports = read_records(connection, ReportRow, Report, ReportRow.period == period)
    return ReportRows(
        parse(period, read_settings(connection).fiscal_start),
        today,
        {person.number: person for person in people},
        read_records(connection, DepartmentRow, Department),
        read_records(connection, AgendaItemRow, AgendaItem, AgendaItemRow.period == period),
        {report.employee: report for report in reports},
        read_records(connection, ImprovementRow, Improvement),
        read_records(connection, PlanRow, PlanLine, PlanRow.period == period),
        {kpi.code: kpi.name for kpi in connection.execute(select(KpiRow.code, KpiRow.name))},
    )
