"""A card: a panel with a head (title, sub, trailing link) and a body."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.widgets.buttons import LinkButton
from ui.widgets.text import Text, rule

HEAD = 40


class Card(QFrame):
    """White paper with a hairline; put the content into `body`."""

    def __init__(
        self,
        title: str = "",
        sub: str = "",
        *,
        margins: tuple[int, int, int, int] = (16, 8, 16, 12),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("panel", True)
        self.setAccessibleName(title)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.setSpacing(0)
        self.title = Text(title, "heading")
        self.sub = Text(sub, "small")
        self._head = QHBoxLayout()
        if title:
            outer.addWidget(self._make_head())
            outer.addWidget(rule())
        self.body = QVBoxLayout()
        self.body.setContentsMargins(*margins)
        self.body.setSpacing(0)
        outer.addLayout(self.body, 1)

    def _make_head(self) -> QWidget:
        head = QWidget()
        head.setFixedHeight(HEAD)
        head.setLayout(self._head)
        self._head.setContentsMargins(16, 0, 12, 0)
        self._head.setSpacing(9)
        self._head.addWidget(self.title)
        self._head.addWidget(self.sub)
        self._head.addStretch(1)
        return head

    def add_link(self, words: str, act: Callable[[], object]) -> LinkButton:
        """A link at the head's end."""
        link = LinkButton(words, act, self.title.text())
        self._head.addWidget(link)
        return link

    def add_trailing(self, widget: QWidget) -> None:
        """Any small widget at the head's end."""
        self._head.addWidget(widget)

    def set_head(self, title: str, sub: str) -> None:
        """Change the words of the head."""
        self.title.setText(title)
        self.sub.setText(sub)
        self.setAccessibleName(title)


class Note(QFrame):
    """A tinted box with a few lines of text: plain, red for a veto, amber for a warning."""

    def __init__(self, kind: str = "plain") -> None:
        super().__init__()
        self.setProperty("note", kind)
        self.lines = QVBoxLayout(self)
        self.lines.setContentsMargins(12, 10, 12, 10)
        self.lines.setSpacing(4)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def say(self, words: str = "", *, strong: bool = False) -> Text:
        """Add a line."""
        line = Text(words, "strong" if strong else "body", wrap=True)
        line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.lines.addWidget(line)
        return line


def empty(layout: QLayout) -> None:
    """Take everything out of a layout and delete it."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            empty(inner)
