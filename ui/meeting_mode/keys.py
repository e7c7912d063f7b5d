"""What each key does in the room; Space stands apart, since fields take it."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

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
        Keys.Key_Escape: mode.close,
        QKeySequence("Ctrl+T"): mode.take_attendance,
        QKeySequence("Ctrl+Down"): lambda: mode.sheet.scroll_by(1),
        QKeySequence("Ctrl+Up"): lambda: mode.sheet.scroll_by(-1),
        QKeySequence("Ctrl++"): lambda: mode.magnify(1),
        QKeySequence("Ctrl+="): lambda: mode.magnify(1),
        QKeySequence("Ctrl+-"): lambda: mode.magnify(-1),
    }
