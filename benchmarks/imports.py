"""A company workbook with 20,000 actuals coming in, against openpyxl that only reads it.

Ours is everything from the file to the commit: the reading process, the preview with all its checks, the rows
and their trail. CPU of both processes. openpyxl reads as anybody calls it, with merged cells, hidden rows and
formats, which an import must see; its streaming mode, which sees none of them, is told beside it.

The reading process imports this module anew, as it does `main.py` in the program: what is heavy waits inside.
"""

import shutil
import statistics
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks._measure import FAMILY, paired, row, seconds, told

PEOPLE, LINES, MONTHS = 250, 8, 10
RUNS = 7


def alone(workbook: Path, *, streaming: bool = False) -> int:
    """Every cell's value by openpyxl; gives how many there are."""
    from openpyxl import load_workbook

    book = load_workbook(workbook, read_only=streaming, data_only=True)
    cells = sum(len(row) for sheet in book.worksheets for row in sheet.iter_rows(values_only=True))
    book.close()
    return cells


class Import:
    """One import into an empty company; keeps what its parts took."""

    def __init__(self, workbook: Path, folder: Path) -> None:
        from services.company import Company

        self._workbook = workbook
        self._empty, self._file = folder / "empty.zhanji", folder / "imported.zhanji"
        Company.create(self._empty).close()
        self.parts: dict[str, list[float]] = {"preview": [], "apply": []}

    def __call__(self) -> None:
        """Import once."""
        from services.company import Company

        shutil.copy(self._empty, self._file)
        with Company.open(self._file) as company:
            previews = []
            spent = seconds(lambda: previews.append(company.imports.preview(self._workbook)), FAMILY)
            self.parts["preview"].append(spent)
            if previews[0].errors:
                raise AssertionError(previews[0].errors[0])
            self.parts["apply"].append(seconds(lambda: company.imports.apply(previews[0]), FAMILY))


def main() -> None:
    """Import and read in turn."""
    from benchmarks._firm import firm
    from services.exports import company_workbook
    from services.language import Language
    from services.workbooks.reader import read_workbook

    with TemporaryDirectory() as name:
        folder = Path(name)
        workbook = folder / "company.xlsx"
        company_workbook(firm(PEOPLE, LINES, MONTHS), workbook, Language("zh"))
        ours = Import(workbook, folder)
        found = paired(ours, lambda: alone(workbook), RUNS, FAMILY)
        streaming = statistics.median(seconds(lambda: alone(workbook, streaming=True)) for _ in range(3))
        reading = statistics.median(seconds(lambda: read_workbook(workbook), FAMILY) for _ in range(3))
    row(f"import, {PEOPLE * LINES * MONTHS:,} actuals, CPU", found, "≤ 1.5 ×")
    parts = ", ".join(f"{part} {told(statistics.median(times))}" for part, times in ours.parts.items())
    print(f"  CPU of its parts: {parts}; of the preview the reading process {told(reading)}")
    print(f"  openpyxl streaming: {told(streaming)}, {statistics.median(found.ours) / streaming:.2f} ×")


if __name__ == "__main__":
    main()
