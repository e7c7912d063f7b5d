"""The results workbook of 500 people with 8 lines each, against xlsxwriter that is handed the same cells.

Ours starts from the result and ends with the file: rows, words of every explanation, formats, widths, charts.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from openpyxl import load_workbook
from xlsxwriter import Workbook

from benchmarks._firm import firm, write
from benchmarks._measure import paired, row
from services.company import Company
from services.exports import results_workbook
from services.language import Language

PEOPLE, LINES = 500, 8
RUNS = 7

Cells = dict[str, list[tuple[Any, ...]]]


def cells_of(workbook: Path) -> Cells:
    """What stands in every sheet of a workbook."""
    book = load_workbook(workbook, read_only=True)
    found = {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}
    book.close()
    return found


def bare(cells: Cells, path: Path) -> None:
    """The same cells by xlsxwriter alone, each by the method of its type."""
    with Workbook(str(path)) as book:
        for title, rows in cells.items():
            sheet = book.add_worksheet(title)
            for number, values in enumerate(rows):
                for column, value in enumerate(values):
                    if isinstance(value, str):
                        sheet.write_string(number, column, value)
                    elif isinstance(value, int | float):
                        sheet.write_number(number, column, value)


def main() -> None:
    """Both in turn, from a result that is already there."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        file, workbook = folder / "firm.zhanji", folder / "results.xlsx"
        write(firm(PEOPLE, LINES, 1), file)
        with Company.open(file, write=False) as company:
            result = company.results.of("2026-01")
        say = Language("zh")
        results_workbook(result, workbook, say)
        cells = cells_of(workbook)
        found = paired(
            lambda: results_workbook(result, workbook, say), lambda: bare(cells, folder / "bare.xlsx"), RUNS
        )
    row(f"export, results of {PEOPLE} × {LINES}, CPU", found, "≤ 2 ×")


if __name__ == "__main__":
    main()
