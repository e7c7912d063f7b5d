"""One of the speaker's own words: a draft within a second, written in earnest when the cursor leaves."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from services.drafts import Draft, place_of
from services.wording.trail import local_time
from ui.desk import Desk
from ui.widgets.buttons import LinkButton
from ui.widgets.form import FormRow
from ui.widgets.record_form import LongText
from ui.widgets.text import Text
from ui.widgets.undo_key import UndoKey

PAUSE = 600
"""Milliseconds from a key that is not kept yet to its draft; later keys do not put it off."""


class WordsField(QWidget):
    """A field of several lines; below it what became of the text."""

    def __init__(self, desk: Desk, field: str, label: str, help: str = "") -> None:  # noqa: A002
        super().__init__()
        self.setProperty("ground", "clear")
        self._desk, self.name = desk, field
        self._place, self._written = "", ""
        self._write: Callable[[str], object] = lambda _text: None
        self.text = LongText()
        self.text.setPlaceholderText(help)
        self.row = FormRow(label, self.text)
        self.told = Text("", "small", wrap=True)
        self.drop = LinkButton(desk.say("Back to what was written"), self._drop, label)
        self._undo_key = UndoKey(self)
        self._undo_key.watch(self.text)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self.keep)
        self.text.textChanged.connect(self._on_text)
        self.text.settled.connect(self.settle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.row)
        line = QHBoxLayout()
        line.addWidget(self.told, 1)
        line.addWidget(self.drop)
        column.addLayout(line)
        self._tell("")

    def open(
        self, key: tuple[str, str], written: str, draft: Draft | None, write: Callable[[str], object]
    ) -> None:
        """Show the text of a period and speaker; what is being typed there stays, a draft found is shown."""
        place = place_of("report", *key, self.name)
        if place == self._place and self.dirty:
            return
        self._timer.stop()
        self._place, self._written, self._write = place, written, write
        found = draft is not None and draft.text.strip() != written
        text = draft.text if draft is not None and found else written
        if self.text.toPlainText() != text:
            self.text.setPlainText(text)
        if draft is not None and found:
            moment = f"{local_time(draft.at):%Y-%m-%d %H:%M}"
            self._tell(self._desk.say("Found again: typed {moment} and not yet written.", moment=moment))
        else:
            self._tell("")

    @property
    def dirty(self) -> bool:
        """Whether the text differs from what is written."""
        return self.text.toPlainText().strip() != self._written

    def _on_text(self) -> None:
        if self.text.hasFocus() and not self._timer.isActive():
            self._timer.start()

    def keep(self) -> None:
        """Keep the text as a draft; without a difference there is nothing to keep."""
        self._timer.stop()
        drafts, place, text = self._desk.company.drafts, self._place, self.text.toPlainText()
        if not self.dirty:
            self._desk.attempt(lambda: drafts.drop(place))
            self._tell("")
        elif self._desk.attempt(lambda: drafts.keep(place, text)):
            moment = f"{self._desk.company.ledger.store.now().astimezone():%H:%M:%S}"
            self._tell(self._desk.say("Draft kept at {moment}", moment=moment))

    def settle(self) -> None:
        """Write the text in earnest, if it differs."""
        self._timer.stop()
        text = self.text.toPlainText().strip()
        if not self._place or text == self._written:
            return
        if self._desk.attempt(lambda: self._write(text)):
            self._written = text
            self._tell("")

    def _drop(self) -> None:
        place = self._place
        if self._desk.attempt(lambda: self._desk.company.drafts.drop(place)):
            self._timer.stop()
            self.text.setPlainText(self._written)
            self._tell("")

    def _tell(self, words: str) -> None:
        self.told.setText(words)
        self.told.setVisible(bool(words))
        self.drop.setVisible(bool(words))
