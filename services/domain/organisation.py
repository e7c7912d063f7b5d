"""Departments, positions and people (组织)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from models.terms import AbsenceKind


@dataclass(frozen=True, slots=True)
class Department:
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


@dataclass(frozen=True, slots=True)
class Position:
    """A position (岗位); `key` marks a key position (关键岗位)."""

    code: str
    name: str
    department: str | None = None
    key: bool = False


@dataclass(frozen=True, slots=True)
class Employee:
    """A person (员工) in the department and position held before any move."""

    number: str
    name: str
    department: str
    position: str | None = None
    manager: str | None = None
    hired: date | None = None
    left: date | None = None
    bonus_base: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Absence:
    """A person's absence (缺勤), both days included; `last_day` None goes on."""

    employee: str
    first_day: date
    last_day: date | None = None
    kind: AbsenceKind = AbsenceKind.OTHER
    note: str = ""


def overlap(one: Absence, other: Absence) -> bool:
    """Whether two absences share a day."""
    return one.first_day <= (other.last_day or date.max) and other.first_day <= (one.last_day or date.max)


@dataclass(frozen=True, slots=True)
class Move:
    """From `day` on the person works elsewhere (任职变动); None keeps what was."""

    employee: str
    day: date
    department: str | None = None
    position: str | None = None
