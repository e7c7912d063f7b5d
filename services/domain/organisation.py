"""Departments, positions and people (组织)."""

from datetime import date
from decimal import Decimal

from msgspec import Struct

from models.terms import AbsenceKind


class Department(Struct, frozen=True):
    """A department (部门) with its purpose (工作目的).

    `head` is an employee number, `coefficient` stands for any period.
    """

    code: str
    name: str
    parent: str | None = None
    head: str | None = None
    purpose: str = ""
    coefficient: Decimal | None = None
    inner_customers: str = ""
    outer_customers: str = ""


class Position(Struct, frozen=True):
    """A position (岗位); `key` marks a key position (关键岗位)."""

    code: str
    name: str
    department: str | None = None
    key: bool = False


class Employee(Struct, frozen=True):
    """A person (员工) in the department and position held before any move."""

    number: str
    name: str
    department: str
    position: str | None = None
    manager: str | None = None
    hired: date | None = None
    left: date | None = None
    bonus_base: Decimal | None = None


class Absence(Struct, frozen=True):
    """A person's absence (缺勤), both days included; `last_day` None goes on."""

    employee: str
    first_day: date
    last_day: date | None = None
    kind: AbsenceKind = AbsenceKind.OTHER
    note: str = ""


def overlap(one: Absence, other: Absence) -> bool:
    """Whether two absences share a day."""
    return one.first_day <= (other.last_day or date.max) and other.first_day <= (one.last_day or date.max)


class Move(Struct, frozen=True):
    """From `day` on the person works elsewhere (任职变动); None keeps what was."""

    employee: str
    day: date
    department: str | None = None
    position: str | None = None
