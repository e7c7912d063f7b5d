"""The grid of one card: type to edit, Enter, Tab, arrows, F2, Delete, copy and paste as in Excel."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QItemSelectionModel, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMenu

from services.domain.result import LineResult
from services.language import Language
from ui.pages.scoring.card_cells import CardCells
from ui.pages.scoring.card_model import CardModel
from ui.pages.scoring.cell_editing import CellEditing
from ui.pages.scoring.cell_editors import TextCell, move_of
from ui.pages.scoring.rows import WEIGHT
from ui.theme.theme import Theme
from ui.theme.tokens import ROW
from ui.widgets.table import Index

Keys = QKeySequence.StandardKey
SHARED = 6
ROOMY = 660
"""From this width on there is room for the self scores."""
NARROW = 570
"""Below this width the methods give way to the KPIs' names; the panel says them anyway."""


class CardView(CellEditing):
    """`walked_off` when Tab or Shift+Tab leaves the card at one end (1 or -1)."""

    walked_off = Signal(int)
    overfull = Signal(int, int)
    looked_at = Signal()

    def __init__(self, say: Language, theme: Theme, model: CardModel, name: str) -> None:
        super().__init__(theme, model, name)
        self._say = say
        self.setItemDelegate(CardCells(theme, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.horizontalHeader().setMinimumSectionSize(24)
        self.set_widths(model.columns)
        self.setMinimumHeight(3 * ROW)

    # Size

    def sizeHint(self) -> QSize:
        return QSize(400, (self.cards.rowCount() + 1) * ROW + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setColumnHidden(self.cards.at("self"), self.width() < ROOMY)
        self.setColumnHidden(self.cards.at("method"), self.width() < NARROW)

    def fit_weights(self) -> None:
        """Give the weights the room their digits need."""
        at = self.cards.at("weight")
        longest = max(
            (len(str(self.cards.index(row, at).data())) for row in range(self.cards.rowCount())), default=0
        )
        self.setColumnWidth(at, WEIGHT if longest < SHARED else WEIGHT + 12)

    # Where one is

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        self.show_problem(current)
        self.looked_at.emit()

    @property
    def row(self) -> int:
        """The row one is in, -1 for none."""
        return self.currentIndex().row()

    def go_to(self, row: int, column: str = "actual") -> None:
        """Put the cursor into a cell."""
        index = self.cards.index(row, self.cards.at(column))
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def first_row(self) -> int:
        """The first line that lacks its actual, else the first one."""
        rows = self.cards.rows
        return next((at for at, row in enumerate(rows) if row.missing and row.takes("actual")), 0)

    def selected_lines(self) -> list[LineResult]:
        """The lines whose actuals are selected."""
        actual = self.cards.at("actual")
        chosen = sorted(index.row() for index in self.selectedIndexes() if index.column() == actual)
        return [
            line
            for at in chosen
            if (line := self.cards.rows[at].line) is not None and self.cards.rows[at].takes("actual")
        ]

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(Keys.Copy):
            self.copy()
        elif event.matches(Keys.Paste):
            self.paste(QGuiApplication.clipboard().text())
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.clear()
        elif event.key() == Qt.Key.Key_F2:
            self.open_editor()
        elif move := self._move_of(event):
            self.move_on(move)
        elif _types(event):
            self.open_editor(event.text())
        else:
            super().keyPressEvent(event)

    def _move_of(self, event: QKeyEvent) -> str:
        if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            return ""
        return move_of(event)

    def event(self, event: QEvent) -> bool:
        tabs = {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in tabs:
            self.keyPressEvent(event)
            return True
        return super().event(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if self.editor is None and (event.preeditString() or event.commitString()):
            self.open_editor("")
        if isinstance(self.editor, TextCell):
            QApplication.sendEvent(self.editor, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.settle():
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.open_editor()

    def move_on(self, move: str) -> None:
        """Go to the next cell: down and up stay in the card, next and back leave it at its ends."""
        step = 1 if move in {"down", "next"} else -1
        column = self.cards.names[max(self.currentIndex().column(), 0)]
        if move in {"next", "back"} or not self.cards.rows[max(self.row, 0)].takes(column):
            column = "actual"
        at = self.row + step
        while 0 <= at < len(self.cards.rows) and not self.cards.rows[at].takes(column):
            at += step
        if 0 <= at < len(self.cards.rows):
            self.go_to(at, column)
        elif move in {"next", "back"}:
            self.walked_off.emit(step)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.settle():
            self.menu().popup(event.globalPos())

    def menu(self) -> QMenu:
        """What can be done with the cells one is in."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        takes = self.cards.takes(self.currentIndex())
        acts: tuple[tuple[str, Callable[[], object], bool], ...] = (
            (self._say("Edit"), self.open_editor, takes),
            (self._say("Copy"), self.copy, True),
            (self._say("Paste"), lambda: self.paste(QGuiApplication.clipboard().text()), takes),
            (self._say("Clear"), self.clear, takes),
        )
        for words, act, enabled in acts:
            entry = menu.addAction(words)
            entry.setEnabled(enabled)
            entry.triggered.connect(lambda _checked=False, act=act: act())
        return menu

    # Editing

    def clear(self) -> None:
        """Empty the selected actuals, or the target or self score one is in."""
        lines, index = self.selected_lines(), self.currentIndex()
        if not self.cards.takes(index):
            self.refused.emit()
        elif len(lines) > 1:
            self.cards.paste([(line, "") for line in lines])
        else:
            self.cards.setData(index, "")

    def paste(self, words: str) -> None:
        """Take a copied column of values, from the current line down."""
        index = self.currentIndex()
        if not self.cards.takes(index) or not self.settle():
            self.refused.emit()
            return
        texts = [line.split("\t")[0] for line in words.rstrip("\r\n").splitlines()]
        if self.cards.names[index.column()] != "actual" or not texts:
            self.cards.setData(index, texts[0] if texts else "")
            return
        lines = [row.line for row in self.cards.rows[index.row() :] if row.takes("actual")]
        if len(texts) > len(lines):
            self.overfull.emit(len(texts), len(lines))
            return
        typed = [(line, text) for line, text in zip(lines, texts, strict=False) if line is not None]
        self.cards.paste(typed)
        wrong = self.cards.first_problem()
        if wrong >= 0:
            self.go_to(wrong)


def _types(event: QKeyEvent) -> bool:
    """Whether a key writes a sign."""
    held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    return bool(event.text()) and event.text().isprintable() and not held
