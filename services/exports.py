"""Workbooks for others: the company's own, and a period's results."""

from pathlib import Path

from services.domain.company import Records
from services.files import replacing
from services.language import Language
from services.workbooks.company_book import write_company
from services.workbooks.problems import Problem


def company_workbook(records: Records, path: Path, say: Language) -> tuple[Problem, ...]:
    """Write the company workbook; gives warnings. Mendable `export.…` when the file cannot be written."""
    with replacing(path) as fresh:
        return write_company(records, fresh, say.code)
