"""Number formats: what they make of a number, by their built-in numbers and by their codes."""

import re
from collections.abc import Mapping
from enum import Enum

_PERCENT_FORMATS = frozenset({9, 10})
_DATE_FORMATS = frozenset({14, 15, 16, 17, 22, *range(27, 32), 36, *range(50, 55), 57, 58})
_NOT_SHOWN = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_ELAPSED = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)


class Look(Enum):
    """What a number format makes of a number."""

    DATE = "date"
    PERCENT = "percent"


def look_of(code: str) -> Look | None:
    """What a number format code shows: a percentage, a date, or neither (times of day stay numbers)."""
    if _ELAPSED.search(code):
        return None
    shown = _NOT_SHOWN.sub("", code).partition(";")[0]
    if "%" in shown:
        return Look.PERCENT
    letters = shown.casefold()
    if letters in ("general", "standard"):
        return None
    is_month = "m" in letters and not any(mark in letters for mark in "hs")
    return Look.DATE if is_month or any(mark in letters for mark in "yd") else None


def look_of_number(number: int, custom: Mapping[int, str]) -> Look | None:
    """What a format's number shows; `custom` holds the codes that the file itself defines."""
    if number in custom:
        return look_of(custom[number])
    if number in _PERCENT_FORMATS:
        return Look.PERCENT
    return Look.DATE if number in _DATE_FORMATS else None
