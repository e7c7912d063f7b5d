"""Rows as the domain's records and back: columns and fields carry the same names."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from itertools import starmap
from typing import Any, TypeVar

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, Select, Table, select

from models.base import Base
from models.columns import Unreadable

R = TypeVar("R", bound=Struct)


def read_records(
    connection: Connection, row: type[Base], record: type[R], *where: ColumnElement[bool]
) -> tuple[R, ...]:
    """All rows of a table, or those that `where` keeps, in the order of their keys."""
    statement = _all(row.__table__, record).where(*where)
    with reading(row.__tablename__):
        return tuple(starmap(record, connection.execute(statement).all()))


@cache
def _all(table: Table, record: type[Struct]) -> Select[tuple[Any, ...]]:
    """The rows in the order of their keys; made once, since SQLAlchemy takes long over it."""
    columns = [table.c[name] for name in record.__struct_fields__]
    return select(*columns).order_by(*table.primary_key.columns)


@contextmanager
def reading(what: str) -> Iterator[None]:
    """Turn stored values that cannot be what they should into Unreadable."""
    try:
        yield
    except (ArithmeticError, TypeError, ValueError) as error:
        raise Unreadable(what) from error
