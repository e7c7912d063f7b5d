"""The page: the agenda on the left; arrangements, report sheets and what follows on the right."""

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from models.terms import PeriodState
from services.domain.agenda import Preparation
from services.domain.scorecard import SubjectKey
from services.wording.meetings import day_words, time_words
from ui.page import HeaderAct, Page
from ui.pages.meeting.after_panel import AfterPanel
from ui.pages.meeting.agenda_card import AgendaCard
from ui.pages.meeting.arrangement import Arrangement
from ui.pages.meeting.report_room import ReportRoom
from ui.theme.tokens import GAP
from ui.widgets.buttons import LinkButton, SegmentedButtons
from ui.widgets.card import Note
from ui.widgets.empty import EmptyState

REPORT, ARRANGE, AFTER = "report", "arrange", "after"


class MeetingPage(Page):
    """Prepares the report meeting on a period. `shell.go("meeting", filter="arrange")` turns to a tab."""

    scrolled = False

    def build(self) -> None:
        say = self.say
        self.found: Preparation | None = None
        self.agenda = AgendaCard(self.desk)
        self.agenda.looked_at.connect(lambda _item: self._show_tab())
        self.arrangement = Arrangement(self.desk)
        self.report = ReportRoom(self.desk)
        self.report.picked.connect(self.agenda.table.look_at)
        self.after = AfterPanel(self.desk)
        self.tabs = SegmentedButtons(
            [(REPORT, say("Report sheet")), (ARRANGE, say("Arrangements")), (AFTER, say("Follow-up"))]
        )
        self.panels: dict[str, QWidget] = {
            REPORT: self.report,
            ARRANGE: self.arrangement,
            AFTER: self.after,
        }
        self.tabs.chosen.connect(lambda _key: self._show_tab())
        self.content = QWidget()
        row = QHBoxLayout(self.content)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self.agenda, 5)
        row.addLayout(self._right(), 6)
        self.nothing = EmptyState(
            self.theme, "meeting", " ", " ", button=say("New report meeting"), act=self.propose
        )
        self.elsewhere, self.broken_off = Note("amber"), ""
        self.elsewhere_words = self.elsewhere.say()
        words = say("Go to that meeting")
        self.elsewhere.lines.addWidget(
            LinkButton(words, lambda: self.desk.shell.show_period(self.broken_off))
        )
        self.column.addWidget(self.elsewhere)
        self.unlocked = Note()
        self.warning = self.unlocked.say()
        self.column.addWidget(self.unlocked)
        self.column.addWidget(self.content, 1)
        self.column.addWidget(self.nothing, 1)

    def _right(self) -> QVBoxLayout:
        self.stack = QStackedWidget()
        for panel in self.panels.values():
            self.stack.addWidget(panel)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.tabs)
        right.addWidget(self.stack, 1)
        return right

    # What is shown

    def refresh(self) -> None:
        say = self.say
        before = self.found
        self.found = self.desk.company.meetings.read(self.period) if self.period else None
        if _ended(before, self.found):
            self.tabs.choose(AFTER)
        meeting = self.found.meeting if self.found is not None else None
        self._show_elsewhere()
        self.content.setVisible(meeting is not None)
        self.nothing.setVisible(meeting is None)
        self.unlocked.setVisible(meeting is not None)
        if self.found is None or meeting is None:
            self._show_nothing(self.found)
            return
        parts = [day_words(say, meeting.day), time_words(meeting), meeting.place, self._state(self.found)]
        self.subtitle = " · ".join(part for part in parts if part)
        self.agenda.show_meeting(self.found)
        self.arrangement.show_meeting(self.found)
        self._show_state(self.found)
        self._show_tab()

    def _show_elsewhere(self) -> None:
        """Say that the meeting on another period is still under way, as after a crash in it."""
        self.broken_off = self.desk.company.minutes.under_way()
        other = self.broken_off not in ("", self.period)
        if other:
            name = self.say.period(self.broken_off)
            words = self.say("The report meeting for {period} is not ended yet.", period=name)
            self.elsewhere_words.setText(words)
        self.elsewhere.setVisible(other)

    def _state(self, found: Preparation) -> str:
        say, meeting = self.say, found.meeting
        if meeting is not None and meeting.ended_at:
            return say("held")
        return say("under way") if meeting is not None and meeting.started_at else say("planned")

    def _show_state(self, found: Preparation) -> None:
        """What it means that the period is not locked yet."""
        say, name = self.say, self.say.period(found.period)
        words = ""
        if found.meeting is not None and found.meeting.ended_at:
            pass  # it has been held: there is nothing to prepare
        elif found.incomplete:
            words = say(
                "{period}: {count} not scored yet. You can already prepare the meeting; the report sheets "
                "follow the scores.",
                period=name,
                count=found.incomplete,
            )
        elif found.state is not PeriodState.LOCKED:
            words = say(
                "{period} is not locked yet: scores may still change. You can already prepare the meeting.",
                period=name,
            )
        self.warning.setText(words)
        self.unlocked.setVisible(bool(words))

    def _show_nothing(self, found: Preparation | None) -> None:
        say = self.say
        self.subtitle = ""
        cycle = say(
            "Each month the heads report here on results against the plan; every gap gets a revised action, "
            "which the next plan takes up."
        )
        if found is None:
            self.nothing.show_words(say("No period yet"), cycle, say("Open a period"))
            return
        title = say("No report meeting for {period} yet", period=say.period(found.period))
        rule = say("By the rule in the settings it falls on {day}.", day=day_words(say, found.proposed_day))
        self.nothing.show_words(title, f"{cycle}\n{rule}", say("New report meeting"))

    def _show_tab(self) -> None:
        """Show the panel in sight for the period and the speaker in sight."""
        if self.tabs.current == REPORT and self.speaker:
            self.report.show_report(self.period, self.speaker)
        elif self.tabs.current == AFTER:
            self.after.show_period(self.period)
        self.stack.setCurrentWidget(self.panels[self.tabs.current])

    @property
    def speaker(self) -> str:
        """The speaker in sight, the first one while another item is; "" for none."""
        turns = (self.agenda.table.turn, *self.agenda.table.turns.rows)
        return next((turn.item.speaker for turn in turns if turn is not None and turn.item.speaker), "")

    # What one does

    def acts(self) -> tuple[HeaderAct, ...]:
        say = self.say
        if self.found is None or self.found.meeting is None:
            return ()
        return (
            HeaderAct(say("Print"), self.print_here),
            HeaderAct(say("Invitation…"), self.invite),
            HeaderAct(self._mode_words(), self.hold, primary=True),
        )

    def print_here(self) -> None:
        if self.tabs.current == AFTER:
            self.after.ask_print()
        else:
            super().print_here()

    def propose(self) -> None:
        """Make the meeting by the rule; without a period one is opened first."""
        if self.period:
            self.desk.attempt(lambda: self.desk.company.meetings.propose(self.period))
        else:
            self.desk.shell.open_period()

    def _mode_words(self) -> str:
        """What leads into the meeting: one that is under way is said, and a clock that the program's end
        stopped.
        """
        found, meeting = self.desk.company.minutes.left_over(self.period), None
        if self.found is not None:
            meeting = self.found.meeting
        if found is not None and found.running:
            return self.say("Go on with the meeting that broke off")
        under_way = meeting is not None and meeting.started_at and not meeting.ended_at
        return self.say("Resume the meeting") if under_way else self.say("Meeting mode")

    def hold(self) -> None:
        """Hold the meeting on the projector; the field that loses the cursor writes what is typed in it."""
        from ui.meeting_mode import MeetingMode

        MeetingMode.open(self.desk, self.period, self.window())

    def invite(self) -> None:
        """Show the invitation, to be copied or saved."""
        from ui.pages.meeting.inviting import Inviting

        if self.found is not None and self.found.meeting is not None:
            Inviting(self.desk, self.found, self.window()).exec()

    def show_subject(self, key: SubjectKey) -> None:
        """Bring a speaker's turn into sight."""
        self.agenda.table.look_at(key.code)

    def show_filter(self, name: str) -> None:
        if name in self.panels:
            self.tabs.choose(name)
            self._show_tab()


def _ended(before: Preparation | None, now: Preparation | None) -> bool:
    """Whether a meeting was ended since it was looked at: what follows of it is the next thing to do."""
    if before is None or now is None or before.meeting is None or now.meeting is None:
        return False
    same = before.period == now.period
    return same and not before.meeting.ended_at and bool(now.meeting.ended_at)
