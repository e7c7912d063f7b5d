"""Row values as JSON-ready plain data and back, by the columns' types.

What the audit trail keeps and undo restores.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import Column, Table


def to_plain(value: Any) -> Any:  # noqa: ANN401 - any column's value
    """A column's value as JSON knows it."""
    if value is None or type(value) is str:  # most are: the quick way out
        return value
    match value:
        case Decimal():
            return format(value.normalize(), "f")
        case StrEnum():
            return value.value
        case date():
            return value.isoformat()
        case tuple():
            return list(value)
        case _:
            return value


def row_to_plain(values: Mapping[str, Any]) -> dict[str, Any]:
    """A row's values as JSON knows them."""
    return {name: to_plain(value) for name, value in values.items()}


def row_from_plain(table: Table, values: Mapping[str, Any]) -> dict[str, Any]:
    """A row's values back in the columns' own types."""
    return {name: _from_plain(table.c[name], value) for name, value in values.items()}


def _from_plain(column: Column[Any], value: Any) -> Any:  # noqa: ANN401 - any column's value
    if value is None:
        return None
    kind = column.type.python_type
    return date.fromisoformat(value) if kind is date else kind(value)
