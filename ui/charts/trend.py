"""A line over up to twelve periods: the company's trend with its grid, and the small one with a threshold."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QToolTip

from services.language import Language
from ui.charts.axes import Scale, Value, draw_levels, draw_periods, period_at, runs
from ui.charts.canvas import Chart
from ui.theme.theme import Theme


class TrendLine(Chart):
    """Values by period with grid lines, an optional threshold, and the last point set off."""

    def __init__(self, theme: Theme, say: Language, name: str) -> None:
        super().__init__(theme, name)
        self._say = say
        self._codes: tuple[str, ...] = ()
        self._values: tuple[Value, ...] = ()
        self._threshold: Value = None
        self._threshold_words = ""
        self.setMinimumHeight(120)

    def show_values(
        self, codes: Sequence[str], values: Sequence[Value], threshold: Value = None, words: str = ""
    ) -> None:
        """Show a value (or a gap) a period; the threshold carries its own words."""
        self._codes, self._values = tuple(codes), tuple(values)
        self._threshold, self._threshold_words = threshold, words
        self.describe("; ".join(self._words(at) for at in range(len(self._codes))))
        self.update()

    def _words(self, at: int) -> str:
        return f"{self._say.period(self._codes[at])} {self._say.fixed(self._values[at])}"

    def sizeHint(self) -> QSize:
        return QSize(380, 150)

    @property
    def _scale(self) -> Scale:
        return Scale.spanning((*self._values, self._threshold))

    @property
    def _plot(self) -> QRectF:
        return QRectF(8, 10, max(self.width() - 44, 1), max(self.height() - 38, 1))

    def draw(self, painter: QPainter) -> None:
        if all(value is None for value in self._values):
            self.tell(
                painter, self._say("No total yet. It appears once everything of a department is scored.")
            )
            return
        self._draw_grid(painter)
        points = self._scale.points(self._plot, self._values)
        painter.setPen(QPen(self.theme.colour("accent"), 2, j=Qt.PenJoinStyle.RoundJoin))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for run in runs(points):
            painter.drawPolyline(run)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour("accent"))
        for at, point in enumerate(points):
            if point is not None:
                size = 4.0 if at == len(points) - 1 else 2.2
                painter.drawEllipse(point, size, size)

    def _draw_grid(self, painter: QPainter) -> None:
        plot, scale = self._plot, self._scale
        draw_levels(self, painter, plot, scale)
        if self._threshold is not None:
            y = scale.height(plot, self._threshold)
            draw_threshold(self, painter, y, plot.right(), self._threshold_words)
        draw_periods(self, painter, plot, self._codes, len(self._codes) - 1)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and self._codes:
            at = period_at(self._plot, len(self._codes), event.pos().x())
            if at is not None:
                QToolTip.showText(event.globalPos(), self._words(at), self)
                return True
        return super().event(event)


def draw_threshold(
    chart: Chart,
    painter: QPainter,
    y: float,
    right: float,
    words: str,
    *,
    token: str = "red",
    points: Sequence[QPointF | None] = (),
) -> None:
    """A dashed line with its words beside it, where the line through `points` does not run."""
    y = round(y) + 0.5
    painter.setPen(QPen(chart.theme.colour(token), 1, Qt.PenStyle.DashLine))
    painter.drawLine(QPointF(0, y), QPointF(right + 6, y))
    wide = painter.fontMetrics().horizontalAdvance(words) + 2
    room = right + 6 - wide
    lefts = (room, room * 0.75, room * 0.5, room * 0.25, 0.0)
    tops = [top for top in (y - 19, y + 1) if top + 18 < chart.height() - 20]
    boxes = [QRectF(left, top, wide, 18) for left in lefts for top in tops]
    box = next((box for box in boxes if not _crossed(box, points)), boxes[0])
    chart.text(painter, box, words, token, Qt.AlignmentFlag.AlignRight)


def _crossed(box: QRectF, points: Sequence[QPointF | None]) -> bool:
    """Whether the line runs through a box, looked at in short steps."""
    return any(
        box.contains(one + (other - one) * (step / 12))
        for run in runs(points)
        for one, other in pairwise(run)
        if _may_meet(box, one, other)
        for step in range(13)
    )


def _may_meet(box: QRectF, one: QPointF, other: QPointF) -> bool:
    """Whether a piece of the line comes near a box at all; most do not."""
    across = min(one.x(), other.x()) <= box.right() and max(one.x(), other.x()) >= box.left()
    return across and min(one.y(), other.y()) <= box.bottom() and max(one.y(), other.y()) >= box.top()


class Sparkline(Chart):
    """A small line with a threshold (the veto's), the last point as a dot, red when it is beyond."""

    def __init__(self, theme: Theme, say: Language, name: str) -> None:
        super().__init__(theme, name)
        self._say = say
        self._codes: tuple[str, ...] = ()
        self._values: tuple[Value, ...] = ()
        self._threshold: Value = None
        self._words = ""
        self._beyond = False
        self._token = "red"
        self.setFixedHeight(112)

    def show_values(
        self,
        codes: Sequence[str],
        values: Sequence[Value],
        threshold: Value = None,
        words: str = "",
        *,
        beyond: bool = False,
        alarm: bool = True,
    ) -> None:
        """Show a value (or a gap) a period, the threshold with its words, and whether the last value is
        beyond it.
        """
        self._codes, self._values, self._threshold = tuple(codes), tuple(values), threshold
        self._words, self._beyond = words, beyond
        self._token = "red" if alarm else "muted"
        said = "; ".join(
            f"{say_code} {self._say.fixed(value)}"
            for say_code, value in zip(map(self._say.period, codes), values, strict=True)
        )
        self.describe(f"{said}; {words}" if words else said)
        self.update()

    def draw(self, painter: QPainter) -> None:
        known = [value for value in self._values if value is not None]
        if not known:
            return
        reach = [*known, self._threshold] if self._threshold is not None else known
        low, high = min(reach), max(reach)
        span = float(high - low) or 1.0
        plot = QRectF(6, 16, self.width() - 14, self.height() - 48)

        def height(value: Decimal) -> float:
            return plot.bottom() - plot.height() * float(value - low) / span

        steps = max(len(self._values) - 1, 1)
        points = [
            None if value is None else QPointF(plot.left() + plot.width() * at / steps, height(value))
            for at, value in enumerate(self._values)
        ]
        if self._threshold is not None:
            y = height(self._threshold)
            draw_threshold(self, painter, y, plot.right(), self._words, token=self._token, points=points)
        painter.setPen(QPen(self.theme.colour("accent"), 2, j=Qt.PenJoinStyle.RoundJoin))
        for run in runs(points):
            painter.drawPolyline(run)
        if (last := next((p for p in reversed(points) if p is not None), None)) is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.colour("red" if self._beyond else "accent"))
            painter.drawEllipse(last, 4, 4)
        foot = QRectF(0, self.height() - 20, self.width(), 18)
        self.text(painter, foot, self._codes[0], "muted", Qt.AlignmentFlag.AlignLeft)
        self.text(painter, foot, self._codes[-1], "muted", Qt.AlignmentFlag.AlignRight)
