"""Tables of this page: rows by period with frozen names at the left; copies carry their headers."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from msgspec import Struct
from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem

from services.language import Language
from ui.pages.history.words import column_words
from ui.theme.theme import Theme
from ui.widgets.table import SORT, HairlineDelegate, HairlineTable, Index, SortedRows

CELL, LAST = 84, 92
PITCH = 28
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class Cell(Struct, frozen=True):
    """What stands in a period's column; `value` sorts it."""

    text: str = ""
    value: Decimal | None = None
    tone: str = ""
    tip: str = ""


class GridRow(Struct, frozen=True):
    """A KPI or a department with a cell a column; `strong` for a mean."""

    key: str
    title: str
    cells: tuple[Cell, ...]
    strong: bool = False


class HeadedTable(HairlineTable):
    """What is copied starts with the columns' titles, and each row with its own where it has one."""

    def selected_text(self) -> str:
        """The selected rows with their headers, as Excel takes them."""
        text = super().selected_text()
        if not text:
            return ""
        chosen = self.selectionModel().selectedIndexes()
        columns = sorted({index.column() for index in chosen})
        head = [self._title(Qt.Orientation.Horizontal, column) for column in columns]
        if self.verticalHeader().isHidden():
            return "\n".join(["\t".join(head), text])
        rows = sorted({index.row() for index in chosen})
        names = ["", *(self._title(Qt.Orientation.Vertical, row) for row in rows)]
        lines = ["\t".join(head), *text.split("\n")]
        return "\n".join(f"{name}\t{line}" for name, line in zip(names, lines, strict=True))

    def _title(self, orientation: Qt.Orientation, at: int) -> str:
        return str(self.model().headerData(at, orientation, Qt.ItemDataRole.DisplayRole) or "")


class GridModel(QAbstractTableModel):
    """Rows under period columns, and further columns after them."""

    def __init__(self, say: Language, theme: Theme) -> None:
        super().__init__()
        self._say, self._theme = say, theme
        self.codes: tuple[str, ...] = ()
        self.rows: tuple[GridRow, ...] = ()
        self._further: tuple[str, ...] = ()

    def show_rows(self, codes: Sequence[str], rows: Sequence[GridRow], further: Sequence[str] = ()) -> None:
        """Show these rows; the same shape keeps selection, sorting and scroll."""
        shape = (self.codes, tuple(row.key for row in self.rows), self._further)
        same = shape == (tuple(codes), tuple(row.key for row in rows), tuple(further))
        if not same:
            self.beginResetModel()
        self.codes, self.rows, self._further = tuple(codes), tuple(rows), tuple(further)
        if not same:
            self.endResetModel()
        elif self.rows:
            self.dataChanged.emit(
                self.index(0, 0), self.index(len(self.rows) - 1, max(self.columnCount() - 1, 0))
            )

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.codes) + len(self._further)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return None if orientation is Qt.Orientation.Vertical else _RIGHT
        if orientation is Qt.Orientation.Vertical:
            shown = role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}
            return self.rows[section].title if shown else None
        further = section - len(self.codes)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._further[further] if further >= 0 else column_words(self.codes[section])
        if role == Qt.ItemDataRole.ToolTipRole and further < 0:
            return self._say.period(self.codes[section])
        return None

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        row = self.rows[index.row()]
        cell = row.cells[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cell.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{row.title} {cell.tip or cell.text}"
            case Qt.ItemDataRole.TextAlignmentRole:
                return _RIGHT
            case Qt.ItemDataRole.ForegroundRole if cell.tone:
                return self._theme.colour(cell.tone)
            case Qt.ItemDataRole.FontRole if row.strong:
                return self._theme.sized(self._theme.font.pixelSize(), bold=True)
            case Qt.ItemDataRole.ToolTipRole if cell.tip:
                return cell.tip
            case role if role == SORT:
                return None if row.strong else cell.value
        return None


class _Cells(HairlineDelegate):
    """Frames the cell one is in, also while the keyboard is elsewhere: what is told beside is about it."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(theme, view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        if index == self._view.currentIndex():
            painter.setPen(self.theme.colour("accent"))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -2))


class PeriodGrid(HeadedTable):
    """Names stay at the left while the periods scroll; a click on a period's head sorts by it."""

    def __init__(self, say: Language, theme: Theme, name: str, titles: int) -> None:
        self.grid = GridModel(say, theme)
        self.sorted = SortedRows(self.grid)
        super().__init__(theme, self.sorted, name)
        self.setItemDelegate(_Cells(theme, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.horizontalHeader().setSortIndicatorClearable(True)
        side = self.verticalHeader()
        side.setDefaultSectionSize(PITCH)
        side.show()
        side.setFixedWidth(titles)
        side.setTextElideMode(Qt.TextElideMode.ElideRight)
        side.setHighlightSections(False)
        side.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._late = True
        bar = self.horizontalScrollBar()
        bar.actionTriggered.connect(self._on_scrolled)
        bar.rangeChanged.connect(self._stay_late)

    def show_rows(self, codes: Sequence[str], rows: Sequence[GridRow], further: Sequence[str] = ()) -> None:
        """Show these rows; other periods bring the last ones into sight."""
        other = self.grid.codes != tuple(codes)
        self.grid.show_rows(codes, rows, further)
        if other:
            for at in range(self.grid.columnCount()):
                self.headings.give(at, CELL if at < len(codes) else LAST)
            self._late = True
            self._stay_late()

    def _on_scrolled(self) -> None:
        bar = self.horizontalScrollBar()
        self._late = bar.sliderPosition() >= bar.maximum()

    def _stay_late(self) -> None:
        """The last periods are in sight until one scrolls away."""
        if self._late:
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().maximum())

    def key_at(self, row: int) -> str:
        """What the row at a place of the view stands for."""
        return self.grid.rows[self.sorted.mapToSource(self.sorted.index(row, 0)).row()].key

    def row_of(self, key: str) -> int:
        """Where a row stands in the view, -1 when it is not there."""
        found = (at for at in range(self.sorted.rowCount()) if self.key_at(at) == key)
        return next(found, -1)

    def chosen_keys(self) -> list[str]:
        """The keys of the selected rows, from above."""
        return [
            self.key_at(row) for row in sorted({one.row() for one in self.selectionModel().selectedRows()})
        ]
