"""The store as the services use it.

Mishaps in the user's terms, and word of every change to whoever listens.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from models.store import FileReplaced, Store, Writing, Written
from models.unit import PeriodLocked
from services.errors import Mendable

Listener = Callable[[Written], None]

_MISHAPS = {
    "malformed": "file.damaged",
    "not a database": "file.damaged",
    "full": "file.disk_full",
    "readonly": "file.read_only",
    "locked": "file.busy",
    "disk I/O": "file.disk_error",
    "unable to open": "file.vanished",
    "FOREIGN KEY": "record.refers_to_nothing",
}


class Ledger:
    """One open company file, shared by all services of a company."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._listeners: list[Listener] = []

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Have `listener` called after each committed action; the answer ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

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
            for listener in tuple(self._listeners):
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
    except DBAPIError as error:
        code = mishap(error)
        if code is None:
            raise
        raise Mendable(code, file=str(store.path)) from error


def mishap(error: DBAPIError) -> str | None:
    """The code of a database error that the user can do something about."""
    words = str(error.orig)
    return next((code for part, code in _MISHAPS.items() if part in words), None)
