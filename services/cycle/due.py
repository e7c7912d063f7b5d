"""Due dates as they are typed while somebody speaks: 11-20, 11/20, 11月20日, 2026-11-20."""

import re
from datetime import date

_FORM = re.compile(r"(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})日?")


def due_of(text: str, day: date) -> date | None:
    """The date that was typed, without a year the next one from `day` on; None where it is none."""
    found = _FORM.fullmatch("".join(text.split()))
    if found is None:
        return None
    year, month, in_month = found.groups()
    years = [int(year)] if year else [day.year, day.year + 1]
    dates = [made for one in years if (made := _made(one, int(month), int(in_month))) is not None]
    return next((one for one in dates if year or one >= day), None)


def looks_like_day(text: str) -> bool:
    """Whether digits were typed as a day is, also one that no calendar has."""
    return _FORM.fullmatch("".join(text.split())) is not None


def nearest(text: str, day: date) -> date | None:
    """The date that was typed, without a year the one nearest to `day`; None where it is none."""
    typed = (due_of(text, date(year, 1, 1)) for year in (day.year, day.year + 1))
    return min((one for one in typed if one is not None), key=lambda one: abs(one - day), default=None)


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
