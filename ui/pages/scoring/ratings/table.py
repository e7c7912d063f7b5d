"""The table of ratings: type, Tab, Enter, paste a block from Excel, as in the grid."""

from PySide6.QtCore import QEvent, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QLineEdit

from services.language import Language
from services.typed_ratings import FIELDS, read_pasted
from ui.pages.scoring.ratings.cells import RatingCells, move_of
from ui.pages.scoring.ratings.model import GROUP, RatingModel
from ui.theme.theme import Theme
from ui.theme.tokens import ROW
from ui.widgets.table import HairlineTable, Index

Triggers = QAbstractItemView.EditTrigger
_NUMBERS = 34


class RatingTable(HairlineTable):
    """`looked_at` when another cell comes into focus, `done` on Ctrl+Enter; `left_out` names pasted columns
    that were not understood.
    """

    looked_at = Signal()
    left_out = Signal(tuple)
    done = Signal()
    _start = GROUP
    """The column where the row was begun."""
    _walking = False

    def __init__(self, say: Language, theme: Theme, model: RatingModel) -> None:
        super().__init__(theme, model, say("Ratings"), sortable=False)
        self.ratings = model
        cells = RatingCells(theme, self, model)
        cells.moved.connect(self.move_on)
        self.setItemDelegate(cells)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(Triggers.DoubleClicked | Triggers.AnyKeyPressed | Triggers.EditKeyPressed)
        self.set_widths(model.columns)
        numbers = self.verticalHeader()
        numbers.show()
        numbers.setFixedWidth(_NUMBERS)
        numbers.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        numbers.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMinimumHeight(6 * ROW)

    # Where one is

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if not self._walking:
            self._start = max(current.column(), GROUP)
        self.looked_at.emit()

    def go_to(self, row: int, column: int) -> None:
        """Put the cursor into a cell."""
        index = self.ratings.index(row, column)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def move_on(self, move: str) -> None:
        """Tab goes to the next cell and over the end into the next row, Enter below where it was begun."""
        self.setFocus()
        row, column = self.currentIndex().row(), self.currentIndex().column()
        last, end = len(self.ratings.rows) - 1, len(FIELDS) - 1
        below = min(row + 1, last)
        match move:
            case "next":
                place = (row, column + 1) if column < end else (below, GROUP)
            case "back":
                place = (row, column - 1) if column else (max(row - 1, 0), end if row else 0)
            case "enter":
                place = (below, self._start)
            case _:
                place = (below if move == "down" else max(row - 1, 0), column)
        self._walking = move in {"next", "back", "enter"}
        self.go_to(*place)
        self._walking = False

    def _leads_out(self, move: str) -> bool:
        """Whether Tab leaves the table: on the free row, and back from the first cell."""
        index = self.currentIndex()
        if self.ratings.locked or not index.isValid():
            return True
        free = index.row() == len(self.ratings.rows) - 1 and self.ratings.rows[index.row()].blank
        return not index.column() and (free if move == "next" else not index.row())

    # Keys

    def event(self, event: QEvent) -> bool:
        tabs = {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in tabs:
            if self._leads_out(move_of(event)):
                return super().event(event)
            self.move_on(move_of(event))
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        key = event.key()
        if move_of(event) == "enter":
            self.done.emit() if control else self.move_on("enter")
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste(QGuiApplication.clipboard().text())
        elif control and key == Qt.Key.Key_D:
            self.repeat()
        elif control and key == Qt.Key.Key_Delete:
            self.remove_rows()
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.clear()
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """The first sign of an input method opens the cell too; Qt would open it without the sign."""
        if event.preeditString() or event.commitString():
            self.edit(self.currentIndex())
            field = QApplication.focusWidget()
            if isinstance(field, QLineEdit) and self.isAncestorOf(field):
                QApplication.sendEvent(field, event)

    # What one does

    def paste(self, text: str) -> None:
        """Put a copied block in."""
        index = self.currentIndex()
        if self.ratings.locked:
            return
        block = read_pasted(text, FIELDS[max(index.column(), 0)])
        start = self.ratings.paste(block, max(index.row(), 0))
        if block.fields:
            self.go_to(start, FIELDS.index(block.fields[0]))
        self.left_out.emit(block.left_out)

    def clear(self) -> None:
        """Empty the selected cells."""
        if not self.ratings.locked:
            chosen = self.selectedIndexes()
            self.ratings.write({(index.row(), FIELDS[index.column()]): "" for index in chosen})

    def repeat(self) -> None:
        """Copy the cell above into this one (填充)."""
        index = self.currentIndex()
        if index.row() > 0 and not self.ratings.locked:
            field = FIELDS[index.column()]
            above = str(getattr(self.ratings.rows[index.row() - 1], field))
            self.ratings.write({(index.row(), field): above})

    def remove_rows(self) -> None:
        """Take the selected rows out."""
        places = {index.row() for index in self.selectedIndexes()}
        if places and not self.ratings.locked:
            column = max(self.currentIndex().column(), GROUP)
            self.ratings.remove(places)
            self.go_to(min(*places, len(self.ratings.rows) - 1), column)
