"""The window of meeting mode: one item in sight, its time running, what is said written beside it."""

from datetime import datetime

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLayout, QStackedWidget, QVBoxLayout, QWidget

from services.cycle.clock import MeetingClock, turns_of
from services.domain.minutes import Session
from services.minutes import clock_place
from services.wording.left_over import greeting
from ui.desk import Desk
from ui.keeping import Keeper
from ui.meeting_mode.agenda import Agenda
from ui.meeting_mode.attendance import Attendance
from ui.meeting_mode.bars import FootBar, TopBar
from ui.meeting_mode.desk_side import WritingSide
from ui.meeting_mode.ending import Ending
from ui.meeting_mode.help import RoomHelp
from ui.meeting_mode.keys import keys_of, press
from ui.meeting_mode.sheet import SheetView
from ui.meeting_mode.unsaved import Unsaved
from ui.theme.sheet import meeting_sheet

TICK = 1000
"""Milliseconds between two looks at the clock, each of which is kept."""
ZOOMS = (80, 90, 100, 115, 130, 150)
_AGENDA, _WRITING = 200, 400


class MeetingMode(QWidget):
    """Leaving asks nothing: what is typed is written, the clock stops where it is."""

    def __init__(self, desk: Desk, period: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("meeting")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.desk, self.period, self.zoom = desk, period, 100
        self.session: Session = desk.company.minutes.read(period)
        self.setWindowTitle(desk.say("Report meeting for {period}", period=desk.say.period(period)))
        self.keeper = Keeper(desk, self)
        self.top, self.foot, self.agenda = TopBar(desk.say), FootBar(desk.say), Agenda(desk.say)
        self.sheet, self.ending = SheetView(desk), Ending(desk)
        self.attendance = Attendance(desk, self.keeper, period)
        self.side = WritingSide(desk, self.keeper, period)
        self.middle, self.unsaved = QStackedWidget(), Unsaved(desk, self.keeper)
        for page in (self.sheet, self.attendance, self.ending, self.unsaved):
            self.middle.addWidget(page)
        self.help = RoomHelp(desk.say, self.middle)
        self._lay_out()
        self._connect()
        left = desk.company.minutes.left_over(period)
        self.clock = self._found_clock()
        self.agenda.show_session(self.session)
        self._dress()
        self.show_item()
        if not self.session.meeting.started_at:
            self.take_attendance()
        self.foot.greet(greeting(desk.say, self.session, left))
        self.ticking = QTimer(self)
        self.ticking.setInterval(TICK)
        self.ticking.timeout.connect(self.tick)
        self.ticking.start()

    @classmethod
    def open(cls, desk: Desk, period: str, parent: QWidget | None = None) -> "MeetingMode | None":
        """Hold the meeting on a period, over the whole screen; None when there is none, which is said."""
        made: list[MeetingMode] = []
        if not desk.attempt(lambda: made.append(cls(desk, period, parent))):
            return None
        made[0].setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        made[0].showFullScreen()
        return made[0]

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.agenda)
        row.addWidget(self.middle, 1)
        row.addWidget(self.side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        column.addWidget(self.top)
        column.addLayout(row, 1)
        column.addWidget(self.foot)

    def _connect(self) -> None:
        self.keeper.saved.connect(self.foot.tell_saved)
        self.keeper.failed.connect(
            lambda words: self.foot.tell(words, alarm=True, stuck=bool(self.keeper.waiting))
        )
        self.agenda.chosen.connect(self.turn_to)
        self.side.timer.chosen.connect(self.turn_section)
        self.foot.next.clicked.connect(self.go_on)
        self.foot.stuck.clicked.connect(self.try_again)
        self.unsaved.tried.connect(self.try_again)
        self.unsaved.back.connect(lambda: self.middle.setCurrentWidget(self.sheet))
        self.unsaved.left.connect(self.leave)
        self.attendance.finished.connect(self.begin)
        self.attendance.changed.connect(self.take_attendance)
        self.ending.ended.connect(self.end)
        self.ending.back.connect(lambda: self.middle.setCurrentWidget(self.sheet))
        self.desk.theme.changed.connect(self._dress)
        for key, act in keys_of(self).items():
            QShortcut(QKeySequence(key), self).activated.connect(act)

    def now(self) -> datetime:
        """The moment it is."""
        return self.desk.company.ledger.store.now()

    # The clock

    def _found_clock(self) -> MeetingClock:
        """The clock where it was kept, else from the seconds that the items took."""
        turns = turns_of(self.session.meeting, self.session.items)
        draft = self.desk.company.drafts.under("clock", self.period).get(clock_place(self.period))
        if draft is not None:
            return MeetingClock.read(draft.text, turns)[0]
        return MeetingClock.resumed(turns, {item.item: item.used for item in self.session.items})

    def tick(self) -> None:
        """Show the time, and keep it while it runs."""
        self._show_clock()
        if self.clock.running:
            self._keep_clock()

    def _keep_clock(self) -> None:
        self.keeper.later(clock_place(self.period), self.clock.text(self.now()))
        self.keeper.keep()

    def _show_clock(self) -> None:
        now = self.now()
        self.side.timer.show_clock(self.clock, now)
        self.agenda.show_clock(self.clock, now)
        self.top.show_clock(self.clock, now)

    def _set_clock(self, clock: MeetingClock) -> None:
        self.clock = clock
        self._show_clock()
        self._keep_clock()

    def begin(self) -> None:
        """Begin the meeting, or go on after attendance was taken."""
        if not self.session.meeting.started_at:
            if not self.keeper.attempt(lambda: self.desk.company.minutes.start(self.period)):
                return
            self._set_clock(self.clock.go_on(self.now()))
        self.show_item()

    def pause(self) -> None:
        """Stop the clock, or let it go on; a meeting that was ended goes on too."""
        meeting = self.desk.company.minutes.read(self.period).meeting
        if not meeting.started_at or meeting.ended_at:
            if not self.keeper.attempt(lambda: self.desk.company.minutes.start(self.period)):
                return
            self.session = self.desk.company.minutes.read(self.period)
        self._set_clock(self.clock.toggle(self.now()))

    # What is in sight

    def show_item(self) -> None:
        """Show the item whose turn it is."""
        company, item = self.desk.company, self.clock.turn.item
        self.session = company.minutes.read(self.period)
        found = {
            **company.drafts.under("agenda", self.period),
            **company.drafts.under("resolution", self.period),
        }
        drafts = {place: draft.text for place, draft in found.items()}
        drafts.update(self.keeper.waiting)
        self.top.show_session(self.session)
        self.side.show_item(self.session, item, drafts)
        speaker = next((one.speaker for one in self.session.items if one.item == item), None)
        if speaker is not None:
            self.sheet.show_speaker(company.reports.sheet(self.period, speaker))
        else:
            self.sheet.show_other(self.session, self.session.titles.get(item, item))
        self.middle.setCurrentWidget(self.sheet)
        self._show_next()
        self._show_clock()

    def _show_next(self) -> None:
        say, after = self.desk.say, self.clock.turns[self.clock.at + 1 : self.clock.at + 2]
        names = [say("Next: {name}", name=self.session.titles[turn.item]) for turn in after]
        self.foot.next.setText(next(iter(names), say("End of the meeting")))

    def turn_to(self, at: int) -> None:
        """Turn to another item; what is typed on the present one is written."""
        self.side.settle()
        used = {self.clock.turn.item: self.clock.used(self.clock.at, self.now())}
        item = self.session.item(self.clock.turn.item)
        if item is not None and item.used != used[item.item]:
            self.keeper.attempt(lambda: self.desk.company.minutes.use(self.period, used))
        self._set_clock(self.clock.to(at, self.now()))
        self.show_item()
        self.setFocus()

    def turn_section(self, section: int) -> None:
        """Turn to another section of the present turn."""
        self._set_clock(self.clock.to_section(section, self.now()))

    def go_on(self) -> None:
        """To the next item; after the last one to the end."""
        if not self.clock.last:
            self.turn_to(self.clock.at + 1)
            return
        self.side.settle()
        self.session = self.desk.company.minutes.read(self.period)
        self.ending.show_session(self.session)
        self.middle.setCurrentWidget(self.ending)
        self.ending.end.setFocus()

    def go_back(self) -> None:
        """To the item before."""
        if self.middle.currentWidget() is not self.sheet:
            self.middle.setCurrentWidget(self.sheet)
        elif self.clock.at:
            self.turn_to(self.clock.at - 1)

    def take_attendance(self) -> None:
        """Show who is there."""
        say = self.desk.say
        self.session = self.desk.company.minutes.read(self.period)
        go = say("Resume the meeting") if self.session.meeting.started_at else say("Begin the meeting")
        self.attendance.show_session(self.session, go)
        self.middle.setCurrentWidget(self.attendance)
        self.attendance.go.setFocus()

    def end(self) -> None:
        """End the meeting and leave."""
        self.side.settle()
        clock = self.clock.stop(self.now())
        used = clock.used_by_item(self.now())
        if self.keeper.attempt(lambda: self.desk.company.minutes.end(self.period, used)):
            self.keeper.forget(clock_place(self.period))
            self.clock = clock
            self.ended = True
            self.close()

    ended = left = False

    # Look and keys

    def _dress(self) -> None:
        self.setStyleSheet(meeting_sheet(self.desk.theme.tokens, self.zoom))
        self.agenda.setFixedWidth(_AGENDA * self.zoom // 100)
        self.side.setFixedWidth(_WRITING * min(self.zoom, 115) // 100)

    def magnify(self, by: int) -> None:
        """Larger or smaller type."""
        at = min(max(ZOOMS.index(self.zoom) + by, 0), len(ZOOMS) - 1)
        self.zoom = ZOOMS[at]
        self._dress()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space comes here only from what does not take it: no field, no button."""
        if event.key() == Qt.Key.Key_Space:
            self.pause()
        elif not press(event):
            super().keyPressEvent(event)

    # What cannot be saved

    def _saved(self) -> bool:
        """Write what is typed; what cannot be written is shown with the ways out."""
        written, kept = self.side.settle(), self.keeper.keep()
        if written and kept:
            return True
        self.unsaved.show_texts(self.session, {**self.side.typed(), **self.keeper.waiting}, kept=kept)
        self.middle.setCurrentWidget(self.unsaved)
        self.unsaved.again.setFocus()
        return False

    def try_again(self) -> None:
        """Write what waits, and go on where the meeting stands once all is saved."""
        if self._saved():
            self.middle.setCurrentWidget(self.sheet)

    def leave(self) -> None:
        """Leave with what could not be written in the drafts, or in a file beside."""
        self.left = True
        self.keeper.timer.stop()
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Write what is typed and keep the clock; what cannot be saved keeps the room open, and is said."""
        if not (self.ended or self.left):
            self.clock = self.clock.stop(self.now())
            self.keeper.later(clock_place(self.period), self.clock.text(self.now()))
        if not (self.left or self._saved()):
            event.ignore()
            return
        self.left = True
        self.ticking.stop()
        super().closeEvent(event)
