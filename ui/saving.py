"""Saving what was made: where, whole or not at all, and where it lies."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from services.file_names import file_name
from services.language import Language
from ui.desk import Desk

if TYPE_CHECKING:
    from services.company import Company


def proposed(company: "Company", words: str, ending: str) -> str:
    """A file beside the company's, under a name made of some words."""
    return str(company.path.with_name(file_name(words, ending)))


def ask_where(desk: Desk, words: str, parent: QWidget) -> Path | None:
    """Ask where a PDF goes, beside the company file unless another folder is chosen; None for nowhere."""
    say, start = desk.say, proposed(desk.company, words, ".pdf")
    path, _ = QFileDialog.getSaveFileName(parent, say("Save as PDF"), start, say("PDF files (*.pdf)"))
    return Path(path) if path else None


def ask_where_workbook(say: Language, company: "Company", words: str, parent: QWidget) -> Path | None:
    """Ask where a workbook goes, as a PDF is asked for; None for nowhere."""
    start = proposed(company, words, ".xlsx")
    path, _ = QFileDialog.getSaveFileName(parent, say("Save as Excel"), start, "Excel (*.xlsx)")
    return Path(path) if path else None


def with_ending(path: Path, ending: str) -> Path:
    """The path with the ending of its kind of file, such as `.pdf`, which one need not type."""
    return path if path.suffix.lower() == ending else Path(f"{path}{ending}")


def save_now(desk: Desk, make: Callable[[], bytes], path: Path) -> None:
    """Make a PDF and save it, and say where it lies; what the user can mend is said in words."""
    from services.printing.saving import save_pdf

    target = with_ending(path, ".pdf")

    def work() -> None:
        save_pdf(make(), target)
        desk.shell.tell_file(desk.say("Saved: {file}", file=target.name), target)

    desk.attempt(work)
