"""A form over one record: fields by name, problems beside them, word of every field that is done with."""

from collections.abc import Callable, Mapping, Sequence
from typing import Literal

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QPlainTextEdit, QWidget

from services.typed_row import NO, YES
from ui.widgets.choice import Choice, Item
from ui.widgets.form import FormRow
from ui.widgets.undo_key import UndoKey

Kind = Literal["line", "long", "choice", "flag"]


class Field(Struct, frozen=True):
    """A field: its name in the record, label, kind and help, and whether it takes half the width."""

    name: str
    label: str
    kind: Kind = "line"
    help: str = ""
    half: bool = False


class LongText(QPlainTextEdit):
    """A few lines of text; `settled` when the cursor leaves it."""

    settled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(76)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.settled.emit()


class RecordForm(QWidget):
    """`typed` while one types into a field, `settled` when one is done with it; both name the field."""

    typed = Signal(str)
    settled = Signal(str)

    def __init__(self, fields: Sequence[Field]) -> None:
        super().__init__()
        self.setProperty("ground", "clear")
        self.rows: dict[str, FormRow] = {}
        self._getters: dict[str, Callable[[], str]] = {}
        self._setters: dict[str, Callable[[str], None]] = {}
        self._undo_key = UndoKey(self)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        line, column = 0, 0
        for field in fields:
            row = FormRow("" if field.kind == "flag" else field.label, self._make(field), field.help)
            row.label.setVisible(field.kind != "flag")
            row.field.setAccessibleName(field.label)
            self.rows[field.name] = row
            self._undo_key.watch(row.field)
            if column and not field.half:
                line, column = line + 1, 0
            grid.addWidget(row, line, column, 1, 1 if field.half else 2, Qt.AlignmentFlag.AlignTop)
            line, column = (line, 1) if field.half and not column else (line + 1, 0)

    def _make(self, field: Field) -> QWidget:
        name = field.name
        match field.kind:
            case "choice":
                choice = Choice()
                choice.typed.connect(lambda: self.typed.emit(name))
                choice.settled.connect(lambda: self.settled.emit(name))
                self._getters[name], self._setters[name] = lambda: choice.code, choice.choose
                return choice
            case "long":
                text = LongText()
                text.textChanged.connect(lambda: self._on_text(text, name))
                text.settled.connect(lambda: self.settled.emit(name))
                self._getters[name], self._setters[name] = text.toPlainText, text.setPlainText
                return text
            case "flag":
                box = QCheckBox(field.label)
                box.clicked.connect(lambda _checked: self.settled.emit(name))
                self._getters[name] = lambda: YES if box.isChecked() else NO
                self._setters[name] = lambda text: box.setChecked(text == YES)
                return box
        line = QLineEdit()
        line.textEdited.connect(lambda _text: self.typed.emit(name))
        line.editingFinished.connect(lambda: self.settled.emit(name))
        self._getters[name], self._setters[name] = line.text, line.setText
        return line

    def _on_text(self, text: LongText, name: str) -> None:
        if text.hasFocus():
            self.typed.emit(name)

    def field(self, name: str) -> QWidget:
        """The widget of a field."""
        return self.rows[name].field

    def offer(self, name: str, items: Sequence[Item]) -> None:
        """What a field of choice offers."""
        choice = self.field(name)
        if isinstance(choice, Choice):
            chosen = choice.code
            choice.offer(items)
            choice.choose(chosen)

    def value(self, name: str) -> str:
        """What stands in a field."""
        return self._getters[name]().strip()

    @property
    def values(self) -> dict[str, str]:
        """What stands in every field."""
        return {name: self.value(name) for name in self.rows}

    def show_values(self, values: Mapping[str, str]) -> None:
        """Put values into the fields, unless they stand there already, without announcing it."""
        for name, text in values.items():
            if name in self._setters and (isinstance(self.field(name), Choice) or self.value(name) != text):
                self._setters[name](text)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """The words beside each field that has a problem, none beside the others."""
        for name, row in self.rows.items():
            row.set_error(problems.get(name, ""))
