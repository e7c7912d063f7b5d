"""Saving PDFs: whole or not at all."""

import errno
import os
import shutil
import tempfile
from collections.abc import Iterable
from itertools import count
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


def save_apart(files: Iterable[tuple[str, bytes]], folder: Path, name: str) -> tuple[Path, ...]:
    """Write files into a new folder `name`, all of them or none (Mendable).

    A folder that is there already stays as it is: the new one gets a number.
    """
    if not folder.is_dir():
        raise Mendable("print.no_folder", folder=str(folder))
    try:
        draft = Path(tempfile.mkdtemp(prefix=".", suffix=".part", dir=folder))
    except OSError as error:
        raise Mendable(_code(error), file=name, folder=str(folder)) from error
    try:
        for file, data in files:
            (draft / file).write_bytes(data)
        draft.chmod(0o755)
        target = draft.rename(_free(folder, name))
    except OSError as error:
        raise Mendable(_code(error), file=name, folder=str(folder)) from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return tuple(sorted(target.iterdir()))


def _free(folder: Path, name: str) -> Path:
    """A name that nothing in the folder has."""
    numbered = (folder / (name if number < 2 else f"{name} ({number})") for number in count(1))
    return next(path for path in numbered if not path.exists())


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
    if error.errno == errno.ENAMETOOLONG:
        return "file.name_too_long"
    if error.errno == errno.EISDIR:
        return "export.is_folder"
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return "print.disk_full"
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return "print.no_permission"
    return "print.not_saved"
