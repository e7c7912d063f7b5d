"""The company workbook: every sheet of the contract, written so that reading it gives the company back."""

from pathlib import Path

from services.domain.company import Records
from services.workbooks.book import Book, Heading
from services.workbooks.guide import add_guide
from services.workbooks.kinds import Style
from services.workbooks.problems import Bilingual, Problem
from services.workbooks.sheets import SHEETS

_TITLE = Bilingual("公司资料工作簿", "Company workbook")


def write_company(records: Records, path: Path, language: str) -> tuple[Problem, ...]:
    """Write a company; gives warnings about texts that a cell cannot hold."""
    with Book(path, _TITLE.of(language)) as book:
        for spec in SHEETS:
            headings = [
                Heading(
                    column.header(language),
                    wrapped=column.kind.style is Style.WIDE,
                    required=column.required,
                )
                for column in spec.columns
            ]
            sheet = book.add(spec.title.of(language), headings, spec.written(records, language))
            add_guide(sheet, spec, language)
    return tuple(book.problems)
