"""What each key does in the room; Space stands apart, since fields take it."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication

if TYPE_CHECKING:
    from ui.meeting_mode.mode import MeetingMode

Keys = Qt.Key


def keys_of(mode: "MeetingMode") -> Mapping[QKeySequence | Qt.Key, Callable[[], object]]:
    """The acts by their key."""
    return {
        Keys.Key_PageDown: mode.go_on,
        Keys.Key_PageUp: mode.go_back,
        Keys.Key_F2: mode.side.notes.take_cursor,
        Keys.Key_F3: mode.side.challenges.take_cursor,
        Keys.Key_F4: mode.side.resolutions.begin,
        Keys.Key_F6: lambda: mode.turn_section(mode.clock.section + 1),
        Keys.Key_F1: mode.help.turn,
        Keys.Key_F11: lambda: mode.setWindowState(mode.windowState() ^ Qt.WindowState.WindowFullScreen),
        Keys.Key_Escape: lambda: mode.help.put_away() or mode.close(),
        QKeySequence("Ctrl+T"): mode.take_attendance,
        QKeySequence("Ctrl+Down"): lambda: scroll(mode, 1),
        QKeySequence("Ctrl+Up"): lambda: scroll(mode, -1),
        QKeySequence("Ctrl++"): lambda: mode.magnify(1),
        QKeySequence("Ctrl+="): lambda: mode.magnify(1),
        QKeySequence("Ctrl+-"): lambda: mode.magnify(-1),
    }


def scroll(mode: "MeetingMode", by: int) -> None:
    """Move what stands in the middle up or down: the help while it is in sight, else the sheet."""
    area = mode.help if mode.help.in_sight else mode.sheet
    area.scroll_by(by)


def press(event: QKeyEvent) -> bool:
    """Enter presses the button that has the cursor, as in a dialog; Qt would leave it to Space."""
    button = QApplication.focusWidget()
    if event.key() not in (Keys.Key_Return, Keys.Key_Enter) or not isinstance(button, QAbstractButton):
        return False
    button.click()
    return True
