"""What was read of the company file, kept until an action changes a table that it rests on."""

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from sqlalchemy import Connection

from models.base import Base
from services.ledger import Ledger

T = TypeVar("T")


class Kept(Generic[T]):
    """Answers by what was asked; `rows` are the tables that they are read from."""

    def __init__(self, ledger: Ledger, *rows: type[Base]) -> None:
        self._ledger = ledger
        self._tables = frozenset(row.__tablename__ for row in rows)
        self._read_at = 0
        self._found: dict[Hashable, T] = {}

    def of(self, asked: Hashable, read: Callable[[Connection], T]) -> T:
        """The answer, read where it is not known or may have changed."""
        changed = self._ledger.last_change(self._tables)
        if changed != self._read_at:
            self._found.clear()
            self._read_at = changed
        if asked not in self._found:
            with self._ledger.read() as connection:
                self._found[asked] = read(connection)
        return self._found[asked]
