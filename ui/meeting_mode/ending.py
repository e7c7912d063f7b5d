"""The end of the meeting: what was resolved, what still lacks somebody or a day, what nobody answered."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from services.domain.minutes import Session
from ui.desk import Desk
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.card import empty
from ui.widgets.scrolled import ScrolledColumn
from ui.widgets.text import Text, rule


class Ending(QWidget):
    """`ended` when the meeting is over, `back` when it goes on."""

    ended = Signal()
    back = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setProperty("ground", "clear")
        self._desk = desk
        say = desk.say
        area = ScrolledColumn((0, 0, 12, 0), 8, say("End of the meeting"))
        self.list = area.column
        self.end = PrimaryButton(say("End the meeting"), self.ended.emit)
        self.go_back = SecondaryButton(say("Back to the last item"), self.back.emit)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.go_back)
        foot.addWidget(self.end)
        column = QVBoxLayout(self)
        column.setContentsMargins(34, 18, 34, 18)
        column.setSpacing(12)
        column.addWidget(Text(say("End of the meeting"), "title"))
        column.addWidget(area, 1)
        column.addLayout(foot)

    def show_session(self, session: Session) -> None:
        """Sum the meeting up."""
        say = self._desk.say
        empty(self.list)
        bare = [one for one in session.resolutions if one.owner is None or one.due is None]
        self._add(say("Resolutions: {count}", count=len(session.resolutions)), strong=True)
        for one in bare:
            lacks = say("no owner yet") if one.owner is None else say("no due date yet")
            self._add(f"▲ {one.text} · {lacks}")
        asking = self._unanswered_support(session)
        if asking:
            names = say(", ").join(asking)
            self._add(say("Support not answered: {names}", names=names), strong=True)
        gaps = self._desk.company.follow_up.unanswered(session.meeting.period)
        self.list.addWidget(rule())
        self._add(say("Gaps without an action: {count}", count=len(gaps)), strong=True)
        for gap in gaps:
            speaker = session.speakers.get(gap.speaker, gap.speaker)
            self._add(f"▲ {speaker} · {gap.name}")
        self.list.addStretch(1)

    def _unanswered_support(self, session: Session) -> list[str]:
        """Speakers who asked for support that the meeting has not answered."""
        sheets = self._desk.company.reports.sheets(session.meeting.period)
        nothing = {"", self._desk.say("none"), "none", "无"}
        asked = {one.speaker.employee for one in sheets if one.report.support.strip() not in nothing}
        return [
            session.speakers.get(item.item, item.item)
            for item in session.items
            if item.speaker in asked and item.support is None
        ]

    def _add(self, words: str, *, strong: bool = False) -> None:
        self.list.addWidget(Text(words, "heading" if strong else "body", wrap=True))
