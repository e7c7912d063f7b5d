"""Departments' totals as bars, with last month's as a tick and the change with its mark."""

from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct
from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QToolTip

from services.language import Language
from ui.charts.canvas import Chart
from ui.theme.theme import Theme
from ui.theme.tokens import BODY
from ui.widgets.text import marked

PITCH = 30
TIGHT, AIRY = 26, 40.0
THICK = 12
SCALE = Decimal(120)


class DepartmentBar(Struct, frozen=True):
    """A department's total (None while incomplete, `state` says so) and last period's; `low` when the grade
    costs coefficient.
    """

    code: str
    name: str
    total: Decimal | None
    before: Decimal | None
    grade: str = ""
    low: bool = False
    state: str = ""

    @property
    def change(self) -> Decimal | None:
        """Against last period."""
        return None if self.total is None or self.before is None else self.total - self.before


class DepartmentBars(Chart):
    """One bar a department; `picked` gives the code of the one clicked."""

    picked = Signal(str)

    def __init__(self, theme: Theme, say: Language, name: str) -> None:
        super().__init__(theme, name)
        self._say = say
        self._bars: tuple[DepartmentBar, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._at = 0

    def show_bars(self, bars: Sequence[DepartmentBar]) -> None:
        """Show these departments."""
        self._bars = tuple(bars)
        self._at = 0
        self.setMinimumHeight(len(self._bars) * TIGHT)
        self.describe("; ".join(self._words(bar) for bar in self._bars))
        self.updateGeometry()
        self.update()

    @property
    def _pitch(self) -> float:
        """The height of a row: more air where there is room."""
        return max(float(TIGHT), min(AIRY, self.height() / max(len(self._bars), 1)))

    def _words(self, bar: DepartmentBar) -> str:
        total = bar.state or self._say.fixed(bar.total)
        return f"{bar.name} {total} {bar.grade} {marked(bar.change)}".strip()

    def sizeHint(self) -> QSize:
        return QSize(420, max(len(self._bars), 1) * PITCH)

    def draw(self, painter: QPainter) -> None:
        if not self._bars:
            return
        widest = max(painter.fontMetrics().horizontalAdvance(bar.name) for bar in self._bars)
        name_width = min(max(74.0, widest * BODY / 12 + 10), self.width() * 0.34)
        for at, bar in enumerate(self._bars):
            self._draw_bar(painter, at, bar, name_width)

    def _draw_bar(self, painter: QPainter, at: int, bar: DepartmentBar, name_width: float) -> None:
        middle, width = (at + 0.5) * self._pitch, self.width()
        track = QRectF(name_width + 8, middle - THICK / 2, width - name_width - 172, THICK)
        painter.setFont(self.theme.font)
        name = painter.fontMetrics().elidedText(bar.name, Qt.TextElideMode.ElideRight, int(name_width))
        self.text(painter, QRectF(0, middle - 12, name_width, 24), name, "ink", Qt.AlignmentFlag.AlignLeft)
        self.bar(painter, track, self.theme.colour("track"))
        if bar.total is not None:
            box = QRectF(track.left(), track.top(), track.width() * self._share(bar.total), THICK)
            self.bar(painter, box, self.theme.colour("amber_fill" if bar.low else "accent"))
        if bar.before is not None:
            x = track.left() + track.width() * self._share(bar.before)
            painter.fillRect(QRectF(round(x) - 1, middle - 9, 2, 18), self.theme.colour("ink"))
        self._draw_numbers(painter, bar, QRectF(width - 156, middle - 12, 156, 24))
        if at == self._at and self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(self.theme.colour("accent"))
            painter.drawRoundedRect(QRectF(0.5, middle - 14, width - 1, 28), 4, 4)

    def _draw_numbers(self, painter: QPainter, bar: DepartmentBar, box: QRectF) -> None:
        painter.setFont(self.theme.sized(BODY, bold=bar.total is not None))
        words = self._say.fixed(bar.total) if bar.total is not None else bar.state or "—"
        token = "ink" if bar.total is not None else "amber"
        self.text(painter, box.adjusted(0, 0, -92, 0), words, token, Qt.AlignmentFlag.AlignRight)
        painter.setFont(self.small)
        self.text(
            painter,
            box.adjusted(72, 0, -60, 0),
            bar.grade,
            "amber" if bar.low else "muted",
            Qt.AlignmentFlag.AlignHCenter,
        )
        self.text(
            painter, box.adjusted(96, 0, 0, 0), marked(bar.change), "muted", Qt.AlignmentFlag.AlignRight
        )

    @staticmethod
    def _share(total: Decimal) -> float:
        return float(max(Decimal(0), min(total, SCALE)) / SCALE)

    def _hit(self, place: QPoint) -> DepartmentBar | None:
        at = int(place.y() // self._pitch)
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
            QToolTip.showText(event.globalPos(), self._words(bar), self)
            return True
        return super().event(event)
