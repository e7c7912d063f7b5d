"""The one runner of background jobs: works in a thread, tells of progress and end in the window's thread."""

import threading
from collections.abc import Callable
from itertools import count
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal
from shiboken6 import isValid

T = TypeVar("T")


class Cancelled(Exception):
    """The user called the job off."""


class Progress:
    """Handed to the work: call it with how many of how many are done. Raises `Cancelled` once the user has
    called the job off.
    """

    def __init__(self, told: Callable[[int, int], None]) -> None:
        self._told = told
        self._stop = threading.Event()

    def __call__(self, done: int, total: int) -> None:
        """Tell how far the work is."""
        self.check()
        self._told(done, total)

    def check(self) -> None:
        """Stop here if the user wants that."""
        if self._stop.is_set():
            raise Cancelled

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._stop.set()


class Job(QObject):
    """One running job, as the window sees it. `cancel()` asks it to stop."""

    progressed = Signal(int, int)
    ended = Signal()

    def __init__(
        self, title: str, done: Callable[[Any], object], failed: Callable[[Exception], object]
    ) -> None:
        super().__init__()
        self.title = title
        self.done = done
        self.failed = failed
        self.progress: Progress | None = None
        self.owner: QObject | None = None

    def cancel(self) -> None:
        """Ask it to stop."""
        if self.progress is not None:
            self.progress.cancel()


class Jobs(QObject):
    """Starts jobs and owns their signals. The work gets plain data and a `Progress`; it touches no widget and
    holds no transaction.
    """

    started = Signal(object)
    _progressed = Signal(int, int, int)
    _ended = Signal(int, object, object)

    def __init__(self, failed: Callable[[Exception], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._failed = failed
        self._pool = QThreadPool(self)
        self._running: dict[int, Job] = {}
        self._numbers = count()
        self._progressed.connect(self._on_progressed)
        self._ended.connect(self._on_ended)

    def start(
        self,
        title: str,
        work: Callable[[Progress], T],
        done: Callable[[T], object],
        failed: Callable[[Exception], object] | None = None,
        owner: QObject | None = None,
        *,
        quiet: bool = False,
    ) -> Job:
        """Run `work` in the background; then `done(result)` or `failed(error)` in the window's thread,
        neither when cancelled, nor when the `owner` is gone by then (its page was built anew, say).

        A `quiet` job is not announced: its owner shows that it runs.
        """
        number = next(self._numbers)
        job = Job(title, done, failed or self._failed)
        job.owner = owner
        job.progress = Progress(lambda at, total: self._progressed.emit(number, at, total))
        self._running[number] = job
        self._pool.start(_Work(self, number, work, job.progress))
        if not quiet:
            self.started.emit(job)
        return job

    @property
    def busy(self) -> bool:
        """Whether anything runs."""
        return bool(self._running)

    def stop(self) -> None:
        """Call everything off and wait for the threads; nobody is told."""
        for job in self._running.values():
            job.cancel()
        self._pool.waitForDone()
        self._running.clear()

    def report(self, number: int, result: object, error: BaseException | None) -> None:
        """Called by the thread at its end."""
        self._ended.emit(number, result, error)

    def _on_progressed(self, number: int, at: int, total: int) -> None:
        if (job := self._running.get(number)) is not None:
            job.progressed.emit(at, total)

    def _on_ended(self, number: int, result: object, error: object) -> None:
        job = self._running.pop(number, None)
        if job is None:
            return
        job.ended.emit()
        if isinstance(error, Cancelled) or (job.owner is not None and not isValid(job.owner)):
            return
        if isinstance(error, Exception):
            job.failed(error)
        else:
            job.done(result)


class _Work(QRunnable):
    def __init__(self, jobs: Jobs, number: int, work: Callable[[Progress], Any], progress: Progress) -> None:
        super().__init__()
        self._jobs, self._number, self._work, self._progress = jobs, number, work, progress

    def run(self) -> None:
        try:
            result = self._work(self._progress)
        except Exception as error:  # noqa: BLE001 - handed to the window, which shows or reports it
            self._jobs.report(self._number, None, error)
        else:
            self._jobs.report(self._number, result, None)
