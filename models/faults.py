"""What is wrong with a file: its pages, its references, its audit trail, its snapshots."""

from msgspec import Struct
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from models.chain import verify
from models.schema import VERSION
from models.seal import broken_snapshots
from models.trail import TRIGGERS


class Fault(Struct, frozen=True):
    """One thing wrong; `where` names the place."""

    code: str
    where: str


def faults_of(connection: Connection) -> tuple[Fault, ...]:
    """Everything wrong with the file behind an open connection; empty when it is whole."""
    try:
        return pages_and_references(connection) or (
            *_schema(connection),
            *(_chain(connection) or _snapshots(connection)),
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


def _schema(connection: Connection) -> tuple[Fault, ...]:
    """The triggers that keep the trail and the snapshots as they are, wherever one is not as we made it."""
    if connection.exec_driver_sql("PRAGMA user_version").scalar_one() != VERSION:
        return ()  # an older file has its own
    question = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
    found = {(name, sql) for name, sql in connection.exec_driver_sql(question)}
    missing = sorted({(trigger.split()[2], trigger) for trigger in TRIGGERS} ^ found)
    return tuple(Fault("check.guard", name) for name in dict.fromkeys(name for name, _ in missing))


def _snapshots(connection: Connection) -> tuple[Fault, ...]:
    return tuple(
        Fault("check.snapshot", f"{period} v{version}") for period, version in broken_snapshots(connection)
    )


def _chain(connection: Connection) -> tuple[Fault, ...]:
    broken = verify(connection)
    return () if broken is None else (Fault("check.trail", str(broken)),)
