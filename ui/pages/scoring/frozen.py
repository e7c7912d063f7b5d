"""The first column of a wide grid, which stays in sight while the others scroll."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from ui.pages.scoring.grid_view import GridView
from ui.theme.theme import Theme
from ui.widgets.table import HairlineTable, Index


class FrozenNames(HairlineTable):
    """A second view of a grid's first column, over it; it has no life of its own."""

    def __init__(self, theme: Theme, view: GridView) -> None:
        super().__init__(theme, view.grid, view.accessibleName(), sortable=False)
        self._view = view
        self.setParent(view)
        self.setItemDelegate(view.itemDelegate())
        self.setSelectionModel(view.selectionModel())
        self.setSelectionBehavior(view.selectionBehavior())
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusProxy(view)
        self.setProperty("frozen", True)
        for policy in (self.setVerticalScrollBarPolicy, self.setHorizontalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.verticalScrollBar().valueChanged.connect(view.verticalScrollBar().setValue)
        view.horizontalHeader().sectionResized.connect(lambda *_: self.fit())
        view.installEventFilter(self)
        self.show()

    def fit(self) -> None:
        """Lie over the first column, and show no other."""
        view = self._view
        for column in range(view.grid.columnCount()):
            self.setColumnHidden(column, column > 0)
        header, frame = view.horizontalHeader(), view.frameWidth()
        width = view.columnWidth(0)
        view.frozen = width
        self.horizontalHeader().setFixedHeight(header.height())
        self.setColumnWidth(0, width)
        self.setGeometry(frame, frame, width, header.height() + view.viewport().height())
        self.verticalScrollBar().setValue(view.verticalScrollBar().value())
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest}:
            self.fit()
        return super().eventFilter(watched, event)

    def scrollTo(
        self, index: Index, hint: HairlineTable.ScrollHint = HairlineTable.ScrollHint.EnsureVisible
    ) -> None:
        """The grid below scrolls, and this follows."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        QApplication.sendEvent(self._view.viewport(), event)

    def mouseDoubleClickEvent(self, event: object) -> None:
        self._view.opened.emit()
