"""Saving what was made: where, whole or not at all, and where it lies."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from services.language import Language
from ui.desk import Desk


def ask_where(desk: Desk, name: str, parent: QWidget) -> Path | None:
    """Ask where a PDF goes, beside the company file unless another folder is chosen; None for nowhere."""
    say, start = desk.say, str(desk.company.path.parent / name)
    path, _ = QFileDialog.getSaveFileName(parent, say("Save as PDF"), start, say("PDF files (*.pdf)"))
    return Path(path) if path else None


def ask_where_workbook(say: Language, start: Path, parent: QWidget) -> Path | None:
    """Ask where a workbook goes, `start` proposed; None for nowhere."""
    path, _ = QFileDialog.getSaveFileName(parent, say("Save as Excel"), str(start), "Excel (*.xlsx)")
    return Path(path) if path else None


def with_ending(path: Path, ending: str) -> Path:
    """The path with the ending of its kind of file, such as `.pdf`, which one need not type."""
    return path if path.suffix.lower() == ending else path.with_name(f"{path.name}{ending}")


def save_now(desk: Desk, make: Callable[[], bytes], path: Path) -> None:
    """Make a PDF and save it, and say where it lies; what the user can mend is said in words."""
    from services.printing.saving import save_pdf

    target = with_ending(path, ".pdf")

    def work() -> None:
        save_pdf(make(), target)
        desk.shell.tell_file(desk.say("Saved: {file}", file=target.name), target)

    desk.attempt(work)
