"""A company workbook with 20,000 actuals coming in, against openpyxl that only reads it.

Ours is everything from the file to the commit: the reading process, the preview with all its checks, the rows
and their trail. CPU of both processes; openpyxl streams, its quickest way.
"""

import statistics
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parent.parent))

from openpyxl import load_workbook

from benchmarks._firm import firm
from benchmarks._measure import FAMILY, paired, row, seconds, told
from services.company import Company
from services.exports import company_workbook
from services.language import Language
from services.workbooks.reader import read_workbook

PEOPLE, LINES, MONTHS = 250, 8, 10
RUNS = 7


def alone(workbook: Path) -> int:
    """Every cell's value by openpyxl; gives how many there are."""
    book = load_workbook(workbook, read_only=True, data_only=True)
    cells = sum(len(row) for sheet in book.worksheets for row in sheet.iter_rows(values_only=True))
    book.close()
    return cells


class Import:
    """One import into a new company; keeps what its parts took."""

    def __init__(self, workbook: Path, folder: Path) -> None:
        self._workbook = workbook
        self._file = folder / "imported.zhanji"
        self.parts: dict[str, list[float]] = {"preview": [], "apply": []}

    def __call__(self) -> None:
        """Import once."""
        self._file.unlink(missing_ok=True)
        with Company.create(self._file) as company:
            previews = []
            spent = seconds(lambda: previews.append(company.imports.preview(self._workbook)), FAMILY)
            self.parts["preview"].append(spent)
            if previews[0].errors:
                raise AssertionError(previews[0].errors[0])
            self.parts["apply"].append(seconds(lambda: company.imports.apply(previews[0]), FAMILY))


def main() -> None:
    """Import and read in turn."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        workbook = folder / "company.xlsx"
        company_workbook(firm(PEOPLE, LINES, MONTHS), workbook, Language("zh"))
        ours = Import(workbook, folder)
        found = paired(ours, lambda: alone(workbook), RUNS, FAMILY)
        reading = statistics.median(seconds(lambda: read_workbook(workbook), FAMILY) for _ in range(3))
    row(f"import, {PEOPLE * LINES * MONTHS:,} actuals, CPU", found, "≤ 1.5 ×")
    parts = ", ".join(f"{part} {told(statistics.median(times))}" for part, times in ours.parts.items())
    print(f"  CPU of its parts: {parts}; of the preview the reading process {told(reading)}")


if __name__ == "__main__":
    main()
