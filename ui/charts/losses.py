"""Where points went: a bar a line, the costliest first, with the sum in words below it."""

from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct
from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QToolTip

from services.language import Language
from ui.charts.canvas import Chart
from ui.theme.theme import Theme
from ui.theme.tokens import BODY

PITCH, THICK = 54, 7
FIGURE = 66


class LossBar(Struct, frozen=True):
    """What a line lost (negative: gained), and how in words."""

    name: str
    points: Decimal
    words: str


class LossBars(Chart):
    """Losses to the right in amber with ▼, gains in the accent with ▲."""

    def __init__(self, theme: Theme, say: Language, name: str) -> None:
        super().__init__(theme, name)
        self._say = say
        self._bars: tuple[LossBar, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_bars(self, bars: Sequence[LossBar]) -> None:
        """Show these, in their order."""
        self._bars = tuple(bars)
        self.setFixedHeight(len(self._bars) * PITCH)
        self.describe("; ".join(map(self._words, self._bars)))
        self.setVisible(bool(self._bars))
        self.update()

    def _words(self, bar: LossBar) -> str:
        return self._say("{name}: {words}", name=bar.name, words=bar.words)

    def sizeHint(self) -> QSize:
        return QSize(240, len(self._bars) * PITCH)

    def draw(self, painter: QPainter) -> None:
        most = max((abs(bar.points) for bar in self._bars), default=Decimal(0)) or Decimal(1)
        for at, bar in enumerate(self._bars):
            self._draw_bar(painter, at * PITCH, bar, float(abs(bar.points) / most))

    def _draw_bar(self, painter: QPainter, top: float, bar: LossBar, share: float) -> None:
        width, gained = self.width(), bar.points < 0
        painter.setFont(self.theme.font)
        room = width - FIGURE
        name = painter.fontMetrics().elidedText(bar.name, Qt.TextElideMode.ElideRight, room)
        self.text(painter, QRectF(0, top, room, 20), name, "ink", Qt.AlignmentFlag.AlignLeft)
        painter.setFont(self.theme.sized(BODY, bold=True))
        mark = "▲" if gained else "▼" if bar.points else "="
        figure = f"{mark} {self._say.fixed(abs(bar.points))}"
        box = QRectF(room, top, FIGURE, 20)
        self.text(painter, box, figure, "accent" if gained else "amber", Qt.AlignmentFlag.AlignRight)
        track = QRectF(0, top + 22, width, THICK)
        self.bar(painter, track, self.theme.colour("track"))
        if bar.points:
            filled = QRectF(0, track.top(), max(width * share, 2), THICK)
            self.bar(painter, filled, self.theme.colour("accent" if gained else "amber_fill"))
        painter.setFont(self.small)
        words = painter.fontMetrics().elidedText(bar.words, Qt.TextElideMode.ElideRight, width)
        self.text(painter, QRectF(0, top + 30, width, 18), words, "muted", Qt.AlignmentFlag.AlignLeft)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and 0 <= (at := event.pos().y() // PITCH) < len(self._bars):
            QToolTip.showText(event.globalPos(), self._words(self._bars[at]), self)
            return True
        return super().event(event)
