"""A deletion that is refused: what depends on the record, and for a person the leave date instead."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from services.language import Language
from ui.dialogs.base import Dialog
from ui.widgets.card import Note
from ui.widgets.form import FormRow
from ui.widgets.text import Text

SHOWN = 8


class InUseDialog(Dialog):
    """Lists what depends on a record. With `check` a leave date may be given instead of the deletion."""

    def __init__(
        self,
        say: Language,
        name: str,
        uses: Sequence[tuple[str, int]],
        parent: QWidget | None = None,
        *,
        check: Callable[[str], str] | None = None,
    ) -> None:
        super().__init__(say, say("{name} cannot be deleted", name=name), say("Enter the leave date"), parent)
        self.setFixedWidth(460)
        self._check = check
        self.body.addWidget(Text(say("This depends on it:"), wrap=True))
        note = Note()
        for words, count in uses[:SHOWN]:
            note.say(say("{words}: {count}", count=count, words=words))
        if len(uses) > SHOWN:
            note.say("…")
        self.body.addWidget(note)
        self.day_field = QLineEdit()
        if check is None:
            self.body.addWidget(Text(say("Change or delete those first, or keep it."), wrap=True))
            self.act.hide()
            self.cancel.setText(say("Close"))
            self.cancel.setDefault(True)
            return
        words = say(
            "What was appraised must stay. Whoever leaves gets a leave date and is inactive from then on."
        )
        self.body.addWidget(Text(words, wrap=True))
        self._row = FormRow(say("Leave date"), self.day_field, say("The last day, such as 2026-10-31."))
        self.body.addWidget(self._row)
        self.day_field.textChanged.connect(self._on_text)
        self.day_field.setFocus()
        self.act.setEnabled(False)

    @property
    def day(self) -> str:
        """The leave date as typed."""
        return self.day_field.text().strip()

    def _on_text(self) -> None:
        wrong = self._check(self.day) if self._check is not None and self.day else ""
        self._row.set_error(wrong)
        self.act.setEnabled(bool(self.day) and not wrong)
