"""What one does on the page: add, paste, move, delete; each is one action that undo takes back."""

from datetime import date
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog

from services.codes import next_code
from services.edits import EditRefused, FieldProblem, InUse, Row
from services.organisation import required
from services.pasted import read_block
from services.wording.fields import field_words
from services.wording.uses import use_words
from services.workbooks.shapes.sheet import Sheet
from services.workbooks.sheets.organisation import DEPARTMENTS, EMPLOYEES, MOVES, POSITIONS
from ui.dialogs.in_use import InUseDialog
from ui.first_step import next_acts
from ui.page import HeaderAct
from ui.pages.organisation.adding import Adding
from ui.pages.organisation.panels import (
    NEW_PERSON,
    department_fields,
    move_fields,
    person_fields,
    position_fields,
)
from ui.pages.organisation.pasting import PasteDialog
from ui.pages.organisation.sieve import PEOPLE

if TYPE_CHECKING:
    from services.chart import Chart, Person
    from ui.pages.organisation.page import Organisation


ARROW = " → "


class Acts:
    """The acts of the page."""

    def __init__(self, page: "Organisation") -> None:
        self._page = page
        self._desk = page.desk
        self._say = page.say

    @property
    def _chart(self) -> "Chart":
        if self._page.chart is None:
            raise AssertionError("the page has been shown")
        return self._page.chart

    def header(self) -> tuple[HeaderAct, ...]:
        """The header's buttons."""
        say = self._say
        if self._page.chart is None:
            return ()
        if self._chart.bare:
            return (HeaderAct(say("Add department"), self.add_department),)
        paste = HeaderAct(
            say("Paste from Excel"), self.paste, icon="import", hint=say("What was copied in Excel (Ctrl+V)")
        )
        if self._page.sieve.view == PEOPLE:
            return (paste, HeaderAct(say("Add person"), self.add_person, primary=True, icon="plus"))
        return (paste, HeaderAct(say("Add position"), self.add_position, primary=True, icon="plus"))

    def nobody_words(self) -> str:
        """What to do while the table is empty."""
        say, page = self._say, self._page
        if page.sieve.search.text().strip():
            return say("Nothing here matches. Clear the search field.")
        if page.sieve.view == PEOPLE:
            return say("Nobody here. Press “Add person”, or copy rows in Excel and press Ctrl+V.")
        return say("No position here. Press “Add position”, or copy rows in Excel and press Ctrl+V.")

    # Adding

    def add_department(self) -> None:
        """Ask for a new department, under the one in sight."""
        dialog = self.department_dialog()
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._page.department = dialog.form.value("code")
            self._page.refresh()

    def department_dialog(self) -> Adding:
        """The dialog for a new department."""
        say, chart = self._say, self._chart
        fields = [field for field in department_fields(say) if field.name not in {"head", "coefficient"}]
        dialog = Adding(self._desk, say("New department"), "department.add", DEPARTMENTS, fields, self._page)
        preset = {"code": next_code(chart.departments, "D01"), "parent": self._page.department}
        dialog.prepare(chart, preset, chart.departments)
        dialog.form.field("name").setFocus()
        return dialog

    def add_position(self) -> None:
        """Ask for a new position."""
        say, chart = self._say, self._chart
        fields = position_fields(say)
        dialog = Adding(self._desk, say("New position"), "position.add", POSITIONS, fields, self._page)
        preset = {"code": next_code(chart.positions, "P01"), "department": self._page.department}
        dialog.prepare(chart, preset, chart.positions)
        dialog.form.field("name").setFocus()
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._page.posts.choose([dialog.form.value("code")])

    def add_person(self) -> None:
        """Ask for a new person."""
        dialog = self.person_dialog()
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._page.people.choose([dialog.form.value("number")])

    def person_dialog(self) -> Adding:
        """The dialog for a new person, in the department in sight."""
        say, chart = self._say, self._chart
        fields = person_fields(say, *NEW_PERSON)
        dialog = Adding(self._desk, say("New person"), "employee.add", EMPLOYEES, fields, self._page)
        preset = {"number": next_code(chart.employees, "E0001"), "department": self._page.department}
        dialog.prepare(chart, preset, chart.employees)
        dialog.form.field("name").setFocus()
        return dialog

    def paste(self) -> None:
        """Show what the rows on the clipboard would do."""
        text = QGuiApplication.clipboard().text()
        sheet = EMPLOYEES if self._page.sieve.view == PEOPLE else POSITIONS
        block = read_block(text, sheet)
        if not block.rows:
            self._desk.shell.tell(
                self._say("Nothing to paste. Copy rows in Excel first, with or without headers.")
            )
            return
        dialog = PasteDialog(self._desk, block, self._page)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            words = self._say("{count} {count:row|rows} saved.", count=len(dialog.block.rows))
            self._desk.shell.tell(words, next_acts(self._desk))

    # Moving

    def put_under(self, code: str, parent: str) -> None:
        """Put a department under another (empty: the company); a circle is refused at the tree."""
        chart = self._chart
        department = chart.departments[code]
        if parent in {code, department.parent or ""}:
            return
        row = {"code": code, "name": department.name, "parent": parent}
        facts = self._move_facts(department.name, parent)
        try:
            self._desk.company.edits.put("department.move", DEPARTMENTS, [row], facts)
        except EditRefused as refused:
            words = self._words(self.with_names(refused.problems[0]))
            self._page.refuse(self._say("{name} stays where it is. {why}", name=department.name, why=words))

    def _move_facts(self, name: str, parent: str) -> dict[str, str]:
        under = self._chart.department_name(parent) if parent else self._desk.company.settings.read().name
        return {"name": name, "parent": under or self._say("Whole company")}

    def tell_set(self, count: int) -> None:
        """Say that several people were set."""
        self._desk.shell.tell(
            self._say("Applied to {count} {count:person|people}. Ctrl+Z takes it back.", count=count)
        )

    def add_move(self) -> None:
        """Ask for a move of the person in sight."""
        if (dialog := self.move_dialog()) is not None:
            dialog.exec()

    def move_dialog(self) -> Adding | None:
        """The dialog for a move of the person in sight."""
        person = self._person
        if person is None:
            return None
        say = self._say
        title = say("Move of {name}", name=person.record.name)
        dialog = Adding(self._desk, title, "move.add", MOVES, move_fields(say), self._page)
        dialog.fixed = {"employee": person.record.number}
        dialog.facts = {"name": person.record.name}
        dialog.prepare(self._chart, {"day": ""})
        return dialog

    def remove_move(self, day: date) -> None:
        """Take a move of the person in sight back."""
        person = self._person
        if person is not None:
            number = person.record.number
            self._desk.attempt(lambda: self._desk.company.organisation.remove_move(number, day))

    @property
    def _person(self) -> "Person | None":
        subject = self._page.subject
        return self._chart.person(subject.code) if subject is not None else None

    # Deleting

    def remove_department(self, code: str) -> None:
        """Delete a department, or tell what depends on it."""
        self._remove("department.remove", DEPARTMENTS, code, self._chart.department_name(code))

    def remove(self) -> None:
        """Delete what is chosen in the table, one record at a time."""
        keys = self._page.table.keys
        if len(keys) != 1:
            if keys:
                self._desk.shell.tell(self._say("Choose one row to delete it."))
            return
        if self._page.sieve.view != PEOPLE:
            self._remove("position.remove", POSITIONS, keys[0], self._chart.position_name(keys[0]))
        elif (person := self._chart.person(keys[0])) is not None:
            self._remove("employee.remove", EMPLOYEES, keys[0], person.record.name)

    def _remove(self, verb: str, sheet: Sheet, code: str, name: str) -> None:
        key = {sheet.columns[0].field: code}
        try:
            self._desk.company.edits.remove(verb, sheet, key, {"name": name})
        except InUse as refused:
            self._refuse_removal(sheet, code, name, refused)
        else:
            words = self._say("{name} deleted. Ctrl+Z brings it back.", name=name)
            self._desk.shell.tell(words)

    def _refuse_removal(self, sheet: Sheet, code: str, name: str, refused: InUse) -> None:
        dialog = self.in_use_dialog(sheet, code, name, refused)
        if dialog.exec() == QDialog.DialogCode.Accepted and sheet is EMPLOYEES:
            row = self._leave_row(code, dialog.day)
            facts = {"name": name, "day": dialog.day}
            self._desk.attempt(
                lambda: self._desk.company.edits.put("employee.leave", EMPLOYEES, [row], facts)
            )

    def in_use_dialog(self, sheet: Sheet, code: str, name: str, refused: InUse) -> InUseDialog:
        """What depends on a record; for a person with the offer of a leave date."""
        uses = use_words(self._say, refused.uses)
        if sheet is not EMPLOYEES:
            return InUseDialog(self._say, name, uses, self._page)
        return InUseDialog(self._say, name, uses, self._page, check=lambda day: self._wrong_day(code, day))

    def _leave_row(self, number: str, day: str) -> Row:
        person = self._chart.person(number)
        if person is None:
            raise AssertionError("the person is on the chart")
        return {**required(person), "left": day}

    def _wrong_day(self, number: str, day: str) -> str:
        found = self._desk.company.edits.check(EMPLOYEES, [self._leave_row(number, day)])
        return next((self._words(problem) for problem in found if problem.stops), "")

    def with_names(self, found: FieldProblem) -> FieldProblem:
        """A problem whose path of departments is told by their names."""
        path = found.problem.facts.get("path")
        if not isinstance(path, str):
            return found
        names = ARROW.join(map(self._chart.department_name, path.split(ARROW)))
        return replace(found, problem=replace(found.problem, facts={"path": names}))

    def _words(self, problem: FieldProblem) -> str:
        return field_words(self._say, problem)
