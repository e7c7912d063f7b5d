"""After the meeting: an action for every gap and resolution, proposals taken on, the minutes on paper."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from models.terms import ImprovementState
from services.cycle.gaps import unanswered
from services.domain.minutes import Session
from services.errors import Mendable
from services.wording.meetings import day_words
from ui.desk import Desk
from ui.pages.meeting.after.gaps import GapsCard
from ui.pages.meeting.after.proposals import ProposalsCard
from ui.pages.meeting.after.resolutions import ResolutionsCard
from ui.theme.tokens import GAP
from ui.widgets.buttons import SecondaryButton
from ui.widgets.text import Text


class AfterPanel(QScrollArea):
    """What a meeting leaves to be done; the minutes as paper."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._period = desk, ""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.due = Text("", "strong", wrap=True)
        self.print = SecondaryButton(desk.say("Print the minutes…"), self.ask_print)
        self.gaps = GapsCard(desk)
        self.proposals = ProposalsCard(desk)
        self.resolutions = ResolutionsCard(desk)
        room = QWidget()
        room.setProperty("ground", "clear")
        column = QVBoxLayout(room)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(GAP)
        head = QHBoxLayout()
        head.addWidget(self.due, 1)
        head.addWidget(self.print)
        column.addLayout(head)
        for card in (self.gaps, self.proposals, self.resolutions):
            column.addWidget(card)
        column.addStretch(1)
        self.setWidget(room)

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
            words = say("There is no meeting on this period yet; gaps can be answered all the same.")
        elif late > 0:
            words = say(
                "▲ Overdue {count} days: every gap was to have its action by {day}.",
                count=late,
                day=day_words(say, due),
            )
        elif session.meeting.started_at:
            words = say("Every gap is to have its action by {day}.", day=day_words(say, due))
        else:
            words = say(
                "The meeting on {held} is still to come; every gap is to have its action by {day}.",
                held=day_words(say, session.meeting.day),
                day=day_words(say, due),
            )
        self.due.setText(words)
        self.due.set_tone("red" if late > 0 else "")

    # The minutes on paper

    def ask_print(self) -> None:
        """Ask where, and save the minutes there."""
        say = self._desk.say
        name = f"{say('Minutes of the report meeting')} {self._period}.pdf"
        start = str(self._desk.company.path.parent / name)
        path, _ = QFileDialog.getSaveFileName(self, say("Save as PDF"), start, say("PDF files (*.pdf)"))
        if path:
            self.save_minutes(Path(path))

    def save_minutes(self, path: Path) -> None:
        """Write the minutes with their places to sign, whole or not at all, and say where they lie."""
        from services.printing.minutes import minutes_pdf
        from services.printing.saving import save_pdf

        company, say = self._desk.company, self._desk.say
        target = path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf")

        def work() -> None:
            record = company.meeting_records.of(self._period)
            save_pdf(minutes_pdf(record, say, printed_at=company.ledger.store.now().astimezone()), target)
            self._desk.shell.tell_file(say("Saved: {file}", file=target.name), target)

        self._desk.attempt(work)
