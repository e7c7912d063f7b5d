"""Company files: open, make, the sample, bringing a workbook in. Long work goes to the background; refusals
are said in words.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QFileDialog

from models.identity import SUFFIX

if TYPE_CHECKING:
    from services.company import Company
    from services.workbooks.preview import Preview
    from ui.window import Window


def sample_path() -> Path:
    """Where the sample company lies once made: it can be changed freely, and made anew by deleting it."""
    from platformdirs import user_data_path

    return user_data_path("zhanji", appauthor=False) / f"sample{SUFFIX}"


def _same(one: Path, other: Path) -> bool:
    """Whether two paths lead to one file."""
    try:
        return one == other or one.samefile(other)
    except OSError:
        return False


class Files:
    """What the welcome page and the menu do with files."""

    def __init__(self, window: "Window") -> None:
        self._window = window

    def show(self, path: Path) -> None:
        """Open a company file in the window; what is not saved is asked about first."""
        window = self._window
        if window.company is not None and (_same(window.company.path, path) or not window.may_leave()):
            return
        from services.company import Company
        from services.errors import Mendable

        try:
            company = Company.open(path)
        except Mendable as error:
            window.fail(error)
            if error.code == "file.missing":
                window.preferences.forget_file(path)
                if window.company is None:
                    window.show_welcome()
        else:
            window.show_company(company)

    def open(self) -> None:
        """Ask for a file and open it."""
        say = self._window.say
        name, _ = QFileDialog.getOpenFileName(
            self._window, say("Open a company file"), str(self._folder()), say("Company files (*.zhanji)")
        )
        if name:
            self.show(Path(name))

    def open_sample(self) -> None:
        """Open the sample company, made at first use."""
        path = sample_path()
        if path.exists():
            self.show(path)
            return
        if not self._window.may_leave():
            return
        from services.errors import Mendable
        from services.opening import make_folder

        try:
            make_folder(path)
        except Mendable as error:
            self._window.fail(error)
        else:
            self._make(path, sample=True)

    def new(self) -> None:
        """Ask for a name and a place, and make a company file there; what is not saved is asked about."""
        from ui.dialogs.new_company import NewCompany

        if not self._window.may_leave():
            return
        dialog = NewCompany(self._window.say, self._folder(), self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._make(dialog.path, name=dialog.name)

    def close(self) -> None:
        """Back to the welcome; what is not saved is asked about first."""
        if not self._window.may_leave():
            return
        self._window.close_company()
        self._window.show_welcome()

    def import_workbook(self) -> None:
        """Ask for a workbook, show what it would change, and bring it in."""
        say, company = self._window.say, self._window.company
        if company is None:
            return
        kinds = say("Workbooks (*.xlsx *.xls *.ods *.csv)")
        name, _ = QFileDialog.getOpenFileName(
            self._window, say("Import company workbook"), str(self._folder()), kinds
        )
        if name:
            self.preview(Path(name))

    def preview(self, workbook: Path) -> None:
        """Read a workbook in the background, then ask."""
        window, company = self._window, self._window.company
        if company is None:
            return

        def ask(preview: "Preview") -> None:
            from ui.dialogs.import_preview import ImportPreview

            dialog = ImportPreview(window.say, window.theme, workbook.name, preview, window)
            if dialog.exec() == QDialog.DialogCode.Accepted and window.company is company:
                self._apply(company, preview, dialog.summary)

        window.jobs.start(
            window.say("Reading {file}", file=workbook.name),
            lambda progress: company.imports.preview(workbook, progress.check),
            ask,
        )

    def _apply(self, company: "Company", preview: "Preview", summary: str) -> None:
        window = self._window

        def done(_result: object) -> None:
            window.tell(window.say("Imported: {summary}", summary=summary))

        window.jobs.start(window.say("Importing"), lambda _progress: company.imports.apply(preview), done)

    def _make(self, path: Path, *, name: str = "", sample: bool = False) -> None:
        from services.company import Company

        window = self._window
        make: Callable[[Path], Company] = Company.create_sample if sample else Company.create

        def work(_progress: object) -> Company:
            company = make(path)
            if name:
                company.settings.change({"name": name, "language": window.say.code})
            return company

        words = (
            window.say("Making the sample company") if sample else window.say("Making {file}", file=path.name)
        )

        def show(company: Company) -> None:
            window.show_company(company)
            if name:
                window.go("new_company")

        window.jobs.start(words, work, show)

    def _folder(self) -> Path:
        recent = self._window.preferences.now.recent
        return Path(recent[0]).parent if recent else Path.home()
