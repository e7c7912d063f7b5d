"""Resolutions of a meeting (决议): which became actions, which can, and what the others lack."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QLineEdit, QWidget

from services.cycle.due import due_of
from services.domain.meeting import Resolution
from services.domain.minutes import Session
from ui.desk import Desk
from ui.dialogs.base import Dialog
from ui.pages.meeting.after.line import Line, LineCard
from ui.widgets.buttons import LinkButton, SecondaryButton
from ui.widgets.choice import Choice
from ui.widgets.form import FormRow
from ui.widgets.text import Text


class ResolutionsCard(LineCard):
    """Each resolution under the item on which it was taken."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.say("Resolutions"))
        self._desk = desk
        self._session: Session | None = None
        self.all = self.add_link(desk.say("Turn all into actions"), self.take_all)

    def show_session(self, session: Session | None) -> None:
        """Show what a meeting resolved."""
        say = self._desk.say
        self._session = session
        found = in_order(session) if session else ()
        taken = sum(one.improvement is not None for one in found)
        told = say("{done} of {count} became actions", done=taken, count=len(found)) if found else ""
        self.set_head(self.title.text(), told)
        self.all.setVisible(sum(map(_ready, found)) > 1)
        lines = tuple(self._line(session, one) for one in found) if session else ()
        self.show_lines(lines, say("No resolutions for this period."))

    def _line(self, session: Session, one: Resolution) -> Line:
        say = self._desk.say
        names = {person.number: person.name for person in session.staff}
        told = (
            session.titles.get(one.item, ""),
            say("owner {name}", name=names.get(one.owner, one.owner)) if one.owner else say("▲ no owner yet"),
            say("due {day}", day=say.day(one.due)) if one.due else say("▲ no due date yet"),
        )
        open_ = one.improvement is None
        line = Line(
            one.text, " · ".join(filter(None, told)), "amber" if open_ and not _ready(one) else "muted"
        )
        for button in self._buttons(one):
            line.add(button)
        return line

    def _buttons(self, one: Resolution) -> Sequence[QWidget]:
        say, shell = self._desk.say, self._desk.shell
        if one.improvement is not None:
            look = partial(shell.go, "improvement", filter=f"actions:{one.improvement}")
            return (LinkButton(say("✓ Action {code}", code=one.improvement), look, one.text),)
        if _ready(one):
            take = SecondaryButton(say("Turn into action"), partial(self.take, one))
        else:
            take = SecondaryButton(say("Owner and due date…"), partial(self.complete, one))
        take.setAccessibleName(f"{take.text()} {one.text}")
        return (take,)

    def take(self, one: Resolution) -> None:
        """Make one resolution into an action."""
        self._take(one.period, (one,))

    def take_all(self) -> None:
        """Make all that name owner and due date into actions, in one step."""
        if self._session is not None:
            self._take(self._session.meeting.period, None)

    def _take(self, period: str, chosen: Sequence[Resolution] | None) -> None:
        say, desk = self._desk.say, self._desk
        taken: list[int] = []
        if desk.attempt(lambda: taken.append(desk.company.follow_up.take_up(period, chosen))):
            words = say(
                "{count} {count:resolution|resolutions} turned into actions. Ctrl+Z takes it back.",
                count=taken[0],
            )
            desk.shell.tell(words)

    def complete(self, one: Resolution) -> None:
        """Ask who carries a resolution out and by when."""
        if self._session is not None:
            CompleteDialog(self._desk, self._session, one, self.window()).exec()


class CompleteDialog(Dialog):
    """Who carries a resolution out, and by when."""

    def __init__(
        self, desk: Desk, session: Session, resolution: Resolution, parent: QWidget | None = None
    ) -> None:
        say = desk.say
        super().__init__(say, say("Owner and due date"), say("Save"), parent)
        self.setFixedWidth(480)
        self._desk, self._session, self._resolution = desk, session, resolution
        self.body.addWidget(Text(resolution.text, "muted", wrap=True))
        self.owner, self.due = Choice(), QLineEdit()
        self.owner.offer([(person.number, person.name) for person in session.staff])
        self.owner.choose(resolution.owner or "")
        self.due.setText(resolution.due.isoformat() if resolution.due else "")
        self.owner_row = FormRow(say("Owner *"), self.owner)
        self.due_row = FormRow(say("Due *"), self.due, say("Such as 2026-11-30."))
        self.body.addWidget(self.owner_row)
        self.body.addWidget(self.due_row)
        (self.due if self.owner.code else self.owner).setFocus()

    def accept(self) -> None:
        """Write both, or say at the fields what is missing."""
        say, one = self.say, self._resolution
        owner = next(
            (person.number for person in self._session.staff if person.number == self.owner.code), ""
        )
        due = due_of(self.due.text(), self._session.meeting.day)
        self.owner_row.set_error("" if owner else say("Choose somebody from the list."))
        self.due_row.set_error("" if due else say("Write a day such as 2026-11-30."))
        if not owner or due is None:
            (self.due if owner else self.owner).setFocus()
            return
        minutes = self._desk.company.minutes
        if self._desk.attempt(
            lambda: minutes.resolve(one.period, one.item, one.position, one.text, owner, due)
        ):
            super().accept()


def in_order(session: Session) -> tuple[Resolution, ...]:
    """A meeting's resolutions in the order of its agenda."""
    return tuple(one for item in session.items for one in session.resolved(item.item))


def _ready(one: Resolution) -> bool:
    return one.improvement is None and one.owner is not None and one.due is not None
