"""What a column holds: how its cells are read, and how they are written."""

import re
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar, cast

from services.scoring.method_names import method_of
from services.workbooks.problems import Bilingual, Refused
from services.workbooks.raw import CellValue
from services.workbooks.text import (
    UnreadableText,
    clean_code,
    clean_text,
    parse_date,
    parse_period_code,
    parse_yes_no,
)
from services.workbooks.vocabulary import METHODS, Vocabulary

_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::00)?")
_REFUSALS = {
    "date": "not_a_date",
    "date_ambiguous": "date_ambiguous",
    "date_impossible": "date_impossible",
    "yes_no": "not_yes_no",
    "period": "not_a_period",
    "period_day": "not_a_period",
}
"""What a text could not be read as, by the codes of problems."""


class Style(StrEnum):
    """How a column looks when written."""

    TEXT = "text"
    WIDE = "wide"
    NUMBER = "number"
    DATE = "date"


class Kind:
    """What a column holds. `parse` sees filled cells only, and raises Refused; equal texts read alike."""

    style: ClassVar[Style] = Style.TEXT

    def parse(self, cell: CellValue, *, percent: bool) -> object:  # noqa: ARG002 - for those that override it
        """The value of a cell; a Doubtful value goes with a warning."""
        return as_text(cell)

    def write(self, value: object, language: str) -> CellValue:  # noqa: ARG002 - for those that override it
        """The cell for a value."""
        return cast("CellValue", value) or None


def plain(number: object) -> str:
    """A number as text: no exponent, no trailing zeros."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def as_text(cell: CellValue) -> str:
    """A cell as the person sees it, control characters gone."""
    match cell:
        case str():
            return clean_text(cell)
        case bool():
            return "TRUE" if cell else "FALSE"
        case date():
            return cell.isoformat()
        case _:
            return plain(cell)


class Text(Kind):
    """Words."""

    style: ClassVar[Style] = Style.WIDE


class Name(Kind):
    """A short name."""


class Unit(Kind):
    """A unit of measure, its percent sign in one way of writing."""

    def parse(self, cell: CellValue, *, percent: bool) -> str:  # noqa: ARG002 - no percents here
        """The unit."""
        return as_text(cell).replace("％", "%")


class Code(Kind):
    """What names a record: full-width characters and odd spaces do not count, case does."""

    def parse(self, cell: CellValue, *, percent: bool) -> str:
        """The code; a date is what Excel makes of codes such as 1-2."""
        if isinstance(cell, date):
            raise Refused("code_is_date")
        if percent:
            raise Refused("code_is_percent")
        code = " ".join(clean_code(as_text(cell)).split())
        if ";" in code:
            raise Refused("code_semicolon")
        return code


class Codes(Kind):
    """Several codes, parted by semicolons."""

    def parse(self, cell: CellValue, *, percent: bool) -> tuple[str, ...]:
        """The codes in their order, each once."""
        if isinstance(cell, date) or percent:
            raise Refused("code_is_date")
        text = clean_code(as_text(cell))
        for sign in ",、\n":
            text = text.replace(sign, ";")
        return tuple(dict.fromkeys(code for part in text.split(";") if (code := " ".join(part.split()))))

    def write(self, value: object, language: str) -> CellValue:  # noqa: ARG002 - codes know no language
        """The codes joined."""
        return "; ".join(cast("tuple[str, ...]", value)) or None


class YesNo(Kind):
    """是/否, yes/no."""

    def parse(self, cell: CellValue, *, percent: bool) -> bool:  # noqa: ARG002 - no percents here
        """True for yes."""
        if isinstance(cell, bool):
            return cell
        try:
            return parse_yes_no(as_text(cell))
        except UnreadableText as problem:
            raise Refused(_REFUSALS[problem.code], value=as_text(cell)) from problem

    def write(self, value: object, language: str) -> CellValue:
        """The word."""
        return yes_no(bool(value), language)


def yes_no(value: bool, language: str) -> str:
    """The word for a truth."""
    return Bilingual("是", "yes").of(language) if value else Bilingual("否", "no").of(language)


class Day(Kind):
    """A date."""

    style: ClassVar[Style] = Style.DATE

    def parse(self, cell: CellValue, *, percent: bool) -> date:  # noqa: ARG002 - no percents here
        """The date of a date cell or of a text such as 2026年10月1日."""
        if isinstance(cell, date):
            return cell
        try:
            return parse_date(as_text(cell))
        except UnreadableText as problem:
            raise Refused(_REFUSALS[problem.code], value=as_text(cell)) from problem


class Due(Kind):
    """A date, or words such as "each Friday"; kept as text."""

    def parse(self, cell: CellValue, *, percent: bool) -> str:  # noqa: ARG002 - no percents here
        """ISO text of a date, else the words."""
        try:
            return cell.isoformat() if isinstance(cell, date) else parse_date(as_text(cell)).isoformat()
        except ValueError:
            return as_text(cell)


class Clock(Kind):
    """A time of day as HH:MM."""

    def parse(self, cell: CellValue, *, percent: bool) -> str:  # noqa: ARG002 - no percents here
        """The time of a text such as 9:00; a fraction of a day is what Excel makes of it."""
        if isinstance(cell, Decimal) and 0 <= cell < 1:
            minutes = round(cell * 24 * 60)
            return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"
        found = _CLOCK.fullmatch(as_text(cell).replace("：", ":"))
        if found is None or int(found[1]) > 23 or int(found[2]) > 59:
            raise Refused("not_a_time", value=as_text(cell))
        return f"{int(found[1]):02d}:{found[2]}"


class PeriodCode(Kind):
    """A period: 2026-10, 2026Q3, 2026H1, 2026."""

    def parse(self, cell: CellValue, *, percent: bool) -> str:  # noqa: ARG002 - no percents here
        """The code; the first day of a month is what Excel makes of 2026-10."""
        try:
            return parse_period_code(cell if isinstance(cell, date | Decimal) else as_text(cell))
        except UnreadableText as problem:
            raise Refused(_REFUSALS[problem.code], value=as_text(cell)) from problem


class PeriodName(Kind):
    """A period that is only mentioned: unlike the row's own it need not be there, and is not opened."""

    def parse(self, cell: CellValue, *, percent: bool) -> str:
        """The code."""
        return PeriodCode().parse(cell, percent=percent)


class Choice(Kind):
    """A word of a closed vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary

    def parse(self, cell: CellValue, *, percent: bool) -> StrEnum:  # noqa: ARG002 - no percents here
        """The member."""
        member = self.vocabulary.read(as_text(cell))
        if member is None:
            raise Refused("not_a_choice", value=as_text(cell), choices=self.vocabulary.choices)
        return member

    def write(self, value: object, language: str) -> CellValue:
        """The word."""
        return None if value is None else self.vocabulary.write(cast("StrEnum", value), language)


class MethodName(Choice):
    """A scoring method, by its id or any of its Chinese names."""

    def __init__(self) -> None:
        super().__init__(METHODS)

    def parse(self, cell: CellValue, *, percent: bool) -> StrEnum:
        """The method."""
        return method_of(as_text(cell)) or super().parse(cell, percent=percent)
