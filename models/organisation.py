"""Departments, positions, people and their moves."""

from datetime import date
from decimal import Decimal

from models.base import Base, Mapped, mapped_column
from models.columns import HUNDREDTH, VALUE
from models.references import refers_to


class DepartmentRow(Base):
    """A department in the tree."""

    __tablename__ = "department"

    code: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    parent: Mapped[str | None] = mapped_column(refers_to("department.code"))
    head: Mapped[str | None] = mapped_column(refers_to("employee.number", cyclic=True))
    purpose: Mapped[str]
    coefficient: Mapped[Decimal | None] = mapped_column(VALUE)
    inner_customers: Mapped[str] = mapped_column(server_default="")
    outer_customers: Mapped[str] = mapped_column(server_default="")


class PositionRow(Base):
    """A position, in a department or anywhere."""

    __tablename__ = "position"

    code: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    department: Mapped[str | None] = mapped_column(refers_to("department.code"))
    key: Mapped[bool]


class EmployeeRow(Base):
    """A person."""

    __tablename__ = "employee"

    number: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    department: Mapped[str] = mapped_column(refers_to("department.code"))
    position: Mapped[str | None] = mapped_column(refers_to("position.code"))
    manager: Mapped[str | None] = mapped_column(refers_to("employee.number"))
    hired: Mapped[date | None]
    left: Mapped[date | None]
    bonus_base: Mapped[Decimal | None] = mapped_column(HUNDREDTH)


class MoveRow(Base):
    """A person's move to another department or position."""

    __tablename__ = "move"

    employee: Mapped[str] = mapped_column(refers_to("employee.number"), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    department: Mapped[str | None] = mapped_column(refers_to("department.code"))
    position: Mapped[str | None] = mapped_column(refers_to("position.code"))
