"""Dialogs that wait for an answer, driven by a test."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog


def within(kind: type[QDialog], act: Callable[[QDialog], None]) -> None:
    """Once a dialog of a kind is open, do something in it; it must close by that."""

    def work() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, kind), dialog
        try:
            act(dialog)
        finally:
            if dialog.isVisible():
                dialog.done(0)

    QTimer.singleShot(0, work)
