"""The panel beside the list: one action whole, with its whys, checkpoints, evidence and history."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.terms import ImprovementState
from services.domain.improvement import ImprovementCheckpoint
from services.domain.improvement_list import UNFINISHED, Listed
from services.trail import Action
from services.wording.actions import action_words
from services.wording.terms import label
from ui.desk import Desk
from ui.pages.improvement.action_words import owner_words, standing, tone
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Card, empty
from ui.widgets.scrolled import ScrolledColumn
from ui.widgets.text import Chip, Text, rule

WIDTH = 360


class ActionPanel(Card):
    """`acts` are put at the foot by whoever shows it; links lead to the checkpoints' dialogs."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.say("Action"), margins=(16, 8, 4, 12))
        self._desk, self._say = desk, desk.say
        self.change_checkpoint: Callable[[ImprovementCheckpoint | None], object] = lambda _one: None
        self.remove_checkpoint: Callable[[ImprovementCheckpoint], object] = lambda _one: None
        self.setFixedWidth(WIDTH)
        area = ScrolledColumn((0, 0, 12, 0), 6, desk.say("Action"))
        self.lines = area.column
        self.body.addWidget(area, 1)

    def show_action(self, listed: Listed, history: Sequence[Action]) -> None:
        """Show an action."""
        say, action = self._say, listed.action
        empty(self.lines)
        self.set_head(say("Action {code}", code=action.code), "")
        head = QHBoxLayout()
        head.addWidget(Chip(standing(say, listed), tone(listed)))
        head.addStretch(1)
        self.lines.addLayout(head)
        self.lines.addWidget(Text(action.measure, "strong", wrap=True))
        self._facts(listed)
        self._whys(listed)
        self._checkpoints(listed)
        self._outcome(listed)
        self._history(history)
        self.lines.addStretch(1)

    def _heading(self, words: str) -> None:
        self.lines.addSpacing(4)
        self.lines.addWidget(rule())
        self.lines.addWidget(Text(words, "strong"))

    def _fact(self, name: str, words: str) -> None:
        if not words:
            return
        row = QHBoxLayout()
        row.setSpacing(8)
        told = Text(name, "small")
        told.setFixedWidth(72)
        row.addWidget(told, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Text(words, wrap=True), 1)
        self.lines.addLayout(row)

    def _facts(self, listed: Listed) -> None:
        say, action = self._say, listed.action
        self._fact(say("Owner"), f"{owner_words(say, listed)} · {listed.department_name}")
        self._fact(say("Due"), say.day(action.due))
        self._fact(say("Goal"), action.goal)
        self._fact(say("Support"), action.support)
        raised = f"{say.period(action.period)} · {label(say, action.source)}"
        self._fact(say("Raised in"), raised)
        gap = " · ".join(filter(None, (listed.speaker_name, listed.kpi_name)))
        self._fact(say("Gap of"), gap)

    def _whys(self, listed: Listed) -> None:
        say, action = self._say, listed.action
        if not (action.issue or action.cause):
            return
        self._heading(say("Problem and cause"))
        if action.issue:
            self.lines.addWidget(Text(action.issue, wrap=True))
        for number, why in enumerate(action.cause.splitlines(), 1):
            self._fact(say("Why {number}", number=number), why)

    def _checkpoints(self, listed: Listed) -> None:
        say = self._say
        open_ = listed.action.state in UNFINISHED
        if not (listed.checkpoints or open_):
            return
        self._heading(say("Checkpoints"))
        for one in listed.checkpoints:
            self.lines.addWidget(self._checkpoint(one, changeable=open_))
        if open_:
            row = QHBoxLayout()
            row.addWidget(LinkButton(say("Add a checkpoint…"), lambda: self.change_checkpoint(None)))
            row.addStretch(1)
            self.lines.addLayout(row)

    def _checkpoint(self, one: ImprovementCheckpoint, *, changeable: bool) -> QWidget:
        say, day = self._say, self._say.day(one.due)
        room = QWidget()
        room.setProperty("ground", "clear")
        column = QVBoxLayout(room)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(6)
        words = label(say, one.finding) if one.finding else say("not checked yet")
        head.addWidget(Text(f"{day} · {words}", "muted", wrap=True), 1)
        if changeable:
            act = say("Change the finding…") if one.finding else say("Finding…")
            head.addWidget(LinkButton(act, lambda: self.change_checkpoint(one), day))
            head.addWidget(LinkButton(say("Remove"), lambda: self.remove_checkpoint(one), day))
        column.addLayout(head)
        column.addWidget(Text(one.expected, wrap=True))
        if one.found:
            column.addWidget(Text(say("Found: {words}", words=one.found), "muted", wrap=True))
        return room

    def _outcome(self, listed: Listed) -> None:
        say, action = self._say, listed.action
        if not (action.evidence or action.result):
            return
        self._heading(say("Evidence and verdict"))
        self._fact(say("Done on"), say.day(action.done_on) if action.done_on else "")
        self._fact(say("Evidence"), action.evidence)
        day = say.day(action.closed_on) if action.closed_on else ""
        self._fact(say("Closed out"), " · ".join(filter(None, (listed.closer_name, day))))
        closed = action.state is ImprovementState.CLOSED
        self._fact(say("Verdict") if closed else say("Reason"), action.result)

    def _history(self, history: Sequence[Action]) -> None:
        if not history:
            return
        self._heading(self._say("Course of the action"))
        for one in reversed(history):
            at = self._say.moment(datetime.fromisoformat(one.at).astimezone())
            words = f"{at}  {action_words(self._say, one)}"
            self.lines.addWidget(Text(words, "small", wrap=True))
            if one.reason:
                self.lines.addWidget(Text(self._say("Reason: {words}", words=one.reason), "small", wrap=True))
