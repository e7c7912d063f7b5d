"""Typing into the cells of a grid: one editor at a time, which keeps a refused text with the reason below."""

from typing import cast

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QWidget

from ui.pages.scoring.cell_editors import CellEditor, ChoiceCell, Complaint, TextCell
from ui.pages.scoring.grid_model import GridModel
from ui.theme.theme import Theme
from ui.widgets.restyle import restyle
from ui.widgets.table import HairlineTable, Index


class CellEditing(HairlineTable):
    """A grid with its cell editor; `refused` when a cell takes nothing, `judging` (with what was typed) when
    it is entered in a dialog.
    """

    refused = Signal()
    judging = Signal(str)
    editor: CellEditor | None = None
    _complaint: Complaint | None = None

    def __init__(self, theme: Theme, model: GridModel, name: str) -> None:
        super().__init__(theme, model, name, sortable=False)
        self.grid = model
        self._edited = QModelIndex()

    def move_on(self, move: str) -> None:
        """Go to the next cell."""

    def open_editor(self, text: str | None = None) -> None:
        """Edit the current cell, from its content or with what was just typed."""
        index = self.currentIndex()
        if not index.isValid() or not self.settle():
            return
        if not self.grid.takes(index):
            self.refused.emit()
            return
        if self.grid.is_judged(index, typing=text is not None):
            self.judging.emit(text or "")
            return
        self._edited = index
        choices = self.grid.choices(index)
        if choices:
            self.editor = ChoiceCell(self.viewport(), choices, self.grid.typed(index))
        else:
            self.editor = TextCell(self.viewport(), self.grid.typed(index) if text is None else text)
        self.editor.setAccessibleName(self.grid.columns[index.column()].title)
        self.editor.setGeometry(self.visualRect(index).adjusted(-1, -1, 0, 0))
        self.editor.finished.connect(self._finish)
        self.editor.abandoned.connect(self.abandon)
        self.editor.show()
        self.editor.setFocus()
        if isinstance(self.editor, ChoiceCell):
            self.editor.showPopup()
        elif text is None:
            self.editor.selectAll()
        problem = draft.problem if (draft := self.grid.draft(index)) is not None else ""
        if problem:
            self._complain(problem)

    def settle(self) -> bool:
        """Write what is being typed; False when it was refused and stays."""
        if self.editor is None:
            return True
        text = self.editor.text()
        if text == self.grid.typed(self._edited) and self.grid.draft(self._edited) is None:
            self._close()
            return True
        if self.grid.setData(self._edited, text):
            self._close()
            return True
        self._complain(self.grid.problem)
        return False

    def abandon(self) -> None:
        """Give up what is being typed, and stay in the cell."""
        self._close()
        self.setFocus()

    def leave(self) -> None:
        """Write what is being typed, if it can be, and close the cell whatever comes of it."""
        if self.editor is None:
            return
        text, index = self.editor.text(), QModelIndex(self._edited)
        changed = text != self.grid.typed(index)
        self._close()
        if changed:
            self.grid.setData(index, text)

    def _finish(self, move: str) -> None:
        if self.settle() and move:
            self.setFocus()
            self.move_on(move)
        elif move and self.editor is not None:
            self.editor.setFocus()

    def show_problem(self, index: Index) -> None:
        """Under a value that cannot be taken or scored: why."""
        words = self.grid.trouble(index) if index.isValid() else ""
        if words:
            self._bubble().show_below(self.viewport(), self.visualRect(index), words)
        elif self._complaint is not None and self.editor is None:
            self._complaint.hide()

    def _bubble(self) -> Complaint:
        if self._complaint is None:
            self._complaint = Complaint(cast("QWidget", self.parentWidget()))
        return self._complaint

    def _complain(self, words: str) -> None:
        editor = self.editor
        if editor is None or not words:
            return
        restyle(editor, invalid=True)
        editor.setAccessibleDescription(words)
        self._bubble().show_below(self.viewport(), editor.geometry(), words)

    @property
    def complaint(self) -> str:
        """The words for what was refused last and still stands, else nothing."""
        return (
            self._complaint.words.text()
            if self._complaint is not None and not self._complaint.isHidden()
            else ""
        )

    def _close(self) -> None:
        editor, self.editor = self.editor, None
        if self._complaint is not None:
            self._complaint.hide()
        if editor is not None:
            editor.blockSignals(True)
            editor.hide()
            editor.deleteLater()
        self._edited = QModelIndex()
