"""Step 2: who works where. Departments and positions come with the people."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout

from services.domain.beginning import Beginning, Stage
from services.domain.company import Records
from services.domain.organisation import Department
from services.pasted import PastePreview
from services.wording.fields import field_words
from services.workbooks.preview import Fate
from services.workbooks.sheets.organisation import DEPARTMENTS
from ui.pages.new_company.people_grid import COLUMNS, PeopleGrid
from ui.pages.new_company.step import Step
from ui.theme.tokens import GAP
from ui.widgets.buttons import SecondaryButton
from ui.widgets.card import Card, Note
from ui.widgets.card import empty as emptied
from ui.widgets.choice import Choice, Item
from ui.widgets.form import FormRow
from ui.widgets.scrolled import ScrolledColumn
from ui.widgets.text import Text

_SIDE, _LOW_SIDE, _SHOWN = 264, 188, 3


class PeopleStep(Step):
    """The grid at the left; at the right who is in already, and who heads each department."""

    stage = Stage.PEOPLE

    def purpose(self) -> str:
        return self.say(
            "Type a few people, or copy the list in Excel and paste it. Departments and positions are "
            "added by name. Anyone without a number is given one."
        )

    def build(self) -> None:
        say = self.say
        self.preview = PastePreview((), ())
        self.heads: dict[str, Choice] = {}
        self.lines: dict[str, FormRow] = {}
        self.chosen: dict[str, str] = {}
        self.listed: tuple[object, ...] = ()
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        self.paste = SecondaryButton(say("Paste from Excel"), self._paste)
        self.copy = SecondaryButton(say("Copy the headers for Excel"), self._copy)
        self.grid = PeopleGrid(say, self.desk.theme)
        self.clear = SecondaryButton(say("Clear the grid"), self.grid.wipe)
        for button in (self.paste, self.copy, self.clear):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.column.addLayout(buttons)
        self.grid.edited.connect(self._check)
        card = Card(margins=(0, 0, 0, 0))
        card.body.addWidget(self.grid)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(card, 1)
        row.addWidget(self._side())
        self.column.addLayout(row, 1)
        self.verdict = Text("", "strong", wrap=True)
        self.problems = Note("red")
        self.column.addWidget(self.verdict)
        self.column.addWidget(self.problems)
        self.problems.hide()

    def fit(self, *, narrow: bool) -> None:
        self.present.setFixedWidth(_LOW_SIDE if narrow else _SIDE)

    def _side(self) -> Card:
        say = self.say
        self.present = Card(say("Departments"), margins=(0, 0, 0, 0))
        area = ScrolledColumn(spacing=12)
        self.rows = area.column
        self.present.body.addWidget(area)
        return self.present

    # What is shown

    def show_records(self, records: Records) -> None:
        say = self.say
        self.grid.taken = {person.number for person in records.employees}
        people = [(person.number, person.name, person.department) for person in records.employees]
        self.present.set_head(say("Departments"), say("{count} {count:person|people}", count=len(people)))
        self.chosen = {department.code: department.head or "" for department in records.departments}
        listed = (people, [(department.code, department.name) for department in records.departments])
        if listed != self.listed:
            self.listed = listed
            self._list_heads(records, people)
        for code, choice in self.heads.items():
            choice.choose(self.chosen[code])
        self._check()

    def _list_heads(self, records: Records, people: list[tuple[str, str, str]]) -> None:
        emptied(self.rows)
        self.heads, self.lines = {}, {}
        for department in records.departments:
            own_first = sorted(people, key=lambda person: person[2] != department.code)
            self.rows.addWidget(self._head(department, [(number, name) for number, name, _ in own_first]))
        if not records.departments:
            words = self.say(
                "No people yet. Their departments will be listed here; then choose who heads each."
            )
            self.rows.addWidget(Text(words, "muted", wrap=True))
        self.rows.addStretch(1)

    def _head(self, department: Department, people: list[Item]) -> FormRow:
        choice = Choice()
        choice.offer(people)
        choice.settled.connect(lambda: self._set_head(department, choice.code))
        self.heads[department.code] = choice
        self.lines[department.code] = FormRow(self.say("Head of {name}", name=department.name), choice)
        return self.lines[department.code]

    def _set_head(self, department: Department, head: str) -> None:
        if head == self.chosen[department.code]:
            self.lines[department.code].set_error("")
            return
        row = {"code": department.code, "name": department.name, "head": head}
        edits, facts = self.desk.company.edits, {"name": department.name}
        wrong = [field_words(self.say, one) for one in edits.check(DEPARTMENTS, [row]) if one.stops]
        self.lines[department.code].set_error(" ".join(wrong))
        if wrong:
            return
        self.desk.attempt(lambda: edits.put("department.change", DEPARTMENTS, [row], facts))

    def count(self, beginning: Beginning) -> str:
        return self.say(
            "{people} {people:person|people} · {departments} {departments:department|departments}",
            people=beginning.people,
            departments=beginning.departments,
        )

    # What one does

    def _paste(self) -> None:
        self.grid.paste(QGuiApplication.clipboard().text())

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.grid.headers)
        self.desk.shell.tell(self.say("Copied. Paste it into the first row of an empty sheet in Excel."))

    def _check(self) -> None:
        """See what the rows would do, and say what is wrong where it stands."""
        say, block = self.say, self.grid.block
        organisation = self.desk.company.organisation
        self.preview = organisation.preview(block, add_missing=True) if block.rows else PastePreview((), ())
        stops = [found for found in self.preview.problems if found.stops]
        self.grid.mark({(found.row, found.field): field_words(say, found) for found in stops})
        emptied(self.problems.lines)
        for found in stops[:_SHOWN]:
            title = say(COLUMNS[found.field]) if found.field in COLUMNS else ""
            row = self.grid.used[found.row] + 1 if found.row < len(self.grid.used) else found.row + 1
            words = field_words(say, found)
            self.problems.say(say("Row {row}, {column}: {words}", row=row, column=title, words=words))
        if len(stops) > _SHOWN:
            self.problems.say(say("… and {count} more", count=len(stops) - _SHOWN))
        self.problems.setVisible(bool(stops))
        self._show_verdict()
        self.changed.emit()

    def _show_verdict(self) -> None:
        say, preview = self.say, self.preview
        parts = []
        if preview.fates:
            added, changed = preview.count(Fate.ADDED), preview.count(Fate.CHANGED)
            parts.append(say("{added} new people, {changed} changed", added=added, changed=changed))
        if preview.missing:
            names = " · ".join(preview.missing[:8]) + (" …" if len(preview.missing) > 8 else "")
            parts.append(say("also added: {names}", names=names))
        if self.grid.left_out:
            parts.append(say("left out: {columns}", columns=" · ".join(self.grid.left_out)))
        self.verdict.setText(("；" if say.code == "zh" else "; ").join(parts))
        self.verdict.setVisible(bool(parts))
        self.clear.setEnabled(bool(preview.fates))

    @property
    def pending(self) -> bool:
        return bool(self.preview.fates)

    @property
    def ready(self) -> bool:
        return not self.preview.stops

    def save(self) -> bool:
        block = self.grid.block
        if not block.rows:
            return True
        organisation = self.desk.company.organisation
        written = self.desk.attempt(lambda: organisation.paste(block, add_missing=True))
        if written:
            self.grid.wipe()
            self.more = not all(self.chosen.values())
        return written
