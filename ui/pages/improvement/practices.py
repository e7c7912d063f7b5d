"""Good practices: what worked beside how far each department is with it, and what could be one."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from models.terms import SpreadState
from services.domain.practice import PracticeSpread
from services.domain.practice_list import ListedPractice, Origin, PracticeList, Suggestion
from services.wording.terms import label
from ui.dialogs.confirm import Confirm
from ui.page import HeaderAct
from ui.pages.improvement.practice_dialogs import PracticeDialog, SpreadDialog
from ui.section import Section
from ui.theme.tokens import SMALL
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Card, empty
from ui.widgets.empty import EmptyState
from ui.widgets.press import PressPanel
from ui.widgets.scrolled import Scrolled, ScrolledColumn
from ui.widgets.text import Elided, Text, Tone

MARKS = {
    SpreadState.PLANNED: "○",
    SpreadState.TRYING: "◐",
    SpreadState.ADOPTED: "●",
    SpreadState.DROPPED: "×",
}
_TONES: dict[SpreadState, Tone] = {
    SpreadState.ADOPTED: "green",
    SpreadState.TRYING: "accent",
    SpreadState.DROPPED: "muted",
}
_NAME, _CELL, _AIR = 300, 84, 4


class PracticesSection(Section):
    """A matrix of practices and departments; each cell is a button that tells and changes how far it is."""

    scrolled = False

    def build(self) -> None:
        say = self.say
        self.found = PracticeList()
        self.wide = self._widest()
        self.cells: dict[tuple[str, str], SpreadCell] = {}
        self.matrix = Card(say("Practices and departments"), margins=(0, 0, 0, 0))
        self._room, self.grid = _plain_grid()
        self.matrix.body.addWidget(Scrolled(self._room, across=True), 1)
        self.hints = Card(say("Possible good practices"), say("found in your data; you decide"))
        hints = ScrolledColumn((0, 0, 8, 0), 8)
        self.hint_lines = hints.column
        self.hints.body.addWidget(hints, 1)
        self.hints.setMinimumHeight(140)
        self.hints.setMaximumHeight(240)
        self.empty = EmptyState(
            self.theme,
            "improvement",
            say("No good practice yet"),
            say("Write down what worked and with what result; then spread it to other departments."),
            button=say("New practice…"),
            act=self.add,
        )
        for widget in (self.matrix, self.empty):
            self.column.addWidget(widget, 1)
        self.column.addWidget(self.hints)

    def _widest(self) -> int:
        """How wide a cell is: the longest of the states stands in it whole."""
        metrics = QFontMetrics(self.theme.sized(SMALL))
        words = (f"{MARKS[state]} {label(self.say, state)}" for state in SpreadState)
        return max(_CELL, *(metrics.horizontalAdvance(each) + 2 * _AIR + 2 for each in words))

    def refresh(self) -> None:
        book = self.desk.company.practices
        self.found = book.listed()
        suggestions = book.suggestions(self.period) if self.period else ()
        self.matrix.setVisible(bool(self.found.listed))
        self.empty.setVisible(not self.found.listed)
        self.subtitle = self.say("Good practices: {count}", count=len(self.found.listed))
        self._show_matrix()
        self._show_hints(suggestions)

    def _show_matrix(self) -> None:
        say = self.say
        focus = next((key for key, cell in self.cells.items() if cell.hasFocus()), None)
        empty(self.grid)
        self.cells.clear()
        self.grid.addWidget(Text(say("Practice"), "small"), 0, 0)
        for column, (_code, name) in enumerate(self.found.departments, 1):
            head = Elided(name, "small")
            head.setFixedWidth(self.wide)
            head.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self.grid.addWidget(head, 0, column)
        for row, one in enumerate(self.found.listed, 1):
            self.grid.addWidget(self._named(one), row, 0)
            for column, (code, name) in enumerate(self.found.departments, 1):
                cell = self._cell(one, code, name)
                self.cells[one.practice.code, code] = cell
                self.grid.addWidget(cell, row, column)
        self.grid.setRowStretch(len(self.found.listed) + 1, 1)
        self.grid.setColumnStretch(len(self.found.departments) + 1, 1)
        if focus in self.cells:
            self.cells[focus].setFocus()

    def _named(self, one: ListedPractice) -> QWidget:
        say, practice = self.say, one.practice
        room = QWidget()
        room.setProperty("ground", "clear")
        room.setFixedWidth(_NAME)
        column = QVBoxLayout(room)
        column.setContentsMargins(0, 6, 0, 6)
        column.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(Text(practice.title, "strong", wrap=True), 1)
        for words, act in ((say("Change…"), self.change), (say("Delete…"), self.remove)):
            head.addWidget(LinkButton(words, partial(act, one), practice.title), 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        whence = " · ".join(filter(None, (one.department_name, one.kpi_name, say.period(practice.period))))
        column.addWidget(Elided(whence, "small"))
        if practice.result:
            column.addWidget(Text(practice.result, wrap=True))
        return room

    def _cell(self, one: ListedPractice, code: str, name: str) -> "SpreadCell":
        say, spread = self.say, one.spreads.get(code)
        home = one.practice.department == code
        state = label(say, spread.state) if spread else say("comes from here") if home else say("not spread")
        about = say(
            "{practice}, {department}: {state}", practice=one.practice.title, department=name, state=state
        )

        def act() -> None:
            SpreadDialog(self.desk, one, code, name, self).exec()

        cell = SpreadCell(self, about, act)
        words = f"{MARKS[spread.state]} {state}" if spread else say("source") if home else "·"
        cell.show_spread(words, _TONES.get(spread.state, "") if spread else "muted", spread)
        return cell

    def _show_hints(self, suggestions: tuple[Suggestion, ...]) -> None:
        say = self.say
        empty(self.hint_lines)
        self.hints.setVisible(bool(suggestions))
        for one in suggestions:
            row = QHBoxLayout()
            row.setSpacing(12)
            told = {
                Origin.ACTION: say(
                    "{name} rose by {points} after a closed action", name=one.name, points=one.rose
                ),
                Origin.REPORT: say("{name} reports what worked", name=one.name),
            }[one.origin]
            why = Text(told, "muted", wrap=True)
            why.setFixedWidth(340)
            row.addWidget(why)
            row.addWidget(Elided(one.fields["measure"].replace("\n", " ")), 1)
            row.addWidget(LinkButton(say("Adopt…"), self._taking(one), one.fields["measure"]))
            self.hint_lines.addLayout(row)
        self.hint_lines.addStretch(1)

    def _taking(self, one: Suggestion) -> Callable[[], object]:
        return lambda: self.add(one.fields)

    # What one does

    def add(self, preset: Mapping[str, str] | None = None) -> None:
        """Ask for a new practice."""
        PracticeDialog(self.desk, {"period": self.period, **(preset or {})}, None, self).exec()

    def change(self, one: ListedPractice) -> None:
        """Change what is written of a practice."""
        PracticeDialog(self.desk, {}, one.practice, self).exec()

    def remove(self, one: ListedPractice) -> None:
        """Delete a practice with its spread, after asking."""
        say, practice = self.say, one.practice
        title = say("Delete “{name}”?", name=practice.title)
        words = say("Its spread to the departments is deleted too. Ctrl+Z brings both back.")
        if Confirm(say, title, words, say("Delete"), self).exec() == Confirm.DialogCode.Accepted:
            self.desk.attempt(lambda: self.desk.company.practices.remove(practice.code))

    def acts(self) -> tuple[HeaderAct, ...]:
        return (HeaderAct(self.say("New practice…"), self.add, primary=True, icon="plus"),)


class SpreadCell(PressPanel):
    """A cell of the matrix: a mark and a word, with since when."""

    def __init__(self, section: PracticesSection, name: str, act: Callable[[], object]) -> None:
        super().__init__(section.theme, name, act, edge="faint")
        self.setToolTip(name)
        self.setFixedWidth(section.wide)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(self)
        column.setContentsMargins(_AIR, 6, _AIR, 6)
        column.setSpacing(2)
        column.addStretch(1)
        self.state, self.since = Text("", "small"), Text("", "small")
        for text in (self.state, self.since):
            text.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(text)
        column.addStretch(1)

    def show_spread(self, words: str, tone: Tone, spread: PracticeSpread | None) -> None:
        """Show how far a department is."""
        self.state.setText(words)
        self.state.set_tone(tone)
        since = spread.since if spread else None
        self.since.setText(since.isoformat()[2:] if since else "")
        self.since.setVisible(since is not None)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.minimumWidth(), 44)


def _plain_grid() -> tuple[QWidget, QGridLayout]:
    room = QWidget()
    room.setProperty("ground", "clear")
    grid = QGridLayout(room)
    grid.setContentsMargins(16, 8, 16, 8)
    grid.setHorizontalSpacing(6)
    grid.setVerticalSpacing(6)
    return room, grid
