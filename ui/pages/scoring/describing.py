"""A described case (说明法) with its reason: one is not taken without the other."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from services.errors import Mendable
from services.language import Language
from services.scoring.rules import Level
from services.wording.problems import problem_words
from ui.dialogs.base import Dialog
from ui.widgets.form import FormRow


class Describing(Dialog):
    """Chooses a case and asks for its reason; what the service refuses is said here, and the dialog stays."""

    def __init__(
        self,
        say: Language,
        title: str,
        levels: Sequence[Level],
        present: tuple[str, str],
        save: Callable[[str, str], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(say, title, say("Save"), parent)
        self.setFixedWidth(480)
        self._levels, self._save = tuple(levels), save
        chosen, reason = present
        self.cases = QComboBox()
        for level in self._levels:
            words = say("{level} · {points} points", level=level.name, points=level.score)
            self.cases.addItem(words, level.name)
        self.cases.setCurrentIndex(self.cases.findData(chosen))
        self.cases.setPlaceholderText(say("Choose a case"))
        self.reason = QLineEdit(reason)
        self.reason.setMaxLength(500)
        self.case_row = FormRow(say("Case"), self.cases)
        help_words = say("It stands as the line's note and is printed on the sheet.")
        self.reason_row = FormRow(say("Reason"), self.reason, help_words)
        self.body.addWidget(self.case_row)
        self.body.addWidget(self.reason_row)
        self.reason.textEdited.connect(lambda _text: self.reason_row.set_error(""))
        self.cases.activated.connect(lambda _at: self.case_row.set_error(""))
        (self.reason if chosen else self.cases).setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, beginning: str) -> None:
        """Choose the first case that begins with what was typed."""
        at = self.cases.findText(beginning, Qt.MatchFlag.MatchStartsWith)
        if beginning and at >= 0:
            self.cases.setCurrentIndex(at)

    def accept(self) -> None:
        """Save, or say what is missing and stay."""
        case = str(self.cases.currentData() or "")
        if not case:
            self.case_row.set_error(self.say("Choose a case."))
            self.cases.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        try:
            self._save(case, self.reason.text())
        except Mendable as error:
            self.reason_row.set_error(problem_words(self.say, error))
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().accept()
