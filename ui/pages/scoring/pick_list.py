"""The list at the left: what one can pick, under headings, each with a figure and a mark in words."""

from collections.abc import Callable, Hashable, Sequence
from typing import Any, Generic, TypeVar

from msgspec import Struct
from PySide6.QtCore import QItemSelectionModel, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from ui.pages.scoring.grid_cells import paint_chip
from ui.theme.theme import Theme
from ui.theme.tokens import BODY, SMALL
from ui.widgets.table import Column, HairlineDelegate, HairlineTable, Index, RowsModel

Item = TypeVar("Item")
CHIP = 44
_MIDDLE = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class ListRow(Struct, Generic[Item], frozen=True):
    """An item; with a word for its `kind` it heads those below it. With `item` None only a heading."""

    title: str
    key: Hashable = None
    item: Item | None = None
    kind: str = ""


class Face(Struct, Generic[Item], frozen=True):
    """What a list shows of an item: figure in its width, mark with its tone, tip; all rests on `seen`."""

    figure: Callable[[Item], str]
    mark: Callable[[Item], tuple[str, str]]
    tip: Callable[[Item], str]
    seen: Callable[[Item], object]
    width: int = 55


class PickModel(RowsModel[ListRow[Item]]):
    """The list's rows; headings cannot be chosen."""

    def __init__(self, titles: tuple[str, str, str], face: Face[Item], theme: Theme) -> None:
        self.face = face

        def of(text: Callable[[Item], str]) -> Callable[[ListRow[Item]], str]:
            return lambda row: "" if row.item is None else text(row.item)

        columns: tuple[Column[ListRow[Item]], ...] = (
            Column("name", titles[0], lambda row: row.title, tip=of(face.tip)),
            Column("figure", titles[1], of(face.figure), number=True, width=face.width, strong=True),
            Column("mark", titles[2], of(lambda item: face.mark(item)[0]), width=CHIP + 6),
        )
        super().__init__(columns, theme)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.NoItemFlags if self.rows[index.row()].item is None else super().flags(index)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole and row.kind and index.column() == 0:
            return f"{row.title} {row.kind}"
        return super().data(index, role)

    def alike(self, before: ListRow[Item], after: ListRow[Item]) -> bool:
        if before is after:
            return True
        if before.item is None or after.item is None or before.key != after.key:
            return before == after
        return before.item is after.item or self.face.seen(before.item) == self.face.seen(after.item)

    def row_of(self, key: Hashable) -> int:
        """Where an item stands, -1 if it is not in sight."""
        rows = enumerate(self.rows)
        return next((at for at, row in rows if row.item is not None and row.key == key), -1)


class PickList(HairlineTable, Generic[Item]):
    """`picked` gives the key; `entered` when the officer wants to type into the grid."""

    picked = Signal(object)
    entered = Signal()
    _quiet = False

    def __init__(self, theme: Theme, titles: tuple[str, str, str], name: str, face: Face[Item]) -> None:
        model: PickModel[Item] = PickModel(titles, face, theme)
        super().__init__(theme, model, name, sortable=False)
        self.items = model
        self.setItemDelegate(_Cells(theme, self))
        self.horizontalHeader().hide()
        self.set_widths(model.columns)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_rows(self, rows: Sequence[ListRow[Item]], current: Hashable) -> None:
        """Show these, with one chosen; nothing is announced."""
        self._quiet = True
        self.items.show_rows(rows)
        self.choose(current)
        self._quiet = False

    def choose(self, key: Hashable) -> None:
        """Choose an item without announcing it."""
        quiet, self._quiet = self._quiet, True
        here = self.currentIndex().row()
        if not (0 <= here < len(self.items.rows) and self.items.rows[here].key == key):
            self._turn_to(self.items.row_of(key), here)
        self._quiet = quiet

    def _turn_to(self, at: int, here: int) -> None:
        if at < 0:
            return
        index = self.items.index(at, 0)
        flag = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
        near = abs(at - here) == 1
        self.scrollTo(index, self.ScrollHint.EnsureVisible if near else self.ScrollHint.PositionAtCenter)

    def neighbour(self, key: Hashable, step: int) -> Any:
        """The key of the item before or after another in the list, None beyond its ends."""
        keys = [row.key for row in self.items.rows if row.item is not None]
        if key not in keys:
            return keys[0] if keys else None
        at = keys.index(key) + step
        return keys[at] if 0 <= at < len(keys) else None

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.update_rows(current, previous)
        if self._quiet or not current.isValid():
            return
        row = self.items.rows[current.row()]
        if row.item is not None and current.row() != previous.row():
            self.picked.emit(row.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right}:
            self.entered.emit()
            return
        super().keyPressEvent(event)


