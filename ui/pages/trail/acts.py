"""What the page does: undo, redo, the check of the chain, and the export."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QPushButton

from models.faults import Fault
from services.errors import Mendable
from services.exports import trail_workbook
from services.language import N_
from services.trail import Action
from services.upkeep import check
from services.wording.actions import LONGEST, action_words
from services.wording.problems import problem_words
from ui.jobs import Progress
from ui.saving import proposed, with_ending

if TYPE_CHECKING:
    from ui.pages.trail.page import TrailView

_SHORT = 12
"""Signs of a name on a button."""


class Acts:
    """Carries the page's acts out."""

    def __init__(self, page: "TrailView") -> None:
        self._page, self._say, self._desk = page, page.say, page.desk

    # Undo and redo

    def show_undo(self) -> None:
        """Name on the buttons what undo and redo would do."""
        say, page, trail = self._say, self._page, self._desk.company.trail
        self._name(page.undo, say("Undo"), N_("Undo: {action}"), trail.next_undo)
        self._name(page.redo, say("Redo"), N_("Redo: {action}"), trail.next_redo)

    def _name(self, button: QPushButton, bare: str, naming: str, action: Action | None) -> None:
        say = self._say
        button.setEnabled(action is not None)
        words = bare if action is None else say(naming, action=action_words(say, action, _SHORT))
        button.setText(words.replace("&", "&&"))
        button.setToolTip("" if action is None else say(naming, action=action_words(say, action)))

    def undo(self) -> None:
        """Take the last action back."""
        self._step(self._desk.company.trail.undo, N_("Undone: {action}"))

    def redo(self) -> None:
        """Do again what was undone last."""
        self._step(self._desk.company.trail.redo, N_("Done again: {action}"))

    def _step(self, step: Callable[[], Action], words: str) -> None:
        done: list[Action] = []
        if self._desk.attempt(lambda: done.append(step())):
            self._desk.shell.tell(self._say(words, action=action_words(self._say, done[0], LONGEST)))

    # The chain

    def check(self) -> None:
        """Look through the whole file, and say whether the trail is as it was written."""
        company = self._desk.company
        newest = company.trail.actions(1)[0].id

        def done(faults: tuple[Fault, ...]) -> None:
            self._on_check(faults, newest)

        self._desk.jobs.start(
            self._say("Checking the audit trail"),
            lambda _progress: check(company.ledger),
            done,
            owner=self._page,
        )

    def _on_check(self, faults: tuple[Fault, ...], newest: int) -> None:
        say, page = self._say, self._page
        broken = next((fault for fault in faults if fault.code == "check.trail"), None)
        if broken is not None:
            page.show_chain(say("▲ Broken from entry {number} on", number=broken.where), "red")
        elif faults:
            page.show_chain(say("▲ The file has faults"), "red")
        else:
            page.show_chain(say("✓ Intact up to entry {number}", number=f"{newest:,}"), "green")
        if faults:
            first = broken or faults[0]
            page.show_fault(problem_words(say, Mendable(first.code, where=first.where)))
            return
        page.show_fault("")
        self._desk.shell.tell(
            say("The audit trail is whole: nothing was changed, cut out or put in another order.")
        )

    # The export

    def export(self) -> None:
        """Ask where, and write there what the filters show."""
        company, say = self._desk.company, self._say
        firm = company.settings.read().name or company.path.stem
        start = proposed(company, f"{firm} {say('Audit trail')}", ".xlsx")
        name, _ = QFileDialog.getSaveFileName(
            self._page, say("Export to Excel"), start, say("Excel workbooks (*.xlsx)")
        )
        if name:
            self.export_to(Path(name))

    def export_to(self, path: Path) -> None:
        """Write what the filters show, whole or not at all."""
        say, shell = self._say, self._desk.shell
        target = with_ending(path, ".xlsx")
        search, sought = self._desk.company.trail_search, self._page.sieve.sought

        def work(progress: Progress) -> None:
            trail_workbook(search, sought, target, say, progress=progress)

        def done(_result: object) -> None:
            shell.tell_file(say("Saved: {file}", file=target.name), target)

        self._desk.jobs.start(say("Saving {file}", file=target.name), work, done, owner=self._page)
