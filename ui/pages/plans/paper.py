"""Plans on paper: the sheets of some owners, saved as a PDF."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from ui.desk import Desk


def ask_and_save(desk: Desk, period: str, owners: Sequence[str], name: str, parent: QWidget) -> None:
    """Ask where, and save the plans of some owners there."""
    say = desk.say
    start = str(desk.company.path.parent / f"{say('Monthly plan')} {name} {period}.pdf")
    path, _ = QFileDialog.getSaveFileName(parent, say("Save as PDF"), start, say("PDF files (*.pdf)"))
    if path:
        save_plans(desk, period, owners, Path(path))


def save_plans(desk: Desk, period: str, owners: Sequence[str], path: Path) -> None:
    """Write the sheets, whole or not at all, and say where they lie."""
    from services.printing.plan_sheet import plan_sheets_pdf
    from services.printing.saving import save_pdf

    company = desk.company
    target = path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf")

    def work() -> None:
        sheets = company.plans.sheets(period, owners)
        save_pdf(plan_sheets_pdf(sheets, desk.say, printed_at=company.ledger.store.now()), target)
        desk.shell.tell_file(desk.say("Saved: {file}", file=target.name), target)

    desk.attempt(work)
