"""Files written for others: whole or not at all."""

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from models.identity import SUFFIX, Identity, identify
from services.errors import Mendable

_NO_COMPANY = {Identity.MISSING, Identity.EMPTY, Identity.FOREIGN}


def spare_company(path: Path) -> None:
    """Mendable `export.is_company` when `path` is, or is named like, a company: none is ever replaced."""
    if path.suffix.lower() == SUFFIX:
        raise Mendable("export.is_company", file=path.name)
    with suppress(OSError):
        if identify(path) not in _NO_COMPANY:
            raise Mendable("export.is_company", file=path.name)


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A new file beside `path` to write; once written it takes the place of `path`, else it goes.

    Mendable `export.…` when the folder or the disk does not take it, another program holds the file, or it is
    a company.
    """
    spare_company(path)
    fresh = path.with_name(f".{path.name[:80]}.{secrets.token_hex(4)}.tmp")
    try:
        yield fresh
        with fresh.open("rb+") as written:
            os.fsync(written.fileno())
        fresh.replace(path)
    except OSError as problem:
        raise _mendable(path, problem) from problem
    finally:
        with suppress(OSError):
            fresh.unlink()


def _mendable(path: Path, problem: OSError) -> Mendable:
    if problem.errno == errno.ENAMETOOLONG:
        return Mendable("file.name_too_long", file=path.name)
    if path.is_dir():
        return Mendable("export.is_folder", file=path.name)
    if problem.errno == errno.ENOSPC:
        return Mendable("export.disk_full", file=path.name)
    if not path.parent.is_dir():
        return Mendable("export.no_folder", folder=str(path.parent))
    if isinstance(problem, PermissionError):
        return Mendable("export.not_allowed", file=path.name)
    return Mendable("export.failed", file=path.name)
