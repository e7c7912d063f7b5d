"""What may come after the picture: it waits until what is due has been painted."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget

_TURN = QEvent.Type(QEvent.registerEventType())
_LAST = int(Qt.EventPriority.LowEventPriority.value)
"""Painting waits in the same row, and was asked for before."""


class Afterwards(QObject):
    """An act of a widget in sight that nobody waits for: asked for many times, it is done once.

    Whoever needs it done says `now`. Out of sight it stays due, and is done when the widget comes back.
    """

    def __init__(self, widget: QWidget, act: Callable[[], object]) -> None:
        super().__init__(widget)
        self._widget, self._act = widget, act
        self._due = False
        widget.installEventFilter(self)

    def ask(self) -> None:
        """Have it done after the picture."""
        self._due = True
        QCoreApplication.postEvent(self, QEvent(_TURN), _LAST)

    def now(self) -> None:
        """Do it, if it is due."""
        if self._due:
            self._due = False
            self._act()

    def customEvent(self, event: QEvent) -> None:
        if self._widget.isVisible():
            self.now()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and self._due:
            self.ask()
        return super().eventFilter(watched, event)
