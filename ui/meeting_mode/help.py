"""The help of the room (F1): in the middle, in the type of the projector; the meeting goes on beside it."""

from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from services.language import Language
from ui.dialogs.help import key_rows
from ui.meeting_mode.guide import GUIDE
from ui.widgets.buttons import PrimaryButton
from ui.widgets.scrolled import ScrolledColumn
from ui.widgets.text import Text


class RoomHelp(QWidget):
    """Takes the place of what stands in the middle, and gives it back with the cursor."""

    def __init__(self, say: Language, middle: QStackedWidget) -> None:
        super().__init__()
        self.setProperty("ground", "clear")
        self._middle = middle
        self._before: tuple[QWidget | None, QWidget | None] = (None, None)
        self.area = ScrolledColumn((0, 0, 12, 0), 14, say("Help"))
        self.area.column.addWidget(Text(say(GUIDE.purpose), wrap=True))
        self.area.column.addLayout(key_rows(say, GUIDE.keys, 150))
        self.area.column.addStretch(1)
        self.back = PrimaryButton(say("Back to the meeting"), self.put_away)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(34, 18, 34, 18)
        column.setSpacing(12)
        column.addWidget(Text(say("Help: {page}", page=say("Meeting mode")), "title"))
        column.addWidget(self.area, 1)
        column.addLayout(foot)
        middle.addWidget(self)

    @property
    def in_sight(self) -> bool:
        """Whether it stands in the middle."""
        return self._middle.currentWidget() is self

    def turn(self) -> None:
        """Show it, or put it away again."""
        if self.put_away():
            return
        self._before = self._middle.currentWidget(), QApplication.focusWidget()
        self._middle.setCurrentWidget(self)
        self.back.setFocus()

    def put_away(self) -> bool:
        """Give the middle and the cursor back to what had them; whether it was in sight."""
        if not self.in_sight:
            return False
        page, cursor = self._before
        if page is not None:
            self._middle.setCurrentWidget(page)
        if cursor is not None:
            cursor.setFocus()
        return True

    def scroll_by(self, by: int) -> None:
        """Move it up or down by so many steps."""
        self.area.scroll_by(by)
