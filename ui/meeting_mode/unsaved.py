"""What could not be saved, and the ways out: mend it and try again, save it as a text file, leave."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from services.domain.minutes import Session
from services.errors import Mendable
from services.file_names import joined_name
from services.unsaved import save_unsaved, texts_in
from services.wording.problems import problem_words
from ui.desk import Desk
from ui.keeping import Keeper
from ui.saving import proposed, with_ending
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.card import empty
from ui.widgets.scrolled import ScrolledColumn
from ui.widgets.text import Text


class Unsaved(QWidget):
    """`tried` to save once more, `back` to the meeting, `left` once the texts are somewhere safe."""

    tried = Signal()
    back = Signal()
    left = Signal()

    def __init__(self, desk: Desk, keeper: Keeper) -> None:
        super().__init__()
        self.setProperty("ground", "clear")
        self._desk = desk
        self._session: Session | None = None
        self._typed: Mapping[str, str] = {}
        say = desk.say
        self.problem, self.told = Text("", "body", wrap=True), Text("", "body", wrap=True)
        self.problem.set_tone("red")
        keeper.failed.connect(self.problem.setText)
        self.again = PrimaryButton(say("Try again"), self.tried.emit)
        self.save = SecondaryButton(say("Save to a file…"), self._ask)
        self.leave = SecondaryButton(say("Leave the meeting"), self.left.emit)
        self.go_back = SecondaryButton(say("Back to the meeting"), self.back.emit)
        self._lay_out()

    def _lay_out(self) -> None:
        area = ScrolledColumn((0, 0, 6, 0), 6, self._desk.say("Texts that are not saved"))
        self.list = area.column
        self.list.setAlignment(Qt.AlignmentFlag.AlignTop)
        foot = QHBoxLayout()
        foot.addWidget(self.go_back)
        foot.addStretch(1)
        for button in (self.leave, self.save, self.again):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(34, 18, 34, 18)
        column.setSpacing(12)
        column.addWidget(Text(self._desk.say("Not saved"), "title"))
        column.addWidget(self.problem)
        column.addWidget(self.told)
        column.addWidget(area, 1)
        column.addLayout(foot)

    def show_texts(self, session: Session, typed: Mapping[str, str], *, kept: bool) -> None:
        """Show what is not written; `kept` when the company file holds all of it as drafts."""
        say = self._desk.say
        self._session, self._typed = session, typed
        self.leave.setEnabled(kept)
        self.told.setText(
            say("All of it is kept as drafts in the company file: it stands here again when you come back.")
            if kept
            else say(
                "Nothing is lost while this window stays open. Put it right and try again; or save the texts "
                "to a file, on another drive if need be, and then leave."
            )
        )
        empty(self.list)
        for name, text in texts_in(say, session, typed):
            self.list.addWidget(Text(name, "strong"))
            self.list.addWidget(Text(text, "body", wrap=True))

    def _ask(self) -> None:
        say, session = self._desk.say, self._session
        if session is None:
            return
        meeting = say("Report meeting for {period}", period=say.period(session.meeting.period))
        start = proposed(self._desk.company, joined_name(meeting, say("Not saved")), ".txt")
        chosen, _ = QFileDialog.getSaveFileName(
            self, say("Save the texts as a file"), start, say("Text files (*.txt)")
        )
        if chosen:
            self.save_to(Path(chosen))

    def save_to(self, path: Path) -> None:
        """Write the texts to a file; after that one can leave."""
        say, session = self._desk.say, self._session
        if session is None:
            return
        path = with_ending(path, ".txt")
        try:
            save_unsaved(say, session, self._typed, path)
        except Mendable as error:
            self.told.setText(problem_words(say, error))
            return
        self.told.setText(say("Saved as {file}. You can leave the meeting now.", file=path))
        self.leave.setEnabled(True)
        self.leave.setFocus()
