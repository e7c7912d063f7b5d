"""What a scene is, and the stage it is played on."""

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from services.company import Company
from ui.window import Window


class Stage(Struct, frozen=True):
    """A window, and a folder with `sample.zhanji` (a fresh copy for each scene) to play in."""

    window: Window
    folder: Path

    @property
    def sample(self) -> Path:
        """The sample company's file."""
        return self.folder / "sample.zhanji"

    def open_sample(self, page: str = "workbench", period: str = "") -> Company:
        """Show the sample company on a page."""
        company = Company.open(self.sample)
        self.window.page_key = page
        self.window.show_company(company)
        if period:
            self.window.show_period(period)
        self.settle()
        return company

    def dialog(self, dialog: QDialog) -> QWidget:
        """Show a dialog without waiting for an answer; return it from the scene to have it pictured."""
        dialog.setModal(False)
        dialog.show()
        self.settle()
        return dialog

    def settle(self) -> None:
        """Let the window catch up: events, and background jobs to their end."""
        for _ in range(3):
            QApplication.processEvents()
            while self.window.jobs.busy:
                QApplication.processEvents()


class Scene(Struct, frozen=True):
    """A name for the file, and what prepares the state; it returns the dialog to picture, or None for the
    window.
    """

    name: str
    play: Callable[[Stage], QWidget | None]
