"""The store: one company file, held open; reading and writing transactions, each one user action."""

import getpass
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection

from models.chain import Action, append
from models.engine import make_engine
from models.lock import FileLock
from models.terms import SubjectType
from models.unit import GUARDED, Unit


class StoreClosed(Exception):
    """Somebody reads or writes after `close`."""


class FileReplaced(Exception):
    """The path no longer leads to the file that was opened: renamed, replaced by a sync client, or gone."""


class Written(Struct, frozen=True):
    """What a committed action changed."""

    action: int
    verb: str
    tables: frozenset[str]
    periods: frozenset[str]
    subjects: frozenset[tuple[str, str]] = frozenset()
    """Type and code of the subjects whose entries it changed."""

    @property
    def entries_only(self) -> bool:
        """Whether it left everything but what is entered for subjects as it was."""
        return self.tables <= GUARDED


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
        self._closed = False
        try:
            self._engine.connect().close()  # the one connection, on the file just looked at
        except BaseException:
            self.close()
            raise

    @classmethod
    def create(cls, path: Path) -> "Store":
        """Make a new file with an empty schema and open it for writing; FileExistsError when there is one."""
        from models.tables import create_schema

        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        try:
            store = cls(path, write=True)
        except BaseException:
            path.unlink()
            raise
        try:
            with store.connection() as connection, connection.execution_options(writing=True).begin():
                create_schema(connection)
                append(connection, store.action("company.create", {}))
        except BaseException:
            store.close()
            path.unlink()
            raise
        return store

    @contextmanager
    def connection(self) -> Iterator[Connection]:
        """The connection; its first statement begins a reading transaction unless one was begun."""
        if self._closed:
            raise StoreClosed(self.path)
        with self._engine.connect() as connection:
            yield connection

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A reading transaction: everything read inside it is of one moment."""
        with self.connection() as connection:
            connection.begin()  # ended by closing: a commit would fail once more on what is broken
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
        with self.connection() as connection:
            writing = Writing(Unit(connection.execution_options(writing=True)))
            self._check_identity()
            with connection.begin():
                yield writing
                if writing.unit.changes or writing.kept:
                    action = self.action(verb, {**(facts or {}), **writing.facts})
                    action.reason, action.undoes, action.changes = reason, undoes, writing.unit.changes
                    done = _written(append(connection, action), verb, writing.unit)
                    self._check_identity()
                else:
                    done = None
            writing.done = done

    @contextmanager
    def aside(self) -> Iterator[Connection]:
        """A writing transaction that the trail does not hear of: for drafts, which are nobody's word yet."""
        with self.connection() as connection:
            self._check_identity()
            with connection.execution_options(writing=True).begin():
                yield connection
                self._check_identity()

    def action(self, verb: str, facts: Mapping[str, Any]) -> Action:
        """An action of this moment by whoever has the file open."""
        return Action(self.now().isoformat(timespec="milliseconds"), self.who, verb, facts)

    def _check_identity(self) -> None:
        """Asked before the first change and again before the commit: a sync client may strike in between."""
        if self._identity is None or _inode(self.path) != self._identity:
            raise FileReplaced(self.path)

    def close(self) -> None:
        """Let go of the file and its lock."""
        self._closed = True
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


def _written(action: int, verb: str, unit: Unit) -> Written:
    periods = {change.key.get("period") for change in unit.changes} - {None}
    periods |= {change.key["code"] for change in unit.changes if change.table == "period"}
    tables = frozenset(change.table for change in unit.changes)
    subjects = frozenset(_subject(change.key) for change in unit.changes if change.table in GUARDED)
    return Written(action, verb, tables, frozenset(map(str, periods)), subjects)


def _subject(key: Mapping[str, Any]) -> tuple[str, str]:
    if "subject" in key:
        return str(key["type"]), str(key["subject"])
    return SubjectType.EMPLOYEE.value, str(key["employee"])


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
