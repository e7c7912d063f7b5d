"""Opening and making a company file: what stands in the way, in the user's terms; upgrade of older ones."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from models.engine import may_write
from models.identity import Identity, identify
from models.lock import Held, lock_path
from models.store import Store
from services.errors import Mendable
from services.file_names import require_name
from services.ledger import Ledger, mishap

_REFUSED = {
    Identity.MISSING: "file.missing",
    Identity.EMPTY: "file.empty",
    Identity.FOREIGN: "file.foreign",
    Identity.ENCRYPTED: "file.encrypted",
    Identity.NEWER: "file.newer",
    Identity.CUT: "file.damaged",
}
_LONGEST_NAME = 240
_LONGEST_PART = 255
_LONGEST_PATH = 480
"""In bytes: SQLite takes 512 for the path of the file's journal, file systems 255 for a name."""


def fit(path: Path) -> Identity:
    """Refuse, untouched, what is no company file that this version can open."""
    if path.is_dir():
        raise Mendable("file.folder", file=str(path))
    try:
        identity = identify(path)
    except PermissionError as error:
        raise Mendable("file.unreadable", file=str(path)) from error
    if identity in _REFUSED:
        raise Mendable(_REFUSED[identity], file=str(path))
    return identity


def make_ready(store: Store, *, write: bool) -> None:
    """Have a crash's journal rolled back, and an older file upgraded after a verified backup."""
    with store.read() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar()
    if write and not may_write(store.path):
        raise Mendable("file.read_only", file=str(store.path))
    if fit(store.path) is Identity.OLDER:  # asked again: before the journal was rolled back nobody could know
        if not write:
            raise Mendable("file.older", file=str(store.path))
        _upgrade(store)


def _upgrade(store: Store) -> None:
    from models.migrations.upgrade import RowsLost, UpgradeBroken, upgrade
    from services.upkeep import backup

    copy = backup(Ledger(store))
    try:
        upgrade(store.path)
    except (RowsLost, UpgradeBroken) as error:
        raise Mendable("file.upgrade_failed", file=str(store.path), backup=str(copy)) from error


def create_store(path: Path) -> Store:
    """A new, empty company file, opened; an existing file is refused, never replaced."""
    if path.exists():
        raise Mendable("file.exists", file=str(path))
    if not path.parent.is_dir():
        raise Mendable("file.no_folder", folder=str(path.parent))
    return Store.create(path)


def make_folder(path: Path) -> None:
    """The folder of the sample company, which the program places by itself."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Mendable("file.no_place", folder=str(path.parent)) from error


def require_new_name(path: Path) -> None:
    """Mendable `file.name_…` when a new company file could not be called so, here or on another computer."""
    require_name(path.name)
    _require_length(path)


def _require_length(path: Path) -> None:
    longest = max(_bytes(part) for part in path.absolute().parts)
    name, whole = _bytes(path.name), _bytes(str(path.absolute()))
    if name > _LONGEST_NAME or longest > _LONGEST_PART or whole > _LONGEST_PATH:
        raise Mendable("file.name_too_long", file=str(path))


def _bytes(words: str) -> int:
    return len(words.encode(errors="surrogatepass"))


@contextmanager
def mishaps(path: Path) -> Iterator[None]:
    """Turn what can happen on opening a file into what the user can mend."""
    _require_length(path)
    try:
        yield
    except Held as held:
        raise _held(path, held) from held
    except DBAPIError as error:
        raise Mendable(mishap(error) or "file.damaged", file=str(path)) from error
    except FileExistsError as error:
        raise Mendable("file.exists", file=str(path)) from error
    except OSError as error:
        raise _in_the_way(path, error) from error


def _held(path: Path, held: Held) -> Mendable:
    if held.elsewhere:
        lock = lock_path(path).name
        return Mendable("file.in_use_elsewhere", file=str(path), host=held.holder.host, lock=lock)
    return Mendable("file.in_use", file=str(path))


def _in_the_way(path: Path, error: OSError) -> Mendable:
    """What the operating system has against a new file, or against the lock beside it."""
    if error.errno == errno.ENOSPC:
        return Mendable("file.disk_full", file=str(path))
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return Mendable("file.folder_read_only", file=str(path))
    return Mendable("file.vanished", file=str(path))
