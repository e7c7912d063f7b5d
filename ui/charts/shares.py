"""So many of so many a period, as bars with their figures."""

from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter

from services.language import Language
from ui.charts.canvas import Chart
from ui.theme.theme import Theme
from ui.theme.tokens import BODY

PITCH, THICK = 30, 10
_COUNT, _SHARE = 56, 64
"""The room of the two figures at the right."""


class ShareBar(Struct, frozen=True):
    """A period with its part of a whole; `percent` None of nothing."""

    period: str
    part: int
    whole: int
    percent: Decimal | None


class ShareBars(Chart):
    """One bar a period: how many of how many, and in percent."""

    def __init__(self, theme: Theme, say: Language, name: str) -> None:
        super().__init__(theme, name)
        self._say = say
        self._bars: tuple[ShareBar, ...] = ()

    def show_bars(self, bars: Sequence[ShareBar]) -> None:
        """Show these periods."""
        self._bars = tuple(bars)
        self.setFixedHeight(max(len(self._bars), 1) * PITCH)
        told = (f"{self._say.period(bar.period)} {_count(bar)} {self._percent(bar)}" for bar in self._bars)
        self.describe("; ".join(told))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, max(len(self._bars), 1) * PITCH)

    def _percent(self, bar: ShareBar) -> str:
        return "—" if bar.percent is None else f"{self._say.fixed(bar.percent, 1)}%"

    def draw(self, painter: QPainter) -> None:
        names = [self._say.period(bar.period) for bar in self._bars]
        painter.setFont(self.theme.font)
        widest = max((painter.fontMetrics().horizontalAdvance(name) for name in names), default=0) + 12
        for at, (name, bar) in enumerate(zip(names, self._bars, strict=True)):
            self._draw_bar(painter, at * PITCH, widest, name, bar)

    def _draw_bar(self, painter: QPainter, top: float, names: int, name: str, bar: ShareBar) -> None:
        right = self.width() - _SHARE
        track = QRectF(names, top + (PITCH - THICK) / 2, max(right - _COUNT - names - 8, 20), THICK)
        painter.setFont(self.theme.font)
        self.text(painter, QRectF(0, top, names, PITCH), name, "ink", Qt.AlignmentFlag.AlignLeft)
        self.bar(painter, track, self.theme.colour("track"))
        if bar.part:
            track.setWidth(track.width() * bar.part / bar.whole)
            self.bar(painter, track, self.theme.colour("accent"))
        count = QRectF(right - _COUNT, top, _COUNT, PITCH)
        self.text(painter, count, _count(bar), "muted", Qt.AlignmentFlag.AlignRight)
        painter.setFont(self.theme.sized(BODY, bold=True))
        share = QRectF(right, top, _SHARE, PITCH)
        self.text(painter, share, self._percent(bar), "ink", Qt.AlignmentFlag.AlignRight)


def _count(bar: ShareBar) -> str:
    return f"{bar.part}/{bar.whole}" if bar.whole else ""
