"""What is wrong with a file: its pages, its references, its audit trail, its snapshots."""

from dataclasses import dataclass

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from models.chain import verify
from models.seal import broken_snapshots


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong; `where` names the place."""

    code: str
    where: str


def faults_of(connection: Connection) -> tuple[Fault, ...]:
    """Everything wrong with the file behind an open connection; empty when it is whole."""
    try:
        return pages_and_references(connection) or (
            *_chain(connection),
            *(
                Fault("check.snapshot", f"{period} v{version}")
                for period, version in broken_snapshots(connection)
            ),
        )
    except DBAPIError as error:
        return (Fault("check.pages", str(error.orig)),)


def pages_and_references(connection: Connection) -> tuple[Fault, ...]:
    """What SQLite itself finds: broken pages, else rows that refer to nothing."""
    pages = [row[0] for row in connection.exec_driver_sql("PRAGMA integrity_check(20)") if row[0] != "ok"]
    if pages:
        return tuple(Fault("check.pages", page) for page in pages)
    strays = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    return tuple(Fault("check.reference", f"{row[0]} → {row[2]}") for row in strays)


def _chain(connection: Connection) -> tuple[Fault, ...]:
    broken = verify(connection)
    return () if broken is None else (Fault("check.trail", str(broken)),)
