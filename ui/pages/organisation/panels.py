"""The right side: the form of what is chosen — a department, a position, a person, or several people."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from services.chart import Chart, Person, Post
from services.domain.organisation import Department, Move
from services.language import Language
from services.wording.scored_by import scored_words
from services.workbooks.sheets.organisation import DEPARTMENTS, EMPLOYEES, POSITIONS
from ui.desk import Desk
from ui.pages.organisation.absences import AbsenceSection
from ui.pages.organisation.editing import Editing, offer_all
from ui.pages.organisation.tables import listed
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Card, Note, empty
from ui.widgets.record_form import Field, RecordForm
from ui.widgets.scrolled import ScrolledColumn
from ui.widgets.text import Text, rule

PERSON = ("name", "bonus_base", "department", "position", "manager", "hired", "left")
NEW_PERSON = ("number", "name", "department", "position", "manager", "hired", "bonus_base")


class Panel(Card):
    """A card with a scrolled body and, at its foot, the deletion and what locked months keep."""

    removing = Signal()

    def __init__(self, desk: Desk, title: str) -> None:
        super().__init__(title, " ", margins=(0, 0, 0, 0))
        self.desk, self.say = desk, desk.say
        self.area = ScrolledColumn((14, 12, 14, 12), 12)
        self.content = self.area.column
        self.body.addWidget(self.area)
        self.editing: Editing | None = None
        self.locked = Text(
            self.say("Locked months keep the names, departments and results they were locked with."),
            "small",
            wrap=True,
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.editing is not None:
            self.editing.restore()
            return
        super().keyPressEvent(event)

    def add_foot(self, words: str) -> None:
        """The deletion and the hint, below everything."""
        self.content.addStretch(1)
        self.content.addWidget(self.locked)
        self.remove = LinkButton(words, self.removing.emit)
        self.content.addWidget(self.remove)


class DepartmentPanel(Panel):
    """Name, place in the tree, head, coefficient and purpose of a department."""

    def __init__(self, desk: Desk) -> None:
        say = desk.say
        super().__init__(desk, say("Department"))
        self.form = RecordForm(department_fields(say)[1:])
        self.editing: Editing = Editing(desk, self.form, DEPARTMENTS, "department.change")
        self.people = Text("", "small", wrap=True)
        self.content.addWidget(self.form)
        self.content.addWidget(self.people)
        self.add_foot(say("Delete the department…"))

    def show_department(self, chart: Chart, department: Department) -> None:
        """Show a department."""
        offer_all(self.form, DEPARTMENTS, chart)
        self.set_head(department.name, department.code)
        self.editing.show(department)
        branch = next(each for each in chart.tree if each.record.code == department.code)
        words = self.say(
            "{own} people directly, {all} with the units below.", own=branch.own, all=branch.people
        )
        self.people.setText(words)
        self.locked.setVisible(chart.locked)


class PositionPanel(Panel):
    """Name, department and key mark of a position, and who holds it."""

    def __init__(self, desk: Desk) -> None:
        say = desk.say
        super().__init__(desk, say("Position"))
        self.form = RecordForm(position_fields(say)[1:])
        self.editing: Editing = Editing(desk, self.form, POSITIONS, "position.change")
        self.holders = Text("", wrap=True)
        self.content.addWidget(self.form)
        self.content.addWidget(Text(say("Held by"), "strong"))
        self.content.addWidget(self.holders)
        self.add_foot(say("Delete the position…"))

    def show_post(self, chart: Chart, post: Post) -> None:
        """Show a position."""
        offer_all(self.form, POSITIONS, chart)
        self.set_head(post.record.name, post.record.code)
        self.editing.show(post.record)
        self.holders.setText(listed(self.say, post.holders) or self.say("Vacant."))
        self.locked.setVisible(chart.locked)


class PersonPanel(Panel):
    """A person's form, whose card scores him or her, and the moves."""

    adding_move = Signal()
    removing_move = Signal(object)

    def __init__(self, desk: Desk) -> None:
        say = desk.say
        super().__init__(desk, say("Person"))
        self.form = RecordForm(person_fields(say, *PERSON))
        self.editing: Editing = Editing(desk, self.form, EMPLOYEES, "employee.change")
        self.note = Note()
        self.scored = Text("", wrap=True)
        self.note.lines.addWidget(self.scored)
        head = QHBoxLayout()
        head.addWidget(Text(say("Moves"), "strong"))
        head.addStretch(1)
        self.add_move = LinkButton(say("Add a move…"), self.adding_move.emit)
        head.addWidget(self.add_move)
        self.moves = QVBoxLayout()
        self.moves.setSpacing(4)
        self.content.addWidget(self.form)
        self.content.addWidget(self.note)
        self.content.addLayout(head)
        self.content.addLayout(self.moves)
        self.absences = AbsenceSection(desk)
        self.content.addWidget(self.absences)
        self.add_foot(say("Delete the person…"))

    def show_person(self, chart: Chart, person: Person) -> None:
        """Show a person."""
        say = self.say
        offer_all(self.form, EMPLOYEES, chart)
        self.set_head(person.record.name, person.record.number)
        moved = person.moved
        self.form.rows["department"].label.setText(
            say("Department before the moves") if moved else say("Department")
        )
        self.form.rows["position"].label.setText(
            say("Position before the moves") if moved else say("Position")
        )
        self.editing.show(person.record)
        found = chart.scored_by(person.record.number)
        self.note.setVisible(found is not None)
        self.scored.setText(scored_words(say, found, person.record.name) if found is not None else "")
        self._show_moves(chart, chart.moves.get(person.record.number, ()))
        self.absences.show_person(chart, person)
        self.locked.setVisible(chart.locked)

    def _show_moves(self, chart: Chart, moves: tuple[Move, ...]) -> None:
        empty(self.moves)
        for move in moves:
            self.moves.addWidget(_MoveLine(self.say, chart, move, self.removing_move.emit))
        if not moves:
            words = self.say(
                "None. A move changes department or position from a given day; earlier months are kept."
            )
            self.moves.addWidget(Text(words, "small", wrap=True))


