"""One worksheet part of an .xlsx, streamed into a grid. The hot loop of an import."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import IO

from services.workbooks.cells import ERROR_VALUE, FORMULA_WITHOUT_VALUE, Grid, column_of, day_of, number
from services.workbooks.markup import new_parser

_DIGITS = "0123456789"
_RANGE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})(?::\$?([A-Za-z]{1,3})\$?([0-9]{1,7}))?")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_TRUE = ("1", "true")
_NAMES = frozenset({"c", "v", "t", "row", "f", "rPh", "col", "mergeCell"})


class SheetReader:
    """Reads one worksheet; a cell is complete when its element ends."""

    def __init__(
        self,
        grid: Grid,
        texts: Sequence[str],
        dates: frozenset[str],
        percents: frozenset[str],
        *,
        from_1904: bool,
    ) -> None:
        self._grid = grid
        self._texts = texts
        self._dates = dates
        self._percents = percents
        self._from_1904 = from_1904
        self._row = 0
        self._column = -1
        self._attributes: Mapping[str, str] = {}
        self._value: str | None = None
        self._pieces: list[str] = []
        self._is_formula = False
        self._reading = False
        self._hidden_rows: list[int] = []
        self._hidden_columns: list[tuple[int, int]] = []

    def read(self, part: IO[bytes]) -> None:
        """Stream the part's cells, merged ranges and hidden rows and columns into the grid."""
        parser = new_parser()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._pieces.append
        parser.ParseFile(part)
        if any(self._grid.has_row(row) for row in self._hidden_rows):
            self._grid.note("hidden_rows")
        if any(self._grid.has_column(first, last) for first, last in self._hidden_columns):
            self._grid.note("hidden_columns")

    # Called for every element of the sheet: cells and their values first, no calls between.
    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name not in _NAMES:
            name = name.rpartition(":")[2]
        if name == "c":
            place = attributes.get("r")
            self._column = column_of(place.rstrip(_DIGITS)) if place is not None else self._column + 1
            self._attributes = attributes
            self._value = None
            self._is_formula = False
        elif name in ("v", "t"):
            self._pieces.clear()
        elif name == "row":
            self._start_row(attributes)
        elif name == "f":
            self._is_formula = True
        elif name == "rPh":
            self._reading = True
        elif name == "col":
            self._start_columns(attributes)
        elif name == "mergeCell":
            self._start_merge(attributes)

    def _end(self, name: str) -> None:
        if name not in _NAMES:
            name = name.rpartition(":")[2]
        if name == "c":
            self._end_cell()
        elif name == "v":
            self._value = "".join(self._pieces)
        elif name == "t" and not self._reading:
            self._value = (self._value or "") + "".join(self._pieces)
        elif name == "rPh":
            self._reading = False

    def _start_row(self, attributes: Mapping[str, str]) -> None:
        place = attributes.get("r")
        self._row = int(place) if place is not None else self._row + 1
        if self._row < 1:
            raise ValueError(place)
        self._column = -1
        self._pieces.clear()
        if attributes.get("hidden") in _TRUE:
            self._hidden_rows.append(self._row)

    def _end_cell(self) -> None:
        value = self._value
        if not value:
            if self._is_formula and self._attributes.get("t") != "str":
                self._grid.put(self._row, self._column, None, FORMULA_WITHOUT_VALUE)
            return
        kind = self._attributes.get("t", "n")
        if kind == "s":
            self._grid.put_cleaned(self._row, self._column, self._shared(int(value)))
        elif kind == "n":
            self._put_number(value)
        elif kind == "b":
            self._grid.put(self._row, self._column, value in _TRUE)
        elif kind == "e":
            self._grid.put(self._row, self._column, value, ERROR_VALUE)
        elif kind == "d":
            self._grid.put(self._row, self._column, date.fromisoformat(value[:10]))
        else:
            self._grid.put_text(self._row, self._column, unescaped(value))

    def _put_number(self, text: str) -> None:
        value = number(text)
        if value is None:
            self._grid.put(self._row, self._column, text, ERROR_VALUE)
            return
        style = self._attributes.get("s", "")
        if style in self._dates and (day := self._day(value)) is not None:
            self._grid.put(self._row, self._column, day)
        else:
            self._grid.put_number(self._row, self._column, value, percent=style in self._percents)

    def _shared(self, index: int) -> str:
        if index < 0:
            raise IndexError(index)
        return self._texts[index]

    def _day(self, serial: Decimal) -> date | None:
        return day_of(serial, from_1904=self._from_1904)

    def _start_columns(self, attributes: Mapping[str, str]) -> None:
        if attributes.get("hidden") in _TRUE:
            self._hidden_columns.append((int(attributes["min"]) - 1, int(attributes["max"]) - 1))

    def _start_merge(self, attributes: Mapping[str, str]) -> None:
        match = _RANGE.fullmatch(attributes.get("ref", ""))
        if match is None or match[3] is None:
            return
        self._grid.merge((int(match[2]), column_of(match[1]), int(match[4]), column_of(match[3])))


def unescaped(text: str) -> str:
    """A stored text with its `_x000D_` escapes resolved."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text
