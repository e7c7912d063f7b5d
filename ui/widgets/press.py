"""A panel that is a button: holds any labels, takes clicks and keys as one."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QLayout, QSizePolicy, QWidget

from ui.theme.theme import Theme
from ui.theme.tokens import RADIUS


class PressPanel(QAbstractButton):
    """Lay its content out in it as in any widget. `ground` and `edge` are tokens; empty is not painted."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        act: Callable[[], object] | None = None,
        *,
        ground: str = "",
        edge: str = "",
    ) -> None:
        super().__init__()
        self._theme, self._ground, self._edge = theme, ground, edge
        self._by_keys = False
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        if act is not None:
            self.clicked.connect(lambda _checked=False: act())

    def settle(self) -> None:
        """Let clicks on the content be clicks on the panel; call when the content is in."""
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        layout: QLayout | None = self.layout()
        return layout.sizeHint() if layout is not None else QSize(40, 30)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._by_keys = event.reason() in {
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
            Qt.FocusReason.ShortcutFocusReason,
        }
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = "hover" if self.underMouse() and self.isEnabled() else self._ground
        edge = "accent" if self.hasFocus() and self._by_keys else self._edge
        painter.setBrush(self._theme.colour(ground) if ground else Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.colour(edge), 1) if edge else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
