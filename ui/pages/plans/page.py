"""The page: whose plans at the left; their lines, as planned or beside what came of them, at the right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from models.terms import SubjectType
from services.domain.plan_board import Outcome, PlanBoard, PlanEntry, PlanOwner
from services.domain.scorecard import SubjectKey
from ui.page import HeaderAct, Page
from ui.pages.plans.acts import Acts
from ui.pages.plans.groups import DEPARTMENT, KPI, PERSON, GroupList, group_of, group_rows
from ui.pages.plans.tables import LineTable, outcome_columns, plan_columns
from ui.theme.tokens import GAP
from ui.widgets.buttons import LinkButton, SecondaryButton, SegmentedButtons
from ui.widgets.card import Card, Note
from ui.widgets.empty import EmptyState

LIST = 252
COMPARE, START = "compare", "start"


class Plans(Page):
    """Plans of a period. The filter `compare` shows what came of them, `start` starts them."""

    scrolled = False

    def build(self) -> None:
        self.board: PlanBoard | None = None
        self.before = self.next_month = ""
        self._outcomes: tuple[Outcome, ...] | None = None
        self.do = Acts(self)
        self.stack = QStackedWidget()
        self.column.addWidget(self.stack)
        self.stack.addWidget(self._make_room())
        say, shell = self.say, self.desk.shell
        self.stack.addWidget(
            EmptyState(
                self.theme,
                "plan",
                say("No period is open yet"),
                say("Plans belong to a month. Open it first; last month's plans can then be carried over."),
                button=say("Open a period…"),
                act=shell.open_period,
            )
        )

    def _make_room(self) -> QWidget:
        say = self.say
        room = QWidget()
        room.setProperty("ground", "clear")
        column = QVBoxLayout(room)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        self.views = SegmentedButtons(
            [(PERSON, say("By person")), (DEPARTMENT, say("By department")), (KPI, say("By KPI"))]
        )
        self.views.chosen.connect(self.turn_to)
        self.compare = QCheckBox(say("Compare with outcomes and last month"))
        self.compare.toggled.connect(lambda _on: self._show_lines())
        row = QHBoxLayout()
        row.addWidget(self.views)
        row.addStretch(1)
        self.preview = LinkButton(say("Preview"), self.do.preview, say("Monthly plans"))
        row.addWidget(self.preview)
        row.addWidget(self.compare)
        column.addLayout(row)
        lower = QHBoxLayout()
        lower.setSpacing(GAP)
        lower.addWidget(self._make_groups())
        lower.addWidget(self._make_lines(), 1)
        column.addLayout(lower, 1)
        return room

    def _make_groups(self) -> Card:
        self.groups = GroupList(self.say, self.theme)
        self.groups.picked.connect(self._on_group)
        card = Card(margins=(0, 0, 0, 0))
        card.setFixedWidth(LIST)
        card.body.addWidget(self.groups)
        return card

    def _make_lines(self) -> Card:
        say, theme = self.say, self.theme
        self.plan = LineTable(theme, say("Plan lines"), plan_columns(say), lambda row: row)
        self.outcome = LineTable(theme, say("Plan and outcome"), outcome_columns(say), lambda row: row.entry)
        for table in (self.plan, self.outcome):
            table.chosen.connect(self._show_acts)
            table.settling.connect(self.do.settle)
        self.plan.entered.connect(self.do.change)
        self.outcome.entered.connect(self.do.settle)
        self.plan.adding.connect(self.do.add)
        self.plan.removing.connect(self.do.remove)
        self.plan.moving.connect(self.do.move)
        self.plan.remember(self.desk.preferences, "plans.lines")
        self.nobody = EmptyState(theme, "plan", " ", " ", button=say("Add a line…"), act=self.do.add)
        self.tables = QStackedWidget()
        for widget in (self.plan, self.outcome, self.nobody):
            self.tables.addWidget(widget)
        self.card = Card(" ", margins=(0, 0, 0, 0))
        self.warning = Note("amber")
        self.warned = self.warning.say()
        self.card.body.addWidget(self.warning)
        self.card.body.addWidget(self.tables, 1)
        self.card.body.addLayout(self._make_bar())
        return self.card

    def _make_bar(self) -> QHBoxLayout:
        say = self.say
        self.add = SecondaryButton(say("Add a line…"), self.do.add)
        self.change = SecondaryButton(say("Change…"), self.do.change)
        self.settle = SecondaryButton(say("What came of it…"), self.do.settle)
        self.up = SecondaryButton(say("Up"), lambda: self.do.move(-1))
        self.down = SecondaryButton(say("Down"), lambda: self.do.move(1))
        self.remove = SecondaryButton(say("Delete"), self.do.remove)
        keys = ("Insert", "Enter", say("Space"), "Alt+↑", "Alt+↓", "Delete")
        buttons = (self.add, self.change, self.settle, self.up, self.down, self.remove)
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 8, 12, 8)
        bar.setSpacing(8)
        for key, button in zip(keys, buttons, strict=True):
            button.setToolTip(key)
            bar.addWidget(button)
        bar.addStretch(1)
        return bar

    # What is shown

    def refresh(self) -> None:
        self.stack.setCurrentIndex(0 if self.period else 1)
        self._outcomes = None
        if not self.period:
            self.board, self.subtitle = None, ""
            return
        company = self.desk.company
        self.board = board = company.plans.board(self.period)
        self.before = company.plans.before(self.period)
        latest = company.periods.latest_month()
        self.next_month = company.periods.next_month() if latest == self.period else ""
        owners = {entry.line.owner for entry in board.entries}
        self.subtitle = self.say(
            "{approved} of {people} approved",
            people=len(owners),
            approved=len(owners & board.approvals.keys()),
        )
        self._show_groups()

    def _show_groups(self) -> None:
        if self.board is not None:
            self.groups.show_groups(group_rows(self.say, self.board, self.views.current))
            self._show_lines()

    def _show_lines(self) -> None:
        board = self.board
        if board is None:
            return
        entries = self._in_sight(board.entries)
        self.card.set_head(self.title or self.say("Plans"), self._about(board))
        owner = self.owner
        self.warning.setVisible(owner is not None and board.numbers_only(owner.number))
        self.warned.setText(self.say("▲ Figures only: no line here says what will actually be done."))
        person = self.views.current == PERSON
        if self.compare.isChecked():
            self.outcome.hide_column("owner", hidden=person)
            self.outcome.show_lines([one for one in self._all_outcomes() if self._in_sight([one.entry])])
        self.plan.hide_column("owner", hidden=person)
        self.plan.hide_column("kpi", hidden=self.views.current == KPI)
        self.plan.show_lines(entries)
        shown = self.outcome if self.compare.isChecked() else self.plan
        self.tables.setCurrentWidget(shown if shown.lines.rows else self.nobody)
        self._say_empty()
        self._show_acts()
        self.headed.emit()

    def _in_sight(self, entries: "tuple[PlanEntry, ...] | list[PlanEntry]") -> list[PlanEntry]:
        group, key = group_of(self.views.current), self.groups.key
        return [entry for entry in entries if group(entry)[0] == key]

    def _all_outcomes(self) -> tuple[Outcome, ...]:
        """Last month's lines and this month's, beside what came of them; read once."""
        if self._outcomes is None:
            plans = self.desk.company.plans
            opened = {record.code for record in self.desk.company.periods.all()}
            before = plans.outcomes(self.before) if self.before in opened else ()
            self._outcomes = (*before, *plans.outcomes(self.period))
        return self._outcomes

    def _about(self, board: PlanBoard) -> str:
        """What the card's head says beside the name: department, and who approved."""
        say, owner = self.say, self.owner
        if owner is None:
            return self.groups.key or "" if self.views.current == KPI else ""
        approval = board.approvals.get(owner.number)
        words = [owner.department_name, owner.position_name]
        if approval is not None:
            name = board.approver_names.get(approval.by, approval.by)
            words += [say("✓ approved by {name}, {day}", name=name, day=say.day(approval.day)), approval.note]
        return " · ".join(filter(None, words))

    def _say_empty(self) -> None:
        say = self.say
        words = say("Carry over open lines from last month, or add the first line.")
        name = self.title
        title = say("{name} has no plan for this period yet", name=name) if name else say("No plan yet")
        self.nobody.show_words(title, words, say("Add a line…"))

    def _show_acts(self) -> None:
        entry, planning = self.entry, not self.compare.isChecked()
        mine = 0 if self.board is None or entry is None else len(self.board.of(entry.line.owner))
        here = entry is not None and planning
        self.settle.setEnabled(entry is not None)
        self.change.setEnabled(here)
        self.remove.setEnabled(here)
        self.up.setEnabled(here and entry is not None and entry.line.position > 0)
        self.down.setEnabled(here and entry is not None and entry.line.position < mine - 1)

    # What is chosen

    @property
    def title(self) -> str:
        """What the group in sight is called."""
        return self.groups.title

    @property
    def owner(self) -> PlanOwner | None:
        """The person in sight; None in the other views."""
        if self.board is None or self.views.current != PERSON:
            return None
        return next((owner for owner in self.board.owners if owner.number == self.groups.key), None)

    @property
    def kpi(self) -> str:
        """The KPI in sight; "" in the other views."""
        return (self.groups.key or "") if self.views.current == KPI else ""

    @property
    def entry(self) -> PlanEntry | None:
        """The chosen line."""
        return (self.outcome if self.compare.isChecked() else self.plan).entry

    @property
    def owners_in_sight(self) -> tuple[str, ...]:
        """Whose lines are in sight: the person, or those who have lines in the department or for the KPI."""
        if self.board is None:
            return ()
        if (owner := self.owner) is not None:
            return (owner.number,)
        return tuple(dict.fromkeys(entry.line.owner for entry in self._in_sight(self.board.entries)))

    # What one does

    def turn_to(self, view: str) -> None:
        """Group the lines otherwise."""
        self.views.choose(view)
        self._show_groups()

    def _on_group(self) -> None:
        self._show_lines()

    # What the window asks

    def acts(self) -> tuple[HeaderAct, ...]:
        return self.do.header()

    def print_here(self) -> None:
        self.do.preview()

    def find_here(self) -> None:
        self.groups.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_subject(self, key: SubjectKey) -> None:
        view = DEPARTMENT if key.type is SubjectType.DEPARTMENT else PERSON
        self.turn_to(view)
        self.groups.choose(key.code)
        self._show_lines()

    def show_filter(self, name: str) -> None:
        if name == COMPARE:
            self.compare.setChecked(True)
        elif name == START and self.board is not None:
            self.do.start()
