"""Improvement actions read from the file with their names, in a query for each table."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from sqlalchemy import Connection, select

from models.improvement import ImprovementCheckpointRow, ImprovementRow
from models.kpi import KpiRow
from models.organisation import DepartmentRow, EmployeeRow
from models.records import read_records
from services.cycle.ageing import days_overdue
from services.domain.improvement import Improvement, ImprovementCheckpoint
from services.domain.improvement_list import ImprovementList, Listed
from services.domain.organisation import Department, Employee


def read_list(connection: Connection, today: date) -> ImprovementList:
    """All actions, the overdue first."""
    people = {one.number: one for one in read_records(connection, EmployeeRow, Employee)}
    departments = {one.code: one.name for one in read_records(connection, DepartmentRow, Department)}
    kpis = {kpi.code: kpi.name for kpi in connection.execute(select(KpiRow.code, KpiRow.name))}
    days = defaultdict[str, list[ImprovementCheckpoint]](list)
    for one in read_records(connection, ImprovementCheckpointRow, ImprovementCheckpoint):
        days[one.improvement].append(one)
    listed = [
        _listed(action, today, people, departments, kpis.get(action.kpi or "", ""), tuple(days[action.code]))
        for action in read_records(connection, ImprovementRow, Improvement)
    ]
    listed.sort(key=lambda one: (-one.overdue, one.action.due, one.action.code))
    return ImprovementList(today, tuple(listed))


def _listed(
    action: Improvement,
    today: date,
    people: Mapping[str, Employee],
    departments: Mapping[str, str],
    kpi_name: str,
    checkpoints: tuple[ImprovementCheckpoint, ...],
) -> Listed:
    owner = people.get(action.owner)
    department = owner.department if owner else ""
    left = owner.left if owner else None
    return Listed(
        action,
        _named(people, action.owner),
        department,
        departments.get(department, department),
        days_overdue(action, today),
        left if left is not None and left < today else None,
        _named(people, action.speaker),
        kpi_name,
        _named(people, action.closed_by),
        checkpoints,
    )


def _named(people: Mapping[str, Employee], number: str | None) -> str:
    person = people.get(number or "")
    return person.name if person else number or ""
