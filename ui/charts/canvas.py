"""What every chart shares: the theme, a painter with soft edges, an accessible description, repainting on a
new look.
"""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.theme import Theme
from ui.theme.tokens import SMALL


class Chart(QWidget):
    """A painted figure with a name and a description in words."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.theme = theme
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    def describe(self, words: str) -> None:
        """What the picture shows, for a screen reader."""
        self.setAccessibleDescription(words)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.small)
        self.draw(painter)
        painter.end()

    def draw(self, painter: QPainter) -> None:
        """Paint the figure; subclasses do."""

    @property
    def small(self) -> QFont:
        """The font of axes."""
        return self.theme.sized(SMALL)

    def text(self, painter: QPainter, box: QRectF, words: str, token: str, where: Qt.AlignmentFlag) -> None:
        """Words in a box."""
        painter.setPen(self.theme.colour(token))
        painter.drawText(box, int(where | Qt.AlignmentFlag.AlignVCenter), words)

    def tell(self, painter: QPainter, words: str) -> None:
        """Words in the middle, in place of a figure that has nothing to show."""
        painter.setPen(self.theme.colour("muted"))
        box = QRectF(self.rect()).adjusted(16, 8, -16, -8)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), words)

    def bar(self, painter: QPainter, box: QRectF, colour: QColor, radius: float = 2) -> None:
        """A filled bar."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(box, radius, radius)
