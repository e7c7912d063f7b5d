"""The store as the services use it.

Mishaps in the user's terms, and word of every change to whoever listens.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from models.columns import Unreadable
from models.store import FileReplaced, Store, Writing, Written
from models.unit import PeriodLocked
from services.errors import Mendable

Listener = Callable[[Written], None]

_MISHAPS = {
    5: "file.busy",  # SQLITE_BUSY
    6: "file.busy",  # SQLITE_LOCKED
    8: "file.read_only",  # SQLITE_READONLY
    10: "file.disk_error",  # SQLITE_IOERR
    11: "file.damaged",  # SQLITE_CORRUPT
    13: "file.disk_full",  # SQLITE_FULL
    14: "file.vanished",  # SQLITE_CANTOPEN
    26: "file.damaged",  # SQLITE_NOTADB
}
_MISHAPS_BY_WORDS = {
    "FOREIGN KEY constraint failed": "record.refers_to_nothing",
    "no such table": "file.damaged",  # every table is there from the first commit on
    "no such column": "file.damaged",
    "Could not decode": "file.damaged",
    "malformed database schema": "file.damaged",
}


class Ledger:
    """One open company file, shared by all services of a company."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._listeners: list[Listener] = []
        self._watchers: list[Listener] = []
        self._last: dict[str, int] = {}

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Have a service's `listener` called after each committed action; the answer ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def watch(self, listener: Listener) -> Callable[[], None]:
        """The same for those outside, who ask services anew: they hear of it when all services have."""
        self._watchers.append(listener)
        return lambda: self._watchers.remove(listener)

    def last_change(self, tables: Collection[str]) -> int:
        """The last action since the file was opened that changed one of these tables; 0 for none."""
        return max((self._last.get(table, 0) for table in tables), default=0)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A reading transaction."""
        with in_words(self.store), self.store.read() as connection:
            yield connection

    @contextmanager
    def write(
        self,
        verb: str,
        facts: Mapping[str, Any] | None = None,
        *,
        reason: str = "",
        undoes: int | None = None,
    ) -> Iterator[Writing]:
        """A writing transaction, one user action; listeners hear of it after the commit."""
        with in_words(self.store), self.store.write(verb, facts, reason=reason, undoes=undoes) as writing:
            yield writing
        if writing.done is not None:
            self._last.update(dict.fromkeys(writing.done.tables, writing.done.action))
            for listener in (*self._listeners, *self._watchers):
                listener(writing.done)


@contextmanager
def in_words(store: Store) -> Iterator[None]:
    """Turn what the store raises into what the user can mend; what has no words here is a bug and goes on."""
    try:
        yield
    except PeriodLocked as locked:
        raise Mendable("period.locked", period=locked.period) from locked
    except FileReplaced as replaced:
        raise Mendable("file.replaced", file=str(store.path)) from replaced
    except Unreadable as unreadable:
        raise Mendable("file.damaged", file=str(store.path)) from unreadable
    except DBAPIError as error:
        code = mishap(error)
        if code is None:
            raise
        raise Mendable(code, file=str(store.path)) from error


def mishap(error: DBAPIError) -> str | None:
    """The code of a database error that the user can do something about."""
    number = getattr(error.orig, "sqlite_errorcode", None)
    if number is not None and number & 0xFF in _MISHAPS:  # the low byte is the primary code
        return _MISHAPS[number & 0xFF]
    words = str(error.orig)
    return next((code for part, code in _MISHAPS_BY_WORDS.items() if part in words), None)
