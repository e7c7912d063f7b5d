"""A weight as a bar, and the field it is typed into."""

from decimal import Decimal

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from ui.theme.theme import Theme

FULL = Decimal(35)
"""The weight that fills the bar: few lines weigh more, and those that do fill it too."""


class WeightBar(QWidget):
    """As long as the weight; the number beside it says how much."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(6)

    def show_weight(self, weight: Decimal) -> None:
        """Show a weight."""
        self._share = float(min(max(weight / FULL, Decimal(0)), Decimal(1)))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(self.rect())
        painter.setBrush(self._theme.colour("faint"))
        painter.drawRoundedRect(whole, 3, 3)
        if self._share:
            painter.setBrush(self._theme.colour("accent"))
            painter.drawRoundedRect(whole.adjusted(0, 0, -whole.width() * (1 - self._share), 0), 3, 3)


class CellField(QLineEdit):
    """A field of a line: up, down and Return walk through the lines, Alt+Up and Alt+Down move the line.

    `pasted` gives the cells of a copied column when there are several.
    """

    walked = Signal(int)
    lifted = Signal(int)
    pasted = Signal(list)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Return: 1, Qt.Key.Key_Enter: 1}
        step = steps.get(Qt.Key(event.key()), 0)
        if step and held:
            self.lifted.emit(step)
        elif step:
            self.walked.emit(step)
        elif event.matches(QKeySequence.StandardKey.Paste) and len(cells := _copied()) > 1:
            self.pasted.emit(cells)
        else:
            super().keyPressEvent(event)


def _copied() -> list[str]:
    """The first column of what was copied."""
    lines = QGuiApplication.clipboard().text().rstrip("\r\n").splitlines()
    return [line.split("\t")[0].strip() for line in lines]
