"""What the menu offers about the program itself: an update from a file, a problem report, the About box."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, qVersion
from PySide6.QtWidgets import QDialog, QFileDialog

from ui.outside import open_outside, run_outside
from ui.saving import with_ending

if TYPE_CHECKING:
    from services.installer_file import Installer
    from services.problem_report import Paper
    from ui.window import Window


class AboutProgram:
    """Carries these commands out; nothing is installed or sent without a press of hers."""

    def __init__(self, window: "Window") -> None:
        self._window = window

    def about(self) -> None:
        """The About box."""
        from ui.dialogs.about import About

        About(self._window.say, self._window).exec()

    # An update from a file

    def update(self) -> None:
        """Ask for the installer file and look it over."""
        say = self._window.say
        kinds = say("Installers (*.deb *.run *.exe *.dmg *.pkg)")
        name, _ = QFileDialog.getOpenFileName(
            self._window, say("Update from file"), _folder("Download"), kinds
        )
        if name:
            self.look_over(Path(name))

    def look_over(self, file: Path) -> None:
        """Read the file in the background, then show what it would bring."""
        from services.installer_file import read_installer

        window = self._window
        words = window.say("Checking {file}", file=file.name)
        window.jobs.start(words, lambda progress: read_installer(file, progress), self._ask)

    def _ask(self, found: "Installer") -> None:
        from ui.dialogs.update_file import UpdateFile

        dialog = UpdateFile(self._window.say, found, self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted and self._window.may_leave():
            self.install(found)

    def install(self, found: "Installer") -> None:
        """Close the company, hand the file to the system, and leave it the field."""
        window, file = self._window, found.path
        window.close_company()
        window.show_welcome()
        if found.script:
            run_outside(found.command)  # it waits a moment for the window to be gone
        if found.script or open_outside(file):
            window.frame.close()
            return
        words = window.say(
            "The system has no program that installs {file}. Ask whoever gave it to you.", file=file.name
        )
        window.tell(words, [(window.say("Show in folder"), lambda: open_outside(file.parent))])

    # A problem report

    def report(self) -> None:
        """Gather what a report holds in the background, then show it."""
        from services.problem_report import company_paper, known_names

        window, company = self._window, self._window.company

        def work(_progress: object) -> "tuple[list[Paper], frozenset[str]]":
            if company is None:
                return [], frozenset()
            return [company_paper(window.say, company)], known_names(company)

        window.jobs.start(window.say("Gathering the report"), work, lambda found: self._show(*found))

    def _show(self, papers: "list[Paper]", names: frozenset[str]) -> None:
        from ui.dialogs.problem_report import ProblemReport

        dialog = ProblemReport(self._window.say, [*self._own_papers(), *papers], names, self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.save(dialog.papers)

    def _own_papers(self) -> "list[Paper]":
        """Of program, settings and log."""
        from PySide6 import __version__ as pyside

        from services.problem_report import log_paper, program_paper, settings_paper
        from ui.log import log_file

        say, now = self._window.say, self._window.preferences.now
        settings = {
            say("Language"): say.code,
            say("Appearance"): now.look,
            say("Window"): f"{now.width} × {now.height}" + (" +" if now.maximized else ""),
            say("Page"): now.page,
            say("Recent files"): len(now.recent),
        }
        screen = self._window.frame.screen()
        settings[say("Screen")] = (
            f"{screen.size().width()} × {screen.size().height()} @ {screen.devicePixelRatio()}"
        )
        return [
            program_paper(say, {"Qt": qVersion(), "PySide6": pyside}),
            settings_paper(say, settings),
            log_paper(say, log_file()),
        ]

    def save(self, papers: "list[Paper]") -> None:
        """Ask where, and write the zip."""
        from services.errors import Mendable
        from services.problem_report import save_report

        window, say = self._window, self._window.say
        proposed = f"zhanji-report-{datetime.now():%Y%m%d-%H%M}.zip"  # noqa: DTZ005 - the user's own clock
        start = str(Path(_folder("Documents")) / proposed)
        name, _ = QFileDialog.getSaveFileName(
            window, say("Save the problem report"), start, say("Zip files (*.zip)")
        )
        if not name:
            return
        path = with_ending(Path(name), ".zip")
        try:
            save_report(papers, path)
        except Mendable as error:
            window.fail(error)
            return
        window.tell_file(say("Saved the problem report: {file}", file=path.name), path)


def _folder(name: str) -> str:
    """One of the user's own folders."""
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation[f"{name}Location"]) or str(
        Path.home()
    )
