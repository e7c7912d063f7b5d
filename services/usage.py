"""What depends on a record (被引用), read off the schema's references: a new table is never forgotten."""

from collections.abc import Iterator
from typing import Any

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, Table, func, select

from models.tables import METADATA
from models.terms import SubjectType

SUBJECTS = {
    "department": SubjectType.DEPARTMENT,
    "position": SubjectType.POSITION,
    "employee": SubjectType.EMPLOYEE,
}
_CARD_CODE, _SUBJECT = "code", "subject"


class Use(Struct, frozen=True):
    """How many rows of a table name a record."""

    table: str
    column: str
    count: int


def uses_of(connection: Connection, table: str, code: str) -> tuple[Use, ...]:
    """Where a coded record is named: by references, as a subject of entries and cards, in locked results."""
    return tuple(use for use in _counted(connection, table, code) if use.count)


def _counted(connection: Connection, table: str, code: str) -> Iterator[Use]:
    for other in METADATA.sorted_tables:
        for column in other.columns:
            if any(key.column.table.name == table for key in column.foreign_keys):
                yield _use(connection, other, column, column == code)
        yield from _as_subject(connection, other, table, code)


def _as_subject(connection: Connection, other: Table, table: str, code: str) -> Iterator[Use]:
    kind = SUBJECTS.get(table)
    if kind is None or "type" not in other.columns:
        return
    column = other.columns.get(_SUBJECT, other.columns.get(_CARD_CODE))
    if column is not None:
        yield _use(connection, other, column, (other.columns["type"] == kind) & (column == code))


def _use(connection: Connection, other: Table, column: Any, named: ColumnElement[bool]) -> Use:  # noqa: ANN401 - a column of any type
    count = connection.scalar(select(func.count()).select_from(other).where(named))
    return Use(other.name, column.name, int(count or 0))
