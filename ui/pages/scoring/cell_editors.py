"""What one types into a cell with: a line of text, or a choice. A refused text stays, the reason below it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLineEdit, QWidget

from ui.widgets.text import Text

_MOVES = {
    Qt.Key.Key_Return: "down",
    Qt.Key.Key_Enter: "down",
    Qt.Key.Key_Down: "down",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Tab: "next",
    Qt.Key.Key_Backtab: "back",
}


def move_of(event: QKeyEvent) -> str:
    """Where a key leads from a cell, empty when nowhere."""
    if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
        return "up" if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else "down"
    return _MOVES.get(Qt.Key(event.key()), "")


class TextCell(QLineEdit):
    """`finished` gives where to go next (empty when the cell just lost the focus); `abandoned` on Escape."""

    finished = Signal(str)
    abandoned = Signal()

    def __init__(self, parent: QWidget, text: str, *, right: bool = True) -> None:
        super().__init__(text, parent)
        self.setProperty("cell", True)
        self.setAlignment(Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and move_of(event):
            self.keyPressEvent(event)  # or Tab would leave the table
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.abandoned.emit()
        elif move := move_of(event):
            self.finished.emit(move)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in {
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
        }:
            self.finished.emit("")


class ChoiceCell(QComboBox):
    """A choice among the listed cases; `finished` and `abandoned` as in a text."""

    finished = Signal(str)
    abandoned = Signal()

    def __init__(self, parent: QWidget, choices: Sequence[str], chosen: str) -> None:
        super().__init__(parent)
        self.setProperty("cell", True)
        self.addItems(list(choices))
        self.setCurrentIndex(self.findText(chosen))
        self.activated.connect(lambda _at: self.finished.emit("down"))

    def text(self) -> str:
        """What is chosen."""
        return self.currentText()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.abandoned.emit()
                return True
            if (move := move_of(event)) and event.key() not in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
                self.finished.emit(move)
                return True
        return super().event(event)


CellEditor = TextCell | ChoiceCell


class Complaint(QFrame):
    """The words for a refused entry, below its cell."""

    def __init__(self, room: QWidget) -> None:
        super().__init__(room)
        self._room = room
        self.setProperty("note", "red")
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(10, 6, 10, 6)
        self.words = Text("", wrap=True)
        row.addWidget(self.words)
        self.hide()

    def show_below(self, inside: QWidget, cell: QRect, words: str) -> None:
        """Say `words` below a cell of `inside`, or above it where there is no room."""
        self.words.setText(f"⚠ {words}")
        room = self._room
        width = min(320, room.width() - 8)
        self.setFixedWidth(width)
        height = self._row.totalHeightForWidth(width)
        self.setFixedHeight(height)
        place = QRect(inside.mapTo(room, cell.topLeft()), cell.size())
        left = max(4, min(place.right() - width, room.width() - width - 4))
        below = place.bottom() + 4
        self.move(left, below if below + height <= room.height() else place.top() - height - 4)
        self.show()
        self.raise_()
