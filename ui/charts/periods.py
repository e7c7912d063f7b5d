"""A chart over periods, one of which is chosen: by a click, by ← and →; a tip tells of the one pointed at."""

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip

from services.language import Language
from ui.charts.axes import period_at
from ui.charts.canvas import Chart
from ui.theme.theme import Theme


class PeriodChart(Chart):
    """`picked` gives the period that one chooses; subclasses say where the plot is and what to tell of it."""

    picked = Signal(str)

    def __init__(self, theme: Theme, say: Language, name: str) -> None:
        super().__init__(theme, name)
        self._say = say
        self._codes: tuple[str, ...] = ()
        self._at = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def _plot(self) -> QRectF:
        raise NotImplementedError

    def _words(self, at: int) -> str:
        raise NotImplementedError

    def _show_periods(self, codes: tuple[str, ...], chosen: str) -> None:
        """Take these periods with one chosen, tell of them, paint anew."""
        self._codes = codes
        self._at = codes.index(chosen) if chosen in codes else -1
        self.describe("; ".join(map(self._words, range(len(codes)))))
        self.update()

    def _pick(self, at: int) -> None:
        if 0 <= at < len(self._codes):
            self._at = at
            self.update()
            self.picked.emit(self._codes[at])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = period_at(self._plot, len(self._codes), event.position().x())
        if at is not None:
            self._pick(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        if (step := steps.get(Qt.Key(event.key()))) is not None:
            self._pick(self._at + step)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            at = period_at(self._plot, len(self._codes), event.pos().x())
            if at is not None and self._codes:
                QToolTip.showText(event.globalPos(), self._words(at), self)
                return True
        return super().event(event)
