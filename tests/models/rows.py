"""Rows as tests write them."""

from datetime import date
from decimal import Decimal
from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy import select

from models.organisation import DepartmentRow
from models.store import Store
from models.terms import SubjectType


def department(code: str, name: str = "Sales", **values: Any) -> dict[str, Any]:
    return {
        "code": code,
        "name": name,
        "parent": None,
        "head": None,
        "purpose": "",
        "coefficient": None,
        **values,
    }


def employee(number: str, unit: str, **values: Any) -> dict[str, Any]:
    nothing = {"position": None, "manager": None, "left": None, "bonus_base": None}
    return {
        "number": number,
        "name": number,
        "department": unit,
        "hired": date(2020, 1, 1),
        **nothing,
        **values,
    }


def adjustment(period: str, position: int, points: Decimal) -> dict[str, Any]:
    key = {"period": period, "type": SubjectType.EMPLOYEE, "subject": "E1", "position": position}
    return {**key, "points": points, "reason": "why"}


def names(store: Store) -> dict[str, str]:
    """The departments by code."""
    with store.read() as connection:
        return dict(connection.execute(select(DepartmentRow.code, DepartmentRow.name)).all())  # type: ignore[arg-type]


def tamper(store: Store, *statements: str) -> None:
    """Change the file as an outsider with a database tool would: triggers dropped, nothing told."""
    connection = driver.connect(str(store.path), isolation_level=None)
    connection.execute("PRAGMA synchronous = OFF")  # an outsider is in no need of care
    for name, _ in triggers(connection):
        connection.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        connection.execute(statement)
    connection.close()


def triggers(connection: driver.Connection) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
    ).fetchall()
    return found
