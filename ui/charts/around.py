"""Scores before and after something, drawn small: two lines, and between them the moment."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen

from services.language import Language
from ui.charts.canvas import Chart
from ui.theme.theme import Theme

Points = Sequence[tuple[str, Decimal]]
"""Periods with their scores."""
WIDE, HIGH = 128, 40


class AroundLine(Chart):
    """Hollow marks before, filled ones after; a dashed line stands for what was done."""

    def __init__(self, theme: Theme, say: Language, name: str, before: Points, after: Points) -> None:
        super().__init__(theme, name)
        self._before = [score for _, score in before]
        self._after = [score for _, score in after]
        self.setFixedSize(WIDE, HIGH)
        told = "; ".join(f"{say.period(code)} {say.fixed(score)}" for code, score in (*before, *after))
        self.describe(told)
        self.setToolTip(told.replace("; ", "\n"))

    def sizeHint(self) -> QSize:
        return QSize(WIDE, HIGH)

    def draw(self, painter: QPainter) -> None:
        scores = [*self._before, *self._after]
        if not scores:
            return
        low, high = min(scores), max(scores)
        plot = QRectF(6, 7, self.width() - 12, self.height() - 14)
        half = plot.width() / 2

        def place(at: int, count: int, start: float, score: Decimal) -> QPointF:
            part = float((score - low) / (high - low)) if high > low else 0.5
            return QPointF(start + (half - 10) * (at + 0.5) / count, plot.bottom() - plot.height() * part)

        middle = round(plot.center().x()) + 0.5
        painter.setPen(QPen(self.theme.colour("muted"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(middle, 2), QPointF(middle, self.height() - 2))
        sides = ((self._before, plot.left(), "surface"), (self._after, middle + 10, "accent"))
        for side, start, fill in sides:
            line = [place(at, len(side), start, score) for at, score in enumerate(side)]
            painter.setPen(QPen(self.theme.colour("accent"), 2, j=Qt.PenJoinStyle.RoundJoin))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(line)
            painter.setBrush(self.theme.colour(fill))
            for point in line:
                painter.drawEllipse(point, 2.5, 2.5)
