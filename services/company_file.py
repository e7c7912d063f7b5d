"""A company file: opened, made, told of changes, let go of."""

from collections.abc import Callable, Collection
from pathlib import Path
from types import TracebackType
from typing import Self

from models.store import Store
from services.domain.company import Records
from services.ledger import Ledger, Listener
from services.opening import create_store, fit, make_ready, mishaps, require_new_name


class CompanyFile:
    """One company, one file. What is done in it stands in `services.company`."""

    def __init__(self, store: Store) -> None:
        self.ledger = Ledger(store)
        self.path = store.path

    @classmethod
    def open(cls, path: Path, *, write: bool = True, take_over: bool = False) -> Self:
        """Open a company file; Mendable when it is none, is damaged, newer, read-only, or in use.

        A refused file is not changed.

        `write=False` only reads and works while another process has the file open.
        """
        with mishaps(path):
            fit(path)
            store = Store(path, write=write, take_over=take_over)
            try:
                make_ready(store, write=write)
            except BaseException:
                store.close()
                raise
        return cls(store)

    @classmethod
    def create(cls, path: Path) -> Self:
        """Make a new company file and open it; an existing file is refused, never replaced."""
        require_new_name(path)
        with mishaps(path):
            return cls(create_store(path))

    def records(self, periods: Collection[str] | None = None) -> Records:
        """Every record of the company; `periods` limits those that belong to a period to these."""
        from services.records import read_company

        with self.ledger.read() as connection:
            return read_company(connection, periods)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Have `listener` called after each committed action; the answer ends it."""
        return self.ledger.watch(listener)

    def close(self) -> None:
        """Let go of the file."""
        self.ledger.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
