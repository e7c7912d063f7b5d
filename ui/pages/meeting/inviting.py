"""The invitation: its text to be copied or saved, and the calendar file."""

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPlainTextEdit, QWidget

from services.domain.agenda import Preparation
from services.invitation import invitation_text, save_calendar, save_text
from ui.desk import Desk
from ui.dialogs.base import Dialog
from ui.saving import proposed, with_ending
from ui.widgets.buttons import SecondaryButton
from ui.widgets.text import Text


class Inviting(Dialog):
    """Shows the text of the invitation; the act copies it."""

    def __init__(self, desk: Desk, found: Preparation, parent: QWidget | None = None) -> None:
        say = desk.say
        super().__init__(say, say("Invitation"), say("Copy the text"), parent)
        self._desk, self._found = desk, found
        self.cancel.setText(say("Close"))
        words = say(
            "The calendar file opens in Outlook, on phones and in mail programs. Send it again after a "
            "change: it replaces the entry."
        )
        self.text = QPlainTextEdit(invitation_text(say, found))
        self.text.setReadOnly(True)
        self.text.setAccessibleName(say("Invitation"))
        self.text.setMinimumHeight(340)
        self.body.addWidget(self.text, 1)
        self.body.addWidget(Text(words, "small", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(12)
        self.save = SecondaryButton(say("Save as text…"), self._save_text)
        self.calendar = SecondaryButton(say("Save calendar file…"), self._save_calendar)
        for button in (self.save, self.calendar):
            row.addWidget(button)
        row.addStretch(1)
        self.body.addLayout(row)
        self.setFixedWidth(560)

    def accept(self) -> None:
        """Copy the text and close."""
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self._desk.shell.tell(self.say("The invitation is on the clipboard."))
        super().accept()

    def _save_text(self) -> None:
        path = self._asked(self.say("Save as text"), "txt", self.say("Text files (*.txt)"))
        if path is not None:
            self.write_text(path)

    def _save_calendar(self) -> None:
        path = self._asked(self.say("Save calendar file"), "ics", self.say("Calendar files (*.ics)"))
        if path is not None:
            self.write_calendar(path)

    def write_text(self, path: Path) -> None:
        """Write the text to a file."""
        say = self.say
        if self._desk.attempt(lambda: save_text(say, self._found, path)):
            self._desk.shell.tell_file(say("Invitation saved: {file}", file=path.name), path)

    def write_calendar(self, path: Path) -> None:
        """Write the calendar file."""
        say, stamp = self.say, self._desk.company.meetings.stamp()
        if self._desk.attempt(lambda: save_calendar(say, self._found, stamp, path)):
            self._desk.shell.tell_file(say("Calendar file saved: {file}", file=path.name), path)

    def _asked(self, title: str, ending: str, kind: str) -> Path | None:
        name = self.say("Report meeting for {period}", period=self.say.period(self._found.period))
        start = proposed(self._desk.company, name, f".{ending}")
        chosen, _ = QFileDialog.getSaveFileName(self, title, start, kind)
        return with_ending(Path(chosen), f".{ending}") if chosen else None
