"""The card of the agenda: the order, the turns, how long they take, and what to look at."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QMenu, QVBoxLayout

from models.terms import AgendaOrder
from services.domain.agenda import Doubt, Preparation, Remark, Turn
from services.wording.meetings import remark_words, total_words
from services.wording.terms import label
from ui.desk import Desk
from ui.pages.meeting.agenda import AgendaTable
from ui.pages.meeting.turn_editor import TurnEditor
from ui.widgets.buttons import LinkButton, SecondaryButton
from ui.widgets.card import Card, Note, empty
from ui.widgets.picks import Picks
from ui.widgets.text import Text, rule

_ADDABLE = {Doubt.NOT_AS_LAST, Doubt.NOT_REPORTING}
_GRAVE = {Doubt.OVER, Doubt.DAY_OFF, Doubt.TOO_EARLY, Doubt.GONE, Doubt.NO_SPEAKER}


class AgendaCard(Card):
    """`looked_at` names the item in sight."""

    looked_at = Signal(str)

    def __init__(self, desk: Desk) -> None:
        say = desk.say
        super().__init__(say("Agenda"), " ", margins=(0, 0, 0, 0))
        self._desk, self._say = desk, say
        self.found: Preparation | None = None
        self.order = Picks()
        self.order.setAccessibleName(say("Speaking order"))
        self.order.offer([(order.value, label(say, order)) for order in AgendaOrder])
        self.order.activated.connect(lambda _at: self._arrange())
        self.add_trailing(self.order)
        self.table = AgendaTable(desk.theme, say)
        self.table.looked_at.connect(self._look)
        self.table.moved.connect(lambda item, to: self._do(lambda book, code: book.move(code, item, to)))
        self.table.opened.connect(self.edit)
        self.table.removed.connect(self.remove)
        self.remarks = Note("amber")
        self.body.addWidget(self.table, 1)
        self.body.addWidget(rule())
        self.body.addLayout(self._foot())

    def _foot(self) -> QVBoxLayout:
        say = self._say
        foot = QVBoxLayout()
        foot.setContentsMargins(12, 10, 12, 12)
        foot.setSpacing(10)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.add = SecondaryButton(say("Add"))
        self.menu = QMenu(self.add)
        self.add.setMenu(self.menu)
        self.up = SecondaryButton(say("Up"), lambda: self.table.step(-1))
        self.down = SecondaryButton(say("Down"), lambda: self.table.step(1))
        self.up.setToolTip(say("Alt+Up; rows can be dragged too"))
        self.down.setToolTip(say("Alt+Down; rows can be dragged too"))
        self.change = SecondaryButton(say("Change…"), lambda: self.edit(self.table.item))
        self.off = SecondaryButton(say("Take off"), lambda: self.remove(self.table.item))
        for button in (self.add, self.up, self.down, self.change, self.off):
            row.addWidget(button)
        row.addStretch(1)
        self.total = Text("", "strong")
        foot.addLayout(row)
        foot.addWidget(self.total)
        foot.addWidget(self.remarks)
        return foot

    # What is shown

    def show_meeting(self, found: Preparation) -> None:
        """Show the agenda of a meeting that there is."""
        self.found = found
        if found.meeting is None:
            return
        self.order.choose(found.meeting.order.value)
        self.table.show_turns(found.turns)
        over = found.total > found.slot
        self.total.setText(("▲ " if over else "") + total_words(self._say, found))
        self.total.set_tone("red" if over else "")
        self.set_head(
            self._say("Agenda"), self._say("{count} {count:speaker|speakers}", count=_speaking(found.turns))
        )
        self._show_remarks(found)
        self._fill_menu(found)

    def _show_remarks(self, found: Preparation) -> None:
        empty(self.remarks.lines)
        for remark in found.remarks:
            line = QHBoxLayout()
            mark = "▲ " if remark.doubt in _GRAVE else "● "
            line.addWidget(Text(mark + remark_words(self._say, remark), wrap=True), 1)
            if remark.doubt in _ADDABLE and any(one.number == remark.employee for one in found.candidates):
                line.addWidget(self._adder(remark))
            self.remarks.lines.addLayout(line)
        self.remarks.setVisible(bool(found.remarks))

    def _adder(self, remark: Remark) -> LinkButton:
        name = str(remark.fact["name"])
        return LinkButton(self._say("Add to agenda"), lambda: self.add_speaker(remark.employee), name)

    def _fill_menu(self, found: Preparation) -> None:
        self.menu.clear()
        for one in found.candidates:
            words = (
                f"{one.name}（{one.department_name}）"
                if self._say.code == "zh"
                else f"{one.name} ({one.department_name})"
            )
            self.menu.addAction(words, partial(self.add_speaker, one.number))
        if found.candidates:
            self.menu.addSeparator()
        self.menu.addAction(self._say("Another item…"), self.add_item)

    def _look(self, item: str) -> None:
        turns, at = self.table.turns.rows, self.table.currentIndex().row()
        self.up.setEnabled(at > 0)
        self.down.setEnabled(0 <= at < len(turns) - 1)
        self.change.setEnabled(bool(item))
        self.off.setEnabled(bool(item))
        self.looked_at.emit(item)

    # What one does

    def _do(self, act: Callable[..., object]) -> bool:
        if self.found is None:
            return False
        code, book = self.found.period, self._desk.company.meetings
        return self._desk.attempt(lambda: act(book, code))

    def _arrange(self) -> None:
        order = AgendaOrder(self.order.value)
        self._do(lambda book, code: book.arrange(code, order))

    def add_speaker(self, number: str) -> None:
        """Put somebody into the order and bring the turn into sight."""
        if self._do(lambda book, code: book.add_speaker(code, number)):
            self.table.look_at(number)

    def add_item(self) -> None:
        """Ask for another item, and put it at the end."""
        dialog = TurnEditor(self._say, None, 0, self.window())
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._do(lambda book, code: book.add_item(code, dialog.title, dialog.minutes or 0))

    def edit(self, item: str) -> None:
        """Ask for other minutes of an item, and its subject where it is no speaker's turn."""
        turn = next((turn for turn in self.table.turns.rows if turn.item.item == item), None)
        if turn is None or self.found is None or self.found.meeting is None:
            return
        dialog = TurnEditor(self._say, turn, self.found.meeting.speaker_minutes, self.window())
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._do(lambda book, code: book.change_item(code, item, dialog.minutes, dialog.title))

    def remove(self, item: str) -> None:
        """Take an item off the agenda; Ctrl+Z puts it back."""
        if item:
            self._do(lambda book, code: book.remove_item(code, item))


def _speaking(turns: tuple[Turn, ...]) -> int:
    return sum(turn.item.speaker is not None for turn in turns)