class _Cells(HairlineDelegate):
    def __init__(self, theme: Theme, view: PickList[Any]) -> None:
        super().__init__(theme, view)
        self._view = view
        self._small = QFontMetrics(theme.sized(SMALL))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: ListRow[Any] = self._view.items.rows[index.row()]
        if row.item is None:
            self._paint_heading(painter, option.rect, row, index)
        elif index.column() == 2:
            painter.save()
            self._ground(painter, option, index)
            words, tone = self._view.items.face.mark(row.item)
            box = QRect(option.rect.left() + 2, option.rect.center().y() - 9, CHIP, 19)
            missing = tone == "missing"
            if tone == "plain":
                painter.setPen(self.theme.colour("muted"))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
            else:
                paint_chip(painter, self.theme, box, words, "amber" if missing else tone, dashed=missing)
            painter.restore()
        else:
            self._paint_text(painter, option, index, row)

    def _paint_heading(self, painter: QPainter, rect: QRect, row: ListRow[Any], index: Index) -> None:
        if index.column():
            return
        painter.save()
        whole = QRect(0, rect.top(), self._view.viewport().width(), rect.height())
        painter.fillRect(whole, self.theme.colour("sunken"))
        painter.setPen(self.theme.colour("faint"))
        painter.drawLine(whole.bottomLeft(), whole.bottomRight())
        painter.setPen(self.theme.colour("muted"))
        painter.setFont(self.theme.sized(SMALL))
        words = painter.fontMetrics().elidedText(row.title, Qt.TextElideMode.ElideRight, whole.width() - 24)
        painter.drawText(whole.adjusted(12, 0, -10, 0), Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()

    def _paint_text(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, row: ListRow[Any]
    ) -> None:
        painter.save()
        self._ground(painter, option, index)
        number = index.column() == 1
        painter.setFont(self.theme.sized(BODY, bold=number or bool(row.kind)))
        painter.setPen(self.theme.colour("ink"))
        box = option.rect.adjusted(2 if number else 12, 0, -4 if number else -1, 0)
        words = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, box.width())
        side = Qt.AlignmentFlag.AlignRight if number else Qt.AlignmentFlag.AlignLeft
        painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, words)
        after = box.left() + painter.fontMetrics().horizontalAdvance(words) + 5
        if row.kind and not number and after + self._small.horizontalAdvance(row.kind) <= box.right():
            painter.setFont(self.theme.sized(SMALL))
            painter.setPen(self.theme.colour("muted"))
            painter.drawText(
                QRect(after, box.top() + 1, box.right() - after, box.height()), _MIDDLE, row.kind
            )
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Tinted with a bar at the left when chosen."""
        if self._view.items.rows[index.row()].kind:
            painter.fillRect(option.rect, self.theme.colour("sunken"))
        if index.row() == self._view.currentIndex().row():
            painter.fillRect(option.rect, self.theme.colour("accent_soft"))
            if index.column() == 0:
                bar = QRect(option.rect.left(), option.rect.top(), 3, option.rect.height() - 1)
                painter.fillRect(bar, self.theme.colour("accent"))
        painter.setPen(self.theme.colour("faint"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