class _MoveLine(QWidget):
    """A move: the day, where to, and its removal."""

    def __init__(self, say: Language, chart: Chart, move: Move, remove: Callable[[date], object]) -> None:
        super().__init__()
        self.setProperty("ground", "clear")
        places = (chart.department_name(move.department), chart.position_name(move.position))
        where = " · ".join(filter(None, places))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(2)
        row = QHBoxLayout()
        row.addWidget(Text(say.day(move.day), "muted"))
        row.addStretch(1)
        self.remove = LinkButton(say("Remove"), lambda: remove(move.day), f"{say.day(move.day)} {where}")
        row.addWidget(self.remove)
        column.addWidget(rule())
        column.addLayout(row)
        column.addWidget(Text(where, wrap=True))


def department_fields(say: Language) -> tuple[Field, ...]:
    """The fields of a department, its code first."""
    return (
        Field("code", say("Code"), half=True),
        Field("name", say("Department name")),
        Field("parent", say("Belongs to"), "choice", say("Blank: directly under the company.")),
        Field("head", say("Head"), "choice"),
        Field("coefficient", say("Bonus coefficient"), help=say("Blank counts as 1.")),
        Field("purpose", say("Work purpose"), "long"),
    )


def position_fields(say: Language) -> tuple[Field, ...]:
    """The fields of a position, its code first."""
    return (
        Field("code", say("Code"), half=True),
        Field("name", say("Position name")),
        Field("department", say("Department"), "choice"),
        Field("key", say("Key position"), "flag", say("The alignment check asks it for a strategic line.")),
    )


def person_fields(say: Language, *names: str) -> tuple[Field, ...]:
    """The named fields of a person, in that order."""
    fields = (
        Field("number", say("Number"), half=True),
        Field("name", say("Name"), half=True),
        Field("bonus_base", say("Bonus base"), half=True),
        Field("department", say("Department"), "choice"),
        Field("position", say("Position"), "choice"),
        Field("manager", say("Manager"), "choice"),
        Field("hired", say("Hired"), half=True),
        Field("left", say("Left"), half=True),
    )
    by_name = {field.name: field for field in fields}
    return tuple(by_name[name] for name in names)


def move_fields(say: Language) -> tuple[Field, ...]:
    """The fields of a move."""
    return (
        Field("day", say("Effective from"), help=say("The first day there, such as 2026-10-01.")),
        Field("department", say("Department"), "choice", say("Blank: as before.")),
        Field("position", say("Position"), "choice", say("Blank: as before.")),
    )
