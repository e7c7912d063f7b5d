"""A choice among many records: typed by name or code, or picked from the list."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QSizePolicy

Item = tuple[str, str]
"""Code and name; a word that is its own code has no name."""


class Choice(QComboBox):
    """`code` is what is chosen, or what was typed where nothing fits; `settled` when one is done with it.

    A part of a name that fits one record alone is completed to it; Enter after a choice goes no further than
    the field, so that it does not close the dialog around it.
    """

    typed = Signal()
    settled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._items: tuple[Item, ...] = ()
        self._known = ""
        self._line = QLineEdit()
        self.setLineEdit(self._line)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMaxVisibleItems(14)
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setCompleter(completer)
        self._line.textEdited.connect(lambda _text: self.typed.emit())
        self._line.editingFinished.connect(self._on_finished)
        self.activated.connect(lambda _at: self.settled.emit())

    def offer(self, items: Sequence[Item]) -> None:
        """Offer these records, and none of them as the first line."""
        if self._items == tuple(items):
            return
        self._items = tuple(items)
        self.blockSignals(True)
        self.clear()
        self.addItem("")
        self.addItems([_words(item) for item in items])
        self.blockSignals(False)

    def choose(self, code: str) -> None:
        """Show a record as chosen, without announcing it."""
        words = next((_words(item) for item in self._items if item[0] == code), code)
        self.setCurrentIndex(max(self.findText(words), 0))
        self.setEditText(words)
        self._line.setCursorPosition(0)
        self._known = self.currentText()

    def _on_finished(self) -> None:
        text = self.currentText().strip().lower()
        fitting = [item[0] for item in self._items if text and item[1] and text in _words(item).lower()]
        if self.code not in {code for code, _ in self._items} and len(fitting) == 1:
            self.choose(fitting[0])
            self.typed.emit()
        self.settled.emit()

    def set_hint(self, words: str) -> None:
        """What the empty field says."""
        self._line.setPlaceholderText(words)

    @property
    def code(self) -> str:
        """The code of what stands in the field; the text itself when it means no record."""
        text = self.currentText().strip()
        for item in self._items:
            if text in {item[0], _words(item)}:
                return item[0]
        named = [code for code, name in self._items if name == text]
        return named[0] if len(named) == 1 else text

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enters = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        changed = self.currentText() != self._known
        super().keyPressEvent(event)
        if enters and changed:
            self._known = self.currentText()
            event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def _words(item: Item) -> str:
    return f"{item[1]} {item[0]}".strip()
