"""The lock beside a company file: one writer at a time, across processes and hosts.

A crash's lock is taken over.
"""

import json
import os
import platform
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import psutil


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a lock: process, when it started (seconds since the epoch), and on which host."""

    pid: int
    started: float
    host: str


class Held(Exception):
    """Another process holds the lock.

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
        self._own = _this_process()
        while not self._create():
            holder = _settled(self.path)
            if (
                holder is not None
                and _alive(holder, self._own)
                and not (take_over and holder.host != self._own.host)
            ):
                raise Held(holder, elsewhere=holder.host != self._own.host)
            self._remove_stale()

    def _create(self) -> bool:
        try:
            handle = os.open(self.path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        except FileExistsError:
            return False
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(asdict(self._own), file)
        return True

    def _remove_stale(self) -> None:
        """Set the stale lock aside under a name of our own first.

        Of two processes that find it, only one moves it.
        """
        aside = self.path.with_name(f"{self.path.name}.{self._own.pid}")
        try:
            self.path.replace(aside)
        except FileNotFoundError:
            return
        aside.unlink(missing_ok=True)

    def release(self) -> None:
        """Give the lock back, if it is still ours."""
        if _read(self.path) == self._own:
            self.path.unlink(missing_ok=True)


def lock_path(file: Path) -> Path:
    """Where the lock of a company file lies."""
    return file.with_name(f".{file.name}.lock")


def holder_of(file: Path) -> Holder | None:
    """Who holds the lock of a file, if anybody that may still run does."""
    holder = _read(lock_path(file))
    return holder if holder is not None and _alive(holder, _this_process()) else None


def _this_process() -> Holder:
    return Holder(os.getpid(), psutil.Process().create_time(), platform.node())


def _read(path: Path) -> Holder | None:
    """The holder named in a lock file; None when there is none or a crash left it half-written."""
    try:
        facts: Mapping[str, Any] = json.loads(path.read_text("utf-8"))
        return Holder(int(facts["pid"]), float(facts["started"]), str(facts["host"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _settled(path: Path) -> Holder | None:
    """The holder, after giving a process that has just made its lock the moment to write its name into it."""
    for _ in range(10):
        holder = _read(path)
        if holder is not None or not path.exists():
            return holder
        time.sleep(0.02)
    return None


def _alive(holder: Holder, own: Holder) -> bool:
    """Whether the holder still runs; of another host nobody knows, so it counts as running."""
    if holder.host != own.host:
        return True
    try:
        return abs(psutil.Process(holder.pid).create_time() - holder.started) < 1
    except psutil.NoSuchProcess:
        return False
    except psutil.AccessDenied:
        return True
