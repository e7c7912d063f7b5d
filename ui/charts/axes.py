"""The axes of charts over periods: a scale with round steps, its grid lines, the periods below."""

from collections.abc import Iterable, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import takewhile
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from services.language import Language
from ui.charts.canvas import Chart

Value = Decimal | None
_STEPS = tuple(map(Decimal, (1, 2, 4, 5, 10, 20, 40, 50, 100, 200, 500, 1000)))
FOOT = 20
"""The height of the row of periods."""


class Scale(NamedTuple):
    """The lowest and highest grid line, and the step between grid lines."""

    bottom: Decimal
    top: Decimal
    step: Decimal

    @classmethod
    def spanning(cls, values: Iterable[Value]) -> "Scale":
        """A scale that holds every value; there must be one."""
        known = [value for value in values if value is not None]
        low, high = min(known), max(known)
        step = next((step for step in _STEPS if (high - low) / step <= 3), high - low)
        bottom = (low / step).to_integral_value(ROUND_FLOOR) * step
        top = (high / step).to_integral_value(ROUND_CEILING) * step
        return cls(bottom, max(top, bottom + step), step)

    def levels(self) -> list[Decimal]:
        """The grid lines from below."""
        count = int((self.top - self.bottom) / self.step)
        return [self.bottom + self.step * at for at in range(count + 1)]

    def height(self, plot: QRectF, value: Decimal) -> float:
        """Where a value lies in a plot."""
        return plot.bottom() - plot.height() * float((value - self.bottom) / (self.top - self.bottom))

    def points(self, plot: QRectF, values: Sequence[Value]) -> list[QPointF | None]:
        """A value a period, from the plot's left to its right."""
        xs = places(plot, len(values))
        return [
            None if value is None else QPointF(x, self.height(plot, value))
            for x, value in zip(xs, values, strict=True)
        ]


def places(plot: QRectF, count: int) -> list[float]:
    """Where the periods stand across a plot."""
    return [plot.left() + plot.width() * at / max(count - 1, 1) for at in range(count)]


def period_at(plot: QRectF, count: int, x: float) -> int | None:
    """The period nearest to a place across the plot, None beside it."""
    at = round((x - plot.left()) / plot.width() * max(count - 1, 1))
    return at if 0 <= at < count else None


def draw_levels(chart: Chart, painter: QPainter, plot: QRectF, scale: Scale, *, left: bool = False) -> None:
    """The grid lines with their figures at the chart's right, or left of the plot."""
    right = plot.right() + 6
    for level in scale.levels():
        y = round(scale.height(plot, level)) + 0.5
        painter.setPen(QPen(chart.theme.colour("faint"), 1))
        painter.drawLine(QPointF(plot.left() - 6 if left else 0, y), QPointF(right, y))
        box = QRectF(0, y - 9, plot.left() - 10, 18) if left else QRectF(chart.width() - 30, y - 9, 30, 18)
        chart.text(painter, box, Language.plain(level), "muted", Qt.AlignmentFlag.AlignRight)


def draw_periods(chart: Chart, painter: QPainter, plot: QRectF, codes: Sequence[str], strong: int) -> None:
    """The periods' indexes below the plot, one of them strong; every other one where they stand too close."""
    xs = places(plot, len(codes))
    close = len(codes) > 1 and xs[1] - xs[0] < FOOT
    for at, (x, code) in enumerate(zip(xs, codes, strict=True)):
        if close and (len(codes) - 1 - at) % 2:
            continue
        box = QRectF(x - 16, chart.height() - FOOT, 32, 18)
        token = "ink" if at == strong else "muted"
        chart.text(painter, box, short(code), token, Qt.AlignmentFlag.AlignHCenter)


def runs(points: Sequence[QPointF | None]) -> list[list[QPointF]]:
    """The stretches between gaps."""
    found: list[list[QPointF]] = []
    rest = list(points)
    while rest:
        run = list(takewhile(lambda point: point is not None, rest))
        if run:
            found.append([point for point in run if point is not None])
        rest = rest[len(run) + 1 :]
    return found


def short(code: str) -> str:
    """A period's index, as an axis writes it: 10, Q3, H1."""
    return code[5:].lstrip("0") if code[4:5] == "-" else code[4:] or code
