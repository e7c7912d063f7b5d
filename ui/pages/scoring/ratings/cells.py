"""How the cells of the table of ratings are painted and typed into."""

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QStyle, QStyleOptionViewItem, QWidget

from ui.pages.scoring.ratings.groups import Groups
from ui.pages.scoring.ratings.model import GROUP, RATER, SCORE, RatingModel
from ui.theme.theme import Theme
from ui.theme.tokens import BODY, SMALL
from ui.widgets.table import HairlineDelegate, HairlineTable, Index

_LONGEST = {RATER: 60}
_MOST = 500
_MOVES = {
    Qt.Key.Key_Return: "enter",
    Qt.Key.Key_Enter: "enter",
    Qt.Key.Key_Down: "down",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Tab: "next",
    Qt.Key.Key_Backtab: "back",
}


def move_of(event: QKeyEvent) -> str:
    """Where a key leads from a cell, empty when nowhere."""
    return _MOVES.get(Qt.Key(event.key()), "")


class GroupField(QLineEdit):
    """A group, typed by its beginning or its pinyin, or chosen; `finished` gives where to go next."""

    finished = Signal(str)

    def __init__(self, parent: QWidget, groups: Groups) -> None:
        super().__init__(parent)
        self._groups = groups
        self._offered = QStringListModel(list(groups.choices), self)
        completer = QCompleter(self._offered, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(len(groups.choices))
        self._popup = QListView()
        self._popup.setMinimumWidth(220)
        completer.setPopup(self._popup)
        self._completer = completer
        self.setCompleter(completer)
        self.textEdited.connect(self._offer)
        completer.activated.connect(self._take)

    def _offer(self, text: str) -> None:
        self._offered.setStringList(list(self._groups.matching(text)))

    def _take(self, choice: str) -> None:
        self.setText(choice)
        self.finished.emit("next")

    def offer_all(self) -> None:
        """Show every group, as long as nothing was typed."""
        if not self.isModified():
            self._offered.setStringList(list(self._groups.choices))
            self._completer.complete()

    def event(self, event: QEvent) -> bool:
        """The list hands its keys to this field: Tab and Enter take what is marked in it, or what stands."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().event(event)  # Qt asks already while the field is being made
        move = move_of(event)
        if not self._popup.isVisible() or move in {"", "up", "down"}:
            return super().event(event)
        chosen = self._popup.currentIndex()
        if chosen.isValid():
            self.setText(str(chosen.data()))
        self._popup.hide()
        self.finished.emit(move)
        event.accept()
        return True


class RatingCells(HairlineDelegate):
    """`moved` tells where a key led when a cell was left."""

    moved = Signal(str)

    def __init__(self, theme: Theme, view: HairlineTable, model: RatingModel) -> None:
        super().__init__(theme, view)
        self._model = model

    # Painting

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        words, wrong = str(index.data() or ""), bool(self._model.problem(index))
        box = option.rect.adjusted(10, 0, -10, 0)
        painter.save()
        if wrong:
            painter.fillRect(option.rect, self.theme.colour("red_soft"))
            option.state &= ~QStyle.StateFlag.State_Selected
        self.paint_ground(painter, option)
        painter.setPen(self.theme.colour("red" if wrong else "ink"))
        painter.setFont(self.theme.sized(BODY))
        shown = f"⚠ {words}".strip() if wrong else words
        fitting = painter.fontMetrics().elidedText(shown, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, option.displayAlignment, fitting)
        if self._model.is_idle(index):
            left = painter.fontMetrics().horizontalAdvance(fitting) + 8
            painter.setPen(self.theme.colour("amber"))
            painter.setFont(self.theme.sized(SMALL))
            painter.drawText(
                box.adjusted(left, 1, 0, 0), Qt.AlignmentFlag.AlignVCenter, self._model.no_weight
            )
        painter.restore()

    # Typing

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        if index.column() == GROUP:
            field = GroupField(parent, self._model.groups)
            field.finished.connect(lambda move: self._leave(field, move))
            QTimer.singleShot(0, field, field.offer_all)
            edit: QLineEdit = field
        else:
            edit = QLineEdit(parent)
            edit.setMaxLength(_LONGEST.get(index.column(), _MOST))
        if index.column() == SCORE:
            edit.setAlignment(Qt.AlignmentFlag.AlignRight)
        edit.setProperty("cell", True)
        edit.setAccessibleName(self._model.columns[index.column()].title)
        return edit

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and isinstance(editor, QWidget)
            and (move := move_of(event))
        ):
            self._leave(editor, move)
            return True
        return super().eventFilter(editor, event)

    def _leave(self, editor: QWidget, move: str) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, self.EndEditHint.NoHint)
        self.moved.emit(move)
