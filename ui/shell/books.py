"""Workbooks out of the window: the company's own, also the form to import, and a period's results."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from ui.saving import ask_where_workbook, with_ending

if TYPE_CHECKING:
    from services.workbooks.problems import Problem
    from ui.window import Window


class Books:
    """Asks where, and writes in the background."""

    def __init__(self, window: "Window") -> None:
        self._window = window

    def save_company(self) -> None:
        """Save everything that the import takes, with the headers of what there is nothing of yet."""
        window, company = self._window, self._window.company
        if company is None:
            return
        from services.exports import company_workbook

        path = self._asked(window.say("{firm} company workbook", firm=company.path.stem))
        if path is not None:
            records = company.records()
            self._write(path, lambda: company_workbook(records, path, window.say))

    def save_results(self) -> None:
        """Save the results of the period in sight."""
        window, company = self._window, self._window.company
        if company is None or not window.period:
            return
        from services.exports import results_workbook

        path = self._asked(window.say("{period} results", period=window.say.period(window.period)))
        if path is not None:
            result = company.results.of(window.period)
            self._write(path, lambda: results_workbook(result, path, window.say))

    def _asked(self, name: str) -> Path | None:
        window = self._window
        if window.company is None:
            return None
        chosen = ask_where_workbook(window.say, window.company, name, window)
        return None if chosen is None else with_ending(chosen, ".xlsx")

    def _write(self, path: Path, write: "Callable[[], tuple[Problem, ...]]") -> None:
        window = self._window
        window.jobs.start(
            window.say("Saving {file}", file=path.name),
            lambda _progress: write(),
            lambda _problems: window.tell_file(window.say("Saved: {file}", file=path.name), path),
        )
