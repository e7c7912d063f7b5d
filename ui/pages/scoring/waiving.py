"""Waiving a veto (豁免否决): who approved it, and why."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from models.terms import SubjectType
from services.domain.result import VetoEffect
from services.errors import Mendable
from services.language import Language
from services.printing.statements import joined
from services.wording.problems import problem_words
from ui.dialogs.editing import Editing
from ui.widgets.form import FormRow
from ui.widgets.text import Text

if TYPE_CHECKING:
    from ui.pages.scoring.page import Scoring


class Waiving(Editing):
    """`save` takes name and reason; what it refuses is said at the field, and the dialog stays."""

    def __init__(
        self,
        say: Language,
        veto: VetoEffect,
        save: Callable[[str, str], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(say, say("Waive the veto of {kpi}", kpi=veto.name), say("Waive"), parent)
        self.setFixedWidth(480)
        self._save = save
        self.body.addWidget(Text(_consequences(say, veto), wrap=True))
        self.by, self.reason = QLineEdit(), QPlainTextEdit()
        self.reason.setFixedHeight(72)
        self.reason.setTabChangesFocus(True)
        self.by_row = FormRow(say("Approver"), self.by)
        kept = say("It is printed on the sheet and kept in the audit trail.")
        self.reason_row = FormRow(say("Reason"), self.reason, kept)
        self.problem = Text("", "error", wrap=True)
        self.problem.hide()
        for part in (self.by_row, self.reason_row, self.problem):
            self.body.addWidget(part)
        self.by.setFocus()
        self.begin()

    def content(self) -> object:
        return self.by.text(), self.reason.toPlainText()

    def accept(self) -> None:
        """Waive, or say at the field what is missing and stay."""
        rows = {"waiver.no_name": self.by_row, "reason.required": self.reason_row}
        for each in rows.values():
            each.set_error("")
        try:
            self._save(self.by.text(), self.reason.toPlainText())
        except Mendable as error:
            words, row = problem_words(self.say, error), rows.get(error.code)
            self.problem.setText(words)
            self.problem.setVisible(row is None)
            if row is not None:
                row.set_error(words)
                row.field.setFocus()
        else:
            super().accept()


def _consequences(say: Language, veto: VetoEffect) -> str:
    words = say("The hit stays recorded; its effect on grade and coefficient goes.")
    if veto.owner.type is not SubjectType.DEPARTMENT:
        return words
    return joined(say, words, say("It holds for all whom it strikes in {name}.", name=veto.owner_name))


def waive(page: "Scoring", veto: VetoEffect) -> None:
    """Ask who waives a veto that strikes the subject in sight, and why."""
    shown, period, waivers = page.shown, page.period, page.desk.company.waivers
    if shown is None or page.locked:
        return

    def save(by: str, reason: str) -> None:
        waivers.waive(period, shown.key, veto.kpi, by, reason, veto.owner)

    Waiving(page.say, veto, save, page).exec()


def take_back(page: "Scoring", veto: VetoEffect) -> None:
    """Let a waived veto of the subject in sight count again; undo brings the waiver back."""
    shown, period, waivers = page.shown, page.period, page.desk.company.waivers
    if shown is not None and not page.locked:
        page.desk.attempt(lambda: waivers.take_back(period, shown.key, veto.kpi, veto.owner))
