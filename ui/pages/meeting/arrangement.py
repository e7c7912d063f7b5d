"""The arrangements of a meeting: when, where, who leads and records it, the minutes, who is asked."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from services.domain.agenda import Invited, Preparation
from services.wording.fields import field_words
from ui.desk import Desk
from ui.dialogs.confirm import Confirm
from ui.widgets.buttons import LinkButton, SecondaryButton
from ui.widgets.card import Card, empty
from ui.widgets.choice import Choice
from ui.widgets.record_form import Field, RecordForm
from ui.widgets.scrolled import ScrolledColumn
from ui.widgets.text import Text, rule

_PEOPLE = ("chair", "recorder")


class Arrangement(Card):
    """Every field is saved when one leaves it."""

    def __init__(self, desk: Desk) -> None:
        say = desk.say
        super().__init__(say("Arrangements"), " ", margins=(0, 0, 0, 0))
        self._desk, self._say = desk, say
        self.found: Preparation | None = None
        self._wrong: set[str] = set()
        self.form = RecordForm(
            [
                Field("day", say("Day"), help=say("such as 2026-11-11"), half=True),
                Field("place", say("Place"), half=True),
                Field("starts", say("Begins"), half=True),
                Field("ends", say("Ends"), half=True),
                Field("chair", say("Chair"), "choice", half=True),
                Field("recorder", say("Recorder"), "choice", half=True),
                Field("report_minutes", say("Minutes to report"), half=True),
                Field("challenge_minutes", say("Minutes to challenge"), half=True),
                Field("comment_minutes", say("Minutes to comment"), half=True),
            ]
        )
        self.form.typed.connect(lambda _name: self._check())
        self.form.settled.connect(lambda _name: self._settle())
        area = ScrolledColumn((16, 12, 16, 14), 12)
        area.column.addWidget(self.form)
        area.column.addWidget(rule())
        area.column.addLayout(self._people())
        area.column.addStretch(1)
        self.body.addWidget(area, 1)
        self.drop = self.add_link(say("Delete the meeting…"), self.remove)

    def _people(self) -> QVBoxLayout:
        say = self._say
        self.count = Text("", "strong")
        self.asked = QVBoxLayout()
        self.asked.setSpacing(2)
        self.person = Choice()
        self.person.setAccessibleName(say("Invite somebody else"))
        self.person.set_hint(say("Name or number"))
        self.ask = SecondaryButton(say("Invite"), self.invite)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.person, 1)
        row.addWidget(self.ask)
        people = QVBoxLayout()
        people.setSpacing(8)
        people.addWidget(self.count)
        people.addLayout(row)
        people.addLayout(self.asked)
        return people

    # What is shown

    def show_meeting(self, found: Preparation) -> None:
        """Show the arrangements of a meeting; what was refused in a field stays there to be mended."""
        fresh = self.found is None or self.found.period != found.period
        self.found = found
        meeting = found.meeting
        if meeting is None:
            return
        if fresh:
            self._wrong.clear()
        staff = [(one.number, one.name) for one in found.staff]
        for name in _PEOPLE:
            self.form.offer(name, staff)
        values = {name: getattr(meeting, name) for name in self.form.rows}
        texts = {name: "" if value is None else str(value) for name, value in values.items()}
        self.form.show_values({name: text for name, text in texts.items() if name not in self._wrong})
        asked = {one.number for one in found.invited}
        self.person.offer([one for one in staff if one[0] not in asked])
        self.count.setText(self._say("{count} {count:person|people} invited", count=len(found.invited)))
        empty(self.asked)
        for one in found.invited:
            self.asked.addLayout(self._line(one))

    def _line(self, one: Invited) -> QHBoxLayout:
        say = self._say
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(Text(one.name))
        line.addWidget(Text(one.department_name, "small"))
        line.addStretch(1)
        if one.needed:
            line.addWidget(Text(say("required"), "small"))
        else:
            line.addWidget(LinkButton(say("Remove"), lambda: self.uninvite(one.number), one.name))
        return line

    # What one does

    def _check(self) -> dict[str, str]:
        """The fields that are wrong, with the words beside them."""
        if self.found is None:
            return {}
        problems = self._desk.company.meetings.check(self.found.period, self.form.values)
        wrong = {found.field: field_words(self._say, found) for found in problems if found.stops}
        self._wrong = set(wrong)
        self.form.show_problems(wrong)
        return wrong

    def _settle(self) -> None:
        if self.found is not None and self.found.meeting is not None and not self._check():
            code, values = self.found.period, self.form.values
            self._desk.attempt(lambda: self._desk.company.meetings.change(code, values))

    def invite(self) -> None:
        """Ask whoever is chosen."""
        number = self.person.code
        if self.found is not None and number:
            code = self.found.period
            if self._desk.attempt(lambda: self._desk.company.meetings.invite(code, [number])):
                self.person.choose("")

    def uninvite(self, number: str) -> None:
        """Ask somebody no longer; Ctrl+Z asks again."""
        if self.found is not None:
            code = self.found.period
            self._desk.attempt(lambda: self._desk.company.meetings.uninvite(code, number))

    def remove(self) -> None:
        """Ask, then delete the meeting; refused in words once something was recorded."""
        if self.found is None or self.found.meeting is None:
            return
        say, code, book = self._say, self.found.period, self._desk.company.meetings
        if not self.found.written:
            title = say("Delete the report meeting for {period}?", period=say.period(code))
            words = say("Its agenda and the list of who is asked go with it. Report sheets and actions stay.")
            if Confirm(say, title, words, say("Delete"), self.window()).exec() != Confirm.DialogCode.Accepted:
                return
        self._desk.attempt(lambda: book.remove(code))
