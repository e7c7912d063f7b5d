"""Several series over the same periods: each with a dash pattern, a mark, and its name at its end."""

from collections.abc import Callable, Sequence

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from services.language import Language
from ui.charts.axes import Scale, Value, draw_levels, draw_periods, places, runs
from ui.charts.periods import PeriodChart
from ui.theme.theme import Theme

NAMES = 116
LINE = 16
"""The room for names at the right, and the least distance between two of them."""


def _polygon(*corners: tuple[float, float]) -> Callable[[QPainter, QPointF], None]:
    def draw(painter: QPainter, at: QPointF) -> None:
        painter.drawPolygon(QPolygonF([at + QPointF(x, y) for x, y in corners]))

    return draw


def _dot(painter: QPainter, at: QPointF) -> None:
    painter.drawEllipse(at, 3.2, 3.2)


class Stroke(Struct, frozen=True):
    """How a series is told from the others, in black and white too."""

    token: str
    dashes: tuple[float, ...]
    mark: Callable[[QPainter, QPointF], None]


STROKES = (
    Stroke("accent", (), _dot),
    Stroke("amber", (6, 3), _polygon((-3, -3), (3, -3), (3, 3), (-3, 3))),
    Stroke("ink", (1.5, 2.5), _polygon((0, -4), (4, 3), (-4, 3))),
    Stroke("red", (8, 3, 1.5, 3), _polygon((0, -4.2), (4.2, 0), (0, 4.2), (-4.2, 0))),
    Stroke("green", (3, 2), _polygon((0, 4), (4, -3), (-4, -3))),
    Stroke("muted", (10, 3, 1.5, 2, 1.5, 3), _polygon((-1.2, -4), (1.2, -4), (1.2, 4), (-1.2, 4))),
)


class NamedLines(PeriodChart):
    """As many lines as there are strokes."""

    def __init__(self, theme: Theme, say: Language, name: str) -> None:
        super().__init__(theme, say, name)
        self._lines: tuple[tuple[str, tuple[Value, ...]], ...] = ()
        self.setMinimumHeight(128)

    def sizeHint(self) -> QSize:
        return QSize(560, 190)

    def show_lines(
        self, codes: Sequence[str], lines: Sequence[tuple[str, Sequence[Value]]], chosen: str
    ) -> None:
        """Show these series by name, one of the periods chosen."""
        self._lines = tuple((name, tuple(values)) for name, values in lines[: len(STROKES)])
        self._show_periods(tuple(codes), chosen)

    def _words(self, at: int) -> str:
        told = (f"{name} {self._say.fixed(values[at])}" for name, values in self._lines)
        return f"{self._say.period(self._codes[at])} {', '.join(told)}"

    @property
    def _plot(self) -> QRectF:
        return QRectF(38, 10, max(self.width() - 52 - NAMES, 1), max(self.height() - 38, 1))

    def draw(self, painter: QPainter) -> None:
        known = [value for _, values in self._lines for value in values if value is not None]
        if not known:
            self.tell(painter, self._say("No total in these periods yet."))
            return
        plot, scale = self._plot, Scale.spanning(known)
        draw_levels(self, painter, plot, scale, left=True)
        if self._at >= 0:
            x = round(places(plot, len(self._codes))[self._at]) + 0.5
            painter.setPen(QPen(self.theme.colour("accent" if self.hasFocus() else "control_edge"), 1))
            painter.drawLine(QPointF(x, plot.top() - 6), QPointF(x, plot.bottom()))
        draw_periods(self, painter, plot, self._codes, self._at)
        ends = []
        for stroke, (name, values) in zip(STROKES, self._lines, strict=False):
            points = scale.points(plot, values)
            self._draw_line(painter, stroke, points)
            if (end := next((point for point in reversed(points) if point is not None), None)) is not None:
                ends.append((end, stroke, name))
        self._draw_names(painter, plot, ends)

    def _draw_line(self, painter: QPainter, stroke: Stroke, points: Sequence[QPointF | None]) -> None:
        pen = QPen(self.theme.colour(stroke.token), 1.8, j=Qt.PenJoinStyle.RoundJoin)
        if stroke.dashes:
            pen.setDashPattern(stroke.dashes)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for run in runs(points):
            painter.drawPolyline(run)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour(stroke.token))
        for point in points:
            if point is not None:
                stroke.mark(painter, point)

    def _draw_names(self, painter: QPainter, plot: QRectF, ends: list[tuple[QPointF, Stroke, str]]) -> None:
        """The names beside their ends, moved apart where they would touch."""
        ends.sort(key=lambda end: end[0].y())
        heights = apart([end.y() for end, _, _ in ends], LINE, plot.bottom() + 4)
        left = plot.right() + 14
        for (end, stroke, name), y in zip(ends, heights, strict=True):
            painter.setPen(QPen(self.theme.colour("control_edge"), 1))
            painter.drawLine(QPointF(end.x() + 5, end.y()), QPointF(left - 2, y))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.colour(stroke.token))
            stroke.mark(painter, QPointF(left + 5, y))
            words = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, NAMES - 18)
            box = QRectF(left + 14, y - 9, NAMES - 14, 18)
            self.text(painter, box, words, stroke.token, Qt.AlignmentFlag.AlignLeft)


def apart(heights: Sequence[float], least: float, bottom: float) -> list[float]:
    """Heights in order, moved down and then back up so that they lie apart and above the bottom."""
    found: list[float] = []
    for height in heights:
        found.append(max(height, found[-1] + least) if found else height)
    limit = bottom
    for at in reversed(range(len(found))):
        found[at] = min(found[at], limit)
        limit = found[at] - least
    return found
