"""The hand that draws the map: colours and fonts of one look, marks and small signs as shapes."""

from functools import cached_property
from typing import NamedTuple

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF, QStaticText

from services.scoring.objectives import Standing
from ui.theme.fonts import sized
from ui.theme.tokens import SMALL, Tokens

TOKENS = {
    Standing.GOOD: "accent",
    Standing.WATCH: "amber",
    Standing.POOR: "red",
    Standing.VETO: "red",
    Standing.UNKNOWN: "muted",
}
"""Of each standing its colour's token."""
MOST_LINES = 2_000
"""So many measured lines are remembered."""
CHIP_ROOM = 60
"""More than any number in a chip needs."""


class Line(NamedTuple):
    """Words cut to their room and laid out, with their font and their size."""

    text: QStaticText
    font: QFont
    width: float
    height: float


class Hand(Struct, frozen=True, dict=True):
    """Colours and fonts to paint with. The screen's look, or the light one for pictures.

    It remembers what it has measured: a map that is zoomed paints every line of it anew.
    """

    tokens: Tokens
    font: QFont

    @cached_property
    def _colours(self) -> dict[tuple[str, int], QColor]:
        return {}

    @cached_property
    def _fonts(self) -> dict[tuple[int, bool], QFont]:
        return {}

    @cached_property
    def _lines(self) -> dict[tuple[str, float, int, bool], Line]:
        return {}

    def colour(self, token: str, alpha: int = 255) -> QColor:
        """A token's colour."""
        asked = token, alpha
        if asked not in self._colours:
            self._colours[asked] = colour = QColor(getattr(self.tokens, token))
            colour.setAlpha(alpha)
        return self._colours[asked]

    def sized(self, pixels: int, *, bold: bool = False) -> QFont:
        """The font in a size of the type scale."""
        asked = pixels, bold
        if asked not in self._fonts:
            self._fonts[asked] = font = sized(self.font, pixels, bold=bold)
            font.setFeature(QFont.Tag("tnum"), 1)
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return self._fonts[asked]

    def line(self, words: str, room: float, *, pixels: int = SMALL, bold: bool = False) -> Line:
        """Words as they fit into a room: laid out once, they are painted many times faster."""
        asked = words, room, pixels, bold
        if asked not in self._lines:
            if len(self._lines) >= MOST_LINES:
                self._lines.clear()
            font = self.sized(pixels, bold=bold)
            metrics = QFontMetricsF(font)
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
            text = QStaticText(shown)
            text.setTextFormat(Qt.TextFormat.PlainText)
            self._lines[asked] = Line(text, font, metrics.horizontalAdvance(shown), metrics.height())
        return self._lines[asked]

    def write(
        self,
        painter: QPainter,
        box: QRectF,
        words: str,
        token: str = "ink",
        *,
        pixels: int = SMALL,
        bold: bool = False,
        right: bool = False,
    ) -> float:
        """One line in a box, cut where it is too long; gives its width."""
        line = self.line(words, box.width(), pixels=pixels, bold=bold)
        painter.setFont(line.font)
        painter.setPen(self.colour(token))
        left = box.right() - line.width if right else box.left()
        painter.drawStaticText(QPointF(left, box.top() + (box.height() - line.height) / 2), line.text)
        return line.width

    def mark(self, painter: QPainter, at: QPointF, standing: Standing) -> None:
        """A standing's shape around a point, 11 units wide."""
        colour = self.colour("amber_fill" if standing is Standing.WATCH else TOKENS[standing])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        match standing:
            case Standing.GOOD:
                painter.drawEllipse(at, 5.5, 5.5)
            case Standing.WATCH:
                painter.drawPolygon(
                    QPolygonF([at + QPointF(0, -5.5), at + QPointF(6, 5), at + QPointF(-6, 5)])
                )
            case Standing.POOR:
                painter.drawPolygon(
                    QPolygonF([at + QPointF(0, 5.5), at + QPointF(6, -5), at + QPointF(-6, -5)])
                )
            case Standing.UNKNOWN:
                painter.setPen(QPen(colour, 1.4))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(at, 4.8, 4.8)
            case _:
                painter.drawRect(QRectF(at.x() - 5, at.y() - 5, 10, 10))

    def chip(self, painter: QPainter, x: float, middle: float, sign: str, count: int) -> float:
        """A small frame with a sign (bars for KPIs, a head for departments) and a number; gives its width."""
        words = str(count)
        wide = 22 + self.line(words, CHIP_ROOM).width
        box = QRectF(x, middle - 8.5, wide, 17)
        painter.setBrush(self.colour("sunken"))
        painter.setPen(QPen(self.colour("hairline"), 1))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(QPen(self.colour("muted"), 1.3, c=Qt.PenCapStyle.RoundCap))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if sign == "bars":
            for at, high in enumerate((4, 8, 6)):
                left = x + 7 + at * 3
                painter.drawLine(QPointF(left, middle + 4), QPointF(left, middle + 4 - high))
        else:
            painter.drawEllipse(QPointF(x + 10, middle - 2.5), 2.2, 2.2)
            painter.drawArc(QRectF(x + 5.5, middle + 1, 9, 8), 0, 180 * 16)
        self.write(painter, QRectF(x + 17, middle - 8, wide - 19, 16), words, "muted")
        return wide
