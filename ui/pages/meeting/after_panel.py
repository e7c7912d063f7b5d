"""After the meeting: an action for every gap and resolution, proposals taken on, the minutes on paper."""

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout

from models.terms import ImprovementState
from services.cycle.gaps import unanswered
from services.domain.minutes import Session
from services.domain.packet import Part
from services.errors import Mendable
from services.papers import content_of
from services.wording.meetings import day_words
from ui.desk import Desk
from ui.pages.meeting.after.gaps import GapsCard
from ui.pages.meeting.after.proposals import ProposalsCard
from ui.pages.meeting.after.resolutions import ResolutionsCard
from ui.saving import ask_where, save_now
from ui.theme.tokens import GAP
from ui.widgets.buttons import SecondaryButton
from ui.widgets.scrolled import ScrolledColumn
from ui.widgets.text import Text


class AfterPanel(ScrolledColumn):
    """What a meeting leaves to be done; the minutes as paper."""

    def __init__(self, desk: Desk) -> None:
        super().__init__((0, 0, 12, 0), GAP)
        self._desk, self._period = desk, ""
        self.due = Text("", "strong", wrap=True)
        self.print = SecondaryButton(desk.say("Print the minutes…"), self.ask_print)
        self.preview = SecondaryButton(
            desk.say("Preview"), lambda: desk.shell.go("printing", filter="minutes")
        )
        self.preview.setAccessibleName(desk.say("Preview of the minutes"))
        self.gaps = GapsCard(desk)
        self.proposals = ProposalsCard(desk)
        self.resolutions = ResolutionsCard(desk)
        head = QHBoxLayout()
        head.addWidget(self.due, 1)
        head.addWidget(self.preview)
        head.addWidget(self.print)
        self.column.addLayout(head)
        for card in (self.gaps, self.proposals, self.resolutions):
            self.column.addWidget(card)
        self.column.addStretch(1)

    def show_period(self, period: str) -> None:
        """Show what the meeting on a period leaves to be done."""
        self._period = period
        company = self._desk.company
        session = self._session(period)
        listed = company.improvements.listed().listed
        gaps = company.follow_up.gaps(period)
        left = unanswered(gaps, (one.action for one in listed))
        names = {key.code: name for key, name in company.history.names().items()}
        own = [one for one in listed if one.action.period == period]
        self.gaps.show_gaps(left, len(gaps), names)
        self.proposals.show_proposals([one for one in own if one.action.state is ImprovementState.PROPOSED])
        self.resolutions.show_session(session)
        self.print.setEnabled(session is not None)
        self.preview.setEnabled(session is not None)
        self._show_due(session, len(left))

    def _session(self, period: str) -> Session | None:
        try:
            return self._desk.company.minutes.read(period)
        except Mendable:  # no meeting, or nothing on its agenda: nothing was resolved either
            return None

    def _show_due(self, session: Session | None, left: int) -> None:
        """By when every gap is to have its action; how late it is while some have none."""
        say, company = self._desk.say, self._desk.company
        due = company.follow_up.due(self._period)
        late = (company.improvements.today() - due).days if due and left else 0
        if due is None or session is None:
            words = say("There is no meeting for this period yet; gaps can be given actions all the same.")
        elif late > 0:
            words = say(
                "▲ {count} {count:day|days} overdue: every gap needed its action by {day}.",
                count=late,
                day=day_words(say, due),
            )
        elif session.meeting.started_at:
            words = say("Every gap needs its action by {day}.", day=day_words(say, due))
        else:
            words = say(
                "The meeting is on {held}; every gap needs its action by {day}.",
                held=day_words(say, session.meeting.day),
                day=day_words(say, due),
            )
        self.due.setText(words)
        self.due.set_tone("red" if late > 0 else "")

    # The minutes on paper

    def ask_print(self) -> None:
        """Ask where, and save the minutes there."""
        name = f"{self._desk.say('Minutes of the report meeting')} {self._period}"
        path = ask_where(self._desk, name, self)
        if path is not None:
            self.save_minutes(path)

    def save_minutes(self, path: Path) -> None:
        """Write the minutes with their places to sign, whole or not at all, and say where they lie."""
        save_now(self._desk, self._minutes, path)

    def _minutes(self) -> bytes:
        from services.printing.packet import printed

        company = self._desk.company
        at = company.ledger.store.now().astimezone()
        content = content_of(company, self._period, (Part.MINUTES,))
        return printed(content.order((Part.MINUTES,), self._desk.say, at)).data
