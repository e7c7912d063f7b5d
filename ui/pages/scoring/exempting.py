"""The proposed exemptions of a period (豁免建议): the open ones to decide, the decided ones to take back."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QGridLayout,
    QLineEdit,
    QWidget,
)

from services.exemptions import Proposals, Proposed
from services.language import Language
from services.wording.exemptions import grounds_words
from ui.desk import Desk
from ui.dialogs.base import Dialog
from ui.dialogs.reason import Reason
from ui.widgets.buttons import LinkButton, SecondaryButton
from ui.widgets.card import empty
from ui.widgets.scrolled import ScrolledColumn
from ui.widgets.text import Text, rule

NAME, PLACE, WHY, REASON, BACK = range(5)
"""The columns: person, department, grounds, reason or decision, and the way back."""


class OpenRow:
    """An open proposal: a tick, its grounds, and the reason that an exemption would get."""

    def __init__(self, say: Language, proposed: Proposed, ticked: Callable[[], object]) -> None:
        self.proposed = proposed
        why = grounds_words(say, proposed.grounds)
        self.tick = QCheckBox(proposed.name)
        self.tick.setAccessibleName(f"{proposed.name}: {why}")
        self.tick.toggled.connect(lambda _on: ticked())
        self.place = Text(proposed.department_name, "muted", wrap=True)
        self.why = Text(why, wrap=True)
        self.reason = QLineEdit()
        self.reason.setMaxLength(200)
        self.suggest(why)
        self.reason.setAccessibleName(say("Reason for exempting {name}", name=proposed.name))
        self.reason.textEdited.connect(lambda _text: self.tick.setChecked(True))

    def suggest(self, reason: str) -> None:
        """Put a reason into the field, its beginning in sight."""
        self.reason.setText(reason)
        self.reason.setCursorPosition(0)


class Exempting(Dialog):
    """Several are decided at once, as one action; the dialog stays for the rest."""

    def __init__(self, desk: Desk, period: str, parent: QWidget | None = None) -> None:
        say = desk.say
        title = say("Proposed exemptions, {period}", period=say.period(period))
        super().__init__(say, title, "", parent, safe=False)
        self._desk, self._period = desk, period
        self.rows: list[OpenRow] = []
        self.resize(QSize(820, 500))
        self.body.addWidget(Text(self._rule_words(), "muted", wrap=True))
        self.everybody = QCheckBox(say("Select all"))
        self.everybody.clicked.connect(self._tick_all)
        self.body.addWidget(self.everybody)
        self.body.addWidget(self._make_area(), 1)
        self.problem = Text("", "error", wrap=True)
        self.problem.hide()
        self.body.addWidget(self.problem)
        self.declining = SecondaryButton(say("Do not exempt…"), self.decline)
        self.buttons.insertWidget(self.buttons.count() - 1, self.declining)
        self.cancel.setText(say("Close"))
        self.refresh()

    def _rule_words(self) -> str:
        return self.say(
            "These people joined after the period's first day, left by its last day, or were absent for "
            "more than 30 days in a row (75 for a work injury; every day from first to last counts, "
            "including those outside the period). The decision is yours."
        )

    def _make_area(self) -> ScrolledColumn:
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(14)
        self.grid.setVerticalSpacing(8)
        for at, (stretch, width) in enumerate(((0, 96), (0, 92), (3, 0), (3, 0), (0, 0))):
            self.grid.setColumnStretch(at, stretch)
            self.grid.setColumnMinimumWidth(at, width)
        area = ScrolledColumn((0, 0, 8, 0))
        area.column.addLayout(self.grid)
        area.column.addStretch(1)
        return area

    # What is shown

    def refresh(self) -> None:
        """Show the proposals as they stand."""
        found = self._desk.company.exemptions.proposals(self._period)
        typed = {row.proposed.number: row.reason.text() for row in self.rows}
        empty(self.grid)
        self.rows = []
        self.problem.hide()
        line = self._show_open(found)
        for row in self.rows:
            if row.proposed.number in typed:
                row.suggest(typed[row.proposed.number])
        self._show_decided(found, line)
        self.everybody.setVisible(len(self.rows) > 1)
        self.everybody.setChecked(False)
        for button in (self.act, self.declining):
            button.setVisible(bool(self.rows))
        self._on_tick()

    def _head(self, line: int, *titles: str) -> int:
        for at, words in enumerate(titles):
            self.grid.addWidget(Text(words, "small"), line, at)
        self.grid.addWidget(rule(), line + 1, 0, 1, 5)
        return line + 2

    def _show_open(self, found: Proposals) -> int:
        say = self.say
        if not found.open:
            words = (
                say("This period is locked: what was decided can be read, not changed.")
                if found.locked
                else say("No proposals are waiting for a decision.")
            )
            self.grid.addWidget(Text(words, wrap=True), 0, 0, 1, 5)
            return 1
        line = self._head(0, say("Person"), say("Department"), say("Grounds"), say("Reason, if exempt"))
        for proposed in found.open:
            row = OpenRow(say, proposed, self._on_tick)
            self.rows.append(row)
            for at, widget in enumerate((row.tick, row.place, row.why, row.reason)):
                self.grid.addWidget(widget, line, at, alignment=Qt.AlignmentFlag.AlignVCenter)
            self.grid.addWidget(rule(), line + 1, 0, 1, 5)
            line += 2
        return line

    def _show_decided(self, found: Proposals, line: int) -> None:
        say = self.say
        if not found.decided:
            return
        self.grid.addWidget(Text(say("Decided"), "strong"), line, 0, 1, 5)
        line = self._head(line + 1, say("Person"), say("Department"), say("Grounds"), say("Decision"))
        for each in found.decided:
            told = (
                say("Exempt: {reason}", reason=each.exemption)
                if each.exemption
                else say("Not exempt: {reason}", reason=each.kept)
            )
            widgets = [Text(each.name), Text(each.department_name, "muted", wrap=True)]
            widgets += [Text(grounds_words(say, each.grounds), "muted", wrap=True), Text(told, wrap=True)]
            for at, widget in enumerate(widgets):
                self.grid.addWidget(widget, line, at)
            if not found.locked:
                back = LinkButton(say("Withdraw"), partial(self.take_back, each.number), each.name)
                self.grid.addWidget(back, line, BACK)
            self.grid.addWidget(rule(), line + 1, 0, 1, 5)
            line += 2

    def _on_tick(self) -> None:
        count = len(self.ticked)
        self.act.setText(self.say("Exempt ({count})", count=count))
        self.act.setEnabled(bool(count))
        self.declining.setEnabled(bool(count))
        self.everybody.setChecked(bool(self.rows) and count == len(self.rows))

    def _tick_all(self, on: bool) -> None:
        for row in self.rows:
            row.tick.setChecked(on)

    @property
    def ticked(self) -> list[OpenRow]:
        """The rows to decide on."""
        return [row for row in self.rows if row.tick.isChecked()]

    # What one does

    def accept(self) -> None:
        """Exempt the ticked ones, each with the reason in its row."""
        without = [row for row in self.ticked if not row.reason.text().strip()]
        if without:
            names = self.say(", ").join(row.proposed.name for row in without)
            self.problem.setText(self.say("Write a reason for {names}.", names=names))
            self.problem.show()
            without[0].reason.setFocus()
            return
        reasons = {row.proposed.number: row.reason.text() for row in self.ticked}
        self._decide(lambda: self._desk.company.exemptions.accept(self._period, reasons))

    def decline(self) -> None:
        """Keep the ticked ones in, with one reason for all."""
        say, names = self.say, self.say(", ").join(row.proposed.name for row in self.ticked)
        words = say("{name} is scored as everybody else, and is not proposed again.", name=names)
        title = say("Do not exempt ({count})", count=len(self.ticked))
        dialog = Reason(say, title, words, say("Do not exempt"), self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            reasons = {row.proposed.number: dialog.reason for row in self.ticked}
            self._decide(lambda: self._desk.company.exemptions.decline(self._period, reasons))

    def take_back(self, number: str) -> None:
        """Open a decided proposal again."""
        self._decide(lambda: self._desk.company.exemptions.take_back(self._period, [number]))

    def _decide(self, act: Callable[[], object]) -> None:
        if self._desk.attempt(act):
            self.refresh()
