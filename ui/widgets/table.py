"""Hairline tables: a model of rows with named columns, and the view that shows them."""

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any, Generic, TypeVar

from msgspec import Struct
from PySide6.QtCore import (
    SIGNAL,
    QAbstractItemModel,
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    QTimer,
)
from PySide6.QtGui import QColor, QGuiApplication, QHelpEvent, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
)

from ui.preferences import PreferenceFile
from ui.theme.theme import Theme
from ui.theme.tokens import ROW
from ui.widgets.headings import Headings

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
SORT = int(Qt.ItemDataRole.UserRole) + 1
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
PAUSE = 400
"""Milliseconds after the last drag of a column until its width is kept."""


class Column(Struct, Generic[Row], frozen=True):
    """A named column: what it shows of a row, what it sorts by, whether it is a number, how wide it is (0
    takes the rest, at least `least`); its heading is never cut.
    """

    name: str
    title: str
    text: Callable[[Row], str]
    sort: Callable[[Row], Any] | None = None
    number: bool = False
    width: int = 0
    least: int = 0
    tone: Callable[[Row], str] | None = None
    strong: bool = False
    tip: Callable[[Row], str] | None = None


class RowsModel(QAbstractTableModel, Generic[Row]):
    """Rows (records) under columns; no queries here."""

    def __init__(self, columns: Sequence[Column[Row]], theme: Theme) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.rows: tuple[Row, ...] = ()
        self._theme = theme

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows instead; the same number of rows keeps selection and scroll."""
        if len(rows) != len(self.rows):
            self.beginResetModel()
            self.rows = tuple(rows)
            self.endResetModel()
            return
        before, self.rows = self.rows, tuple(rows)
        changed = (at for at, row in enumerate(self.rows) if not self.alike(before[at], row))
        for _, run in groupby(enumerate(changed), key=lambda found: found[1] - found[0]):
            places = [at for _, at in run]
            self.dataChanged.emit(self.index(places[0], 0), self.index(places[-1], len(self.columns) - 1))

    def alike(self, before: Row, after: Row) -> bool:
        """Whether two rows surely look the same; only a model whose cells tell nothing else can say so."""
        return False

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if self.columns[section].number else _LEFT
        return None

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        row, column = self.rows[index.row()], self.columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return column.text(row)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _RIGHT if column.number else _LEFT
            case Qt.ItemDataRole.ForegroundRole if column.tone is not None and (tone := column.tone(row)):
                return self._theme.colour(tone)
            case Qt.ItemDataRole.FontRole if column.strong:
                return self._theme.sized(self._theme.font.pixelSize(), bold=True)
            case Qt.ItemDataRole.ToolTipRole if column.tip is not None:
                return column.tip(row)
            case role if role == SORT:
                return (column.sort or column.text)(row)
        return None


class SortedRows(QSortFilterProxyModel):
    """Sorts by the model's sort role (None last either way up) and keeps the rows that contain the words
    looked for.
    """

    def __init__(self, source: QAbstractItemModel) -> None:
        super().__init__()
        self.setSourceModel(source)
        self.setSortRole(SORT)
        self.setFilterKeyColumn(-1)
        self.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)

    def lessThan(self, left: Index, right: Index) -> bool:
        one, other = left.data(SORT), right.data(SORT)
        if one is None or other is None:
            return (one is not None) == (self.sortOrder() is Qt.SortOrder.AscendingOrder) and one is not other
        return bool(one < other)


class HairlineDelegate(QStyledItemDelegate):
    """Paints a cell flat, with a hairline below and ten pixels of air beside it."""

    def __init__(self, theme: Theme, parent: QAbstractItemView) -> None:
        super().__init__(parent)
        self.theme = theme

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.textElideMode = Qt.TextElideMode.ElideRight

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """A cell without a tip of its own tells its words whole where they are cut."""
        if event.type() is QEvent.Type.ToolTip and not index.data(Qt.ItemDataRole.ToolTipRole):
            self.initStyleOption(option, index)
            if option.fontMetrics.horizontalAdvance(option.text) > option.rect.width() - 20:
                QToolTip.showText(event.globalPos(), option.text, view)
                return True
        return super().helpEvent(event, view, option, index)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        painter.save()
        self.paint_ground(painter, option)
        colour = index.data(Qt.ItemDataRole.ForegroundRole)
        painter.setPen(colour if isinstance(colour, QColor) else self.theme.colour("ink"))
        painter.setFont(option.font)
        box = option.rect.adjusted(10, 0, -10, 0)
        words = option.fontMetrics.elidedText(option.text, option.textElideMode, box.width())
        painter.drawText(box, option.displayAlignment, words)
        painter.restore()

    def paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        """The cell's ground: tinted when selected, and the hairline."""
        from PySide6.QtWidgets import QStyle

        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, self.theme.colour("accent_soft"))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(self.theme.colour("accent"))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -2))
        painter.setPen(self.theme.colour("faint"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())


class HairlineTable(QTableView):
    """A quiet table: generous rows, hairlines, numbers at the right; selects rows, copies to Excel."""

    def __init__(self, theme: Theme, model: QAbstractItemModel, name: str, *, sortable: bool = True) -> None:
        super().__init__()
        self.setProperty("hairline", True)
        self.setAccessibleName(name)
        self.headings = Headings(theme)
        self.setHorizontalHeader(self.headings)
        self.setModel(model)
        self.setItemDelegate(HairlineDelegate(theme, self))
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        resized = SIGNAL("sectionResized(int,int,int)")
        self.disconnect(self.headings, resized, self, None)  # type: ignore[call-overload]  # stubs know no None
        self.headings.sectionResized.connect(self._follow_columns)
        self.setSortingEnabled(sortable and isinstance(model, QSortFilterProxyModel))

    def _follow_columns(self) -> None:
        """Take other widths in at once: Qt itself would a turn later, and paint the whole table twice."""
        self.updateGeometries()
        self.viewport().update()

    def set_widths(self, columns: Sequence[Column[Any]]) -> None:
        """Give the columns their widths; those of width 0 share the rest."""
        numbered = list(enumerate(columns))
        self.headings.give_all(
            {at: column.width for at, column in numbered if column.width},
            {at: column.least for at, column in numbered if not column.width},
        )
        self._follow_columns()

    def remember(self, preferences: PreferenceFile, key: str) -> None:
        """Put the columns back as the user left them, and keep what changes: widths, order, sorting."""
        header = self.headings
        known = preferences.now.tables.get(key, "")
        if known and header.count() == self.model().columnCount():
            header.put_back(known)

        def keep() -> None:
            preferences.change(tables={**preferences.now.tables, key: header.kept()})

        timer = QTimer(self, singleShot=True, interval=PAUSE)
        timer.timeout.connect(keep)
        for changed in (header.sectionResized, header.sortIndicatorChanged, header.sectionMoved):
            changed.connect(lambda *_: timer.start())

    def update_rows(self, *places: Index) -> None:
        """Paint the rows of these places anew: a table that tints the whole row one is in."""
        port = self.viewport()
        for row in {place.row() for place in places if place.isValid()}:
            port.update(0, self.rowViewportPosition(row), port.width(), self.rowHeight(row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
            return
        super().keyPressEvent(event)

    def copy(self) -> None:
        """Copy the selected cells as rows and columns that Excel takes."""
        QGuiApplication.clipboard().setText(self.selected_text())

    def selected_text(self) -> str:
        """The selected cells, tab between columns, a line each row."""
        chosen = sorted(self.selectionModel().selectedIndexes(), key=lambda i: (i.row(), i.column()))
        lines: dict[int, list[str]] = {}
        for index in chosen:
            lines.setdefault(index.row(), []).append(
                str(index.data() or "").replace("\t", " ").replace("\n", " ")
            )
        return "\n".join("\t".join(cells) for cells in lines.values())
