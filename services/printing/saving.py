"""Saving a PDF: whole or not at all."""

import errno
import os
import tempfile
from pathlib import Path

from services.errors import Mendable
from services.files import spare_company


def save_pdf(data: bytes, path: Path) -> None:
    """Write `data` to `path` in one step; when that fails (Mendable) the old file is still there."""
    spare_company(path)
    if not path.parent.is_dir():
        raise Mendable("print.no_folder", folder=str(path.parent))
    try:
        _replace(data, path)
    except OSError as error:
        raise Mendable(_code(error), file=path.name, folder=str(path.parent)) from error


def _replace(data: bytes, path: Path) -> None:
    handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_mode(path))
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _mode(path: Path) -> int:
    """The rights of the file that is replaced, else those of any new document."""
    try:
        return path.stat().st_mode & 0o777
    except FileNotFoundError:
        return 0o644


def _code(error: OSError) -> str:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return "print.disk_full"
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return "print.no_permission"
    return "print.not_saved"
