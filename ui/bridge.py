"""Turns a company's announcements into a Qt signal, in the window's thread."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from services.company import Company


class Bridge(QObject):
    """`changed` after each committed action with what it wrote, whichever thread it was made in."""

    changed = Signal(object)
    _heard = Signal(object)

    def __init__(self, company: "Company", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heard.connect(self._tell)
        self._leave: Callable[[], object] = company.subscribe(self._heard.emit)

    def _tell(self, written: object) -> None:
        self.changed.emit(written)

    def close(self) -> None:
        """Listen no more."""
        self._leave()
