"""Texts as people write them: numbers, dates, yes and no, period codes. Every refusal carries a code."""

import re
import unicodedata
from datetime import date
from decimal import Decimal

from msgspec import Struct

# Only the width is folded: NFKC would also turn 5² into 52 and ① into 1.
_WIDE = "".join(map(chr, range(0xFF01, 0xFF5F))) + "\u2212\u3000\u00a0"
_NARROW = "".join(map(chr, range(0x21, 0x7F))) + "-  "
_WIDTH = str.maketrans(_WIDE, _NARROW)
_NUMBER = re.compile(r"([+-]?)((?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?|\.[0-9]+) ?(%?)")
_LONGEST_NUMBER = 40
_TIME = r"(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?"
_DATES = (
    re.compile(rf"(\d{{4}})([-/.])(\d{{1,2}})\2(\d{{1,2}}){_TIME}", re.ASCII),
    re.compile(rf"(\d{{4}}) ?(年) ?(\d{{1,2}}) ?月 ?(\d{{1,2}}) ?[日号]?{_TIME}", re.ASCII),
    re.compile(r"(\d{4})()(\d{2})(\d{2})", re.ASCII),
)
_AMBIGUOUS_DATE = re.compile(r"\d{1,2}([-/.])\d{1,2}\1(?:\d{4}|\d{2})", re.ASCII)
_YES = frozenset({"是", "对", "yes", "y", "true", "1", "√", "✓", "✔"})
_NO = frozenset({"否", "不", "错", "no", "n", "false", "0", "×", "✗", "✘"})
_YEAR_DIGITS = r"((?:19|20|21)\d{2})"
_MONTH = re.compile(rf"{_YEAR_DIGITS} ?(?:[-/]|年) ?(\d{{1,2}}) ?月?|{_YEAR_DIGITS}(\d{{2}})", re.ASCII)
_QUARTER = re.compile(
    _YEAR_DIGITS + r" ?[-/]?(?:Q([1-4])|(?:年 ?第?|第)([1-4一二三四]) ?季度?)", re.ASCII | re.IGNORECASE
)
_HALF = re.compile(_YEAR_DIGITS + r" ?[-/]?(?:H([12])|年? ?(上半年|下半年))", re.ASCII | re.IGNORECASE)
_YEAR = re.compile(_YEAR_DIGITS + r" ?(?:年|年度|年全年)?", re.ASCII)
_ORDINALS = {"一": "1", "二": "2", "三": "3", "四": "4", "上半年": "1", "下半年": "2"}
_INVISIBLE = frozenset(
    "\u00ad\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\ufffe\uffff"
)


class UnreadableText(ValueError):
    """A text that is not what its column asks for; `code` says why, `text` is what was read."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(code, text)
        self.code = code
        self.text = text


class Number(Struct, frozen=True):
    """A number as written: `95%` is 95 with `percent` set, not 0.95."""

    value: Decimal
    percent: bool = False


def clean_text(text: str) -> str:
    """A text without control and invisible characters, its line ends `\\n`, stripped of surrounding space."""
    if text.isprintable():
        return text.strip()
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(mark for mark in unified if _is_kept(mark)).strip()


def clean_code(text: str) -> str:
    """A code in one way of writing: cleaned, full-width letters and digits folded (NFKC)."""
    return unicodedata.normalize("NFKC", clean_text(text)).strip()


def parse_number(text: str) -> Number:
    """A number with full-width digits, thousands separators, a sign or a trailing percent.

    Refused with code `number`: blanks, nan, inf, 1_000, 1E5 and separators in odd places.
    """
    folded = narrow(text)
    match = _NUMBER.fullmatch(folded) if len(folded) <= _LONGEST_NUMBER else None
    if match is None:
        raise UnreadableText("number", text)
    sign, digits, percent = match.groups()
    return Number(Decimal(sign + digits.replace(",", "")), bool(percent))


def parse_date(text: str) -> date:
    """A date written year first: 2026-10-01, 2026/10/1, 2026.10.1, 2026年10月1日, 20261001, without its time.

    Codes: `date`, `date_ambiguous` (01/02/2026, 26-10-01), `date_impossible` (2026-02-30).
    """
    folded = narrow(text)
    for form in _DATES:
        if match := form.fullmatch(folded):
            year, _, month, day = match.groups()
            return _date(int(year), int(month), int(day), text)
    raise UnreadableText("date_ambiguous" if _AMBIGUOUS_DATE.fullmatch(folded) else "date", text)


def parse_yes_no(text: str) -> bool:
    """是/否, yes/no, Y/N, √/×, 1/0, true/false; anything else is refused with code `yes_no`."""
    folded = narrow(text).casefold()
    if folded in _YES:
        return True
    if folded in _NO:
        return False
    raise UnreadableText("yes_no", text)


def parse_period_code(cell: str | Decimal | date) -> str:
    """The period code of a text, a number (2026, 202610), or a month's first day as Excel makes of 2026-10.

    Codes: `period`, `period_day` for a date that is not the first of a month.
    """
    if isinstance(cell, date):
        if cell.day != 1:
            raise UnreadableText("period_day", cell.isoformat())
        return f"{cell.year:04d}-{cell.month:02d}"
    text = f"{cell:f}".removesuffix(".0") if isinstance(cell, Decimal) else cell
    folded = narrow(text)
    code = _month(folded) or _part(folded) or _whole_year(folded)
    if code is not None:
        return code
    try:
        day = parse_date(text)
    except UnreadableText:
        raise UnreadableText("period", text) from None
    return parse_period_code(day)


def _month(text: str) -> str | None:
    match = _MONTH.fullmatch(text)
    if match is None:
        return None
    year, month = match[1] or match[3], int(match[2] or match[4])
    return f"{year}-{month:02d}" if 1 <= month <= 12 else None


def _part(text: str) -> str | None:
    for letter, form in (("Q", _QUARTER), ("H", _HALF)):
        if match := form.fullmatch(text):
            index = match[2] or match[3]
            return f"{match[1]}{letter}{_ORDINALS.get(index, index)}"
    return None


def _whole_year(text: str) -> str | None:
    match = _YEAR.fullmatch(text)
    return match[1] if match else None


def _date(year: int, month: int, day: int, text: str) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise UnreadableText("date_impossible", text) from None


def narrow(text: str) -> str:
    """A text cleaned, its full-width signs narrow."""
    return clean_text(text).translate(_WIDTH).strip()


def _is_kept(mark: str) -> bool:
    if mark in "\n\t":
        return True
    return unicodedata.category(mark) not in ("Cc", "Cs") and mark not in _INVISIBLE
