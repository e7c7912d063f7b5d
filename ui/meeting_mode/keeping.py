"""What is typed reaches the file within a second; what cannot be kept is said, and tried again."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from services.errors import Mendable
from services.wording.problems import problem_words
from ui.desk import Desk

KEEP_AFTER = 600
"""Milliseconds from the first key that is not kept yet; later keys do not put it off."""


class Keeper(QObject):
    """Keeps drafts; `told` says at what moment, or what went wrong."""

    told = Signal(str, bool)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.waiting: dict[str, str] = {}
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(KEEP_AFTER)
        self.timer.timeout.connect(self.keep)

    def later(self, place: str, text: str) -> None:
        """Keep a text of a field soon."""
        self.waiting[place] = text
        if not self.timer.isActive():
            self.timer.start()

    def keep(self) -> bool:
        """Keep all that waits; what fails goes on waiting and is tried again."""
        self.timer.stop()
        drafts, waited = self._desk.company.drafts, bool(self.waiting)
        for place, text in tuple(self.waiting.items()):
            if not self._done(partial(drafts.keep, place, text)):
                self.timer.start()
                return False
            self.waiting.pop(place)
        if waited:
            self._tell_saved()
        return True

    def forget(self, place: str) -> None:
        """A field was written in earnest, which dropped its draft: nothing of it waits."""
        self.waiting.pop(place, None)

    def drop(self, place: str) -> None:
        """A field stands again as it is written: no draft of it."""
        self.waiting.pop(place, None)
        self.attempt(lambda: self._desk.company.drafts.drop(place))

    def attempt(self, act: Callable[[], object]) -> bool:
        """Do one user action; what the user can mend is said below, and the answer is then no."""
        done = self._done(act)
        if done:
            self._tell_saved()
        return done

    def _done(self, act: Callable[[], object]) -> bool:
        say = self._desk.say
        try:
            act()
        except Mendable as error:
            words = say("Not saved yet: {problem}", problem=problem_words(say, error))
            self.told.emit(words, True)
            return False
        return True

    def _tell_saved(self) -> None:
        moment = f"{self._desk.company.ledger.store.now().astimezone():%H:%M:%S}"
        self.told.emit(self._desk.say("Saved {moment}", moment=moment), False)
