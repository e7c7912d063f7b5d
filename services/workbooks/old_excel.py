"""Reading .xls: values by python-calamine, error values and percentages from the file's own records."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from pathlib import Path

from python_calamine import CalamineSheet, CalamineWorkbook, SheetMetadata, SheetTypeEnum, SheetVisibleEnum

from services.errors import Mendable
from services.workbooks.cells import ERROR_VALUE, Grid, number
from services.workbooks.limits import MAX_SHEETS
from services.workbooks.old_marks import Marks, marks_of
from services.workbooks.raw import RawSheet

_SECONDS_A_DAY = Decimal(86_400)

Cell = int | float | str | bool | time | date | datetime | timedelta


def read_xls(path: Path) -> tuple[RawSheet, ...]:
    """Every worksheet of an .xls file.

    The note `formats_lost` says that percentages are read as plain numbers and error values as blanks.
    """
    content = path.read_bytes()
    # By its content: from_path would believe the name's extension.
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    if len(book.sheets_metadata) > MAX_SHEETS:
        raise Mendable("workbook.too_many_sheets", limit=MAX_SHEETS)
    marks = marks_of(content) or []
    return tuple(
        _sheet(book.get_sheet_by_index(index), sheet, marks[index] if index < len(marks) else None)
        for index, sheet in enumerate(book.sheets_metadata)
        if sheet.typ is SheetTypeEnum.WorkSheet
    )


def _sheet(source: CalamineSheet, listed: SheetMetadata, marks: Marks | None) -> RawSheet:
    grid = Grid(source.name)
    if marks is None:
        grid.note("formats_lost")
    if listed.visible is not SheetVisibleEnum.Visible:
        grid.note("hidden_sheet")
    marks = marks or Marks()
    first = source.start
    if first is not None:
        for row, cells in enumerate(source.to_python(skip_empty_area=True), first[0]):
            _put_row(grid, row, first[1], cells, marks)
    for (row, column), error in marks.errors.items():
        grid.put(row + 1, column, error, ERROR_VALUE)
    for (top, left), (bottom, right) in source.merged_cell_ranges or ():
        grid.merge((top + 1, left, bottom + 1, right))
    return grid.sheet()


def _put_row(grid: Grid, row: int, first_column: int, cells: Sequence[Cell], marks: Marks) -> None:
    """Put the cells of a row, here counted from 0."""
    for column, cell in enumerate(cells, first_column):
        match cell:
            case "":
                continue
            case str():
                grid.put_text(row + 1, column, cell)
            case datetime():
                grid.put(row + 1, column, cell.date())
            case bool() | date():
                grid.put(row + 1, column, cell)
            case time() | timedelta():
                grid.put_number(row + 1, column, _share_of_day(cell))
            case _:
                _put_number(grid, row + 1, column, cell, percent=(row, column) in marks.percents)


def _put_number(grid: Grid, row: int, column: int, cell: float, *, percent: bool) -> None:
    value = number(repr(cell))
    if value is None:
        grid.put(row, column, repr(cell), ERROR_VALUE)
    else:
        grid.put_number(row, column, value, percent=percent)


def _share_of_day(moment: time | timedelta) -> Decimal:
    """A time of day as Excel stores it: the share of the day that has passed."""
    if isinstance(moment, time):
        moment = timedelta(hours=moment.hour, minutes=moment.minute, seconds=moment.second)
    return Decimal(moment // timedelta(seconds=1)) / _SECONDS_A_DAY
