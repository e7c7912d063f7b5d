"""A table in groups: a heading row each, and rows of text under it."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem

from ui.theme.fonts import sized
from ui.theme.tokens import SMALL
from ui.widgets.headings import AIR

ROW = 30
_EVERY = Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive
LINE = 19
"""Height of a further line of text in a row."""


class Outline(QTreeWidget):
    """Read only; the first columns take what their text needs, the last ones share the rest."""

    def __init__(self, titles: Sequence[str], widths: Sequence[int], name: str) -> None:
        super().__init__()
        self.setProperty("hairline", True)
        self.setProperty("outline", True)
        self.setColumnCount(len(titles))
        self.setHeaderLabels(list(titles))
        self.setAccessibleName(name)
        self.setIndentation(14)
        self.setUniformRowHeights(False)
        self.setWordWrap(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.header().setStretchLastSection(False)
        metrics = QFontMetrics(sized(self.font(), SMALL))
        for column, width in enumerate(widths):
            if width:
                heading = AIR + metrics.horizontalAdvance(titles[column])
                self.setColumnWidth(column, max(width, heading))
            else:
                self.header().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def add_group(self, heading: str, rows: Sequence[Sequence[str]]) -> None:
        """A heading across the columns, and its rows."""
        group = QTreeWidgetItem(self, [heading])
        group.setFirstColumnSpanned(True)
        group.setSizeHint(0, QSize(0, ROW))
        font = group.font(0)
        font.setBold(True)
        group.setFont(0, font)
        for cells in rows:
            item = QTreeWidgetItem(group, list(cells))
            lines = max(cell.count("\n") for cell in cells) if cells else 0
            item.setSizeHint(0, QSize(0, ROW + LINE * lines))
            for column, cell in enumerate(cells):
                item.setToolTip(column, cell)
                item.setTextAlignment(column, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        group.setExpanded(True)

    def words(self) -> list[list[str]]:
        """Every row as it is shown, headings included."""
        return [
            [item.text(column) for column in range(1 if item.isFirstColumnSpanned() else self.columnCount())]
            for item in self.findItems("", _EVERY)
        ]
