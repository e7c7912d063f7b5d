"""What the dialogs share in which something is written: Ctrl+Enter saves, and nothing is lost by Escape."""

from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from services.language import Language
from ui.dialogs.base import Dialog


class Editing(Dialog):
    """A dialog with fields; `content` tells what stands in them, `begin` is called once they are filled."""

    def __init__(self, say: Language, title: str, act: str, parent: QWidget | None = None) -> None:
        super().__init__(say, title, act, parent)
        self._begun: object = None
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.act.click)

    def content(self) -> object:
        """What is written, to compare."""
        raise NotImplementedError

    def begin(self) -> None:
        """Take what stands in the fields as what was there before."""
        self._begun = self.content()

    def reject(self) -> None:
        """Leave; with something written only when that may be lost."""
        if self.content() == self._begun or self._may_lose():
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not event.spontaneous():  # the program closes it: there is nobody to ask
            self.begin()
        super().closeEvent(event)

    def _may_lose(self) -> bool:
        from ui.dialogs.confirm import Confirm

        say = self.say
        words = say("What you wrote here is not saved yet.")
        dialog = Confirm(say, say("Leave without saving?"), words, say("Discard and leave"), self)
        return dialog.exec() == QDialog.DialogCode.Accepted
