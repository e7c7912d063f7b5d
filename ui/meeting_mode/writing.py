"""A text on an item that is written while somebody speaks: kept within a second, written when it is left."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from services.drafts import place_of
from ui.desk import Desk
from ui.meeting_mode.keeping import Keeper
from ui.widgets.record_form import LongText
from ui.widgets.text import Text

_TURNING = (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


class SpokenText(LongText):
    """Takes all the height it gets; the keys that turn to another speaker are not its own."""

    def __init__(self, least: int) -> None:
        super().__init__()
        self.setMinimumHeight(least)
        self.setMaximumHeight(16_777_215)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _TURNING:
            event.ignore()
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(200, self.minimumHeight())


class SpokenField(QWidget):
    """One of the texts of the item in sight."""

    def __init__(self, desk: Desk, keeper: Keeper, period: str, name: str, label: str, least: int) -> None:
        super().__init__()
        self.setProperty("ground", "clear")
        self._desk, self._keeper, self._period, self.name = desk, keeper, period, name
        self._item, self._written = "", ""
        self.text = SpokenText(least)
        self.text.setAccessibleName(label)
        head = Text(label, "heading")
        head.setBuddy(self.text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(head)
        column.addWidget(self.text, 1)
        self.text.textChanged.connect(self._on_text)
        self.text.settled.connect(self.settle)

    @property
    def place(self) -> str:
        """Where the draft is kept."""
        return place_of("agenda", self._period, self._item, self.name)

    @property
    def dirty(self) -> bool:
        """Whether the text differs from what is written."""
        return bool(self._item) and self.text.toPlainText().strip() != self._written

    def show_text(self, item: str, written: str, draft: str | None) -> None:
        """Show an item's text, as it was being typed where a draft of it is left."""
        self._item = ""  # what is put in here is nobody's typing
        self.text.setPlainText(written if draft is None else draft)
        self._item, self._written = item, written

    def take_cursor(self) -> None:
        """Put the cursor at the end of the text."""
        self.text.moveCursor(QTextCursor.MoveOperation.End)
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_text(self) -> None:
        if self.dirty:
            self._keeper.later(self.place, self.text.toPlainText())
        elif self._item:
            self._keeper.drop(self.place)

    def settle(self) -> bool:
        """Write the text in earnest if it differs; no when it could not be written, it stays then."""
        if not self.dirty:
            return True
        text, item = self.text.toPlainText().strip(), self._item
        minutes = self._desk.company.minutes
        if not self._keeper.attempt(lambda: minutes.write(self._period, item, self.name, text)):
            self._keeper.later(self.place, self.text.toPlainText())
            return False
        self._written = text
        self._keeper.forget(self.place)
        return True
