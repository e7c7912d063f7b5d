"""Working days as the official calendar and the firm's own days have them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.terms import DayKind
from services.cycle.workdays import YEARS, Workdays, is_special, officially_works
from services.domain.workday import CalendarDay


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 10, 1), False),  # National Day
        (date(2026, 10, 10), True),  # a Saturday made up for
        (date(2026, 10, 9), True),
        (date(2026, 11, 7), False),  # a plain Saturday
        (date(2026, 2, 17), False),  # Spring Festival, a Tuesday
    ],
)
def test_official_days_off_and_days_made_up_for(day: date, works: bool) -> None:
    assert officially_works(day) is works


def test_the_eighth_working_day_of_november_and_of_october_with_its_holiday() -> None:
    assert Workdays().nth(date(2026, 11, 1), 8) == date(2026, 11, 11)
    assert Workdays().nth(date(2026, 10, 1), 8) == date(2026, 10, 16)


def test_the_firms_own_days_come_before_the_official_ones() -> None:
    own = [CalendarDay(date(2026, 11, 2), DayKind.OFF), CalendarDay(date(2026, 11, 7), DayKind.WORK)]
    days = Workdays(own)
    assert not days.works(date(2026, 11, 2))
    assert days.works(date(2026, 11, 7))
    assert days.nth(date(2026, 11, 1), 1) == date(2026, 11, 3)


def test_a_year_without_an_official_calendar_has_its_weekends_off() -> None:
    unknown = date(YEARS.stop, 1, 1)
    week = [unknown + timedelta(days=ahead) for ahead in range(7)]
    assert sum(map(officially_works, week)) == 5
    assert not any(map(is_special, week))


def test_what_the_official_calendar_moves_is_special() -> None:
    assert is_special(date(2026, 10, 1))
    assert is_special(date(2026, 10, 10))
    assert not is_special(date(2026, 10, 13))
    assert not is_special(date(2026, 11, 7))


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 60))
def test_so_many_working_days_later_there_are_so_many_between(day: date, count: int) -> None:
    later = Workdays().after(day, count)
    assert Workdays().between(day, later) == count
    assert count == 0 or Workdays().works(later)
