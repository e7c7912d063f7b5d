"""Labels in the type scale, small word-marks (chips) and numbers with a direction mark."""

from decimal import Decimal
from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from services.language import Language
from ui.widgets.restyle import restyle

Type = Literal["body", "small", "muted", "heading", "strong", "title", "figure", "error", "timer"]
Tone = Literal["", "red", "amber", "green", "muted", "accent"]


class Text(QLabel):
    """A plain-text label in one size of the type scale."""

    def __init__(
        self, words: str = "", kind: Type = "body", *, wrap: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(words, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("type", kind)
        self.setWordWrap(wrap)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)  # which Qt would only remember once the words or the font change
            self.setSizePolicy(policy)

    def set_tone(self, tone: Tone) -> None:
        """Colour the words for an alarm (the words must say it too)."""
        restyle(self, tone=tone)


class Elided(Text):
    """A label that gives way: it cuts its words to the width it has and tells them whole in its tip."""

    def __init__(self, words: str = "", kind: Type = "body") -> None:
        super().__init__("", kind)
        self._words = words
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setText(words)

    def setText(self, words: str) -> None:
        if words == self._words and words == self.toolTip():
            return
        self._words = words
        self.setToolTip(words)
        self.setAccessibleName(words)
        self.updateGeometry()
        self._fit()

    def words(self) -> str:
        """What it says, uncut."""
        return self._words

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        margins = self.contentsMargins()
        whole = self.fontMetrics().horizontalAdvance(self._words) + 2
        return QSize(whole + margins.left() + margins.right(), hint.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(20, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = max(self.contentsRect().width(), 20)
        super().setText(self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room))


class Figure(Text):
    """A number: right-aligned, figures of one width."""

    def __init__(self, words: str = "", kind: Type = "strong") -> None:
        super().__init__(words, kind)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class Chip(QLabel):
    """A word in a small frame: red for a veto, amber for divergence and missing, plain for the rest. The word
    carries the meaning.
    """

    def __init__(self, words: str, tone: Tone = "", parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("chip", tone or "plain")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)


def marked(change: Decimal | None, places: int = 1) -> str:
    """A change with its direction as a mark, such as ▲ 4.3; nothing for no change known."""
    if change is None:
        return ""
    mark = "▲" if change > 0 else "▼" if change < 0 else "="
    return f"{mark} {Language.fixed(abs(change), places)}"


def rule() -> QFrame:
    """A hairline across."""
    line = QFrame()
    line.setProperty("rule", "across")
    return line


def upright() -> QFrame:
    """A hairline down."""
    line = QFrame()
    line.setProperty("rule", "down")
    return line
