from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QHeaderView,
    QStackedWidget,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui.preferences import PreferenceFile
from ui.theme.theme import Theme
from ui.widgets.table import Column, HairlineDelegate, HairlineTable, Index, RowsModel, SortedRows

Row = tuple[str, Decimal | None]
ROWS: list[Row] = [("销售部", Decimal("96.40")), ("质量部", None), ("财务部", Decimal("101.20"))]
COLUMNS: list[Column[Row]] = [
    Column("name", "部门", lambda row: row[0]),
    Column("total", "得分", lambda row: str(row[1] or "—"), lambda row: row[1], number=True, width=80),
]


@pytest.fixture
def table(qtbot: QtBot, theme: Theme) -> HairlineTable:
    return make(qtbot, theme)


def make(qtbot: QtBot, theme: Theme) -> HairlineTable:
    model = RowsModel(COLUMNS, theme)
    model.show_rows(ROWS)
    rows = SortedRows(model)
    rows.setParent(model)
    made = HairlineTable(theme, rows, "部门")
    model.setParent(made)
    qtbot.addWidget(made)
    made.set_widths(COLUMNS)
    made.show()
    return made


def column(table: HairlineTable, at: int = 0) -> list[str]:
    model = table.model()
    return [model.index(row, at).data() for row in range(model.rowCount())]


def test_words_that_a_cell_cuts_are_told_whole_and_others_are_not(
    table: HairlineTable, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _place, words, _view: told.append(words))

    def tips_at(row: int) -> list[str]:
        place = table.visualRect(table.model().index(row, 0)).center()
        event = QHelpEvent(QEvent.Type.ToolTip, place, table.viewport().mapToGlobal(place))
        QApplication.sendEvent(table.viewport(), event)
        return told

    table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
    table.setColumnWidth(0, 200)
    assert tips_at(1) == []
    table.setColumnWidth(0, 40)
    assert tips_at(1) == [column(table)[1]]


def test_copies_rows_and_columns_as_excel_takes_them(qtbot: QtBot, table: HairlineTable) -> None:
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    table.selectAll()
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "财务部\t101.20\n质量部\t—\n销售部\t96.40"


def test_numbers_sort_as_numbers_with_the_missing_last_either_way(table: HairlineTable) -> None:
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert column(table) == ["销售部", "财务部", "质量部"]
    table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert column(table) == ["财务部", "销售部", "质量部"]


def test_numbers_stand_at_the_right(table: HairlineTable) -> None:
    sides = [table.model().index(0, at).data(Qt.ItemDataRole.TextAlignmentRole) for at in (0, 1)]
    assert [bool(side & Qt.AlignmentFlag.AlignRight.value) for side in sides] == [False, True]


def test_the_filter_keeps_rows_with_the_words_in_any_column(table: HairlineTable) -> None:
    table.model().setFilterFixedString("101")  # type: ignore[attr-defined]
    assert column(table) == ["财务部"]


def test_columns_come_back_as_they_were_left(qtbot: QtBot, theme: Theme) -> None:
    preferences = PreferenceFile()
    first, second = (make(qtbot, theme) for _ in range(2))
    first.remember(preferences, "departments")
    first.setColumnWidth(1, 133)
    first.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    qtbot.waitUntil(lambda: "departments" in preferences.now.tables)
    second.remember(preferences, "departments")
    assert second.columnWidth(1) == 133
    assert column(second) == ["财务部", "销售部", "质量部"]


def test_cells_that_tell_more_than_their_row_are_sorted_anew_when_the_same_rows_are_shown(
    qtbot: QtBot, theme: Theme
) -> None:
    counted = {"销售部": 1, "质量部": 2}
    columns: list[Column[str]] = [Column("count", "人数", lambda row: str(counted[row]), number=True)]
    model = RowsModel(columns, theme)
    model.show_rows(list(counted))
    made = HairlineTable(theme, SortedRows(model), "部门")
    model.setParent(made)
    qtbot.addWidget(made)
    made.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert column(made) == ["1", "2"]
    counted["销售部"] = 3
    model.show_rows(list(counted))
    assert column(made) == ["2", "3"]


def test_a_table_is_painted_once_when_it_comes_into_sight(qtbot: QtBot, theme: Theme) -> None:
    room = QWidget()
    qtbot.addWidget(room)
    stack = QStackedWidget(room)
    stack.resize(400, 300)
    stack.addWidget(QWidget())
    room.show()
    for _ in range(3):
        QApplication.processEvents()
    model = RowsModel(COLUMNS, theme)
    model.show_rows(ROWS)
    table = HairlineTable(theme, model, "部门")
    painted = Counted(theme, table)
    table.setItemDelegate(painted)
    table.set_widths(COLUMNS)
    stack.addWidget(table)
    stack.setCurrentWidget(table)
    for _ in range(3):
        QApplication.processEvents()
    assert painted.cells == len(ROWS) * len(COLUMNS)


def test_what_scrolls_sideways_follows_the_width_of_a_column_at_once(qtbot: QtBot, theme: Theme) -> None:
    table = make(qtbot, theme)
    table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
    table.setColumnWidth(0, 2 * table.width())
    assert table.horizontalScrollBar().maximum() > 0


class Counted(HairlineDelegate):
    """Counts the cells that it paints."""

    cells = 0

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.cells += 1
        super().paint(painter, option, index)
