"""Asks before an act that cannot simply be undone."""

from PySide6.QtWidgets import QWidget

from services.language import Language
from ui.dialogs.base import Dialog
from ui.widgets.text import Text


class Confirm(Dialog):
    """A question with its consequences; Cancel is the default."""

    def __init__(
        self, say: Language, title: str, words: str, act: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(say, title, act, parent, safe=False)
        self.body.addWidget(Text(words, wrap=True))
        self.setFixedWidth(460)
