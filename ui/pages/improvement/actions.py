"""Actions: the list with the overdue first, its filters, and one action whole beside it."""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from models.terms import ImprovementState
from services.domain.improvement import ImprovementCheckpoint
from services.domain.improvement_list import UNFINISHED, ImprovementList, Listed, Sought
from services.wording.terms import label
from ui.dialogs.improvement_action import ActionDialog
from ui.dialogs.reason import Reason
from ui.page import HeaderAct
from ui.pages.improvement.action_dialogs import (
    CheckpointDialog,
    CloseDialog,
    DoneDialog,
    ReassignDialog,
)
from ui.pages.improvement.action_panel import ActionPanel
from ui.pages.improvement.action_table import ActionTable
from ui.pages.improvement.action_words import ageing
from ui.section import Section
from ui.widgets.buttons import LinkButton, PrimaryButton, SecondaryButton, SegmentedButtons
from ui.widgets.card import Card, Note, empty
from ui.widgets.empty import EmptyState
from ui.widgets.picks import Picks
from ui.widgets.text import Text

UNDONE, LATE, EVERY = "undone", "late", "every"
PICKS = ("owner", "department", "kpi", "period")


class ActionsSection(Section):
    """`show_item` brings an action of any state into sight by its code."""

    scrolled = False

    def build(self) -> None:
        self.found: ImprovementList | None = None
        self._code = ""
        self._make_filters()
        self._make_stranded()
        self.table = ActionTable(self.desk, self._show, self.next_step)
        self.panel = ActionPanel(self.desk)
        self.panel.change_checkpoint = self._checkpoint
        self.panel.remove_checkpoint = self._uncheck
        self.buttons = QVBoxLayout()
        self.buttons.setContentsMargins(0, 8, 12, 0)
        self.buttons.setSpacing(8)
        self.panel.body.addLayout(self.buttons)
        card = Card(margins=(0, 0, 0, 0))
        card.body.addWidget(self.table)
        beside = QWidget()
        row = QHBoxLayout(beside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(card, 1)
        row.addWidget(self.panel)
        self.stack = QStackedWidget()
        self.stack.addWidget(beside)
        self.stack.addWidget(self._make_empty())
        self.column.addWidget(self.stack, 1)

    def _make_stranded(self) -> None:
        """What tells of owners who left, with the way to somebody else."""
        self.stranded = Note("amber")
        self.stranded_words = Text("", wrap=True)
        self.reassign_all = LinkButton(self.say("Reassign…"), self._reassign_all)
        told = QHBoxLayout()
        told.addWidget(self.stranded_words, 1)
        told.addWidget(self.reassign_all)
        self.stranded.lines.addLayout(told)
        self.column.addWidget(self.stranded)

    def _make_empty(self) -> EmptyState:
        say = self.say
        return EmptyState(
            self.theme,
            "improvement",
            say("No improvement action yet"),
            say(
                "Speakers propose them in their report sheets, resolutions become actions, or raise one here."
            ),
            button=say("New action…"),
            act=self.add,
        )

    def _make_filters(self) -> None:
        say = self.say
        states = [(state.value, label(say, state)) for state in ImprovementState]
        self.states = SegmentedButtons(
            [(UNDONE, say("Unfinished")), (LATE, say("Overdue")), *states, (EVERY, say("All"))], gap=4
        )
        self.states.chosen.connect(lambda _key: self._sift())
        self.ageing = Text("", "muted")
        self.picks: dict[str, Picks] = {}
        names = (say("Owner"), say("Department"), say("KPI"), say("Raised in"))
        row = QHBoxLayout()
        row.setSpacing(8)
        for key, name in zip(PICKS, names, strict=True):
            picks = Picks()
            picks.setAccessibleName(name)
            picks.setMaximumWidth(170)
            picks.activated.connect(lambda _at: self._sift())
            self.picks[key] = picks
            row.addWidget(picks)
        row.addStretch(1)
        row.addWidget(self.ageing)
        above = QHBoxLayout()
        above.addWidget(self.states)
        above.addStretch(1)
        self.column.addLayout(above)
        self.column.addLayout(row)

    # What is shown

    def refresh(self) -> None:
        self.found = found = self.desk.company.improvements.listed()
        say = self.say
        self.ageing.setText(ageing(say, found))
        self.ageing.set_tone("red" if found.overdue else "")
        self._count(found)
        self._offer(found)
        self.stranded.setVisible(bool(found.stranded))
        if found.stranded:
            names = dict.fromkeys(one.owner_name for one in found.stranded)
            self.stranded_words.setText(
                say(
                    "The owner has left: {names}. Actions that need a new owner: {count}.",
                    names=say(", ").join(names),
                    count=len(found.stranded),
                )
            )
        self.subtitle = say("Improvement actions: {count}", count=len(found.listed)) if found.listed else ""
        self.stack.setCurrentIndex(0 if found.listed else 1)
        self._sift()

    def _count(self, found: ImprovementList) -> None:
        say, counts = self.say, found.counts
        unfinished = sum(counts[state] for state in UNFINISHED)
        told = {UNDONE: unfinished, LATE: len(found.overdue), EVERY: len(found.listed)}
        words = {UNDONE: say("Unfinished"), LATE: say("Overdue"), EVERY: say("All")}
        for state in ImprovementState:
            told[state.value], words[state.value] = counts[state], label(say, state)
        for key, count in told.items():
            self.states.set_words(key, f"{words[key]} {count}" if count else words[key])

    def _offer(self, found: ImprovementList) -> None:
        say = self.say
        offered: Mapping[str, Iterable[tuple[str, str]]] = {
            "owner": ((one.action.owner, one.owner_name) for one in found.listed),
            "department": ((one.department, one.department_name) for one in found.listed),
            "kpi": ((one.action.kpi or "", one.kpi_name) for one in found.listed if one.action.kpi),
            "period": ((one.action.period, say.period(one.action.period)) for one in found.listed),
        }
        every = (say("Every owner"), say("Every department"), say("Every KPI"), say("Every period"))
        for (key, choices), words in zip(offered.items(), every, strict=True):
            known = sorted(dict.fromkeys(choices), reverse=key == "period")
            self.picks[key].offer([("", words), *known])

    @property
    def sought(self) -> Sought:
        """What the filters ask for; unfinished ones are sifted beside it."""
        key = self.states.current
        state = ImprovementState(key) if key not in {UNDONE, LATE, EVERY} else None
        owner, department, kpi, period = (self.picks[name].value for name in PICKS)
        return Sought(state, owner, department, kpi, period, overdue=key == LATE)

    def _sift(self) -> None:
        sought, undone = self.sought, self.states.current == UNDONE
        listed = self.found.listed if self.found else ()
        shown = [
            one for one in listed if sought.keeps(one) and (one.action.state in UNFINISHED or not undone)
        ]
        self.table.show_listed(shown, self._code)
        self._show(self.table.current)

    def _show(self, listed: Listed | None) -> None:
        self.panel.setVisible(listed is not None)
        if listed is None:
            return
        self._code = listed.action.code
        history = self.desk.company.improvements.history(self._code)
        self.panel.show_action(listed, history)
        empty(self.buttons)
        steps = self._steps(listed)
        for at, (words, act) in enumerate(steps):
            kind = PrimaryButton if at == 0 and listed.action.state in UNFINISHED else SecondaryButton
            if at % 3 == 0:
                row = QHBoxLayout()
                row.setSpacing(8)
                self.buttons.addLayout(row)
            row.addWidget(kind(words, act))
            if at % 3 == 2 or at == len(steps) - 1:
                row.addStretch(1)

    def _steps(self, listed: Listed) -> list[tuple[str, Callable[[], object]]]:
        """What can be done with an action, the next step first."""
        say, action = self.say, listed.action
        change = (say("Change…"), lambda: self._dialog(ActionDialog(self.desk, self.period, action, self)))
        reassign = (say("Reassign…"), lambda: self._dialog(ReassignDialog(self.desk, [listed], self)))
        drop = (say("Cancel action…"), lambda: self._reasoned(listed, "drop"))
        match action.state:
            case ImprovementState.PROPOSED:
                accept = (say("Accept"), lambda: self._accept(listed))
                return [
                    accept,
                    (say("Decline…"), lambda: self._reasoned(listed, "decline")),
                    change,
                    reassign,
                ]
            case ImprovementState.OPEN:
                done = (say("Done…"), lambda: self._dialog(DoneDialog(self.desk, action, self)))
                return [done, change, reassign, drop]
            case ImprovementState.DONE:
                close = (say("Close out…"), lambda: self._dialog(CloseDialog(self.desk, listed, self)))
                return [close, (say("Send back…"), lambda: self._reasoned(listed, "send_back")), change, drop]
        return [(say("Reopen…"), lambda: self._reasoned(listed, "reopen"))]

    # What one does

    def add(self) -> None:
        """Ask for a new action."""
        self._dialog(ActionDialog(self.desk, self.period, None, self))

    def next_step(self) -> None:
        """What Return does on a row: the step that comes next."""
        if (listed := self.table.current) is not None:
            self._steps(listed)[0][1]()

    def _dialog(
        self, dialog: ActionDialog | DoneDialog | CloseDialog | CheckpointDialog | ReassignDialog
    ) -> None:
        dialog.exec()
        self.table.setFocus()

    def _accept(self, listed: Listed) -> None:
        code = listed.action.code
        if self.desk.attempt(lambda: self.desk.company.improvements.accept([code])):
            self.desk.shell.tell(self.say("Action {code} accepted.", code=code))

    def _reasoned(self, listed: Listed, step: str) -> None:
        say, book, code = self.say, self.desk.company.improvements, listed.action.code
        told = {
            "decline": (say("Decline action {code}?", code=code), say("Decline"), book.decline),
            "send_back": (say("Send action {code} back?", code=code), say("Send back"), book.send_back),
            "drop": (say("Cancel action {code}?", code=code), say("Cancel action"), book.drop),
            "reopen": (say("Reopen action {code}?", code=code), say("Reopen"), book.reopen),
        }
        title, words, act = told[step]
        dialog = Reason(say, title, listed.action.measure, words, self)
        if dialog.exec() == Reason.DialogCode.Accepted:
            self.desk.attempt(lambda: act(code, dialog.reason))

    def _reassign_all(self) -> None:
        if self.found is not None:
            self._dialog(ReassignDialog(self.desk, self.found.stranded, self))

    def _checkpoint(self, present: ImprovementCheckpoint | None) -> None:
        if (listed := self.table.current) is not None:
            self._dialog(CheckpointDialog(self.desk, listed.action, present, self))

    def _uncheck(self, present: ImprovementCheckpoint) -> None:
        book, code = self.desk.company.improvements, self._code
        if self.desk.attempt(lambda: book.remove_checkpoint(code, present.due)):
            self.desk.shell.tell(self.say("Checkpoint deleted. Ctrl+Z brings it back."))

    # What the window asks

    def acts(self) -> tuple[HeaderAct, ...]:
        return (HeaderAct(self.say("New action…"), self.add, primary=True, icon="plus"),)

    def find_here(self) -> None:
        self.picks["owner"].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_item(self, name: str) -> None:
        for picks in self.picks.values():
            picks.choose("")
        if name == LATE:
            self.states.choose(LATE)
        else:
            self.states.choose(EVERY)
            self._code = name
        self._sift()
