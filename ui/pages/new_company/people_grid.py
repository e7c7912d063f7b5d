"""A grid to type people into, or to paste them from Excel: always with a few free rows at the end."""

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem

from services.codes import next_code
from services.language import N_, Language
from services.pasted import Block, read_block
from services.workbooks.sheets.organisation import EMPLOYEES
from ui.theme.theme import Theme
from ui.theme.tokens import ROW

COLUMNS: Mapping[str, str] = {
    "number": N_("Number"),
    "name": N_("Name"),
    "department": N_("Department"),
    "position": N_("Position"),
    "manager": N_("Line manager"),
    "hired": N_("Hired"),
    "bonus_base": N_("Bonus base"),
}
FIELDS = tuple(COLUMNS)
_FREE, _FEWEST = 4, 10
_NARROWEST = 88
_NUMBER, _NAME = 0, 1


class PeopleGrid(QTableWidget):
    """`edited` after each change; `left_out` are the pasted columns that were not understood."""

    edited = Signal()

    def __init__(self, say: Language, theme: Theme) -> None:
        super().__init__(_FEWEST, len(FIELDS))
        self._theme = theme
        self.left_out: tuple[str, ...] = ()
        self.taken: Collection[str] = ()
        self.setProperty("hairline", True)
        self.setAccessibleName(say("People"))
        self.setHorizontalHeaderLabels([say(title) for title in COLUMNS.values()])
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setMinimumSectionSize(_NARROWEST)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.verticalHeader().setMinimumWidth(32)
        self.itemChanged.connect(lambda _item: self._on_change())

    # What stands in it

    def text(self, row: int, column: int) -> str:
        """What stands in a cell."""
        item = self.item(row, column)
        return item.text().strip() if item is not None else ""

    @property
    def used(self) -> list[int]:
        """The rows that hold something."""
        columns = range(len(FIELDS))
        return [row for row in range(self.rowCount()) if any(self.text(row, column) for column in columns)]

    @property
    def block(self) -> Block:
        """The rows that hold something, as a pasted block."""
        rows = [tuple(self.text(row, column) for column in range(len(FIELDS))) for row in self.used]
        return Block(EMPLOYEES, FIELDS, tuple(rows))

    @property
    def headers(self) -> str:
        """The row of headers, to be put into an empty sheet of Excel."""
        model = self.model()
        titles = (str(model.headerData(column, Qt.Orientation.Horizontal)) for column in range(len(FIELDS)))
        return "\t".join(titles)

    # What one does

    def type(self, row: int, texts: Sequence[str]) -> None:
        """Write the cells of a row."""
        for column, text in enumerate(texts):
            self._put(row, column, text)
        self._on_change()

    def paste(self, text: str) -> None:
        """Put a copied block below what is there, each column where its header belongs."""
        found = read_block(text, EMPLOYEES)
        places = [FIELDS.index(name) if name in FIELDS else None for name in found.fields]
        self.left_out = (
            *found.left_out,
            *(name for name, at in zip(found.fields, places, strict=True) if at is None),
        )
        start = max(self.used, default=-1) + 1
        self.setRowCount(max(self.rowCount(), start + len(found.rows) + _FREE))
        for offset, cells in enumerate(found.rows):
            for at, cell in zip(places, cells, strict=True):
                if at is not None:
                    self._put(start + offset, at, cell)
        self._on_change()

    def wipe(self) -> None:
        """Empty it."""
        self.left_out = ()
        self.blockSignals(True)
        self.clearContents()
        self.setRowCount(_FEWEST)
        self.blockSignals(False)
        self.edited.emit()

    def _put(self, row: int, column: int, text: str) -> None:
        self.blockSignals(True)
        item = self.item(row, column)
        if item is None:
            item = QTableWidgetItem()
            self.setItem(row, column, item)
        item.setText(text)
        self.blockSignals(False)

    def _on_change(self) -> None:
        used = self.used
        self.setRowCount(max(_FEWEST, max(used, default=0) + 1 + _FREE))
        numbers = {self.text(row, _NUMBER) for row in used} | set(self.taken)
        for row in used:
            if self.text(row, _NAME) and not self.text(row, _NUMBER):
                fresh = next_code(numbers - {""}, "E001")
                numbers.add(fresh)
                self._put(row, _NUMBER, fresh)
        self.edited.emit()

    def mark(self, wrong: Mapping[tuple[int, str], str]) -> None:
        """Tint the cells that are wrong (row of the block, field) and put the words into their tips."""
        self.blockSignals(True)
        for at, row in enumerate(self.used):
            for column, field in enumerate(FIELDS):
                words = wrong.get((at, field), "")
                item = self.item(row, column)
                if item is None and words:
                    item = QTableWidgetItem()
                    self.setItem(row, column, item)
                if item is not None:
                    item.setToolTip(words)
                    item.setForeground(self._theme.colour("red" if words else "ink"))
                    item.setBackground(self._theme.colour("red_soft" if words else "surface"))
        self.blockSignals(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste(QGuiApplication.clipboard().text())
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            for item in self.selectedItems():
                self._put(item.row(), item.column(), "")
            self._on_change()
        else:
            super().keyPressEvent(event)
