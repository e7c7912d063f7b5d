"""Ctrl+Z in a field in which nothing was typed takes back the last action instead of doing nothing."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

Keys = QKeySequence.StandardKey


class UndoKey(QObject):
    """Watches text fields and lets the window's undo and redo through where the field has none of its own."""

    def watch(self, field: QWidget) -> None:
        """Watch a field; what is no text field is left alone."""
        if isinstance(field, QLineEdit | QPlainTextEdit):
            field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if event.matches(Keys.Undo):
            return not _can(watched, undo=True)
        return event.matches(Keys.Redo) and not _can(watched, undo=False)


def _can(field: QObject, *, undo: bool) -> bool:
    """Whether a field has something of its own to undo or redo."""
    match field:
        case QLineEdit():
            return field.isUndoAvailable() if undo else field.isRedoAvailable()
        case QPlainTextEdit():
            document = field.document()
            return document.isUndoAvailable() if undo else document.isRedoAvailable()
    return False
