"""Reading the company in the background for a page that shows meanwhile that it reads."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from ui.jobs import Jobs


class Reading(QObject):
    """One reading at a time, and only the newest question counts: who asks again or turns away is not told
    what an earlier question came to.
    """

    def __init__(self, jobs: Jobs, owner: QObject) -> None:
        super().__init__(owner)
        self._jobs = jobs
        self._asked: _Question | None = None
        self._running = False

    @property
    def waiting(self) -> bool:
        """Whether an answer is still to come."""
        return self._asked is not None

    def ask(
        self,
        read: Callable[[], Any],
        take: Callable[[Any], object],
        failed: Callable[[Exception], object],
    ) -> None:
        """Read, then `take` what was found or tell what `failed`, in the window's thread."""
        self._asked = _Question(read, take, failed)
        if not self._running:
            self._start(self._asked)

    def drop(self) -> None:
        """Nobody waits for the answer any more."""
        self._asked = None

    def _start(self, asked: "_Question") -> None:
        self._running = True
        self._jobs.start(
            "",
            lambda _progress: asked.read(),
            lambda found: self._end(asked, lambda: asked.take(found)),
            lambda error: self._end(asked, lambda: asked.failed(error)),
            owner=self,
            quiet=True,
        )

    def _end(self, asked: "_Question", tell: Callable[[], object]) -> None:
        self._running = False
        if self._asked is asked:
            self._asked = None
            tell()
        elif self._asked is not None:
            self._start(self._asked)


class _Question:
    def __init__(
        self,
        read: Callable[[], Any],
        take: Callable[[Any], object],
        failed: Callable[[Exception], object],
    ) -> None:
        self.read, self.take, self.failed = read, take, failed
