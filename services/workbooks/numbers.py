"""Columns that hold numbers: exact, bounded, and strict about percents."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum
from typing import ClassVar, NamedTuple

from services.workbooks.kinds import Kind, Style, as_text, plain, yes_no
from services.workbooks.problems import Doubtful, Refused
from services.workbooks.raw import CellValue
from services.workbooks.text import UnreadableText, parse_number

TOO_LARGE = Decimal(10) ** 12
HUNDRED = Decimal(100)
_DIGITS = 15
_CALENDAR_SIGN = re.compile(r"(?<=\d)\s*(?:年度?|月)\s*$")
_UNITS = tuple(Decimal(1).scaleb(-places) for places in range(7))


class Percents(Enum):
    """What a percent means in a column: nothing, the number before the sign, or the fraction."""

    REFUSED = "refused"
    POINTS = "points"
    FRACTION = "fraction"


class Percent(NamedTuple):
    """A number written with a percent sign, or in a cell formatted so; 95 % is 95."""

    value: Decimal


def read_number(cell: CellValue) -> Decimal | Percent:
    """The number in a cell or a text; Refused when there is none."""
    if type(cell) is Decimal:
        return cell
    if isinstance(cell, bool | date):
        raise Refused("not_a_number", value=as_text(cell))
    try:
        number = parse_number(str(cell))
    except UnreadableText as problem:
        raise Refused("not_a_number", value=as_text(cell)) from problem
    return Percent(number.value) if number.percent else number.value


def fitted(number: Decimal, places: int) -> Decimal | Doubtful:
    """The number as the file can hold it: below 10^12, more than `places` decimals rounded with a warning."""
    if not -TOO_LARGE < number < TOO_LARGE:
        raise Refused("number_too_large", value=plain(number))
    if not number % _UNITS[places]:
        return number
    rounded = number.quantize(_UNITS[places], ROUND_HALF_UP) or Decimal(0)
    if abs(rounded) >= TOO_LARGE:
        raise Refused("number_too_large", value=plain(number))
    return Doubtful(rounded, "number_rounded", {"value": rounded, "places": places})


@dataclass(frozen=True)
class Number(Kind):
    """A number within bounds; beyond `places` decimals rounded and warned of, or refused if `exact`.

    `unit` may stand behind a number that is typed in the window; a workbook's cells hold the number alone.
    """

    style: ClassVar[Style] = Style.NUMBER
    places: int = 6
    low: Decimal | None = None
    high: Decimal | None = None
    exact: bool = False
    percents: Percents = Percents.REFUSED
    unit: str = ""

    def parse(self, cell: CellValue, *, percent: bool) -> object:
        """The number, as the column's rule about percents has it."""
        number = self._unpercented(cell, percent=percent)
        value = fitted(number, self.places)
        if self.exact and isinstance(value, Doubtful):
            raise Refused(
                "too_many_places" if self.places else "not_whole", value=plain(number), places=self.places
            )
        self._bound(value.value if isinstance(value, Doubtful) else value)
        return value

    def _unpercented(self, cell: CellValue, *, percent: bool) -> Decimal:
        number = read_number(cell)
        if not percent and isinstance(number, Decimal):
            return number
        if self.percents is Percents.REFUSED:
            raise Refused("percent_unexpected")
        points = number.value if isinstance(number, Percent) else number * HUNDRED
        return points if self.percents is Percents.POINTS else points / HUNDRED

    def _bound(self, number: object) -> None:
        if not isinstance(number, Decimal):
            return
        if self.low is not None and number < self.low:
            raise Refused("number_below", value=plain(number), low=self.low)
        if self.high is not None and number > self.high:
            raise Refused("number_above", value=plain(number), high=self.high)

    def write(self, value: object, language: str) -> CellValue:  # noqa: ARG002 - numbers know no language
        """A number cell, or text where Excel's 15 digits would not hold it."""
        return written_number(value)


class Whole(Number):
    """A whole number."""

    def __init__(self, low: int, high: int) -> None:
        super().__init__(places=0, low=Decimal(low), high=Decimal(high), exact=True)

    def parse(self, cell: CellValue, *, percent: bool) -> object:
        """The number as an int; 年, 年度 or 月 may follow its digits."""
        bare = _CALENDAR_SIGN.sub("", cell) if isinstance(cell, str) else cell
        return int(str(super().parse(bare, percent=percent)))

    def write(self, value: object, language: str) -> CellValue:  # noqa: ARG002 - numbers know no language
        """A number cell."""
        return None if value is None else Decimal(str(value))


class Measure(Kind):
    """A value in the KPI's unit: a number, a Percent or a text, which only the KPI can judge."""

    style: ClassVar[Style] = Style.NUMBER

    def parse(self, cell: CellValue, *, percent: bool) -> object:
        """The number as it stands, a Percent, True or False, or the text."""
        if type(cell) is Decimal:
            return Percent(cell * HUNDRED) if percent else cell
        if isinstance(cell, bool):
            return cell
        if isinstance(cell, date):
            raise Refused("not_a_number", value=as_text(cell))
        try:
            return read_number(cell)
        except Refused:
            return as_text(cell)

    def write(self, value: object, language: str) -> CellValue:
        """A number cell, yes or no, or the text."""
        if isinstance(value, bool):
            return yes_no(value, language)
        return value if isinstance(value, str) else written_number(value)


def written_number(value: object) -> CellValue:
    """A number for a cell, or text where Excel's 15 digits would not hold it."""
    if not isinstance(value, Decimal):
        return None
    kept = Decimal(plain(value))
    return kept if len(kept.as_tuple().digits) <= _DIGITS else plain(value)
