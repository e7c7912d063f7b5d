"""A text on an item that is written while somebody speaks: kept within a second, written when it is left."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from services.drafts import place_of
from ui.desk import Desk
from ui.keeping import Keeper, KeptText
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
        self._desk, self._period, self.name = desk, period, name
        self.text = SpokenText(least)
        self.text.setAccessibleName(label)
        self.kept = KeptText(self.text, keeper)
        head = Text(label, "heading")
        head.setBuddy(self.text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(head)
        column.addWidget(self.text, 1)
        self.text.settled.connect(self.kept.settle)

    def show_text(self, item: str, written: str, drafts: Mapping[str, str]) -> None:
        """Show an item's text, as it was being typed where a draft of it is left."""
        place = place_of("agenda", self._period, item, self.name)
        write = partial(self._desk.company.minutes.write, self._period, item, self.name)
        self.kept.open(place, written, drafts.get(place), write)

    def take_cursor(self) -> None:
        """Put the cursor at the end of the text."""
        self.text.moveCursor(QTextCursor.MoveOperation.End)
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
