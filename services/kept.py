"""What was read of the company file, kept until an action changes what it rests on.

A thread in the background may read while the window writes: what it found of the file before the change is
given to who asked, and kept for nobody else.
"""

from collections.abc import Callable, Hashable, Mapping
from typing import Generic, TypeVar

from sqlalchemy import Connection

from models.base import Base
from services.ledger import Ledger

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")


class Fresh(Generic[K, T]):
    """Answers that hold until `change` is called, and no longer than that when they come late."""

    def __init__(self) -> None:
        self._moment = 0
        self._found: dict[K, tuple[int, T]] = {}

    def of(self, asked: K, find: Callable[[], T]) -> T:
        """The answer, found where it is not known."""
        moment, kept = self._moment, self._found.get(asked)
        if kept is None or kept[0] != moment:
            kept = self._found[asked] = moment, find()
        return kept[1]

    @property
    def standing(self) -> dict[K, T]:
        """The answers that hold."""
        return {asked: one for asked, (moment, one) in self._found.copy().items() if moment == self._moment}

    def change(self, still: Mapping[K, T] | None = None) -> None:
        """Something changed: of all answers only `still` hold from now on."""
        self._moment += 1
        self._found = {asked: (self._moment, one) for asked, one in (still or {}).items()}


class Kept(Generic[T]):
    """Answers by what was asked; `rows` are the tables that they are read from."""

    def __init__(self, ledger: Ledger, *rows: type[Base]) -> None:
        self._ledger = ledger
        self._tables = frozenset(row.__tablename__ for row in rows)
        self._read_at = 0
        self._found: Fresh[Hashable, T] = Fresh()

    def of(self, asked: Hashable, read: Callable[[Connection], T]) -> T:
        """The answer, read where it is not known or may have changed."""
        changed = self._ledger.last_change(self._tables)
        if changed != self._read_at:
            self._found.change()
            self._read_at = changed

        def find() -> T:
            with self._ledger.read() as connection:
                return read(connection)

        return self._found.of(asked, find)
