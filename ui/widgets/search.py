"""The find field of a page."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from ui.theme.theme import Theme


class SearchField(QLineEdit):
    """A line with a magnifier, as wide as its place where no width is given. Escape clears it, and so does
    the cross that comes with the first letter.
    """

    def __init__(self, theme: Theme, hint: str, width: int = 0) -> None:
        super().__init__()
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setProperty("search", True)
        if width:
            self.setFixedWidth(width)
        self.addAction(theme.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        emptied = self.addAction(theme.icon("close"), QLineEdit.ActionPosition.TrailingPosition)
        emptied.triggered.connect(self.clear)
        emptied.setVisible(False)
        self.textChanged.connect(lambda words: emptied.setVisible(bool(words)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)
