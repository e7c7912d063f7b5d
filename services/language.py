"""The user's language: words from the gettext catalogue, numbers and dates in its habits."""

import gettext
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from pathlib import Path

from services.domain.period import Period

CATALOGUES = Path(__file__).parent.parent / "resources" / "translations"
LANGUAGES = {"zh": "zh_CN", "en": "en"}
STRAIGHT = str.maketrans("“”‘’", "\"\"''")
"""The font of the program has curly quotes as wide as a Chinese character: between English words they tear a
hole, on paper as on the screen.
"""


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for "extract, translate later"
    """Mark a source string for extraction."""
    return message


class _Counted:
    """A fact that can choose words: `{count:person|people}` is the first of them for one, else the second."""

    def __init__(self, fact: object) -> None:
        self._fact = fact

    def __format__(self, form: str) -> str:
        one, apart, many = form.partition("|")
        if not apart:
            return format(self._fact, form)
        return one if str(self._fact) == "1" else many


class Language:
    """One language of the program; call it `say` so that extraction finds its words.

    `say("Open {file}", file=name)`.
    """

    def __init__(self, code: str) -> None:
        self.code = code if code in LANGUAGES else "zh"

    @cached_property
    def _catalogue(self) -> gettext.NullTranslations:
        return gettext.translation("zhanji", CATALOGUES, [LANGUAGES[self.code]], fallback=True)

    def __call__(self, message: str, /, **facts: object) -> str:
        """The words for an English source string, its `{names}` filled from `facts`.

        Decimals are written plainly. `{count} {count:person|people}` says one person, two people; a language
        without plurals leaves the second part out.
        """
        words = self._catalogue.gettext(message) if message else ""
        if self.code == "en":
            words = words.translate(STRAIGHT)
        if not facts:
            return words
        shown = {
            name: self.plain(fact) if isinstance(fact, Decimal) else fact for name, fact in facts.items()
        }
        if "|" in words:
            shown = {name: _Counted(fact) for name, fact in shown.items()}
        return words.format(**shown)

    @staticmethod
    def plain(number: Decimal) -> str:
        """A number with all its digits, no exponent, no trailing zeros."""
        text = f"{number:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text

    @staticmethod
    def fixed(number: Decimal | None, places: int = 2, *, grouped: bool = False) -> str:
        """A number rounded half up to `places`; an em dash for None."""
        if number is None:
            return "—"
        rounded = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
        return f"{rounded:,f}" if grouped else f"{rounded:f}"

    def quantity(self, number: Decimal | None, decimals: int | None = None) -> str:
        """A measured value for display, grouped by thousands; `decimals` None shows it as it is."""
        if number is None:
            return "—"
        if decimals is None:
            return f"{Decimal(self.plain(number)):,f}"
        return self.fixed(number, decimals, grouped=True)

    def day(self, day: date) -> str:
        """A date, numerically."""
        return day.isoformat()

    def moment(self, moment: datetime) -> str:
        """A point in time to the minute."""
        return moment.strftime("%Y-%m-%d %H:%M")

    def period(self, code: str) -> str:
        """A period's name, such as 2026年10月 or October 2026."""
        say, period = self, Period.parse(code)
        year, index = period.year, period.index
        match code[4:5]:
            case "-":
                return self._month(year, index)
            case "Q":
                return say("Quarter {index} of {year}", year=year, index=index)
            case "H":
                return (
                    say("First half of {year}", year=year)
                    if index == 1
                    else say("Second half of {year}", year=year)
                )
            case _:
                return say("Year {year}", year=year)

    def month(self, number: int) -> str:
        """A month's name, such as 1 月 or January."""
        return f"{number} 月" if self.code == "zh" else _english(date(2000, number, 1), "LLLL")

    def _month(self, year: int, month: int) -> str:
        return f"{year}年{month}月" if self.code == "zh" else _english(date(year, month, 1), "MMMM y")


def _english(day: date, form: str) -> str:
    from babel.dates import format_date

    return format_date(day, form, locale="en")
