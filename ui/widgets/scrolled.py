"""What scrolls by itself where its place is too low."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

Margins = tuple[int, int, int, int]
STEP = 80
"""Pixels that a key moves it by."""


class Scrolled(QScrollArea):
    """A room without frame or ground, as wide as its place and scrolled down; `across` scrolls it sideways
    too.
    """

    def __init__(
        self, room: QWidget, name: str = "", *, across: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        if not across:
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        room.setProperty("ground", "clear")
        self.setWidget(room)

    def scroll_by(self, by: int) -> None:
        """Move up or down by so many steps."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + by * STEP)


class ScrolledColumn(Scrolled):
    """Widgets below each other, scrolled; put them into `column`."""

    def __init__(
        self,
        margins: Margins = (16, 12, 16, 12),
        spacing: int = 10,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        room = QWidget()
        self.column = QVBoxLayout(room)
        self.column.setContentsMargins(*margins)
        self.column.setSpacing(spacing)
        super().__init__(room, name, parent=parent)
