"""Asks for an item of the agenda: its subject and minutes."""

from PySide6.QtWidgets import QLineEdit, QWidget

from services.domain.agenda import Turn
from services.language import Language
from ui.dialogs.editing import Editing
from ui.widgets.form import FormRow

_MOST = 600


class TurnEditor(Editing):
    """`title` and `minutes` are what was written; no minutes are a speaker's standard time."""

    def __init__(
        self, say: Language, turn: Turn | None, standard: int, parent: QWidget | None = None
    ) -> None:
        speaks = turn is not None and turn.item.speaker is not None
        heading = say("Turn of {name}", name=turn.name) if turn is not None and speaks else say("Agenda item")
        super().__init__(say, heading, say("Save"), parent)
        self._speaks = speaks
        item = None if turn is None else turn.item
        self.subject = QLineEdit("" if item is None else item.title)
        self.length = QLineEdit("" if item is None or item.minutes is None else str(item.minutes))
        self.subject_row = FormRow(say("Subject"), self.subject)
        words = say("Empty: {minutes} minutes, as everybody.", minutes=standard) if speaks else ""
        self.length_row = FormRow(say("How many minutes"), self.length, words)
        for row in (self.subject_row, self.length_row):
            self.body.addWidget(row)
        self.subject_row.setVisible(not speaks)  # in its place: else it would be shown as a window
        self.hug(420)
        self.begin()

    def content(self) -> object:
        return self.subject.text(), self.length.text()

    @property
    def title(self) -> str:
        """The subject."""
        return self.subject.text().strip()

    @property
    def minutes(self) -> int | None:
        """The minutes; None where nothing was written."""
        text = self.length.text().strip()
        return int(text) if text else None

    def accept(self) -> None:
        """Close once both can be taken; else say beside the field what to write."""
        text = self.length.text().strip()
        fits = (text.isascii() and text.isdigit() and int(text) <= _MOST) or (self._speaks and not text)
        named = self._speaks or bool(self.title)
        wrong = self.say("Write a number from {least} to {most}.", least=0, most=_MOST)
        self.length_row.set_error("" if fits else wrong)
        self.subject_row.set_error("" if named else self.say("Write what is spoken about."))
        if fits and named:
            super().accept()
