"""The window's frame: on the screen before anything else is imported.

Only what an empty window needs is imported here and in `ui.app`; everything else waits until `painted`.
"""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QMainWindow

from ui.preferences import Preferences
from ui.theme.tokens import DARK, LIGHT, SIDEBAR

SMALLEST = (880, 500)


class Frame(QMainWindow):
    """Paper and sidebar, bare. `painted` tells of the first picture on the screen, `closing` of the last
    chance.
    """

    painted = Signal()
    closing = Signal()

    def __init__(self, preferences: Preferences, *, dark: bool) -> None:
        super().__init__()
        self._tokens = DARK if dark else LIGHT
        self._painted = False
        self.may_close: Callable[[], bool] = lambda: True
        self.setMinimumSize(*SMALLEST)
        self.resize(preferences.width, preferences.height)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setBackground(QColor(self._tokens.paper))
        painter.eraseRect(self.rect())
        painter.setBackground(QColor(self._tokens.sidebar))
        painter.eraseRect(0, 0, SIDEBAR, self.height())
        painter.end()
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.may_close():
            event.ignore()
            return
        self.closing.emit()
        super().closeEvent(event)
