"""From what a file holds to cell values, and from cells in any order to a RawSheet."""

import re
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache

from services.errors import Mendable
from services.workbooks.limits import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, MAX_TEXT
from services.workbooks.raw import CellValue, RawSheet
from services.workbooks.text import clean_text

ERROR_VALUE = "error_value"
FORMULA_WITHOUT_VALUE = "formula_without_value"
MERGED = "merged"
DIGITS_LOST = "digits_lost"
TEXT_CUT = "text_cut"

_EXCEL = Context(prec=15, rounding=ROUND_HALF_UP)
_LARGEST = 308
_NUMERAL = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,6})?")
_LAST_SERIAL = 2_958_465
_FIRST_TRUE_SERIAL = 61

Range = tuple[int, int, int, int]
"""First row, first column, last row, last column; rows from 1, columns from 0."""


@lru_cache(maxsize=65_536)
def number(text: str) -> Decimal | None:
    """A stored number to Excel's 15 significant digits, written without exponent; None when it is none."""
    if _NUMERAL.fullmatch(text) is None:
        return None
    exact = _EXCEL.create_decimal(text)
    if exact.adjusted() > _LARGEST:
        return None
    if not exact or exact.adjusted() < -_LARGEST:
        return Decimal(0)
    exponent = exact.as_tuple().exponent
    if isinstance(exponent, int) and exponent > 0:
        return Decimal(f"{exact:f}")
    return exact.normalize() if len(exact.as_tuple().digits) == _EXCEL.prec and exponent else exact


def digits_are_lost(value: Decimal) -> bool:
    """Whether a stored number is longer than Excel's 15 digits, so that its last ones became zeros."""
    return value.adjusted() >= _EXCEL.prec


@lru_cache(maxsize=4_096)
def day_of(serial: Decimal, *, from_1904: bool = False) -> date | None:
    """The date of a serial number; None for numbers that Excel cannot show as a date that existed."""
    days = int(serial)
    if from_1904:
        return date(1904, 1, 1) + timedelta(days) if 0 <= days <= _LAST_SERIAL - 1462 else None
    # The 1900 system has a 29th of February 1900; nobody's appraisal lies before it.
    return date(1899, 12, 30) + timedelta(days) if _FIRST_TRUE_SERIAL <= days <= _LAST_SERIAL else None


class Grid:
    """The cells of one sheet as they come, in any order."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.count = 0
        self._rows: dict[int, dict[int, CellValue]] = {}
        self._flaws: dict[tuple[int, int], str] = {}
        self._percents: set[tuple[int, int]] = set()
        self._merged: list[Range] = []
        self._notes: list[str] = []

    def put(self, row: int, column: int, value: CellValue, flaw: str = "") -> None:
        """Set a cell, its row counted from 1, its column from 0; raises when it lies beyond what is read."""
        if row > MAX_ROWS or column >= MAX_COLUMNS:
            raise Mendable(
                "workbook.cell_too_far",
                sheet=self.name,
                cell=f"{letters_of(column)}{row}",
                rows=MAX_ROWS,
                columns=MAX_COLUMNS,
            )
        self._rows.setdefault(row, {})[column] = value
        self.count += 1
        if self.count > MAX_CELLS:
            raise Mendable("workbook.too_many_cells", sheet=self.name, limit=MAX_CELLS)
        if flaw:
            self._flaws[row, column] = flaw

    def put_text(self, row: int, column: int, text: str) -> None:
        """Set a text cell; a blank text is no cell."""
        self.put_cleaned(row, column, clean_text(text))

    def put_cleaned(self, row: int, column: int, cleaned: str) -> None:
        """Set a text cell whose text is clean already, as shared texts are."""
        if len(cleaned) > MAX_TEXT:
            self.put(row, column, cleaned[:MAX_TEXT], TEXT_CUT)
        elif cleaned:
            self.put(row, column, cleaned)

    def put_number(self, row: int, column: int, value: Decimal, *, percent: bool = False) -> None:
        """Set a number cell; `percent` when the sheet shows it as one."""
        self.put(row, column, value, DIGITS_LOST if digits_are_lost(value) else "")
        if percent:
            self._percents.add((row, column))

    def merge(self, covered: Range) -> None:
        """Note a merged range; what it covers is decided when all cells are in."""
        self._merged.append(covered)

    def note(self, code: str) -> None:
        """Note something about the whole sheet, once."""
        if code not in self._notes:
            self._notes.append(code)

    def has_row(self, row: int) -> bool:
        """Whether the row holds anything."""
        return row in self._rows

    def has_column(self, first: int, last: int) -> bool:
        """Whether any column from `first` to `last` holds anything."""
        return any(first <= column <= last for cells in self._rows.values() for column in cells)

    def sheet(self) -> RawSheet:
        """The sheet, blank rows around it and blank columns after it cut off, every row equally wide."""
        if not self._rows:
            return RawSheet(self.name, (), notes=tuple(self._notes))
        top, bottom = min(self._rows), max(self._rows)
        width = 1 + max(max(cells) for cells in self._rows.values())
        for covered in self._merged:
            self._cover(covered, top, bottom, width)
        blank: tuple[CellValue, ...] = (None,) * width
        columns = range(width)
        rows = tuple(
            tuple(map(cells.get, columns)) if (cells := self._rows.get(row)) else blank
            for row in range(top, bottom + 1)
        )
        flaws = {(row - top, column): flaw for (row, column), flaw in self._flaws.items()}
        percents = frozenset((row - top, column) for row, column in self._percents)
        return RawSheet(self.name, rows, top, percents, flaws, tuple(self._notes))

    def _cover(self, covered: Range, top: int, bottom: int, width: int) -> None:
        """Blank the cells under a merged one; no flaw in the header row, whose first column counts."""
        first_row, first_column, last_row, last_column = covered
        for row in range(max(first_row, top), min(last_row, bottom) + 1):
            cells = self._rows.get(row)
            if cells is None:
                continue
            for column in range(first_column, min(last_column, width - 1) + 1):
                if (row, column) == (first_row, first_column):
                    continue
                cells[column] = None
                self._percents.discard((row, column))
                self._flaws.pop((row, column), None)
                if row != top:
                    self._flaws[row, column] = MERGED


def letters_of(column: int) -> str:
    """A column's letters from its index: 0 is A, 26 is AA."""
    letters = ""
    number_left = column + 1
    while number_left:
        number_left, rest = divmod(number_left - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


@lru_cache(maxsize=1_024)
def column_of(letters: str) -> int:
    """A column's index from its letters; ValueError for anything but letters Excel has."""
    if not (letters.isascii() and letters.isalpha() and len(letters) <= 3):
        raise ValueError(letters)
    index = 0
    for letter in letters.upper():
        index = index * 26 + ord(letter) - 64
    return index - 1
