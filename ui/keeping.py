"""What is typed reaches the file within a second, as a draft; what cannot be kept is told and tried again."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QPlainTextEdit

from services.errors import Mendable
from services.wording.problems import problem_words
from ui.desk import Desk

KEEP_AFTER = 600
"""Milliseconds from the first key that is not kept yet; later keys do not put it off."""


class Keeper(QObject):
    """Keeps drafts by place; `saved` gives the moment, `failed` what went wrong and how to mend it."""

    saved = Signal(str)
    failed = Signal(str)

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
            if not self.tries(partial(drafts.keep, place, text)):
                self.timer.start()
                return False
            self.waiting.pop(place)
        if waited:
            self._tell_saved()
        return True

    def forget(self, place: str) -> None:
        """A field was written in earnest, which dropped its draft: nothing of it waits."""
        self.waiting.pop(place, None)

    def drop(self, place: str) -> bool:
        """A field stands again as it is written: no draft of it."""
        self.waiting.pop(place, None)
        return self.attempt(lambda: self._desk.company.drafts.drop(place))

    def attempt(self, act: Callable[[], object]) -> bool:
        """Save something; what the user can mend is told, and the answer is then no."""
        done = self.tries(act)
        if done:
            self._tell_saved()
        return done

    def tries(self, act: Callable[[], object]) -> bool:
        """The same for what saves nothing: only a mishap is told."""
        say = self._desk.say
        try:
            act()
        except Mendable as error:
            self.failed.emit(say("Not saved yet: {problem}", problem=problem_words(say, error)))
            return False
        return True

    def _tell_saved(self) -> None:
        self.saved.emit(f"{self._desk.company.ledger.store.now().astimezone():%H:%M:%S}")


class KeptText(QObject):
    """Keeps what is typed into a field of several lines, and writes it in earnest when it is settled."""

    def __init__(self, field: QPlainTextEdit, keeper: Keeper) -> None:
        super().__init__(field)
        self._field, self._keeper = field, keeper
        self.place, self.written = "", ""
        self._write: Callable[[str], object] = lambda _text: None
        field.textChanged.connect(self._on_text)

    def open(self, place: str, written: str, draft: str | None, write: Callable[[str], object]) -> None:
        """Show the text of a place, as it was being typed where a draft is left; `write` takes it."""
        self.place = ""  # what is put in here is nobody's typing
        text = written if draft is None else draft
        if self._field.toPlainText() != text:
            self._field.setPlainText(text)
        self.place, self.written, self._write = place, written, write

    @property
    def dirty(self) -> bool:
        """Whether the text differs from what is written."""
        return bool(self.place) and self._field.toPlainText().strip() != self.written

    def _on_text(self) -> None:
        if self.dirty:
            self._keeper.later(self.place, self._field.toPlainText())
        elif self.place:
            self._keeper.drop(self.place)

    def settle(self) -> bool:
        """Write the text in earnest if it differs; no when it could not be written, it waits then."""
        if not self.dirty:
            return True
        text = self._field.toPlainText()
        if not self._keeper.attempt(lambda: self._write(text.strip())):
            self._keeper.later(self.place, text)
            return False
        self.written = text.strip()
        self._keeper.forget(self.place)
        return True

    def back(self) -> bool:
        """Go back to what is written; no when the draft could not be dropped."""
        if not self._keeper.drop(self.place):
            return False
        self.open(self.place, self.written, None, self._write)
        return True
