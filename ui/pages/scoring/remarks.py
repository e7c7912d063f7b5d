"""Self score and note of the line one is in, written when the field is left."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from services.domain.result import LineResult
from services.language import Language
from ui.widgets.form import FormRow


class Remarks(QWidget):
    """`self_scored` and `noted` give the line and what was typed."""

    self_scored = Signal(object, str)
    noted = Signal(object, str)

    def __init__(self, say: Language) -> None:
        super().__init__()
        self.setProperty("ground", "clear")
        self._say = say
        self._line: LineResult | None = None
        self.self_score = QLineEdit()
        self.note = QLineEdit()
        self.note.setMaxLength(500)
        self.self_row = FormRow(say("Self score"), self.self_score)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.self_row)
        column.addWidget(FormRow(say("Note"), self.note))
        self.self_score.editingFinished.connect(self._score)
        self.note.editingFinished.connect(self._note)

    def show_line(self, line: LineResult, *, locked: bool) -> None:
        """Show a line's remarks; what is being typed into the same line stays."""
        other = self._line is None or self._line.kpi != line.kpi
        self._line = line
        for field, words in ((self.self_score, _score(self._say, line)), (self.note, line.note)):
            field.setReadOnly(locked)
            if other or not field.hasFocus():
                field.setText(words)
        if other or self.self_score.text() == _score(self._say, line):
            self.self_row.set_error("")

    def refuse(self, words: str) -> None:
        """Say why the self score was not taken; the text stays."""
        self.self_row.set_error(words)

    def _score(self) -> None:
        if self._line is not None and self.self_score.text() != _score(self._say, self._line):
            self.self_scored.emit(self._line, self.self_score.text())

    def _note(self) -> None:
        if self._line is not None and self.note.text().strip() != self._line.note:
            self.noted.emit(self._line, self.note.text())


def _score(say: Language, line: LineResult) -> str:
    return "" if line.self_score is None else say.plain(line.self_score)
