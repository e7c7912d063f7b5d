"""A KPI and its outcome over months: two lines with their names, green and red limits."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QToolTip

from services.language import Language
from ui.charts.axes import Value, runs, short
from ui.charts.canvas import Chart
from ui.theme.theme import Theme

HIGHEST = Decimal(120)
HEIGHT, SMALL_HEIGHT = 186, 80


class PairLines(Chart):
    """Scores of the KPI (solid, round marks) and of its outcome (dashed, square marks).

    A `small` one has neither axis nor limits.
    """

    def __init__(self, theme: Theme, say: Language, name: str, *, small: bool = False) -> None:
        super().__init__(theme, name)
        self._say, self._is_small = say, small
        self._months: tuple[str, ...] = ()
        self._lines: tuple[tuple[str, tuple[Value, ...]], ...] = ()
        self._limits: tuple[Decimal, Decimal] = (Decimal(90), Decimal(70))
        self.setFixedHeight(SMALL_HEIGHT if small else HEIGHT)

    def sizeHint(self) -> QSize:
        return QSize(300, self.maximumHeight())

    def show_pair(
        self,
        months: Sequence[str],
        own: tuple[str, Sequence[Value]],
        outcome: tuple[str, Sequence[Value]],
        limits: tuple[Decimal, Decimal] = (Decimal(90), Decimal(70)),
    ) -> None:
        """Show both series by name, and the limits for green and red."""
        self._months, self._limits = tuple(months), limits
        self._lines = tuple((name, tuple(values)) for name, values in (own, outcome))
        self.describe("; ".join(self._words(at) for at in range(len(self._months))))
        self.update()

    def _words(self, at: int) -> str:
        scores = ", ".join(f"{name} {self._say.fixed(values[at])}" for name, values in self._lines)
        return f"{self._say.period(self._months[at])}: {scores}"

    @property
    def _plot(self) -> QRectF:
        if self._is_small:
            return QRectF(8, 38, max(self.width() - 16, 1), max(self.height() - 44, 1))
        return QRectF(30, 40, max(self.width() - 42, 1), max(self.height() - 64, 1))

    def _place(self, at: int, score: Decimal) -> QPointF:
        plot, low = self._plot, self._low
        steps = max(len(self._months) - 1, 1)
        share = float((score - low) / (HIGHEST - low))
        return QPointF(plot.left() + plot.width() * at / steps, plot.bottom() - plot.height() * share)

    @property
    def _low(self) -> Decimal:
        known = [score for _, values in self._lines for score in values if score is not None]
        return Decimal(int(min([*known, Decimal(60)]) / 20) * 20)

    def draw(self, painter: QPainter) -> None:
        if not self._months:
            return
        if not self._is_small:
            self._draw_axes(painter)
        for number, (name, values) in enumerate(self._lines):
            self._draw_line(painter, number, name, values)

    def _draw_axes(self, painter: QPainter) -> None:
        plot = self._plot
        for level, token in zip(self._limits, ("green", "red"), strict=True):
            y = round(self._place(0, level).y()) + 0.5
            painter.setPen(QPen(self.theme.colour(token), 1, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            box = QRectF(0, y - 9, 26, 18)
            self.text(painter, box, self._say.plain(level), token, Qt.AlignmentFlag.AlignRight)
        for at, code in enumerate(self._months):
            x = self._place(at, HIGHEST).x()
            token = "ink" if at == len(self._months) - 1 else "muted"
            box = QRectF(x - 14, self.height() - 20, 28, 18)
            self.text(painter, box, short(code), token, Qt.AlignmentFlag.AlignHCenter)

    def _draw_line(self, painter: QPainter, number: int, name: str, values: Sequence[Value]) -> None:
        colour = self.theme.colour("amber" if number else "accent")
        points = [None if score is None else self._place(at, score) for at, score in enumerate(values)]
        style = Qt.PenStyle.DashLine if number else Qt.PenStyle.SolidLine
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, 2, style, j=Qt.PenJoinStyle.RoundJoin))
        for run in runs(points):
            painter.drawPolyline(run)
        key = QPointF(8, 8 + 17 * number)
        painter.drawLine(QPointF(0, key.y()), QPointF(16, key.y()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        for point in (*points, key):
            if point is not None and number:
                painter.drawRect(QRectF(point.x() - 2.5, point.y() - 2.5, 5, 5))
            elif point is not None:
                painter.drawEllipse(point, 2.8, 2.8)
        last = next((score for score in reversed(values) if score is not None), None)
        words = f"{name} {self._say.fixed(last)}"
        words = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, self.width() - 26)
        box = QRectF(22, key.y() - 9, self.width() - 24, 18)
        self.text(painter, box, words, "amber" if number else "accent", Qt.AlignmentFlag.AlignLeft)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and self._months:
            plot, steps = self._plot, max(len(self._months) - 1, 1)
            at = round((event.pos().x() - plot.left()) / plot.width() * steps)
            if 0 <= at < len(self._months):
                QToolTip.showText(event.globalPos(), self._words(at), self)
                return True
        return super().event(event)
