"""What a page or table shows when there is nothing yet: what to do first, and one button."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.theme.theme import Theme
from ui.widgets.buttons import PrimaryButton
from ui.widgets.text import Text, Type


class EmptyState(QWidget):
    """An icon, what to do first, and the button that does it."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        title: str,
        words: str,
        *,
        button: str = "",
        act: Callable[[], object] | None = None,
    ) -> None:
        super().__init__()
        self.setProperty("ground", "clear")
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(2)
        picture = QLabel()
        picture.setPixmap(theme.icon(icon, "muted", 40).pixmap(40, 40))
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(picture)
        lines: tuple[tuple[str, Type], ...] = ((title, "title"), (words, "muted"))
        self.title, self.words = (Text(text, kind, wrap=True) for text, kind in lines)
        for label in (self.title, self.words):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        self.button: PrimaryButton | None = None
        if button:
            self.button = PrimaryButton(button, act)
            column.addSpacing(8)
            column.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignCenter)
        column.addStretch(3)

    def show_words(self, title: str, words: str, button: str) -> None:
        """Say something else, with other words on the button that is there."""
        self.title.setText(title)
        self.words.setText(words)
        if self.button is not None:
            self.button.setText(button)
