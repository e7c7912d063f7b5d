"""Due dates as they are typed in the room."""

from datetime import date

import pytest

from services.cycle.due import due_of

DAY = date(2026, 11, 11)


@pytest.mark.parametrize(
    "text", ["11-20", "11/20", "11.20", "11月20日", "11 月 20 日", "2026-11-20", "2026年11月20日"]
)
def test_a_day_is_read_as_people_type_it(text: str) -> None:
    assert due_of(text, DAY) == date(2026, 11, 20)


def test_without_a_year_it_is_the_next_such_day() -> None:
    assert due_of("1-8", DAY) == date(2027, 1, 8)
    assert due_of("11-11", DAY) == DAY
    assert due_of("2026-10-01", DAY) == date(2026, 10, 1)


@pytest.mark.parametrize("text", ["", "soon", "13-1", "2-30", "0000-01-01", "11-20 or so"])
def test_what_is_no_day_is_none(text: str) -> None:
    assert due_of(text, DAY) is None
