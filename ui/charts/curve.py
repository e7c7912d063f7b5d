"""A rule's curve, actual → score: a line that bends and jumps, or dots; cap, floor, target, veto, one try."""

from decimal import Decimal
from itertools import pairwise

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen

from services.language import Language
from services.scoring.curve import Curve
from ui.charts.canvas import Chart
from ui.theme.theme import Theme

LEFT, RIGHT, TOP, FOOT = 34, 14, 12, 36
CAP, FLOOR = Decimal(120), Decimal(0)
_HAIR = 1.5


class Marks(Struct, frozen=True):
    """What stands on the curve besides it: target, veto's limit, and what is tried with its score."""

    target: Decimal | None = None
    veto: Decimal | None = None
    tried: Decimal | None = None
    score: Decimal | None = None
    tried_name: str = ""


class RuleCurve(Chart):
    """Scores over actuals; nothing but words where there is no curve."""

    def __init__(self, theme: Theme, say: Language, name: str) -> None:
        super().__init__(theme, name)
        self._say = say
        self._curve, self._marks = Curve(), Marks()
        self._unit, self._words = "", ""
        self.setFixedHeight(196)

    def sizeHint(self) -> QSize:
        return QSize(300, 196)

    def show_curve(self, curve: Curve, marks: Marks, unit: str = "", words: str = "") -> None:
        """Show a curve; `words` tell why there is none."""
        self._curve, self._marks, self._unit, self._words = curve, marks, unit, words
        said = [words]
        if curve.points:
            ends = (curve.points[0], curve.points[-1])
            said = [
                f"{self._say.quantity(point.value, 2)} → {self._say.fixed(point.score)}" for point in ends
            ]
        said += [f"{name} → {self._say.plain(score)}" for name, score in curve.dots]
        self.describe("; ".join(part for part in said if part))
        self.update()

    @property
    def _plot(self) -> QRectF:
        return QRectF(LEFT, TOP, max(self.width() - LEFT - RIGHT, 1), max(self.height() - TOP - FOOT, 1))

    @property
    def _ceiling(self) -> Decimal:
        scores = [point.score for point in self._curve.points] + [score for _, score in self._curve.dots]
        return max([CAP, *scores])

    def _y(self, score: Decimal) -> float:
        plot = self._plot
        return plot.bottom() - plot.height() * float(score / self._ceiling)

    def _x(self, value: Decimal) -> float:
        low, high = self._curve.span
        return self._plot.left() + self._plot.width() * float((value - low) / ((high - low) or 1))

    def draw(self, painter: QPainter) -> None:
        if not self._curve.points and not self._curve.dots:
            self.tell(painter, self._words)
            return
        self._draw_levels(painter)
        if self._curve.dots:
            self._draw_dots(painter)
            return
        self._draw_axis(painter)
        self._draw_marks(painter)
        self._draw_line(painter)
        self._draw_try(painter)

    def _draw_levels(self, painter: QPainter) -> None:
        """Grid at 0, 50, 100 and the cap."""
        say, plot = self._say, self._plot
        for level, words in ((FLOOR, ""), (Decimal(60), ""), (Decimal(100), ""), (CAP, say("cap"))):
            y = round(self._y(level)) + 0.5
            style = Qt.PenStyle.DashLine if words else Qt.PenStyle.SolidLine
            painter.setPen(QPen(self.theme.colour("control_edge" if words else "faint"), 1, style))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            box = QRectF(0, y - 9, LEFT - 6, 18)
            self.text(painter, box, say.plain(level), "muted", Qt.AlignmentFlag.AlignRight)

    def _draw_axis(self, painter: QPainter) -> None:
        say, plot = self._say, self._plot
        low, high = self._curve.span
        middle = (low + high) / 2
        sides = (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight)
        places = 0 if high - low >= 20 else 1 if high - low >= 2 else 2
        for value, side in zip((low, middle, high), sides, strict=True):
            words = say.quantity(value, places)
            if side is Qt.AlignmentFlag.AlignRight and self._unit:
                words = f"{words} {self._unit}"
            box = QRectF(plot.left() - 4, plot.bottom() + 6, plot.width() + 14, 16)
            self.text(painter, box, words, "muted", side)

    def _draw_line(self, painter: QPainter) -> None:
        points = [QPointF(self._x(point.value), self._y(point.score)) for point in self._curve.points]
        solid = QPen(self.theme.colour("accent"), 2, j=Qt.PenJoinStyle.RoundJoin)
        jump = QPen(self.theme.colour("accent_edge"), 1, Qt.PenStyle.DotLine)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        run = points[:1]
        for one, other in pairwise(points):
            if other.x() - one.x() < _HAIR and abs(other.y() - one.y()) > 3:
                painter.setPen(jump)
                painter.drawLine(one, other)
                painter.setPen(solid)
                painter.drawPolyline(run)
                run = []
            run.append(other)
        painter.setPen(solid)
        painter.drawPolyline(run)

    def _draw_marks(self, painter: QPainter) -> None:
        say, marks = self._say, self._marks
        row = self._plot.bottom() + 20
        for value, words, token in (
            (marks.target, say("Target {value}", value=_plain(say, marks.target)), "muted"),
            (marks.veto, say("Veto {value}", value=_plain(say, marks.veto)), "red"),
        ):
            low, high = self._curve.span
            if value is None or not low <= value <= high:
                continue
            x = round(self._x(value)) + 0.5
            painter.setPen(QPen(self.theme.colour(token), 1, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(x, self._plot.top()), QPointF(x, self._plot.bottom()))
            wide = painter.fontMetrics().horizontalAdvance(words) + 4
            left = min(max(x - wide / 2, 0.0), self.width() - wide)
            if token == "red" and marks.target is not None and abs(self._x(marks.target) - x) < wide + 8:
                left = max(min(left, self._x(marks.target) - wide - 24), 0.0)
            self.text(painter, QRectF(left, row, wide, 16), words, token, Qt.AlignmentFlag.AlignLeft)

    def _draw_try(self, painter: QPainter) -> None:
        tried, score = self._marks.tried, self._marks.score
        low, high = self._curve.span
        if tried is None or score is None:
            return
        place = QPointF(self._x(min(max(tried, low), high)), self._y(score))
        self._dot(painter, place, self._say.fixed(score), rising=self._rises(tried))

    def _dot(self, painter: QPainter, place: QPointF, words: str, *, rising: bool = False) -> None:
        painter.setPen(QPen(self.theme.colour("surface"), 2))
        painter.setBrush(self.theme.colour("accent"))
        painter.drawEllipse(place, 5, 5)
        wide = painter.fontMetrics().horizontalAdvance(words) + 2
        right_of = place.x() + 8
        left = place.x() - wide - 6 if rising or right_of + wide > self.width() else right_of
        box = QRectF(max(left, 0.0), place.y() - 20, wide, 16)
        self.text(painter, box, words, "ink", Qt.AlignmentFlag.AlignLeft)

    def _rises(self, tried: Decimal) -> bool:
        """Whether the curve rises to the right of a value, so that words stand free at its left."""
        later = [point.score for point in self._curve.points if point.value > tried]
        return bool(later) and self._marks.score is not None and later[0] > self._marks.score

    def _draw_dots(self, painter: QPainter) -> None:
        """Named cases side by side."""
        plot, dots = self._plot, self._curve.dots
        wide = plot.width() / len(dots)
        for at, (name, score) in enumerate(dots):
            x, y = plot.left() + wide * (at + 0.5), self._y(score)
            painter.setPen(QPen(self.theme.colour("accent_edge"), 1))
            painter.drawLine(QPointF(x, plot.bottom()), QPointF(x, y))
            tried = self._marks.tried_name == name
            if tried:
                self._dot(painter, QPointF(x, y), self._say.plain(score))
            else:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self.theme.colour("accent"))
                painter.drawEllipse(QPointF(x, y), 3.5, 3.5)
                above = QRectF(x - wide / 2, y - 20, wide, 16)
                self.text(painter, above, self._say.plain(score), "muted", Qt.AlignmentFlag.AlignHCenter)
            words = {"yes": self._say("yes"), "no": self._say("no")}.get(name, name)
            words = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, round(wide) - 4)
            below = QRectF(x - wide / 2, plot.bottom() + 3, wide, 16)
            self.text(painter, below, words, "ink", Qt.AlignmentFlag.AlignHCenter)


def _plain(say: Language, value: Decimal | None) -> str:
    return "" if value is None else say.plain(value)
