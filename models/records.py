"""Rows as the domain's frozen dataclasses and back: columns and fields carry the same names."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields
from functools import cache
from itertools import starmap
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, Table, select

from models.base import Base
from models.columns import Unreadable

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

R = TypeVar("R", bound="DataclassInstance")


def read_records(
    connection: Connection, row: type[Base], record: type[R], *where: ColumnElement[bool]
) -> tuple[R, ...]:
    """All rows of a table, or those that `where` keeps, in the order of their keys."""
    statement = _all(row.__table__, record).where(*where)
    with reading(row.__tablename__):
        return tuple(starmap(record, connection.execute(statement).all()))


@cache
def _all(table: Table, record: "type[DataclassInstance]") -> Select[tuple[Any, ...]]:
    """The rows in the order of their keys; made once, since SQLAlchemy takes long over it."""
    columns = [table.c[field.name] for field in fields(record)]
    return select(*columns).order_by(*table.primary_key.columns)


@contextmanager
def reading(what: str) -> Iterator[None]:
    """Turn stored values that cannot be what they should into Unreadable."""
    try:
        yield
    except (ArithmeticError, ValueError) as error:
        raise Unreadable(what) from error


def values_of(record: "DataclassInstance") -> Mapping[str, Any]:
    """A record's fields by name, as a row takes them."""
    return {name: getattr(record, name) for name in _names(type(record))}


@cache
def _names(kind: "type[DataclassInstance]") -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
