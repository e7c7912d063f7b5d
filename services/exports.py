"""Workbooks for others: the company's own, a period's results, what it still waits for, the trail."""

from collections.abc import Callable, Iterator
from datetime import tzinfo
from pathlib import Path

from services.domain.awaited import Awaited
from services.domain.company import Records
from services.domain.result import PeriodResult
from services.files import replacing
from services.language import Language
from services.trail import TrailChange
from services.trail_search import Entry, Sought, TrailSearch
from services.workbooks.company_book import write_company
from services.workbooks.problems import Problem


def company_workbook(records: Records, path: Path, say: Language) -> tuple[Problem, ...]:
    """Write the company workbook; gives warnings. Mendable `export.…` when the file cannot be written."""
    with replacing(path) as fresh:
        return write_company(records, fresh, say.code)


def results_workbook(result: PeriodResult, path: Path, say: Language) -> tuple[Problem, ...]:
    """Write a period's results; gives warnings. Mendable `export.…` when the file cannot be written."""
    from services.workbooks.results_book import write_results

    with replacing(path) as fresh:
        return write_results(result, fresh, say)


def awaited_workbook(awaited: Awaited, path: Path, say: Language) -> tuple[Problem, ...]:
    """Write what a period waits for; gives warnings. Mendable `export.…` when the file cannot be written."""
    from services.workbooks.awaited_book import write_awaited

    with replacing(path) as fresh:
        return write_awaited(awaited, fresh, say)


def trail_workbook(
    search: TrailSearch,
    sought: Sought,
    path: Path,
    say: Language,
    *,
    tz: tzinfo | None = None,
    progress: Callable[[int, int], object] = lambda _done, _total: None,
) -> tuple[Problem, ...]:
    """Write what is sought of the audit trail; gives warnings. Mendable `export.…` when it cannot be.

    `progress` is told how many of how many actions are done; what it raises stops the work.
    """
    from services.workbooks.trail_book import write_trail

    def found() -> Iterator[tuple[Entry, tuple[TrailChange, ...]]]:
        for done, each in enumerate(search.every(sought, say)):
            progress(done, total)
            yield each

    total = search.page(sought, say, limit=1).count
    with replacing(path) as fresh:
        return write_trail(found(), search.names(), fresh, say, tz)
