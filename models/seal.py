"""The seal of a snapshot: one digest over all that was frozen, so that a changed result shows."""

import hashlib
from collections.abc import Iterable

from typing import cast

from sqlalchemy import Connection, Table, select

from models.chain import canonical
from models.result import ResultLineRow, ResultRow, SnapshotRow


def seal_of(connection: Connection, period: str, version: int, body: str) -> str:
    """The SHA-256 over a snapshot's body and its result rows, in the order of their keys."""
    total = hashlib.sha256(canonical([period, version, body]).encode())
    for row in _rows(connection, period, version):
        total.update(canonical(list(row)).encode())
    return total.hexdigest()


def _rows(connection: Connection, period: str, version: int) -> Iterable[tuple[object, ...]]:
    for table in (cast("Table", ResultRow.__table__), cast("Table", ResultLineRow.__table__)):
        names = [f'"{column.name}"' for column in table.columns]
        order = ", ".join(f'"{column.name}"' for column in table.primary_key)
        yield from connection.exec_driver_sql(
            f"SELECT {', '.join(names)} FROM {table.name} WHERE period = ? AND version = ? ORDER BY {order}",  # noqa: S608 - our own names
            (period, version),
        )


def broken_snapshots(connection: Connection) -> list[tuple[str, int]]:
    """The snapshots whose digest no longer fits what they hold."""
    found = connection.execute(
        select(SnapshotRow.period, SnapshotRow.version, SnapshotRow.body, SnapshotRow.digest).order_by(
            SnapshotRow.period, SnapshotRow.version
        )
    )
    return [
        (period, version)
        for period, version, body, digest in found.all()
        if seal_of(connection, period, version, body) != digest
    ]
