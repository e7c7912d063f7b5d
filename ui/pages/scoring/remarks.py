"""Self score and note of the line one is in, written when the field is left."""

from collections.abc import Callable

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from services.domain.result import LineResult
from services.domain.scorecard import SubjectKey
from services.language import Language
from ui.widgets.form import FormRow
from ui.widgets.restyle import restyle

Place = tuple[SubjectKey, str]


class Remark(FormRow):
    """One remark. What was refused stays with its line until it is mended, wherever one goes meanwhile."""

    def __init__(self, label: str, locked: str, shown: Callable[[LineResult], str]) -> None:
        self.edit = QLineEdit()
        super().__init__(label, self.edit)
        self._label, self._locked = label, locked
        self._shown = shown
        self._place: Place | None = None
        self._refused: dict[Place, tuple[str, str]] = {}

    def show_line(self, place: Place, line: LineResult, *, locked: bool) -> None:
        """Show a line's remark; what is being typed into the same line stays."""
        other, self._place = place != self._place, place
        self._close(locked=locked)
        present = self._shown(line)
        if locked or (not other and self.edit.text() == present):
            self._refused.pop(place, None)
        text, problem = self._refused.get(place, (present, ""))
        if other or not self.edit.hasFocus():
            self.edit.setText(text)
        self.set_error(problem)

    def _close(self, *, locked: bool) -> None:
        """Look and say that nothing can be typed, while the period is locked."""
        if locked is self.edit.isReadOnly():
            return
        words = self._locked if locked else self._label
        self.label.setText(words)
        self.edit.setAccessibleName(words)
        restyle(self.edit, readOnly=locked)

    def changed(self, line: LineResult) -> bool:
        """Whether something else stands there than is written."""
        return self.edit.text().strip() != self._shown(line)

    def refuse(self, words: str) -> None:
        """Say why it was not taken; the text stays."""
        if self._place is not None:
            self._refused[self._place] = (self.edit.text(), words)
        self.set_error(words)

    def forget(self) -> None:
        """What was typed is taken, or given up."""
        if self._place is not None:
            self._refused.pop(self._place, None)
        self.set_error("")


class Remarks(QWidget):
    """`self_scored` and `noted` give the line and what was typed; `left` when Enter ends the typing."""

    self_scored = Signal(object, str)
    noted = Signal(object, str)
    left = Signal()

    def __init__(self, say: Language) -> None:
        super().__init__()
        self.setProperty("ground", "clear")
        self._line: LineResult | None = None
        self.self_row = Remark(
            say("Self score"),
            say("Self score (locked, read only)"),
            lambda line: "" if line.self_score is None else say.plain(line.self_score),
        )
        self.note_row = Remark(say("Note"), say("Note (locked, read only)"), lambda line: line.note)
        self.self_score, self.note = self.self_row.edit, self.note_row.edit
        self._asking = self.self_row
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for row, signal in ((self.self_row, self.self_scored), (self.note_row, self.noted)):
            column.addWidget(row)
            row.edit.returnPressed.connect(self.left)
            row.edit.editingFinished.connect(lambda row=row, signal=signal: self._send(row, signal))

    def show_line(self, key: SubjectKey, line: LineResult, *, locked: bool) -> None:
        """Show a subject's line's remarks."""
        self._line = line
        for row in (self.self_row, self.note_row):
            row.show_line((key, line.kpi), line, locked=locked)

    def refuse(self, words: str) -> None:
        """Say why what was typed last was not taken; the text stays."""
        self._asking.refuse(words)

    def _send(self, row: Remark, signal: SignalInstance) -> None:
        if self._line is None or row.edit.isReadOnly():
            return
        self._asking = row
        row.forget()
        if row.changed(self._line):
            signal.emit(self._line, row.edit.text())
