"""The store: one company file, held open; reading and writing transactions, each one user action."""

import getpass
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from models.chain import Action, append
from models.engine import make_engine
from models.lock import FileLock
from models.schema import create_schema
from models.unit import Unit


class FileReplaced(Exception):
    """The path no longer leads to the file that was opened: renamed, replaced by a sync client, or gone."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a committed action changed."""

    action: int
    tables: frozenset[str]
    periods: frozenset[str]


def _now() -> datetime:
    return datetime.now(UTC)


class Store:
    """Opened for writing it holds the file's lock; opened for reading it never writes."""

    def __init__(self, path: Path, *, write: bool, take_over: bool = False) -> None:
        self.path = path.resolve()
        self.lock = FileLock(self.path, take_over=take_over) if write else None
        self.who = _user()
        self.now = _now
        self._identity = _inode(self.path)
        self._engine = make_engine(self.path, write=write)
        self._connection: Connection | None = None

    @classmethod
    def create(cls, path: Path) -> "Store":
        """Make a new file with an empty schema and open it for writing; FileExistsError when there is one."""
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        try:
            store = cls(path, write=True)
        except BaseException:
            path.unlink()
            raise
        with store.connection() as connection, connection.execution_options(writing=True).begin():
            create_schema(connection)
        return store

    @contextmanager
    def connection(self) -> Iterator[Connection]:
        """The connection, outside any transaction."""
        with self._engine.connect() as connection:
            yield connection

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A reading transaction: everything read inside it is of one moment."""
        with self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def write(
        self,
        verb: str,
        facts: Mapping[str, Any] | None = None,
        *,
        reason: str = "",
        undoes: int | None = None,
    ) -> Iterator["Writing"]:
        """A writing transaction, one user action.

        All of it is in the file, audit trail included, or nothing is.
        """
        self._check_identity()
        with self._engine.connect() as connection:
            writing = Writing(Unit(connection.execution_options(writing=True)))
            with connection.begin():
                yield writing
                if writing.unit.changes or writing.kept:
                    action = Action(
                        at=self.now().isoformat(timespec="milliseconds"),
                        who=self.who,
                        verb=verb,
                        facts={**(facts or {}), **writing.facts},
                        reason=reason,
                        undoes=undoes,
                        changes=writing.unit.changes,
                    )
                    writing.done = _written(append(connection, action), writing.unit)

    def _check_identity(self) -> None:
        if _inode(self.path) != self._identity:
            raise FileReplaced(self.path)

    def close(self) -> None:
        """Let go of the file and its lock."""
        self._engine.dispose()
        if self.lock is not None:
            self.lock.release()


class Writing:
    """A writing transaction under way.

    The unit, facts found on the way, and after the commit what was done.
    """

    def __init__(self, unit: Unit) -> None:
        self.unit = unit
        self.facts: dict[str, Any] = {}
        self.kept = False
        self.done: Written | None = None

    def keep(self) -> None:
        """Put the action into the trail even when no row changed."""
        self.kept = True


def _written(action: int, unit: Unit) -> Written:
    periods = {change.key.get("period") for change in unit.changes} - {None}
    periods |= {change.key["code"] for change in unit.changes if change.table == "period"}
    return Written(action, frozenset(change.table for change in unit.changes), frozenset(map(str, periods)))


def _inode(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "?"
