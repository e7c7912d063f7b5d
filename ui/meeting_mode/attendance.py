"""Who is there: taken at the start, and whenever somebody comes later."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from models.terms import Presence
from services.domain.minutes import Seat, Session
from services.wording.terms import label
from ui.desk import Desk
from ui.keeping import Keeper
from ui.meeting_mode.owner import OwnerField
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.card import empty
from ui.widgets.picks import Picks
from ui.widgets.scrolled import Scrolled
from ui.widgets.tab_order import lead_through
from ui.widgets.text import Text


class Attendance(QWidget):
    """A row for each person; `finished` when the meeting goes on, `changed` when somebody was noted."""

    finished = Signal()
    changed = Signal()

    def __init__(self, desk: Desk, keeper: Keeper, period: str) -> None:
        super().__init__()
        self.setProperty("ground", "clear")
        say = desk.say
        self._desk, self._keeper, self._period = desk, keeper, period
        self.picks: dict[str, Picks] = {}
        self.notes: dict[str, QLineEdit] = {}
        self.told = Text("", "muted")
        self.all = SecondaryButton(say("Mark the rest present"), self.note_all)
        self.go = PrimaryButton(say("Begin the meeting"), self.finished.emit)
        self.guest = OwnerField((), say("Another attendee"))
        self.add = SecondaryButton(say("Add"), self.welcome)
        self.guest.returnPressed.connect(self.welcome)
        room = QWidget()
        self.grid = QGridLayout(room)
        self.grid.setHorizontalSpacing(16)
        self.grid.setVerticalSpacing(6)
        self.grid.setColumnStretch(3, 1)
        self.grid.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._lay_out(room)

    def _lay_out(self, room: QWidget) -> None:
        area = Scrolled(room)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(Text(self._desk.say("Attendance"), "title"))
        head.addSpacing(12)
        head.addWidget(self.told)
        head.addStretch(1)
        head.addWidget(self.all)
        foot.addWidget(self.guest, 1)
        foot.addWidget(self.add)
        foot.addStretch(1)
        foot.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(34, 18, 34, 18)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(area, 1)
        column.addLayout(foot)

    def show_session(self, session: Session, act: str) -> None:
        """Show who was asked; `act` is what the button says that leads on."""
        empty(self.grid)
        self.picks, self.notes = {}, {}
        self.guest.offer_people(session.staff)
        self.go.setText(act)
        for at, seat in enumerate(session.seats):
            self._add_row(at, seat)
        rows = (one for number in self.picks for one in (self.picks[number], self.notes[number]))
        lead_through(self.all, (*rows, self.guest, self.add, self.go))
        self._tell()

    def _tell(self) -> None:
        """Say how many are there."""
        here = sum(one.value in {Presence.PRESENT.value, Presence.LATE.value} for one in self.picks.values())
        self.told.setText(self._desk.say("{here} of {count} present", here=here, count=len(self.picks)))

    def _add_row(self, at: int, seat: Seat) -> None:
        say, one = self._desk.say, seat.participant
        picks, note = Picks(), QLineEdit(one.note)
        picks.offer([("", say("not recorded")), *((p.value, label(say, p)) for p in Presence)])
        picks.choose(one.presence.value if one.presence else "")
        picks.setAccessibleName(say("Attendance of {name}", name=seat.name))
        note.setPlaceholderText(say("Note"))
        note.setAccessibleName(say("Note on {name}", name=seat.name))
        picks.activated.connect(partial(self._note, one.employee))
        note.editingFinished.connect(partial(self._note, one.employee))
        widgets = (Text(seat.name, "strong"), Text(seat.department_name, "muted"), picks, note)
        for column, widget in enumerate(widgets):
            self.grid.addWidget(widget, at, column)
        self.picks[one.employee], self.notes[one.employee] = picks, note

    def _note(self, employee: str, _at: int = 0) -> None:
        if employee not in self.picks:
            return
        value, note = self.picks[employee].value, self.notes[employee].text()
        presence = Presence(value) if value else None
        minutes = self._desk.company.minutes
        self._keeper.attempt(lambda: minutes.attend(self._period, employee, presence, note))
        self._tell()

    def note_all(self) -> None:
        """Everybody of whom nothing is noted is present."""
        if self._keeper.attempt(lambda: self._desk.company.minutes.all_present(self._period)):
            self.changed.emit()

    def welcome(self) -> None:
        """Somebody came who was not asked."""
        person, minutes = self.guest.person, self._desk.company.minutes
        if person is None:
            words = self._desk.say("No one, or more than one person, has that name: choose from the list.")
            self._keeper.failed.emit(words)
            return
        if self._keeper.attempt(lambda: minutes.attend(self._period, person.number, Presence.PRESENT)):
            self.guest.clear()
            self.changed.emit()
