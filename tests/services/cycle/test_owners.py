"""Who may own an action, and from when on it may be due."""

from datetime import date

import pytest

from services.cycle.owners import first_due, gone, too_late
from services.domain.organisation import Employee
from services.domain.period import Period

LEFT = date(2026, 11, 10)


def person(left: date | None = LEFT) -> Employee:
    return Employee("E2", "Bo", None, left=left)


def test_the_last_day_is_still_worked() -> None:
    assert not gone(person(), LEFT)
    assert gone(person(), date(2026, 11, 11))
    assert not gone(person(None), date(2030, 1, 1))


@pytest.mark.parametrize(
    ("due", "today", "expected"),
    [
        (date(2026, 11, 20), date(2026, 11, 1), True),
        (date(2026, 11, 9), date(2026, 11, 1), False),
        (date(2026, 11, 9), date(2026, 11, 16), True),
        (None, date(2026, 11, 16), True),
        (None, date(2026, 11, 1), False),
    ],
)
def test_what_is_due_already_is_done_today(due: date | None, today: date, expected: bool) -> None:
    assert too_late(person(), due, today) is expected


def test_an_action_out_of_a_report_is_due_after_its_period_another_from_its_first_day() -> None:
    month = Period.parse("2026-10")
    assert first_due(month, reported=True) == date(2026, 11, 1)
    assert first_due(month, reported=False) == date(2026, 10, 1)
