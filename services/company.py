"""The company object: the door to everything in one company file."""

import errno
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy.exc import DBAPIError

from models.identity import Identity, identify
from models.lock import Held, lock_path
from models.store import Store
from services.actuals import Actuals
from services.adjustments import Adjustments
from services.attendance import AttendanceBook
from services.domain.company import Records
from services.errors import Mendable
from services.imports import Imports
from services.ledger import Ledger, Listener, mishap
from services.periods import Periods
from services.records import read_company
from services.results import Results
from services.settings import SettingsBook
from services.trail import Trail

SAMPLE = Path(__file__).parent.parent / "resources" / "sample" / "steel.xlsx"
_REFUSED = {
    Identity.MISSING: "file.missing",
    Identity.EMPTY: "file.empty",
    Identity.FOREIGN: "file.foreign",
    Identity.ENCRYPTED: "file.encrypted",
    Identity.NEWER: "file.newer",
    Identity.CUT: "file.damaged",
}


class Company:
    """One company, one file. Each service is a small class over the same ledger."""

    def __init__(self, store: Store) -> None:
        self.ledger = Ledger(store)
        self.path = store.path
        self.trail = Trail(self.ledger)
        self.settings = SettingsBook(self.ledger)
        self.results = Results(self.ledger)
        self.periods = Periods(self.ledger)
        self.actuals = Actuals(self.ledger)
        self.adjustments = Adjustments(self.ledger)
        self.attendance = AttendanceBook(self.ledger)

    @cached_property
    def imports(self) -> Imports:
        """Company workbooks coming in."""
        return Imports(self.ledger)

    @classmethod
    def open(cls, path: Path, *, write: bool = True, take_over: bool = False) -> Self:
        """Open a company file; Mendable when it is none, is damaged, newer, read-only, or in use.

        A refused file is not changed.

        `write=False` only reads and works while another process has the file open.
        """
        _refuse_unfit(path)
        try:
            store = Store(path, write=write, take_over=take_over)
        except Held as held:
            raise _held(path, held) from held
        except OSError as error:
            raise _no_lock(path, error) from error
        return cls._begin(store, path, write=write)

    @classmethod
    def _begin(cls, store: Store, path: Path, *, write: bool) -> Self:
        try:
            with store.read() as connection:
                connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar()
        except DBAPIError as error:
            store.close()
            raise Mendable(mishap(error) or "file.damaged", file=str(path)) from error
        except BaseException:
            store.close()
            raise
        if write and not _may_write(path):
            store.close()
            raise Mendable("file.read_only", file=str(path))
        return cls(store)

    @classmethod
    def create(cls, path: Path) -> Self:
        """Make a new company file and open it; an existing file is refused, never replaced."""
        if path.exists():
            raise Mendable("file.exists", file=str(path))
        if not path.parent.is_dir():
            raise Mendable("file.no_folder", folder=str(path.parent))
        try:
            return cls(Store.create(path))
        except FileExistsError as error:
            raise Mendable("file.exists", file=str(path)) from error
        except OSError as error:
            raise _no_lock(path, error) from error

    @classmethod
    def create_sample(cls, path: Path) -> Self:
        """Make a new file and fill it with the sample company."""
        company = cls.create(path)
        try:
            company.imports.apply(company.imports.preview(SAMPLE))
        except BaseException:
            company.close()
            path.unlink()
            raise
        return company

    def records(self) -> Records:
        """Every record of the company."""
        with self.ledger.read() as connection:
            return read_company(connection)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Have `listener` called after each committed action; the answer ends it."""
        return self.ledger.subscribe(listener)

    def close(self) -> None:
        """Let go of the file."""
        self.ledger.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _refuse_unfit(path: Path) -> None:
    try:
        identity = identify(path)
    except PermissionError as error:
        raise Mendable("file.unreadable", file=str(path)) from error
    except OSError as error:
        raise Mendable("file.vanished", file=str(path)) from error
    if identity in _REFUSED:
        raise Mendable(_REFUSED[identity], file=str(path))


def _held(path: Path, held: Held) -> Mendable:
    if held.elsewhere:
        return Mendable(
            "file.in_use_elsewhere", file=str(path), host=held.holder.host, lock=lock_path(path).name
        )
    return Mendable("file.in_use", file=str(path))


def _no_lock(path: Path, error: OSError) -> Mendable:
    if error.errno == errno.ENOSPC:
        return Mendable("file.disk_full")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return Mendable("file.folder_read_only", file=str(path))
    return Mendable("file.vanished", file=str(path))


def _may_write(path: Path) -> bool:
    try:
        with path.open("r+b"):
            return True
    except OSError:
        return False
