"""The agenda on the left: whose turn it is, who has spoken, the minutes of each."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from services.cycle.clock import MeetingClock
from services.domain.minutes import Session
from services.language import Language
from ui.widgets.card import empty
from ui.widgets.restyle import restyle
from ui.widgets.text import Elided, Figure

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TurnRow(QFrame):
    """One item; a click or Enter turns to it."""

    chosen = Signal()

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setObjectName("turn")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._title = title
        self.title, self.minutes = Elided(title), Figure("", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 9, 20, 9)
        row.addWidget(self.title, 1)
        row.addWidget(self.minutes)

    def show_turn(self, minutes: str, *, now: bool, done: bool) -> None:
        """Show where the item stands; the mark says it too."""
        self.title.setText(f"✓ {self._title}" if done and not now else self._title)
        self.minutes.setText(minutes)
        self.setAccessibleName(f"{self.title.words()} {minutes}")
        for widget in (self, self.title, self.minutes):
            restyle(widget, now=now)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.chosen.emit()
        else:
            super().keyPressEvent(event)


class Agenda(QFrame):
    """All items; `chosen` gives the place of the one to turn to."""

    chosen = Signal(int)

    def __init__(self, say: Language) -> None:
        super().__init__()
        self.setObjectName("agenda")
        self.setAccessibleName(say("Agenda"))
        self._say = say
        self.rows: list[TurnRow] = []
        self._list = QVBoxLayout(self)
        self._list.setContentsMargins(0, 16, 0, 16)
        self._list.setSpacing(0)
        self._list.setAlignment(Qt.AlignmentFlag.AlignTop)

    def show_session(self, session: Session) -> None:
        """Show a meeting's items."""
        empty(self._list)
        self.rows = []
        for at, item in enumerate(session.items):
            row = TurnRow(session.titles[item.item])
            row.chosen.connect(lambda at=at: self.chosen.emit(at))
            self._list.addWidget(row)
            self.rows.append(row)

    def show_clock(self, clock: MeetingClock, now: datetime) -> None:
        """Show the minutes that were used, or are planned where there are none yet."""
        for at, row in enumerate(self.rows):
            used, planned = clock.used(at, now) // 60, clock.turns[at].planned // 60
            here, done = at == clock.at, at != clock.at and clock.used(at, now) > 0
            words = f"{used} / {planned}′" if here or done else f"{planned}′"
            row.show_turn(words, now=here, done=done)
