"""The page: the departments at the left, people or positions in the middle, the form at the right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from models.terms import SubjectType
from services.chart import Chart
from services.domain.scorecard import SubjectKey
from ui.page import HeaderAct, Page
from ui.pages.organisation.acts import Acts
from ui.pages.organisation.panels import DepartmentPanel, PersonPanel, PositionPanel
from ui.pages.organisation.several import SeveralPanel
from ui.pages.organisation.sieve import ACTIVE, PEOPLE, Sieve
from ui.pages.organisation.tables import RecordTable, people_columns, post_columns
from ui.pages.organisation.tree import DepartmentTree
from ui.theme.tokens import GAP
from ui.widgets.card import Card, Note
from ui.widgets.empty import EmptyState
from ui.widgets.text import Text

LEFT_COLUMN = 6
TREE, SIDE = 196, 264


class Organisation(Page):
    """Departments, positions and people. `subject` is the person in sight."""

    scrolled = False

    def build(self) -> None:
        self.chart: Chart | None = None
        self.department = ""
        self.do = Acts(self)
        self.stack = QStackedWidget()
        self.column.addWidget(self.stack)
        self.stack.addWidget(self._make_room())
        self.stack.addWidget(self._make_empty())

    def _make_empty(self) -> EmptyState:
        say = self.say
        return EmptyState(
            self.theme,
            "people",
            say("No people yet"),
            say(
                "Copy the list of people in Excel, then press the button: number, name, department, "
                "position, manager, hired. Departments and positions are added with them. Or begin with "
                "“Add department”."
            ),
            button=say("Paste from Excel"),
            act=self.do.paste,
        )

    def _make_room(self) -> QWidget:
        room = QWidget()
        room.setProperty("ground", "clear")
        column = QVBoxLayout(room)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        self.sieve = Sieve(self.say, self.theme, self.desk.jobs)
        self.sieve.changed.connect(self._show_middle)
        self.sieve.turned.connect(self._on_turn)
        column.addWidget(self.sieve)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self._make_tree())
        row.addWidget(self._make_middle(), 1)
        row.addWidget(self._make_side())
        column.addLayout(row, 1)
        return room

    def _make_tree(self) -> Card:
        say = self.say
        self.tree = DepartmentTree(say, self.theme)
        self.tree.chosen.connect(self._on_department)
        self.tree.dropped.connect(self.do.put_under)
        self.tree.entered.connect(self._enter_form)
        self.tree.removing.connect(self.do.remove_department)
        card = Card(say("Departments"), margins=(0, 0, 0, 0))
        card.setFixedWidth(TREE)
        self.add_department = card.add_link(say("Add"), self.do.add_department)
        card.body.addWidget(self.tree, 1)
        self.refusal = Note("red")
        self.refused = Text("", wrap=True)
        self.refusal.lines.addWidget(self.refused)
        self.refusal.hide()
        card.body.addWidget(self.refusal)
        return card

    def _make_middle(self) -> Card:
        say = self.say
        self.people = RecordTable(
            self.theme, say("People"), people_columns(say), lambda row: str(row.record.number)
        )
        self.posts = RecordTable(
            self.theme, say("Positions"), post_columns(say), lambda row: str(row.record.code)
        )
        self.people.remember(self.desk.preferences, "organisation.people")
        self.posts.remember(self.desk.preferences, "organisation.positions")
        self.tables = QStackedWidget()
        for table in (self.people, self.posts):
            table.chosen.connect(self._show_side)
            table.pasting.connect(self.do.paste)
            table.removing.connect(self.do.remove)
            table.entered.connect(self._enter_form)
            self.tables.addWidget(table)
        self.nobody = Text("", "muted", wrap=True)
        self.nobody.setContentsMargins(16, 16, 16, 16)
        self.nobody.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.tables.addWidget(self.nobody)
        card = Card(margins=(0, 0, 0, 0))
        card.body.addWidget(self.tables)
        return card

    def _make_side(self) -> QStackedWidget:
        self.side = QStackedWidget()
        self.side.setFixedWidth(SIDE)
        self.of_department = DepartmentPanel(self.desk)
        self.of_person = PersonPanel(self.desk)
        self.of_post = PositionPanel(self.desk)
        self.of_several = SeveralPanel(self.desk)
        self.hint = Card()
        words = self.say(
            "Choose a department, a person or a position to see and change it here. Choose several people "
            "(Ctrl or Shift and click) to set department, position or manager for all of them."
        )
        self.hint.body.addWidget(Text(words, "muted", wrap=True))
        self.hint.body.addStretch(1)
        panels = (self.hint, self.of_department, self.of_person, self.of_post, self.of_several)
        for panel in panels:
            self.side.addWidget(panel)
        self.of_department.removing.connect(lambda: self.do.remove_department(self.department))
        self.of_person.removing.connect(self.do.remove)
        self.of_post.removing.connect(self.do.remove)
        self.of_person.adding_move.connect(self.do.add_move)
        self.of_person.removing_move.connect(self.do.remove_move)
        self.of_several.done.connect(self.do.tell_set)
        self.of_department.editing.reword = self.do.with_names
        return self.side

    # What is shown

    def refresh(self) -> None:
        self.chart = chart = self.desk.company.organisation.chart()
        self.refusal.hide()
        active = sum(person.active for person in chart.people)
        self.subtitle = (
            ""
            if chart.bare
            else self.say(
                "{departments} {departments:department|departments} · {positions} "
                "{positions:position|positions} · {people} {people:person|people}",
                departments=len(chart.tree),
                positions=len(chart.posts),
                people=active,
            )
        )
        self.stack.setCurrentIndex(1 if chart.bare else 0)
        if chart.bare:
            return
        if self.department not in chart.departments:
            self.department = ""
        self.tree.show_chart(chart, self.department)
        self._show_middle()

    def _within(self) -> frozenset[str] | None:
        """The departments in sight; None for all."""
        if self.chart is None or not self.department:
            return None
        return self.chart.within(self.department)

    def _show_middle(self) -> None:
        chart = self.chart
        if chart is None:
            return
        within = self._within()
        people = [person for person in chart.people if within is None or person.department in within]
        self.sieve.show_counts(people)
        self.people.setColumnHidden(LEFT_COLUMN, self.sieve.states.current == ACTIVE)
        self.people.show_records([person for person in people if self.sieve.keeps_person(person)])
        posts = [post for post in chart.posts if within is None or post.record.department in within]
        self.posts.show_records([post for post in posts if self.sieve.keeps_post(post)])
        table = self.table
        self.nobody.setText(self.do.nobody_words())
        self.tables.setCurrentWidget(table if table.rows.rows else self.nobody)
        self._show_side()

    @property
    def table(self) -> RecordTable:
        """The table of the view."""
        return self.people if self.sieve.view == PEOPLE else self.posts

    def _show_side(self) -> None:
        """The form of what is chosen: rows of the table before the department."""
        chart, keys = self.chart, self.table.keys
        if chart is None:
            return
        self.subject = None
        if self.table is self.people and len(keys) > 1:
            self.of_several.show_people(chart, keys)
            self.side.setCurrentWidget(self.of_several)
        elif self.table is self.people and keys and (person := chart.person(keys[0])) is not None:
            self.subject = SubjectKey(SubjectType.EMPLOYEE, keys[0])
            self.of_person.show_person(chart, person)
            self.side.setCurrentWidget(self.of_person)
        elif self.table is self.posts and keys:
            post = next(post for post in chart.posts if post.record.code == keys[0])
            self.of_post.show_post(chart, post)
            self.side.setCurrentWidget(self.of_post)
        elif self.department:
            self.of_department.show_department(chart, chart.departments[self.department])
            self.side.setCurrentWidget(self.of_department)
        else:
            self.side.setCurrentWidget(self.hint)

    # What one does

    def _on_department(self, code: str) -> None:
        self.department = code
        self.refusal.hide()
        self.people.clearSelection()
        self.posts.clearSelection()
        self._show_middle()

    def _on_turn(self) -> None:
        self._show_middle()
        self.headed.emit()

    def _enter_form(self) -> None:
        panel = self.side.currentWidget()
        form = getattr(panel, "form", None)
        if form is not None:
            next(iter(form.rows.values())).field.setFocus()

    def refuse(self, words: str) -> None:
        """Say at the tree why a department stays where it is."""
        self.refused.setText(words)
        self.refusal.show()

    # What the window asks

    def acts(self) -> tuple[HeaderAct, ...]:
        return self.do.header()

    def find_here(self) -> None:
        self.sieve.search.setFocus()
        self.sieve.search.selectAll()

    def show_subject(self, key: SubjectKey) -> None:
        if key.type is SubjectType.EMPLOYEE:
            self.sieve.show_everybody()
            self.tree.choose("")
            self._show_middle()
            self.people.choose([key.code])
        elif key.type is SubjectType.DEPARTMENT:
            self.tree.choose(key.code)
        elif key.type is SubjectType.POSITION:
            self.tree.choose("")
            self.sieve.show_positions()
            self._on_turn()
            self.posts.choose([key.code])
