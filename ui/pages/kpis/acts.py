"""What one does on the page; every change of the company is one action that undo takes back."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QFileDialog

from services.codes import next_code
from services.domain.kpi import Kpi
from services.edits import InUse
from services.errors import Mendable
from services.library.file import SUFFIX
from services.library.kpis import from_kpi, namesake
from services.library.personal import PersonalLibrary
from services.typed_row import typed_row
from services.wording.uses import use_words
from ui.dialogs.in_use import InUseDialog
from ui.page import HeaderAct
from ui.pages.kpis.dialogs import DISCARD, SAVE, STAY, Leaving, Shared, Versions
from ui.pages.kpis.editor import NEW
from ui.saving import with_ending

if TYPE_CHECKING:
    from ui.pages.kpis.page import Kpis


def own_path() -> Path:
    """Where one's own indicators lie."""
    from platformdirs import user_data_path

    return user_data_path("zhanji", appauthor=False) / f"own{SUFFIX}"


class Acts:
    """The acts of the page."""

    def __init__(self, page: "Kpis") -> None:
        self._page = page
        self._desk = page.desk
        self._say = page.say
        self.own = PersonalLibrary(own_path())

    def header(self) -> tuple[HeaderAct, ...]:
        """The header's buttons."""
        say, page = self._say, self._page
        if page.shelf.in_library:
            return (
                HeaderAct(say("Receive shared indicators…"), self.take_over, icon="import"),
                HeaderAct(say("Share my indicators…"), self.share, icon="export"),
            )
        dictionary = HeaderAct(say("KPI dictionary as PDF…"), self.print_dictionary, icon="printer")
        fresh = HeaderAct(say("New KPI"), self.new, icon="plus")
        save = HeaderAct(say("Save"), self.save, primary=True, enabled=page.editor.ready)
        return (dictionary, fresh, save)

    # The company's KPIs

    def new(self) -> None:
        """Begin a new KPI under the next free code."""
        if self.may_leave():
            self.begin({"direction": "higher", "method": "ratio", "basis": "period", "veto_scope": "own"})

    def duplicate(self) -> None:
        """Begin a new KPI from the one in sight."""
        page = self._page
        if page.editor.kpi is not None and self.may_leave():
            row = typed_row(page.editor.kpi)
            self.begin({**row, "name": self._say("{name} (copy)", name=row["name"])})

    def begin(self, row: dict[str, str]) -> None:
        """Open the form over a KPI that is not in the company yet."""
        page = self._page
        taken = [kpi.code for kpi in page.company_shelf.kpis]
        empty = dict.fromkeys(page.editor.form.values, "")
        page.desk.company.kpis.drafts[NEW] = {**empty, **row, "code": next_code(taken, "K01")}
        page.show_kpi(NEW)
        page.editor.form.first.field("name").setFocus()

    def save(self) -> bool:
        """Write what is typed as one action."""
        page, book = self._page, self._desk.company.kpis
        editor = page.editor
        if editor.key is None or not editor.ready or editor.taken:
            return False
        key, row = editor.key, editor.row
        draft = book.drafts.pop(key)
        page.wanted = row["code"]
        if not self._desk.attempt(lambda: book.save(row, new=key == NEW)):
            book.drafts[key] = draft
            return False
        words = self._say("{name} saved.", name=row["name"])
        self._desk.shell.tell(words)
        page.refresh()
        return True

    def may_leave(self) -> bool:
        """Whether another KPI may come into sight; what is not saved is asked about."""
        editor = self._page.editor
        if not editor.dirty or editor.key is None:
            return True
        answer = self.ask_leaving()
        if answer == SAVE:
            return self.save()
        if answer == DISCARD:
            self._desk.company.kpis.drafts.pop(editor.key, None)
        return answer != STAY

    def ask_leaving(self) -> str:
        """Ask what becomes of what was typed."""
        editor = self._page.editor
        name = editor.row["name"] or self._say("New KPI")
        dialog = Leaving(self._say, name, self._page.window(), ready=editor.ready and not editor.taken)
        dialog.exec()
        return dialog.answer

    def discard(self) -> None:
        """Forget what was typed."""
        editor = self._page.editor
        if editor.key is not None:
            self._desk.company.kpis.drafts.pop(editor.key, None)
            if editor.key == NEW:
                editor.key = None
            self._page.refresh()

    def remove(self) -> None:
        """Delete the KPI in sight, or tell what depends on it."""
        kpi, book = self._page.editor.kpi, self._desk.company.kpis
        if kpi is None:
            return
        try:
            book.remove(kpi)
        except InUse as refused:
            self.in_use_dialog(kpi, refused).exec()
        else:
            book.drafts.pop(kpi.code, None)
            self._desk.shell.tell(self._say("{name} deleted. Ctrl+Z brings it back.", name=kpi.name))
            self._page.refresh()

    def in_use_dialog(self, kpi: Kpi, refused: InUse) -> InUseDialog:
        """What depends on a KPI."""
        return InUseDialog(self._say, kpi.name, use_words(self._say, refused.uses), self._page)

    def show_versions(self) -> None:
        """Show every form of the KPI in sight."""
        kpi = self._page.editor.kpi
        if kpi is not None:
            self.versions_dialog(kpi).exec()

    def versions_dialog(self, kpi: Kpi) -> Versions:
        """Every form of a KPI."""
        return Versions(self._say, kpi.name, self._desk.company.kpis.versions(kpi), self._page)

    def print_dictionary(self) -> None:
        """Ask where, and save the KPI dictionary there."""
        name, _ = QFileDialog.getSaveFileName(
            self._page,
            self._say("KPI dictionary as PDF…"),
            str(self._folder() / f"{self._say('KPI dictionary')}.pdf"),
            self._say("PDF files (*.pdf)"),
        )
        if name:
            self.save_dictionary(Path(name))

    def save_dictionary(self, path: Path) -> None:
        """Make the KPI dictionary in the background, and save it whole or not at all."""
        from datetime import datetime

        records, say = self._page.company_shelf.records, self._say
        target = with_ending(path, ".pdf")
        at = datetime.now().astimezone()

        def work(_progress: object) -> None:
            from services.printing.kpi_dictionary import kpi_dictionary
            from services.printing.saving import save_pdf

            save_pdf(kpi_dictionary(records, say, at), target)

        def done(_result: object) -> None:
            self._desk.shell.tell_file(say("Saved: {file}", file=target.name), target)

        self._desk.jobs.start(say("Saving {file}", file=target.name), work, done)

    # The library

    def take(self) -> None:
        """Take the indicator in sight into the company, by one click."""
        page, say = self._page, self._say
        one = page.indicator.indicator
        if one is None:
            return
        provider = page.indicator.provider.code
        taken: list[str] = []
        book = self._desk.company.kpis

        def act() -> None:
            taken.append(book.take(page.library, one, say.code, provider=provider))

        if self._desk.attempt(act):
            name = one.name.of(say.code)
            words = say("{name} is in the company as {code}.", name=name, code=taken[0])
            self._desk.shell.tell(words, [(say("Open it"), lambda: page.show_filter(taken[0]))])

    def keep(self) -> None:
        """Save the KPI in sight to one's own library."""
        kpi = self._page.editor.kpi
        if kpi is None:
            return
        page, code = self._page, self._say.code
        outcome = page.company_shelf.get(kpi.outcome) if kpi.outcome else None
        paired = next(
            (one.id for one in page.library.indicators if outcome and namesake(one, [outcome]) is not None),
            None,
        )
        if self._desk.attempt(lambda: self.own.keep(from_kpi(kpi, code, outcome=paired))):
            self._desk.shell.tell(self._say("{name} is in your own library.", name=kpi.name))
            page.read_library()

    def drop(self) -> None:
        """Take the indicator in sight out of one's own library."""
        one = self._page.indicator.indicator
        if one is not None and self._desk.attempt(lambda: self.own.remove({one.id})):
            self._page.read_library()

    def share(self) -> None:
        """Ask where, and write one's own indicators there for others."""
        name, _ = QFileDialog.getSaveFileName(
            self._page,
            self._say("Share my indicators…"),
            str(self._folder() / f"{self._say('Own indicators')}{SUFFIX}"),
            self._say("KPI libraries (*.zhanjilib)"),
        )
        if name:
            self.share_to(Path(name))

    def share_to(self, path: Path) -> None:
        """Write one's own indicators to a file."""
        target = with_ending(path, SUFFIX)
        if self._desk.attempt(lambda: self.own.share(target)):
            self._desk.shell.tell_file(self._say("Saved: {file}", file=target.name), target)

    def take_over(self) -> None:
        """Ask for a shared library, and show what it brings."""
        name, _ = QFileDialog.getOpenFileName(
            self._page,
            self._say("Receive shared indicators…"),
            str(self._folder()),
            self._say("KPI libraries (*.zhanjilib)"),
        )
        dialog = self.shared_dialog(Path(name)) if name else None
        if dialog is not None and dialog.exec() == QDialog.DialogCode.Accepted:
            self.keep_shared(dialog)

    def shared_dialog(self, path: Path) -> Shared | None:
        """What a shared library brings; None when it cannot be read, which is said."""
        try:
            found = self.own.compare(path)
        except Mendable as error:
            self._desk.shell.fail(error)
            return None
        return Shared(self._say, path.name, found, self._page)

    def keep_shared(self, dialog: Shared) -> None:
        """Keep what was ticked."""
        chosen = dialog.chosen
        if self._desk.attempt(lambda: self.own.keep(*chosen)):
            words = self._say(
                "{count} {count:indicator|indicators} added to your own library.", count=len(chosen)
            )
            self._desk.shell.tell(words)
            self._page.read_library()

    def _folder(self) -> Path:
        recent = self._desk.preferences.now.recent
        return Path(recent[0]).parent if recent else Path.home()
