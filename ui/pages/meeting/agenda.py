"""The agenda: a table whose rows are dragged or moved by Alt+Up and Alt+Down, with the planned times."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView

from services.domain.agenda import Turn
from services.language import Language
from ui.theme.theme import Theme
from ui.widgets.table import Column, HairlineTable, RowsModel

Index = QModelIndex | QPersistentModelIndex
_ON = QAbstractItemView.DropIndicatorPosition.OnItem
_BELOW = QAbstractItemView.DropIndicatorPosition.BelowItem
_VIEWPORT = QAbstractItemView.DropIndicatorPosition.OnViewport


class TurnsModel(RowsModel[Turn]):
    """The turns in their order; a row can be dragged between the others."""

    def flags(self, index: Index) -> Qt.ItemFlag:
        dropped = Qt.ItemFlag.ItemIsDropEnabled
        if not index.isValid():
            return dropped
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction


class AgendaTable(HairlineTable):
    """`looked_at` names the item in sight, `moved` one and its new place."""

    looked_at = Signal(str)
    moved = Signal(str, int)
    opened = Signal(str)
    removed = Signal(str)

    def __init__(self, theme: Theme, say: Language) -> None:
        columns = _columns(say)
        self.turns = TurnsModel(columns, theme)
        super().__init__(theme, self.turns, say("Agenda"), sortable=False)
        self.set_widths(columns)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        self.selectionModel().currentRowChanged.connect(lambda now, _: self._look(now.row()))
        self.doubleClicked.connect(lambda index: self.opened.emit(self.turns.rows[index.row()].item.item))

    def show_turns(self, turns: Sequence[Turn]) -> None:
        """Show these turns; the one in sight stays so, wherever it stands now."""
        kept = self.item
        self.turns.show_rows(turns)
        self.look_at(kept or (turns[0].item.item if turns else ""))

    @property
    def turn(self) -> Turn | None:
        """The turn in sight."""
        at = self.currentIndex().row()
        return self.turns.rows[at] if 0 <= at < len(self.turns.rows) else None

    @property
    def item(self) -> str:
        """The item in sight; "" for none."""
        return self.turn.item.item if self.turn is not None else ""

    def look_at(self, item: str) -> None:
        """Bring an item into sight; the first one where it is not there."""
        rows = self.turns.rows
        at = next((at for at, turn in enumerate(rows) if turn.item.item == item), 0)
        if not rows:
            self.looked_at.emit("")
        elif self.currentIndex().row() == at:
            self._look(at)
        else:
            self.setCurrentIndex(self.turns.index(at, 0))

    def _look(self, at: int) -> None:
        if 0 <= at < len(self.turns.rows):
            self.looked_at.emit(self.turns.rows[at].item.item)

    def step(self, by: int) -> None:
        """Move the item in sight up or down."""
        to = self.currentIndex().row() + by
        if self.item and 0 <= to < len(self.turns.rows):
            self.moved.emit(self.item, to)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alone = event.modifiers() & Qt.KeyboardModifier.AltModifier
        match event.key():
            case Qt.Key.Key_Up if alone:
                self.step(-1)
            case Qt.Key.Key_Down if alone:
                self.step(1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self.item:
                self.opened.emit(self.item)
            case Qt.Key.Key_Delete if self.item:
                self.removed.emit(self.item)
            case _:
                super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self.drop_at(self.indexAt(event.position().toPoint()).row(), self.dropIndicatorPosition())
        event.setDropAction(Qt.DropAction.IgnoreAction)  # the page shows the order anew; no row is taken out
        event.accept()

    def drop_at(self, row: int, where: QAbstractItemView.DropIndicatorPosition) -> None:
        """Move the item in sight before, behind or onto a row, or below all of them."""
        begun = self.currentIndex().row()
        to = len(self.turns.rows) if row < 0 or where is _VIEWPORT else row + (where in {_ON, _BELOW})
        to -= to > begun
        if self.item and to != begun:
            self.moved.emit(self.item, to)


def _columns(say: Language) -> list[Column[Any]]:
    return [
        Column("starts", say("Time"), lambda turn: turn.starts, width=62),
        Column("name", say("Speaker or subject"), lambda turn: turn.name or turn.item.title, strong=True),
        Column("department", say("Department"), lambda turn: turn.department_name, width=104),
        Column(
            "total",
            say("Score"),
            lambda turn: say.fixed(turn.total) if turn.name else "",
            number=True,
            width=68,
        ),
        Column("minutes", say("Min."), lambda turn: str(turn.minutes), number=True, width=90),
    ]
