"""The department tree: the whole company on top, counts of people; a department is dragged under another."""

from collections.abc import Iterator

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
)

from services.chart import Chart
from services.language import Language
from ui.theme.theme import Theme
from ui.theme.tokens import ROW
from ui.widgets.table import HairlineDelegate, Index

CODE = int(Qt.ItemDataRole.UserRole)
COUNT = 46


class DepartmentTree(QTreeWidget):
    """`chosen` gives a department's code (empty: the whole company); `dropped` what is wanted under what."""

    chosen = Signal(str)
    dropped = Signal(str, str)
    removing = Signal(str)
    entered = Signal()

    def __init__(self, say: Language, theme: Theme) -> None:
        super().__init__()
        self._say = say
        self.setProperty("hairline", True)
        self.setAccessibleName(say("Departments"))
        self.setAccessibleDescription(say("Drag a department onto another to put it under that one."))
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.header().setStretchLastSection(False)
        self.header().setMinimumSectionSize(30)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        self.header().resizeSection(1, COUNT)
        self.setIndentation(14)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setUniformRowHeights(True)
        self.setItemDelegate(_TreeDelegate(theme, self))
        self.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDropIndicatorShown(True)
        self.setDragDropOverwriteMode(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(self._on_current)

    def show_chart(self, chart: Chart, current: str) -> None:
        """Show the departments, one of them chosen."""
        self.blockSignals(True)
        self.clear()
        active = sum(person.active for person in chart.people)
        root = QTreeWidgetItem([self._say("Whole company"), str(active)])
        root.setData(0, CODE, "")
        root.setFlags(root.flags() & ~Qt.ItemFlag.ItemIsDragEnabled)
        self.addTopLevelItem(root)
        path = [root]
        for branch in chart.tree:
            item = QTreeWidgetItem([branch.record.name, str(branch.people)])
            item.setData(0, CODE, branch.record.code)
            words = self._say(
                "{name}: {count} {count:person|people}", name=branch.record.name, count=branch.people
            )
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, words)
            item.setToolTip(0, " · ".join(filter(None, (branch.record.code, branch.head_name))))
            del path[branch.depth + 1 :]
            path[-1].addChild(item)
            path.append(item)
        for item in self.items():
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.expandAll()
        self.setCurrentItem(self.item_of(current) or root)
        self.blockSignals(False)

    def items(self) -> Iterator[QTreeWidgetItem]:
        """Every item, from the top down."""
        pending = [item] if (item := self.topLevelItem(0)) is not None else []
        while pending:
            item = pending.pop(0)
            yield item
            below = (item.child(at) for at in range(item.childCount()))
            pending = [child for child in below if child is not None] + pending

    def item_of(self, code: str) -> QTreeWidgetItem | None:
        """The item of a department."""
        return next((item for item in self.items() if item.data(0, CODE) == code), None)

    @property
    def current(self) -> str:
        """The chosen department's code, empty for the whole company."""
        item = self.currentItem()
        return str(item.data(0, CODE)) if item is not None else ""

    def choose(self, code: str) -> None:
        """Choose a department as a click would."""
        if (item := self.item_of(code)) is not None:
            self.setCurrentItem(item)

    def _on_current(self) -> None:
        self.chosen.emit(self.current)

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for the move; the tree itself changes only once it is written."""
        target = self.itemAt(event.position().toPoint())
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if target is not None and self.current:
            self.dropped.emit(self.current, str(target.data(0, CODE)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.current:
            self.removing.emit(self.current)
            return
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2}:
            self.entered.emit()
            return
        super().keyPressEvent(event)


class _TreeDelegate(HairlineDelegate):
    """Rows as high as a table's, names close to their level."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        size = super().sizeHint(option, index)
        size.setHeight(ROW - 3)
        return size
