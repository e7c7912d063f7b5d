"""The seal of a snapshot: one digest over all that was frozen, so that a changed result shows.

The trail is told of it, so that a changed seal shows too.
"""

import hashlib
import json
from collections.abc import Iterable
from typing import Any, Final

from sqlalchemy import Connection, select

from models.chain import canonical
from models.result import SnapshotRow
from models.trail import ActionRow, ChangeRow

_SEALED: Final = {
    "result": (
        "period",
        "version",
        "type",
        "code",
        "state",
        "total",
        "grade",
        "coefficient",
        "cases",
        "body",
    ),
    "result_line": ("period", "version", "type", "code", "kpi", "score", "veto_mark", "veto_count"),
}
"""What a seal covers. A column that a later version adds is not among it, or every old seal would break."""
_ORDER: Final = {"result": "type, code", "result_line": "type, code, kpi"}


def seal_of(connection: Connection, period: str, version: int, body: str) -> str:
    """The SHA-256 over a snapshot's body and its result rows, in the order of their keys."""
    total = hashlib.sha256(canonical([period, version, body]).encode())
    for row in _rows(connection, period, version):
        total.update(canonical(list(row)).encode())
    return total.hexdigest()


def _rows(connection: Connection, period: str, version: int) -> Iterable[tuple[object, ...]]:
    """The rows as SQLite holds them: what no type of ours can read is sealed too."""
    for table, columns in _SEALED.items():
        question = (
            f"SELECT {', '.join(columns)} FROM {table} "  # noqa: S608 - our own names
            f"WHERE period = ? AND version = ? ORDER BY {_ORDER[table]}"
        )
        yield from connection.exec_driver_sql(question, (period, version))


def broken_snapshots(connection: Connection) -> list[tuple[str, int]]:
    """The snapshots that no longer are what the trail says was frozen: changed, gone, or never frozen."""
    told = _told(connection)
    row = SnapshotRow
    question = select(row.period, row.version, row.body, row.digest, row.seal)
    broken = [
        (period, version)
        for period, version, body, *marks in connection.execute(
            question.order_by(row.period, row.version)
        ).all()
        if told.pop((period, version), None) != tuple(marks)
        or seal_of(connection, period, version, body) != marks[0]
    ]
    return sorted([*broken, *told])


def _told(connection: Connection) -> dict[tuple[str, int], tuple[str, str]]:
    """By period and version: the digest that the trail keeps, and its hash before the lock.

    The hash is what the printed sheets bear: a trail that was cut and written anew has another.
    """
    question = (
        select(ChangeRow.row_key, ChangeRow.after, ActionRow.previous)
        .join(ActionRow, ActionRow.id == ChangeRow.action)
        .where(ChangeRow.row_table == SnapshotRow.__tablename__, ChangeRow.salt.is_not(None))
    )
    found: dict[tuple[str, int], tuple[str, str]] = {}
    for key, after, previous in connection.execute(question):
        place: dict[str, Any] = json.loads(key or "{}")
        found[place["period"], place["version"]] = json.loads(after or "{}")["digest"], previous
    return found
