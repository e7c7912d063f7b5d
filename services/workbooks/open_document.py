"""Reading .ods: one pass over its content, values and formats together; repeats of nothing cost nothing."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

from services.errors import Mendable
from services.workbooks.cells import ERROR_VALUE, FORMULA_WITHOUT_VALUE, Grid, number
from services.workbooks.limits import MAX_COLUMNS, MAX_SHEETS
from services.workbooks.markup import new_parser
from services.workbooks.raw import RawSheet

_CONTENT = "content.xml"
_CELLS = ("table:table-cell", "table:covered-table-cell")
_PARAGRAPH = "text:p"
_ERROR = re.compile(r"#[A-Z/0-9!?]+$|Err:\d+$")
_DURATION = re.compile(r"PT(\d{1,7})H(\d{1,2})M(\d{1,2})(?:[.,]\d+)?S", re.ASCII)
_SECONDS_A_DAY = Decimal(86_400)

Attributes = Mapping[str, str]
Put = Callable[[int], None]
"""Puts one cell into the grid, into the row whose number it is given."""


def read_ods(path: Path) -> tuple[RawSheet, ...]:
    """Every table of an .ods file."""
    reader = DocumentReader()
    with ZipFile(path) as package, package.open(_CONTENT) as part:
        parser = new_parser()
        parser.StartElementHandler = reader.start
        parser.EndElementHandler = reader.end
        parser.CharacterDataHandler = reader.text
        parser.ParseFile(part)
    return tuple(grid.sheet() for grid in reader.grids)


class DocumentReader:
    """Takes the elements of a spreadsheet's content in their order and fills a grid for each table."""

    def __init__(self) -> None:
        self.grids: list[Grid] = []
        self._style = ""
        self._hidden_styles: set[str] = set()
        self._row = 1
        self._row_repeats = 1
        self._column = 0
        self._declared_columns = 0
        self._hidden_rows: list[int] = []
        self._hidden_columns: list[tuple[int, int]] = []
        self._puts: list[Put] = []
        self._cell: Attributes | None = None
        self._depth = 0
        self._paragraphs: list[str] = []
        self._reads_text = False
        self._starts: dict[str, Callable[[Attributes], None]] = {
            "style:style": self._start_style,
            "style:table-properties": self._start_table_properties,
            "table:table": self._start_table,
            "table:table-column": self._start_columns,
            "table:table-row": self._start_row,
            **dict.fromkeys(_CELLS, self._start_cell),
        }

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins; inside a cell only its own paragraphs count, not its notes or drawings."""
        if self._cell is not None:
            self._depth += 1
            self._start_inside(name, attributes)
        elif name in self._starts:
            self._starts[name](attributes)

    def end(self, name: str) -> None:
        """An element ends."""
        if self._cell is not None and self._depth:
            self._depth -= 1
            if self._depth == 0:
                self._reads_text = False
        elif self._cell is not None:
            self._end_cell(self._cell)
        elif name == "table:table-row":
            self._end_row()
        elif name == "table:table":
            self._end_table()

    def text(self, text: str) -> None:
        """Characters; kept when they stand in a cell's paragraph."""
        if self._reads_text:
            self._paragraphs[-1] += text

    def _start_inside(self, name: str, attributes: Attributes) -> None:
        if self._depth == 1:
            self._reads_text = name == _PARAGRAPH
            if self._reads_text:
                self._paragraphs.append("")
        elif self._reads_text and name == "text:s":
            self._paragraphs[-1] += " " * min(_count(attributes, "text:c"), 1_000)
        elif self._reads_text and name in ("text:tab", "text:line-break"):
            self._paragraphs[-1] += "\t" if name == "text:tab" else "\n"

    def _start_style(self, attributes: Attributes) -> None:
        self._style = attributes.get("style:name", "")

    def _start_table_properties(self, attributes: Attributes) -> None:
        if attributes.get("table:display") == "false":
            self._hidden_styles.add(self._style)

    def _start_table(self, attributes: Attributes) -> None:
        if len(self.grids) == MAX_SHEETS:
            raise Mendable("workbook.too_many_sheets", limit=MAX_SHEETS)
        grid = Grid(attributes["table:name"])
        if attributes.get("table:style-name") in self._hidden_styles:
            grid.note("hidden_sheet")
        self.grids.append(grid)
        self._row, self._declared_columns = 1, 0
        self._hidden_rows, self._hidden_columns = [], []

    def _end_table(self) -> None:
        grid = self.grids[-1]
        if any(grid.has_row(row) for row in self._hidden_rows):
            grid.note("hidden_rows")
        if any(grid.has_column(first, last) for first, last in self._hidden_columns):
            grid.note("hidden_columns")

    def _start_columns(self, attributes: Attributes) -> None:
        first = self._declared_columns
        self._declared_columns += _count(attributes, "table:number-columns-repeated")
        if attributes.get("table:visibility", "visible") != "visible":
            self._hidden_columns.append((first, self._declared_columns - 1))

    def _start_row(self, attributes: Attributes) -> None:
        self._row_repeats = _count(attributes, "table:number-rows-repeated")
        self._column = 0
        self._puts = []
        if attributes.get("table:visibility", "visible") != "visible":
            self._hidden_rows.append(self._row)

    def _end_row(self) -> None:
        if self._puts:
            for row in range(self._row, self._row + self._row_repeats):
                for put in self._puts:
                    put(row)
        self._row += self._row_repeats

    def _start_cell(self, attributes: Attributes) -> None:
        self._cell = attributes
        self._depth = 0
        self._paragraphs = []

    def _end_cell(self, cell: Attributes) -> None:
        self._cell = None
        repeats = _count(cell, "table:number-columns-repeated")
        self._merge(cell)
        text = "\n".join(self._paragraphs)
        if text or "office:value-type" in cell or "table:formula" in cell:
            grid = self.grids[-1]
            # One beyond the limit is enough for the grid to refuse it.
            last = max(self._column, min(self._column + repeats - 1, MAX_COLUMNS))
            self._puts += [_put_of(grid, column, cell, text) for column in range(self._column, last + 1)]
        self._column += repeats

    def _merge(self, cell: Attributes) -> None:
        rows = _count(cell, "table:number-rows-spanned")
        columns = _count(cell, "table:number-columns-spanned")
        if rows > 1 or columns > 1:
            self.grids[-1].merge((self._row, self._column, self._row + rows - 1, self._column + columns - 1))


