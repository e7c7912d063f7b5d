"""Reading .xls by python-calamine, which gives values without their formats."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from pathlib import Path

from python_calamine import CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from services.errors import Mendable
from services.workbooks.cells import Grid, number
from services.workbooks.limits import MAX_SHEETS
from services.workbooks.raw import RawSheet

_SECONDS_A_DAY = Decimal(86_400)

Cell = int | float | str | bool | time | date | datetime | timedelta


def read_xls(path: Path) -> tuple[RawSheet, ...]:
    """Every worksheet of an .xls file.

    The note `formats_lost` says that percentages look like plain numbers and error values like blanks.
    """
    # By its content: from_path would believe the name's extension.
    book = CalamineWorkbook.from_filelike(BytesIO(path.read_bytes()))
    listed = [sheet for sheet in book.sheets_metadata if sheet.typ is SheetTypeEnum.WorkSheet]
    if len(listed) > MAX_SHEETS:
        raise Mendable("workbook.too_many_sheets", limit=MAX_SHEETS)
    return tuple(
        _sheet(book.get_sheet_by_name(sheet.name), hidden=sheet.visible is not SheetVisibleEnum.Visible)
        for sheet in listed
    )


def _sheet(source: CalamineSheet, *, hidden: bool) -> RawSheet:
    grid = Grid(source.name)
    grid.note("formats_lost")
    if hidden:
        grid.note("hidden_sheet")
    first = source.start
    if first is not None:
        for offset, cells in enumerate(source.to_python(skip_empty_area=True)):
            _put_row(grid, first[0] + offset + 1, first[1], cells)
    for (top, left), (bottom, right) in source.merged_cell_ranges or ():
        grid.merge((top + 1, left, bottom + 1, right))
    return grid.sheet()


def _put_row(grid: Grid, row: int, first_column: int, cells: Sequence[Cell]) -> None:
    for column, cell in enumerate(cells, first_column):
        match cell:
            case "":
                continue
            case str():
                grid.put_text(row, column, cell)
            case bool():
                grid.put(row, column, cell)
            case datetime():
                grid.put(row, column, cell.date())
            case date():
                grid.put(row, column, cell)
            case time() | timedelta():
                grid.put_number(row, column, _share_of_day(cell))
            case _:
                _put_number(grid, row, column, cell)


def _put_number(grid: Grid, row: int, column: int, cell: float) -> None:
    value = number(repr(cell))
    if value is None:
        grid.put(row, column, repr(cell), "error_value")
    else:
        grid.put_number(row, column, value)


def _share_of_day(moment: time | timedelta) -> Decimal:
    """A time of day as Excel stores it: the share of the day that has passed."""
    if isinstance(moment, time):
        moment = timedelta(hours=moment.hour, minutes=moment.minute, seconds=moment.second)
    return Decimal(moment // timedelta(seconds=1)) / _SECONDS_A_DAY
