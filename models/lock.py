"""The lock beside a company file: one writer at a time, across processes and hosts.

The operating system holds it for the living process: what a crash leaves is taken over.
"""

import json
import os
import platform
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict


class Holder(Struct, frozen=True):
    """Who wrote a lock file: process and host."""

    pid: int
    host: str


class Held(Exception):
    """Another holds the lock.

    `elsewhere` means on another host, where nobody here can tell whether it still runs.
    """

    def __init__(self, holder: Holder, *, elsewhere: bool) -> None:
        super().__init__(holder)
        self.holder = holder
        self.elsewhere = elsewhere


class FileLock:
    """Held from construction to `release`."""

    def __init__(self, file: Path, *, take_over: bool = False) -> None:
        """Take the lock of `file`.

        Held when somebody has it; `take_over` accepts the person's word that another host does not.
        """
        self.path = lock_path(file)
        self._handle: int | None = None
        while self._handle is None:
            self._handle = self._take(take_over=take_over)

    def _take(self, *, take_over: bool) -> int | None:
        """The handle of the locked file; None when its last holder removed it in between."""
        handle = os.open(self.path, os.O_CREAT | os.O_RDWR, 0o600)
        try:
            taken = self._name_us(handle, take_over=take_over)
        except BaseException:
            os.close(handle)
            raise
        if taken:
            return handle
        os.close(handle)
        return None

    def _name_us(self, handle: int, *, take_over: bool) -> bool:
        """Lock the opened file and write our name into it; False when the path no longer leads to it."""
        own, holder = Holder(os.getpid(), platform.node()), _read(self.path)
        elsewhere = holder is not None and holder.host != own.host
        if not _hold(handle):
            raise Held(holder or own, elsewhere=elsewhere)
        if not _leads_to(self.path, handle):
            return False
        if holder is not None and elsewhere and not take_over:
            raise Held(holder, elsewhere=True)
        os.ftruncate(handle, 0)
        os.write(handle, json.dumps(asdict(own)).encode())
        return True

    def release(self) -> None:
        """Give the lock back; only its holder removes the file, whoever else tries."""
        if self._handle is None:
            return
        handle, self._handle = self._handle, None
        if sys.platform == "win32":  # there an open file cannot be removed, nor one that another took since
            os.close(handle)
            self._remove()
        else:
            if _leads_to(self.path, handle):
                self._remove()
            os.close(handle)

    def _remove(self) -> None:
        try:
            self.path.unlink(missing_ok=True)
        except OSError:  # the folder is gone or closed to us: what stays behind is free to take
            return


def lock_path(file: Path) -> Path:
    """Where the lock of a company file lies."""
    return file.with_name(f".{file.name}.lock")


def _leads_to(path: Path, handle: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except OSError:
        return False


def _read(path: Path) -> Holder | None:
    """The holder named in a lock file; None when nobody wrote a name into it yet, or a crash cut it short."""
    try:
        facts: Mapping[str, Any] = json.loads(path.read_text("utf-8"))
        return Holder(int(facts["pid"]), str(facts["host"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


if sys.platform == "win32":
    import msvcrt

    _FAR = 1 << 30
    """The byte that is locked: far behind the name, which others must be able to read."""

    def _hold(handle: int) -> bool:
        os.lseek(handle, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        os.lseek(handle, 0, os.SEEK_SET)
        return True

else:
    import errno
    import fcntl

    _BUSY = (errno.EAGAIN, errno.EACCES)

    def _hold(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno in _BUSY:
                return False
            raise
        return True
