"""The strategy report as a PDF, from any section of the page."""

from datetime import datetime
from pathlib import Path

from ui.jobs import Progress
from ui.page import Page
from ui.saving import ask_where, with_ending


def export_report(page: Page, year: int = 0) -> None:
    """Ask where, and save the report of a year (0: that of the period in sight) there."""
    say, company = page.say, page.desk.company
    year = year or _year_of(page)
    firm = company.settings.read().name or company.path.stem
    path = ask_where(page.desk, f"{firm} {say('Strategy report {year}', year=year)}", page)
    if path is not None:
        export_to(page, year, path)


def _year_of(page: Page) -> int:
    """The newest strategy year begun by the period in sight, else the first, else this year."""
    book = page.desk.company.diagnosis
    years = [one.year for one in book.years()]
    last = int(page.period[:4]) if page.period else book.today().year
    return next((year for year in years if year <= last), years[-1] if years else last)


def export_to(page: Page, year: int, path: Path) -> None:
    """Save the report of a year, whole or not at all."""
    from services.printing.saving import save_pdf
    from services.printing.strategy_report import strategy_report_pdf

    say = page.say
    target = with_ending(path, ".pdf")
    report = page.desk.company.diagnosis.report(year, page.period)
    at = datetime.now()  # noqa: DTZ005 - the time on paper is the officer's own

    def work(progress: Progress) -> None:
        save_pdf(strategy_report_pdf(report, say, printed_at=at, progress=progress), target)

    def done(_result: object) -> None:
        page.desk.shell.tell_file(say("Saved: {file}", file=target.name), target)

    page.desk.jobs.start(say("Saving {file}", file=target.name), work, done, owner=page)
