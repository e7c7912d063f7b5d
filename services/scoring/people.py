"""Names a sheet prints of a subject: department, position, manager."""

from msgspec import Struct

from models.terms import SubjectType
from services.scoring.seats import Seat, Seats


class Identity(Struct, frozen=True):
    """Who a subject is, by name, in a period."""

    name: str
    department_name: str
    position_name: str
    manager_name: str
    head: bool


def identity(seats: Seats, seat: Seat, positions: dict[str, str]) -> Identity:
    """The names that a result keeps by value."""
    department = seats.departments.get(seat.department)
    department_name = seat.department if department is None else department.name
    if seat.key.type is SubjectType.DEPARTMENT:
        above = None if department is None else department.parent
        own_head = None if department is None else department.head
        return Identity(department_name, department_name, "", _head_from(seats, above, own_head), False)
    employee = seats.employees[seat.key.code]
    manager = seats.employees.get(employee.manager or "")
    return Identity(
        employee.name,
        department_name,
        positions.get(seat.position or "", ""),
        _head_from(seats, seat.department, employee.number) if manager is None else manager.name,
        employee.number in seats.headed,
    )


def _head_from(seats: Seats, department: str | None, oneself: str | None) -> str:
    """The nearest head at or above a department who is not the subject."""
    if department is None:
        return ""
    for code in seats.above(department):
        head = seats.departments[code].head
        if head is not None and head != oneself and head in seats.employees:
            return seats.employees[head].name
    return ""
