"""Working days (工作日): the official calendar of China, with the firm's own days laid over it.

The official one moves days off and makes up for them at weekends; the State Council publishes it year by
year, so that a year to come may not be known yet: then weekends alone are off.
"""

from collections.abc import Iterable
from datetime import date, timedelta

import chinese_calendar
from chinese_calendar.constants import holidays, workdays

from models.terms import DayKind
from services.domain.workday import CalendarDay, SpecialDay

_DAY = timedelta(days=1)
_SATURDAY = 5
YEARS = range(2004, max(day.year for day in holidays) + 1)
"""The years whose official calendar is known."""


class Workdays:
    """Which days are worked."""

    def __init__(self, own: Iterable[CalendarDay] = ()) -> None:
        self._own = {day.day: day.kind for day in own}

    def works(self, day: date) -> bool:
        """Whether people work on a day."""
        own = self._own.get(day)
        return officially_works(day) if own is None else own is DayKind.WORK

    def nth(self, first: date, count: int) -> date:
        """The `count`-th working day (1 the first) from a day on, that day included."""
        return self.after(first - _DAY, count)

    def after(self, day: date, count: int) -> date:
        """The `count`-th working day after a day; 0 is the day itself."""
        while count:
            day += _DAY
            count -= self.works(day)
        return day

    def between(self, first: date, last: date) -> int:
        """How many working days come after `first`, up to `last` and with it; 0 when it is not later."""
        return sum(self.works(first + _DAY * ahead) for ahead in range(1, (last - first).days + 1))


def officially_works(day: date) -> bool:
    """Whether the official calendar has people work; in a year it does not know all but weekends."""
    if day.year in YEARS:
        return bool(chinese_calendar.is_workday(day))
    return day.weekday() < _SATURDAY


def special_days(year: int) -> tuple[SpecialDay, ...]:
    """The days that the official calendar moves in a year, in order, each with its holiday."""
    days = (date(year, 1, 1) + _DAY * ahead for ahead in range(366))
    moved = [day for day in days if day.year == year and is_special(day)]
    return tuple(
        SpecialDay(day, DayKind.WORK if day in workdays else DayKind.OFF, workdays.get(day) or holidays[day])
        for day in moved
    )


def is_special(day: date) -> bool:
    """Whether the official calendar moves a day: a weekday off, or a weekend that is made up for."""
    return (day in holidays and day.weekday() < _SATURDAY) or day in workdays
