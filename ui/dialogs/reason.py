"""Asks for the reason that an act must have."""

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from services.language import Language
from ui.dialogs.base import Dialog
from ui.widgets.form import FormRow
from ui.widgets.text import Text


class Reason(Dialog):
    """The act's consequences and a field for its reason; the act waits until there is one."""

    def __init__(
        self,
        say: Language,
        title: str,
        words: str,
        act: str,
        parent: QWidget | None = None,
        *,
        reason: str = "",
    ) -> None:
        super().__init__(say, title, act, parent, safe=False)
        self.setFixedWidth(480)
        self.field = QPlainTextEdit(reason)
        self.field.setFixedHeight(72)
        self.field.setTabChangesFocus(True)
        self.field.textChanged.connect(self._check)
        self.body.addWidget(Text(words, wrap=True))
        self.body.addWidget(FormRow(say("Reason"), self.field, say("It is kept in the audit trail.")))
        self.field.setFocus()
        self._check()

    @property
    def reason(self) -> str:
        """What was written."""
        return self.field.toPlainText().strip()

    def _check(self) -> None:
        self.act.setEnabled(bool(self.reason))
