"""One subject's totals over periods: gaps where there is none, the grades' bounds, the period chosen."""

from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen

from services.language import Language
from ui.charts.axes import Scale, Value, draw_levels, draw_periods, places, runs
from ui.charts.periods import PeriodChart
from ui.theme.theme import Theme

Bound = tuple[str, Decimal]
"""A grade and its lower bound."""
_FULL = Decimal(100)


class CoursePoint(Struct, frozen=True):
    """A period's total, or `mark` says in a word why there is none; `settled` when it is locked."""

    period: str
    total: Value
    settled: bool = True
    mark: str = ""
    note: str = ""


class CourseLine(PeriodChart):
    """A line with a mark a period: filled where it is locked, hollow where it is open."""

    def __init__(self, theme: Theme, say: Language, name: str) -> None:
        super().__init__(theme, say, name)
        self._points: tuple[CoursePoint, ...] = ()
        self._bounds: tuple[Bound, ...] = ()
        self.setMinimumHeight(150)

    def sizeHint(self) -> QSize:
        return QSize(420, 170)

    def show_course(self, points: Sequence[CoursePoint], bounds: Sequence[Bound], chosen: str) -> None:
        """Show these periods with the grades' bounds, one of the periods chosen."""
        self._points, self._bounds = tuple(points), tuple(bounds)
        self._show_periods(tuple(point.period for point in self._points), chosen)
        if self._is_empty:
            self.describe(f"{self._nothing} {self.accessibleDescription()}")

    @property
    def _is_empty(self) -> bool:
        return all(point.total is None for point in self._points)

    @property
    def _nothing(self) -> str:
        return self._say("No total in these periods yet.")

    def _words(self, at: int) -> str:
        point = self._points[at]
        told = point.mark if point.total is None else self._say.fixed(point.total)
        words = f"{self._say.period(point.period)} {told or '—'}"
        return f"{words} {point.note}" if point.note else words

    @property
    def _plot(self) -> QRectF:
        return QRectF(22, 14, max(self.width() - 62, 1), max(self.height() - 42, 1))

    def draw(self, painter: QPainter) -> None:
        plot = self._plot
        if self._is_empty:
            self._draw_choice(painter, plot)
            self.tell(painter, self._nothing)
            draw_periods(self, painter, plot, self._codes, self._at)
            self._draw_marks(painter, plot)
            return
        scale = Scale.spanning([*(point.total for point in self._points), _FULL])
        self._draw_choice(painter, plot)
        draw_levels(self, painter, plot, scale)
        self._draw_bounds(painter, plot, scale)
        draw_periods(self, painter, plot, self._codes, self._at)
        self._draw_line(painter, plot, scale)
        self._draw_marks(painter, plot)

    def _draw_choice(self, painter: QPainter, plot: QRectF) -> None:
        if self._at < 0:
            return
        x = places(plot, len(self._points))[self._at]
        box = QRectF(x - 10, 2, 20, self.height() - 4)
        painter.setPen(QPen(self.theme.colour("accent"), 1) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour("accent_soft"))
        painter.drawRoundedRect(box, 4, 4)

    def _draw_bounds(self, painter: QPainter, plot: QRectF, scale: Scale) -> None:
        """Where a grade begins: a dashed line with the grade's name above it."""
        for name, bound in self._bounds:
            if scale.bottom <= bound <= scale.top:
                y = round(scale.height(plot, bound)) + 0.5
                painter.setPen(QPen(self.theme.colour("muted"), 1, Qt.PenStyle.DashLine))
                painter.drawLine(QPointF(16, y), QPointF(plot.right() + 6, y))
                box = QRectF(0, y - 9, 14, 18)
                self.text(painter, box, name, "muted", Qt.AlignmentFlag.AlignHCenter)

    def _draw_line(self, painter: QPainter, plot: QRectF, scale: Scale) -> None:
        points = scale.points(plot, [point.total for point in self._points])
        pen = QPen(self.theme.colour("accent"), 2, j=Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for run in runs(points):
            painter.drawPolyline(run)
        for at, (place, point) in enumerate(zip(points, self._points, strict=True)):
            if place is not None:
                painter.setPen(pen)
                painter.setBrush(self.theme.colour("accent" if point.settled else "surface"))
                size = 4.5 if at == self._at else 3.0
                painter.drawEllipse(place, size, size)

    def _draw_marks(self, painter: QPainter, plot: QRectF) -> None:
        for x, point in zip(places(plot, len(self._points)), self._points, strict=True):
            if point.mark:
                box = QRectF(x - 30, plot.bottom() - 20, 60, 18)
                self.text(painter, box, point.mark, "amber", Qt.AlignmentFlag.AlignHCenter)
