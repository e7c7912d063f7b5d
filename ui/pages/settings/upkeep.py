"""Upkeep of the file: a backup now, a check now, each with its result in words."""

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout

from models.faults import Fault
from services.errors import Mendable
from services.upkeep import backup, check
from services.wording.problems import problem_words
from ui.desk import Desk
from ui.outside import open_outside
from ui.widgets.buttons import SecondaryButton
from ui.widgets.card import Card, Note
from ui.widgets.card import empty as emptied
from ui.widgets.restyle import restyle
from ui.widgets.text import Text

_SHOWN = 6


class Upkeep(Card):
    """Where the file lies, and what keeps it well."""

    def __init__(self, desk: Desk) -> None:
        say = desk.say
        super().__init__(say("Company file"))
        self._desk, self._say = desk, say
        self.body.setSpacing(10)
        place = Text(str(desk.company.path), "small", wrap=True)
        place.setAccessibleName(say("Where the file lies"))
        self.body.addWidget(place)
        row = QHBoxLayout()
        row.setSpacing(12)
        self.backup = SecondaryButton(say("Back up now"), self.make_backup)
        self.check = SecondaryButton(say("Check the file now"), self.make_check)
        row.addWidget(self.backup)
        row.addWidget(self.check)
        row.addStretch(1)
        self.body.addLayout(row)
        self.note = Note()
        self.note.hide()
        self.body.addWidget(self.note)
        self.body.addStretch(1)

    def make_backup(self) -> None:
        """Write a verified copy beside the file."""
        ledger = self._desk.company.ledger
        self._desk.jobs.start(
            self._say("Backing up"), lambda _progress: backup(ledger), self._on_backup, owner=self
        )

    def _on_backup(self, path: Path) -> None:
        say = self._say
        self._tell([say("Backed up and verified: {file}", file=str(path))])
        folder = say("Open folder"), lambda: open_outside(path.parent)
        self._desk.shell.tell(say("Backed up: {file}", file=path.name), [folder])

    def make_check(self) -> None:
        """Look through the whole file."""
        ledger = self._desk.company.ledger
        self._desk.jobs.start(
            self._say("Checking the file"), lambda _progress: check(ledger), self._on_check, owner=self
        )

    def _on_check(self, faults: tuple[Fault, ...]) -> None:
        say = self._say
        if not faults:
            self._tell(
                [say("The file is intact: pages, references, audit trail and locked results all check out.")]
            )
            return
        words = [problem_words(say, Mendable(fault.code, where=fault.where)) for fault in faults[:_SHOWN]]
        if len(faults) > _SHOWN:
            words.append(say("… and {count} more", count=len(faults) - _SHOWN))
        self._tell(words, kind="red")

    def _tell(self, lines: list[str], kind: str = "plain") -> None:
        emptied(self.note.lines)
        restyle(self.note, note=kind)
        for words in lines:
            self.note.say(words)
        self.note.show()
