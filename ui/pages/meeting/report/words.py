"""One of the speaker's own words: a draft within a second, written in earnest when the cursor leaves."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from services.drafts import Draft, place_of
from services.wording.trail import local_time
from ui.desk import Desk
from ui.keeping import Keeper, KeptText
from ui.widgets.buttons import LinkButton
from ui.widgets.form import FormRow
from ui.widgets.record_form import LongText
from ui.widgets.text import Text, Tone
from ui.widgets.undo_key import UndoKey


class WordsField(QWidget):
    """A field of several lines; below it what became of the text."""

    def __init__(self, desk: Desk, field: str, label: str, help: str = "") -> None:  # noqa: A002
        super().__init__()
        self.setProperty("ground", "clear")
        self._desk, self.name = desk, field
        self.text = LongText()
        self.text.setPlaceholderText(help)
        self.row = FormRow(label, self.text)
        self.told = Text("", "small", wrap=True)
        self.drop = LinkButton(desk.say("Restore saved text"), self._drop, label)
        self._undo_key = UndoKey(self)
        self._undo_key.watch(self.text)
        self.keeper = Keeper(desk, self)
        self.kept = KeptText(self.text, self.keeper)
        self.keeper.saved.connect(self._tell_kept)
        self.keeper.failed.connect(self._tell_failed)
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
        if place == self.kept.place and self.kept.dirty:
            return
        found = draft is not None and draft.text.strip() != written
        typed = self.keeper.waiting.get(place) or (draft.text if draft is not None and found else None)
        self.kept.open(place, written, typed, write)
        if draft is not None and found:
            moment = f"{local_time(draft.at):%Y-%m-%d %H:%M}"
            self._tell(self._desk.say("Recovered: typed {moment}, not saved yet.", moment=moment))
        else:
            self._tell("")

    def settle(self) -> None:
        """Write the text in earnest, if it differs."""
        if self.kept.dirty and self.kept.settle():
            self._tell("")

    def _drop(self) -> None:
        if self.kept.back():
            self._tell("")

    def _tell_kept(self, moment: str) -> None:
        self._tell(self._desk.say("Draft kept at {moment}", moment=moment) if self.kept.dirty else "")

    def _tell_failed(self, words: str) -> None:
        self._tell(words, "red")

    def _tell(self, words: str, tone: Tone = "") -> None:
        self.told.set_tone(tone)
        self.told.setText(words)
        self.told.setVisible(bool(words))
        self.drop.setVisible(bool(words))