def _put_of(grid: Grid, column: int, cell: Attributes, text: str) -> Put:
    """What puts a cell into its row, decided once for all rows that repeat it."""
    if cell.get("calcext:value-type") == "error" or ("table:formula" in cell and _ERROR.match(text)):
        return lambda row: grid.put(row, column, text, ERROR_VALUE)
    kind = cell.get("office:value-type", "")
    if not kind and "table:formula" in cell and not text:
        return lambda row: grid.put(row, column, None, FORMULA_WITHOUT_VALUE)
    value = _value(kind, cell)
    if isinstance(value, Decimal):
        return lambda row: grid.put_number(row, column, value, percent=kind == "percentage")
    if value is not None:
        return lambda row: grid.put(row, column, value)
    written = cell.get("office:string-value", text)
    return lambda row: grid.put_text(row, column, written)


def _value(kind: str, cell: Attributes) -> Decimal | date | bool | None:
    """The value behind a cell's text; None when the text is all there is."""
    match kind:
        case "float" | "currency" | "percentage":
            return number(cell["office:value"])
        case "date":
            return _day(cell["office:date-value"])
        case "boolean":
            return cell["office:boolean-value"] == "true"
        case "time":
            return _share_of_day(cell["office:time-value"])
        case _:
            return None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _share_of_day(text: str) -> Decimal | None:
    """A time as Excel stores it: the share of the day that has passed."""
    duration = _DURATION.fullmatch(text)
    if duration is None:
        return None
    hours, minutes, seconds = map(int, duration.groups())
    return number(str(Decimal(hours * 3_600 + minutes * 60 + seconds) / _SECONDS_A_DAY))


def _count(attributes: Attributes, name: str) -> int:
    """A repeat or span; ValueError below one."""
    count = int(attributes.get(name, "1"))
    if count < 1:
        raise ValueError(name)
    return count
