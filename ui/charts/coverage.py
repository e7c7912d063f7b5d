"""How much of each department's weight is tied to strategy, as bars with a mark at a third."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QToolTip

from services.domain.alignment import Coverage
from services.language import Language
from ui.charts.canvas import Chart
from ui.theme.theme import Theme
from ui.theme.tokens import BODY

PITCH, THICK = 30, 12
FIGURES = 86
ENOUGH = Decimal(100) / 3


class CoverageBars(Chart):
    """One bar a department; `picked` gives the code of the one clicked."""

    picked = Signal(str)

    def __init__(self, theme: Theme, say: Language, name: str) -> None:
        super().__init__(theme, name)
        self._say = say
        self._bars: tuple[Coverage, ...] = ()
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_bars(self, bars: Sequence[Coverage]) -> None:
        """Show these departments."""
        self._bars = tuple(bars)
        self._at = 0
        self.setMinimumHeight(len(self._bars) * PITCH)
        self.describe("; ".join(self._words(bar) for bar in self._bars))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, max(len(self._bars), 1) * PITCH)

    def _words(self, bar: Coverage) -> str:
        return f"{bar.name} {self._figure(bar)}"

    def _figure(self, bar: Coverage) -> str:
        if bar.share is None:
            return self._say("no card")
        mark = "▲ " if bar.share < ENOUGH else ""
        return f"{mark}{self._say.fixed(bar.share, 1)} %"

    def draw(self, painter: QPainter) -> None:
        if not self._bars:
            return
        painter.setFont(self.theme.font)
        widest = max(painter.fontMetrics().horizontalAdvance(bar.name) for bar in self._bars)
        names = min(widest + 10.0, self.width() * 0.4)
        for at, bar in enumerate(self._bars):
            self._draw_bar(painter, at, bar, names)

    def _draw_bar(self, painter: QPainter, at: int, bar: Coverage, names: float) -> None:
        middle, width = (at + 0.5) * PITCH, self.width()
        track = QRectF(names + 6, middle - THICK / 2, max(width - names - FIGURES - 12, 20), THICK)
        painter.setFont(self.theme.font)
        name = painter.fontMetrics().elidedText(bar.name, Qt.TextElideMode.ElideRight, int(names))
        self.text(painter, QRectF(0, middle - 12, names, 24), name, "ink", Qt.AlignmentFlag.AlignLeft)
        self.bar(painter, track, self.theme.colour("track"))
        low = bar.share is None or bar.share < ENOUGH
        if bar.share:
            box = QRectF(track.left(), track.top(), track.width() * float(bar.share) / 100, THICK)
            self.bar(painter, box, self.theme.colour("amber_fill" if low else "accent"))
        x = track.left() + track.width() / 3
        painter.fillRect(QRectF(round(x) - 1, middle - 9, 2, 18), self.theme.colour("ink"))
        painter.setFont(self.theme.sized(BODY, bold=True))
        box = QRectF(width - FIGURES, middle - 12, FIGURES, 24)
        self.text(painter, box, self._figure(bar), "amber" if low else "ink", Qt.AlignmentFlag.AlignRight)
        if at == self._at and self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(self.theme.colour("accent"))
            painter.drawRoundedRect(QRectF(0.5, middle - 14, width - 1, 28), 4, 4)

    def _hit(self, place: QPoint) -> Coverage | None:
        at = place.y() // PITCH
        return self._bars[at] if 0 <= at < len(self._bars) else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if (bar := self._hit(event.position().toPoint())) is not None:
            self.picked.emit(bar.code)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if (step := steps.get(Qt.Key(event.key()))) and self._bars:
            self._at = max(0, min(len(self._bars) - 1, self._at + step))
            self.update()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Space} and self._bars:
            self.picked.emit(self._bars[self._at].code)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and (bar := self._hit(event.pos())) is not None:
            QToolTip.showText(event.globalPos(), self._tip(bar), self)
            return True
        return super().event(event)

    def _tip(self, bar: Coverage) -> str:
        own = "—" if bar.own is None else f"{self._say.fixed(bar.own, 1)} %"
        return self._say(
            "{name}: {cards} {cards:card|cards}; its own card {own}", name=bar.name, cards=bar.cards, own=own
        )
