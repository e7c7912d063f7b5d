"""What stands above and below: which meeting, how far, when it ends; what is saved, the keys, who is next."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout

from services.cycle.clock import MeetingClock
from services.domain.minutes import Session
from services.language import Language
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.text import Elided, Text

_SHORT = 30
"""Characters that find room beside the keys."""


class TopBar(QFrame):
    """Period, day, place, chair; the how-manieth speaker; the end as it looks now."""

    def __init__(self, say: Language) -> None:
        super().__init__()
        self.setObjectName("bar")
        self._say = say
        self.title, self.facts, self.state = Text("", "title"), Elided("", "muted"), Text("", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(32, 8, 32, 8)
        row.setSpacing(18)
        row.addWidget(self.title)
        row.addWidget(self.facts, 1)
        row.addWidget(self.state)

    def show_session(self, session: Session) -> None:
        """Show which meeting it is."""
        say, meeting = self._say, session.meeting
        self.title.setText(say("Report meeting for {period}", period=say.period(meeting.period)))
        chair = say("Chair: {name}", name=session.chair_name) if session.chair_name else ""
        self.facts.setText(" · ".join(filter(None, (say.day(meeting.day), meeting.place, chair))))

    def show_clock(self, clock: MeetingClock, now: datetime) -> None:
        """Show how far the meeting is."""
        (number, count), ends = clock.place, f"{clock.ends(now).astimezone():%H:%M}"
        words = self._say("ends about {time}", time=ends)
        self.state.setText(f"{number} / {count} · {words}" if count else words)


class FootBar(QFrame):
    """What was saved when, or why not; the keys; the one button that leads on."""

    def __init__(self, say: Language) -> None:
        super().__init__()
        self.setObjectName("foot")
        self._say = say
        self.told = Elided("", "small")
        keys = say(
            "Space pause · PgDn next · F2 notes · F3 challenges · F4 resolution · F6 section · "
            "F1 help · Esc leave"
        )
        self.keys = Text(keys, "small")
        self.stuck = SecondaryButton(say("What can be done?"))
        self.stuck.hide()
        self.next = PrimaryButton(" ")
        self.next.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(32, 10, 32, 10)
        row.setSpacing(14)
        row.addWidget(self.told, 1)
        row.addWidget(self.stuck)
        row.addWidget(self.keys)
        row.addWidget(self.next)

    def tell_saved(self, moment: str) -> None:
        """Say that all was saved at a moment."""
        self.tell(self._say("Saved {moment}", moment=moment), alarm=False)

    def greet(self, words: str) -> None:
        """Say how the room was found, in all the room there is."""
        self.told.setText(words)
        self.keys.setVisible(len(words) <= _SHORT)

    def tell(self, words: str, alarm: bool, stuck: bool = False) -> None:
        """Say what became of what was typed; while something went wrong it has the room of the keys too.

        `stuck` when texts wait that could not be saved: a button leads to the ways out.
        """
        self.told.setText(words)
        self.told.set_tone("red" if alarm else "")
        self.keys.setVisible(not alarm)
        self.stuck.setVisible(stuck)
