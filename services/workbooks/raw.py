"""A workbook as read from a file, before anything is understood: plain cells and what was odd about them."""

from datetime import date
from decimal import Decimal

from msgspec import Struct, field

CellValue = str | Decimal | bool | date | None


class RawSheet(Struct, frozen=True):
    """One sheet: rows of cell values, row 0 is the sheet's row `first_row` (1-based, as Excel shows it).

    Text is stripped of surrounding space but otherwise as typed; numbers are Decimals of 15 significant
    digits; dates are dates. `percents` are the (row, column) indexes of cells shown as percent; `flaws` maps
    (row, column) to a code such as `formula_without_value`, `error_value`, `merged`, `digits_lost`; `notes`
    are codes about the whole sheet such as `formats_lost` or `hidden_rows`.
    """

    name: str
    rows: tuple[tuple[CellValue, ...], ...]
    first_row: int = 1
    percents: frozenset[tuple[int, int]] = frozenset()
    flaws: dict[tuple[int, int], str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
