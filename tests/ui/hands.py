"""Hands that enter what the window asks for by keys alone: a screen, a keyboard, no mouse."""

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from services.domain.entry import Actual, Rating
from ui.window import Window

Keys = Qt.Key
NONE, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


class Hands:
    """Ten fingers and no mouse: every key goes to whatever has the keyboard."""

    def __init__(self, bot: QtBot, window: Window) -> None:
        self._bot, self._window, self._say = bot, window, window.say

    @property
    def focus(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        for _ in range(times):
            QTest.keyClick(self.focus, key, held)

    def write(self, words: str) -> None:
        """Signs by their keys; what has none by the input method."""
        for sign in words:
            if sign.isascii():
                QTest.keyClicks(self.focus, sign)
            else:
                event = QInputMethodEvent()
                event.setCommitString(sign)
                QApplication.sendEvent(self.focus, event)

    def during(self, key: Qt.Key, act: Callable[[QDialog], None]) -> None:
        """Open a dialog with Ctrl and a key, and do something in it; it must close by that."""
        seen: list[QDialog] = []

        def work() -> None:
            dialog = QApplication.activeModalWidget()
            assert isinstance(dialog, QDialog)
            seen.append(dialog)
            try:
                dialog.activateWindow()
                self._bot.waitUntil(lambda: _has_keys(dialog))
                act(dialog)
            finally:
                if dialog.isVisible():
                    dialog.done(0)

        QTimer.singleShot(0, work)
        self.press(key, CONTROL)
        assert seen, f"nothing opened by {key}"
        assert seen[0].result() == QDialog.DialogCode.Accepted
        self._window.frame.activateWindow()  # a screen's window manager does it
        self._bot.waitUntil(lambda: QApplication.focusWidget() is not None)

    def give_reason(self, reason: str) -> Callable[[QDialog], None]:
        def work(dialog: QDialog) -> None:
            self.write(reason)
            for _ in range(6):
                if self.focus is dialog.act:  # type: ignore[attr-defined]
                    break
                self.press(Keys.Key_Tab)
            self.press(Keys.Key_Space)

        return work

    def describe(self, levels: tuple[str, ...], actual: Actual) -> Callable[[QDialog], None]:
        def work(_dialog: QDialog) -> None:
            self.press(Keys.Key_Down, times=levels.index(actual.text or "") + 1)
            self.press(Keys.Key_Tab)
            self.write(actual.note)
            self.press(Keys.Key_Return)

        return work

    def rate(self, ratings: list[Rating], words: Callable[[Rating], str]) -> Callable[[QDialog], None]:
        def work(_dialog: QDialog) -> None:
            for rating in ratings:
                for text in (words(rating), rating.rater, self._say.plain(rating.score), rating.reason):
                    self.write(text)
                    self.press(Keys.Key_Tab)
            self.press(Keys.Key_Return, CONTROL)

        return work

    def adjust(self, points: Decimal, reason: str) -> Callable[[QDialog], None]:
        def work(_dialog: QDialog) -> None:
            self.write(self._say.plain(points))
            self.press(Keys.Key_Tab)
            self.write(reason)
            self.press(Keys.Key_Return, CONTROL)

        return work


def _has_keys(dialog: QDialog) -> bool:
    widget = QApplication.focusWidget()
    return widget is not None and dialog.isAncestorOf(widget)
