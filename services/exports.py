"""Workbooks for others: the company's own, a period's results, and what it still waits for."""

from pathlib import Path

from services.domain.company import Records
from services.domain.gaps import Gaps
from services.domain.result import PeriodResult
from services.files import replacing
from services.language import Language
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


def gaps_workbook(gaps: Gaps, path: Path, say: Language) -> tuple[Problem, ...]:
    """Write what a period waits for; gives warnings. Mendable `export.…` when the file cannot be written."""
    from services.workbooks.gaps_book import write_gaps

    with replacing(path) as fresh:
        return write_gaps(gaps, fresh, say)
