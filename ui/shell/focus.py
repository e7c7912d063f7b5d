"""Where the keyboard is after a page change, a dialog, or the end of what had it: on the page.

Left alone, Qt gives the keyboard to the next widget of the window, which is the first one of the sidebar.
"""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from shiboken6 import isValid

from ui.page import Page


class FocusHome(QObject):
    """Brings the keyboard to the page in sight of a stack."""

    def __init__(self, stack: QStackedWidget) -> None:
        super().__init__(stack)
        self._stack = stack
        self._last: QWidget | None = None
        stack.currentChanged.connect(lambda _at: QTimer.singleShot(0, self, self.home))
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """What had the keyboard in this window is gone: it goes home, unless it is there."""
        if now is None or now.window() is not self._stack.window():
            return
        last, self._last = self._last, now
        if not _can_have(last):
            QTimer.singleShot(0, self, self.home)

    def home(self) -> None:
        """Give the keyboard to the page: to what had it there, else to where the page begins."""
        shown = self._shown()
        if shown is None or not shown.isVisible() or _holds(shown, self._stack.window().focusWidget()):
            return
        known = shown.focusWidget()
        if not _can_have(known):
            known = shown.natural_place() if isinstance(shown, Page) else shown
        known.setFocus()

    def _shown(self) -> QWidget | None:
        """The page in sight; of one that is scrolled, the page inside."""
        holder = self._stack.currentWidget()
        if holder is None or isinstance(holder, Page):
            return holder
        return holder.findChild(Page) or holder


def _holds(page: QWidget, widget: QWidget | None) -> bool:
    return widget is not None and _can_have(widget) and (widget is page or page.isAncestorOf(widget))


def _can_have(widget: QWidget | None) -> bool:
    """Whether it is still there and can have the keyboard; Qt says widget where there may be none."""
    return widget is not None and isValid(widget) and widget.isVisible() and widget.isEnabled()
