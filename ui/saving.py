"""Saving a PDF that was made: where, whole or not at all, and where it lies."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from ui.desk import Desk


def ask_where(desk: Desk, name: str, parent: QWidget) -> Path | None:
    """Ask where a PDF goes, beside the company file unless another folder is chosen; None for nowhere."""
    say, start = desk.say, str(desk.company.path.parent / name)
    path, _ = QFileDialog.getSaveFileName(parent, say("Save as PDF"), start, say("PDF files (*.pdf)"))
    return Path(path) if path else None


def pdf_at(path: Path) -> Path:
    """The path with the ending of a PDF."""
    return path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf")


def save_now(desk: Desk, make: Callable[[], bytes], path: Path) -> None:
    """Make a PDF and save it, and say where it lies; what the user can mend is said in words."""
    from services.printing.saving import save_pdf

    target = pdf_at(path)

    def work() -> None:
        save_pdf(make(), target)
        desk.shell.tell_file(desk.say("Saved: {file}", file=target.name), target)

    desk.attempt(work)
