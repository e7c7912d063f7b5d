"""Whom and what a row of the trail is about, read off its table's key and what it refers to.

A new table needs nothing here as long as its key refers to people, departments, KPIs and periods by foreign
keys.
"""

import json
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Table, and_, func, or_

from models.tables import METADATA
from models.trail import ChangeRow

SUBJECTS = ("employee", "department", "position")
"""Tables of those who can be appraised or have a card; a subject's type is stored as the same word."""
NAMED = (*SUBJECTS, "kpi", "objective", "issue")
"""Tables whose rows are called by name and code."""
CARD = "scorecard"
_PERIODS = {("month_target", "month"), ("alarm_answer", "month")}
"""Keys that hold a period's code without referring to it: the month need not be open yet."""


class About(StrEnum):
    """What a part of a row's key can name."""

    SUBJECT = "subject"
    KPI = "kpi"
    PERIOD = "period"
    YEAR = "year"
    CARD = "card"


def referred(table: str, column: str) -> str:
    """The table whose row a column names, its own for a row's own code; empty when it names none."""
    found = METADATA.tables.get(table)
    if found is None or column not in found.c:
        return ""
    keys = [key.column.table.name for key in found.c[column].foreign_keys]
    if keys:
        return str(keys[0])
    if table == "kpi_version" and column == "code":
        return "kpi"
    own = [part.name for part in found.primary_key]
    return table if own == [column] and table in (*NAMED, CARD, "period") else ""


@cache
def about(table: str, column: str) -> About | None:
    """What a column of a table's key names; None for the rest of a key, such as a position."""
    if column == "subject":
        return About.SUBJECT
    if column == "year":
        return About.YEAR
    if (table, column) in _PERIODS:
        return About.PERIOD
    names = {"kpi": About.KPI, "period": About.PERIOD, CARD: About.CARD}
    target = referred(table, column)
    return About.SUBJECT if target in SUBJECTS else names.get(target)


def touching(what: About, value: object) -> ColumnElement[bool]:
    """The changes whose key names something; the text is looked at first, which is sooner than reading it."""
    row = ChangeRow
    return and_(
        row.row_key.contains(json.dumps(value, ensure_ascii=False), autoescape=True),
        or_(
            *(
                and_(row.row_table.in_(tables), func.json_extract(row.row_key, f"$.{column}") == value)
                for column, tables in _columns(what).items()
            )
        ),
    )


@cache
def _columns(what: About) -> Mapping[str, tuple[str, ...]]:
    """The key columns that name such a thing, each with the tables that have it."""
    found: dict[str, tuple[str, ...]] = {}
    for table in METADATA.tables.values():
        for column in key_columns(table):
            if about(table.name, column) is what:
                found[column] = (*found.get(column, ()), table.name)
    return found


def key_columns(table: Table) -> tuple[str, ...]:
    """The columns of a table's key."""
    return tuple(column.name for column in table.primary_key)


def named_in(table: str, key: Mapping[str, Any], what: About) -> list[tuple[str, str]]:
    """What a key names of one sort, as the table of the named row and its code."""
    return [
        (referred(table, column) or str(key.get("type", "")), str(value))
        for column, value in key.items()
        if about(table, column) is what and value is not None
    ]
