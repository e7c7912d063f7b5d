"""A workbook being written: frozen headers, text that is never a formula, equal bytes for equal data."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any
from unicodedata import east_asian_width

from msgspec import Struct

from services.workbooks.problems import Problem, Severity
from services.workbooks.raw import CellValue
from services.workbooks.text import clean_text

if TYPE_CHECKING:
    from types import TracebackType

_LONGEST = 32_767
_NARROW, _WIDE = 9, 48
_MEASURED = 200
_FIRST_YEAR = 1901
"""Excel's calendar starts in 1900, with a day that never was."""
_CREATED = datetime(2000, 1, 1, tzinfo=UTC)
"""Written into every workbook, so that equal data give equal files."""
_A4 = 9
_LINE = 15
"""Points of a line of text in Excel's own font."""
_TO_THE_RIGHT = {"align": "right", "indent": 1}
_FORMULA_SIGNS = ("=", "+", "-", "@")


class Heading(Struct, frozen=True):
    """A column to write: its header, the number format of its cells, whether it must be filled in.

    Rows are made as tall as the texts of a `whole` one, which nobody edits. How tall other rows are is left
    to the program that opens them.
    """

    title: str
    number_format: str = ""
    wrapped: bool = False
    required: bool = False
    whole: bool = False


class Book:
    """A workbook on its way to a file. `problems` lists texts that were cut.

    A `lean` one keeps no more than a row in memory, the others in a folder of its own while it is made.
    """

    def __init__(self, path: Path, title: str, *, lean: bool = False) -> None:
        from xlsxwriter import Workbook

        self.problems: list[Problem] = []
        self._room = TemporaryDirectory(ignore_cleanup_errors=True) if lean else None
        options = {"in_memory": True} if self._room is None else {"tmpdir": self._room.name}
        self.workbook = Workbook(str(path), {**options, "constant_memory": lean})
        self.workbook.set_properties({"title": title, "created": _CREATED.replace(tzinfo=None)})
        self._formats: dict[tuple[str, bool, bool], Any] = {}
        header = {"bold": True, "border": 1, "border_color": "#C5CED8", "valign": "vcenter"}
        self._header = self.workbook.add_format({**header, "bg_color": "#E8EEF4"})
        self._required = self.workbook.add_format({**header, "bg_color": "#35566B", "font_color": "#FFFFFF"})
        self._numeric = self.workbook.add_format({**header, "bg_color": "#E8EEF4", **_TO_THE_RIGHT})

    def __enter__(self) -> "Book":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: "TracebackType | None"
    ) -> None:
        try:
            if kind is None:
                self.close()
        finally:
            if self._room is not None:
                for sheet in self.workbook.worksheets():
                    sheet.row_data_fh.close()
                self._room.cleanup()

    def close(self) -> None:
        """Write the file; OSError when the disk or the folder refuses."""
        from xlsxwriter.exceptions import FileCreateError

        try:
            self.workbook.close()
        except FileCreateError as problem:
            raise problem.__cause__ or problem.args[0] from problem

    def add(self, title: str, headings: Sequence[Heading], rows: Iterable[Sequence[CellValue]]) -> Any:  # noqa: ANN401
        """Add a sheet; gives xlsxwriter's worksheet."""
        sheet = self.workbook.add_worksheet(title)
        widths = [_width(heading.title) for heading in headings]
        for column, heading in enumerate(headings):
            sheet.write_string(0, column, heading.title, self._look(heading))
        whole = [column for column, heading in enumerate(headings) if heading.whole]
        number = 0
        for number, row in enumerate(rows, 1):
            lines = max((_lines(str(row[column] or "")) for column in whole), default=1)
            if lines > 1:
                sheet.set_row(number, lines * _LINE)
            for column, cell in enumerate(row):
                if cell is not None:
                    self._write(sheet, number, column, cell, headings[column])
                    if number <= _MEASURED:
                        widths[column] = max(widths[column], _width(str(cell)))
        for column in whole:
            widths[column] = _WIDE
        for column, width in enumerate(widths):
            sheet.set_column(column, column, min(max(width + 2, _NARROW), _WIDE))
        sheet.freeze_panes(1, 0)
        _lay_out_for_print(sheet)
        if number:
            sheet.autofilter(0, 0, number, len(headings) - 1)
            sheet.ignore_errors({"number_stored_as_text": f"A1:{_letters(len(headings))}{number + 1}"})
        return sheet

    def _look(self, heading: Heading) -> Any:  # noqa: ANN401 - xlsxwriter has no types
        if heading.required:
            return self._required
        return self._numeric if heading.number_format else self._header

    def _write(self, sheet: Any, row: int, column: int, cell: CellValue, heading: Heading) -> None:  # noqa: ANN401
        match cell:
            case str():
                text = clean_text(cell)
                if len(text) > _LONGEST:
                    text = text[:_LONGEST]
                    self.problems.append(
                        Problem(Severity.WARNING, sheet.name, row + 1, heading.title, "text_cut")
                    )
                quoted = text.startswith(_FORMULA_SIGNS)
                sheet.write_string(row, column, text, self._format("", heading.wrapped, quoted))
            case Decimal():
                sheet.write_number(
                    row, column, float(cell), self._format(heading.number_format, False, False)
                )
            case date() if cell.year < _FIRST_YEAR:
                sheet.write_string(row, column, cell.isoformat(), self._format("", False, False))
            case date():
                sheet.write_datetime(row, column, cell, self._format("yyyy-mm-dd", False, False))
            case _:
                sheet.write_boolean(row, column, bool(cell), self._format("", False, False))

    def _format(self, number_format: str, wrapped: bool, quoted: bool) -> Any:  # noqa: ANN401
        key = (number_format, wrapped, quoted)
        if key not in self._formats:
            properties: dict[str, Any] = {"valign": "top"}
            properties |= {"text_wrap": True} if wrapped else {}
            properties |= {"num_format": number_format, **_TO_THE_RIGHT} if number_format else {}
            properties |= {"quote_prefix": True} if quoted else {}
            self._formats[key] = self.workbook.add_format(properties)
        return self._formats[key]


def _lay_out_for_print(sheet: Any) -> None:  # noqa: ANN401 - xlsxwriter has no types
    """A4 across, as wide as the page, the header on every page."""
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _width(text: str) -> int:
    line = text.split("\n", 1)[0][:_WIDE]
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in line)


def _lines(text: str) -> int:
    """How many lines a text takes in the widest column: in GBK a wide sign has two bytes."""
    return sum(1 + len(line.encode("gbk", "replace")) // (_WIDE - 4) for line in text.split("\n"))


def _letters(count: int) -> str:
    from xlsxwriter.utility import xl_col_to_name

    return str(xl_col_to_name(count - 1))
