"""The grids: type to edit, Enter, Tab, arrows, F2, Delete, fill down, copy and paste as in Excel."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMenu

from services.language import Language
from services.typed_lines import Field
from ui.pages.scoring.cell_editing import CellEditing
from ui.pages.scoring.cell_editors import TextCell, move_of
from ui.pages.scoring.columns import WEIGHT
from ui.pages.scoring.deeds import Deed
from ui.pages.scoring.grid_blocks import GridBlocks
from ui.pages.scoring.grid_cells import GridCells
from ui.pages.scoring.grid_model import GridModel
from ui.pages.scoring.rows import CardRow
from ui.pages.scoring.subjects import mark_of
from ui.theme.theme import Theme
from ui.theme.tokens import ROW
from ui.widgets.table import Index

Keys = QKeySequence.StandardKey
EnsureVisible = QAbstractItemView.ScrollHint.EnsureVisible
SHARED = 6


class GridView(CellEditing):
    """`walked_off` when Tab or Shift+Tab leaves the grid at one end (1 or -1).

    Nothing is written when a block is larger than its room (`overfull`: rows and columns, of the block and
    of the room), falls on cells that take nothing (`homeless`: how many values), cannot be written (`failed`:
    why), or holds wrong values (`stopped`). `opened` when the officer enters a subject's name.
    """

    walked_off = Signal(int)
    overfull = Signal(int, int, int, int)
    homeless = Signal(int)
    failed = Signal(str)
    stopped = Signal()
    looked_at = Signal()
    opened = Signal()
    deeds: Callable[[], Sequence[Deed]] = staticmethod(tuple)
    """What else can be done where one is."""
    down = False
    """Whether Tab goes down the actuals, as on a single card, instead of across."""

    def __init__(self, say: Language, theme: Theme, model: GridModel, name: str) -> None:
        super().__init__(theme, model, name)
        self._say = say
        self.blocks = GridBlocks(self)
        self.setItemDelegate(GridCells(theme, self, say("dept.")))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.horizontalHeader().setMinimumSectionSize(24)
        self.set_widths(model.columns)
        self.setMinimumHeight(3 * ROW)

    def mark_of(self, row: CardRow) -> tuple[str, str]:
        """The words and tone of a subject's grade."""
        return mark_of(self._say, row.subject)

    # Size

    def sizeHint(self) -> QSize:
        return QSize(400, (self.grid.rowCount() + 1) * ROW + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for at, slot in enumerate(self.grid.slots):
            if slot.least:
                self.setColumnHidden(at, self.width() < slot.least)

    def fit_weights(self) -> None:
        """Give the weights the room their digits need."""
        at = self.grid.at("weight")
        longest = max(
            (len(str(self.grid.index(row, at).data())) for row in range(self.grid.rowCount())), default=0
        )
        self.headings.give(at, WEIGHT if longest < SHARED else WEIGHT + 12)

    frozen = 0
    """How much of the width at the left lies under a column that stays."""

    def scrollTo(self, index: Index, hint: QAbstractItemView.ScrollHint = EnsureVisible) -> None:
        super().scrollTo(index, hint)
        hidden = self.frozen - self.visualRect(index).left()
        if hidden > 0 and index.column() > 0:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - hidden)

    # Where one is

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.update_rows(current, previous)
        self.show_problem(current)
        self.looked_at.emit()

    @property
    def row(self) -> int:
        """The row one is in, -1 for none."""
        return self.currentIndex().row()

    def go_to(self, row: int, column: str = "actual") -> None:
        """Put the cursor into a cell."""
        self.go_to_cell(self.grid.index(row, self.grid.at(column)))

    def go_to_cell(self, index: Index) -> None:
        """Put the cursor there."""
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def first_row(self) -> int:
        """The first line that lacks its actual, else the first one."""
        rows = self.grid.rows
        return next((at for at, row in enumerate(rows) if row.missing and row.entered), 0)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.matches(Keys.Copy):
            self.copy()
        elif event.matches(Keys.Paste):
            self.paste(QGuiApplication.clipboard().text())
        elif control and event.key() == Qt.Key.Key_D:
            self.blocks.fill_down()
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.blocks.clear()
        elif event.key() == Qt.Key.Key_F2:
            self.open_editor()
        elif move := self._move_of(event):
            self._go(move)
        elif deed := self._deed_of(event):
            if self.settle():
                deed.act()
        elif _types(event):
            self.open_editor(event.text())
        else:
            super().keyPressEvent(event)

    def _move_of(self, event: QKeyEvent) -> str:
        if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            return ""
        return move_of(event)

    def _deed_of(self, event: QKeyEvent) -> Deed | None:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return None
        pressed = QKeySequence(event.keyCombination())
        return next((deed for deed in self.deeds() if QKeySequence(deed.keys) == pressed), None)

    def _go(self, move: str) -> None:
        """Move on; Enter on a subject's name opens its card."""
        here = self.currentIndex()
        if move == "down" and here.isValid() and self.grid.names[here.column()] == "subject":
            self.opened.emit()
        else:
            self.move_on(move)

    def event(self, event: QEvent) -> bool:
        tabs = {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in tabs:
            self.keyPressEvent(event)
            return True
        return super().event(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if self.editor is None and (event.preeditString() or event.commitString()):
            self.open_editor("")
        if isinstance(self.editor, TextCell):
            QApplication.sendEvent(self.editor, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.settle():
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        here = self.indexAt(event.position().toPoint())
        if here.isValid() and self.grid.names[here.column()] == "subject":
            self.opened.emit()
        else:
            self.open_editor()

    def move_on(self, move: str) -> None:
        """Go to the next cell that takes something: down and up stay in the column, next and back leave at
        the ends.
        """
        step = 1 if move in {"down", "next"} else -1
        along = move in {"next", "back"}
        if along and not self.down:
            self._move_across(step)
            return
        here = self.currentIndex()
        column = max(here.column(), 0)
        if self.down and (along or not self.grid.takes(here)):
            column = self.grid.at(Field.ACTUAL.value)
        found = self._down(max(here.row(), 0) if here.isValid() else -1, column, step)
        if found is not None:
            self.go_to_cell(found)
        elif along:
            self.walked_off.emit(step)

    def _down(self, row: int, column: int, step: int) -> Index | None:
        """The next cell of a column that takes something; the very next where none of them does."""
        typed = self.grid.slots[column].field is not None
        cells = [self.grid.index(at, column) for at in range(len(self.grid.rows))]
        rest = cells[row + 1 :] if step > 0 else cells[:row][::-1] if row > 0 else []
        return next((cell for cell in rest if self.grid.takes(cell) or not typed), None)

    def _move_across(self, step: int) -> None:
        here, width = self.currentIndex(), len(self.grid.slots)
        at = here.row() * width + here.column() if here.isValid() else -1
        while 0 <= (at := at + step) < width * len(self.grid.rows):
            index = self.grid.index(at // width, at % width)
            if self.grid.takes(index) and not self.isColumnHidden(index.column()):
                self.go_to_cell(index)
                return
        self.walked_off.emit(step)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.settle():
            self.menu().popup(event.globalPos())

    def menu(self) -> QMenu:
        """What can be done with the cells one is in."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        say, takes = self._say, self.grid.takes(self.currentIndex())
        acts: list[tuple[str, Callable[[], object], bool]] = [
            (say("Edit"), self.open_editor, takes),
            (say("Copy"), self.copy, True),
            (say("Paste"), lambda: self.paste(QGuiApplication.clipboard().text()), takes),
            (say("Fill down"), self.blocks.fill_down, takes),
            (say("Clear"), self.blocks.clear, takes),
        ]
        if "subject" in self.grid.names:
            acts.append((say("Open scorecard"), self.opened.emit, self.currentIndex().isValid()))
        for words, act, enabled in acts:
            entry = menu.addAction(words)
            entry.setEnabled(enabled)
            entry.triggered.connect(lambda _checked=False, act=act: act())
        menu.addSeparator()
        for deed in self.deeds():
            entry = menu.addAction(deed.words)
            entry.setShortcut(QKeySequence(deed.keys))
            entry.setShortcutVisibleInContextMenu(True)
            entry.triggered.connect(lambda _checked=False, act=deed.act: act())
        return menu

    def selected_text(self) -> str:
        return self.blocks.copied()

    def paste(self, words: str) -> None:
        """Take a copied block."""
        self.blocks.paste(words)


def _types(event: QKeyEvent) -> bool:
    """Whether a key writes a sign."""
    held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    return bool(event.text()) and event.text().isprintable() and not held
