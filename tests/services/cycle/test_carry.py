"""What a plan starts from, and when a carried line is due."""

from datetime import date

import pytest
from msgspec.structs import replace

from models.terms import DayKind, PlanState
from services.cycle.carry import Start, carried, due_within, months_planned
from services.cycle.workdays import Workdays
from services.domain.period import Period
from services.domain.plan import PlanLine
from services.domain.workday import CalendarDay

START = Start(Period.parse("2026-11"), Workdays(), lambda _kpi: "")
LINE = PlanLine("2026-10", "E1", 0, "goal", "visit", "2026-10-27", kpi="K1")


@pytest.mark.parametrize(
    ("due", "moved"),
    [
        ("2026-10-27", "2026-11-27"),
        ("2026-10-31", "2026-11-30"),
        ("2026-10-28", "2026-11-27"),
        ("2026-10-01", "2026-11-01"),
        ("2026-11-15", "2026-11-15"),
        ("2026-12-20", "2026-12-20"),
        ("each Friday", "each Friday"),
    ],
)
def test_a_due_date_of_the_past_moves_into_the_new_month_and_onto_a_working_day(due: str, moved: str) -> None:
    assert due_within(due, START) == moved


def test_the_firms_own_days_off_count() -> None:
    own = Workdays([CalendarDay(date(2026, 11, 27), DayKind.OFF)])
    assert due_within("2026-10-27", replace(START, workdays=own)) == "2026-11-26"


def test_of_two_lines_on_one_kpi_each_is_held_by_one_line_of_the_new_plan() -> None:
    lines = [LINE, replace(LINE, position=1, goal="more", action="call")]
    first, second = carried(START, lines, [])
    revised = replace(first, action="visit with a driver")
    assert carried(START, lines, [revised]) == [second]
    assert carried(START, lines, [revised, second]) == []


def test_lines_that_are_done_or_dropped_are_not_carried() -> None:
    ended = [replace(LINE, state=state) for state in (PlanState.DONE, PlanState.DROPPED)]
    assert carried(START, ended, []) == []


def test_months_are_counted_from_the_period_in_which_a_line_was_planned_first() -> None:
    assert months_planned(LINE) == 1
    assert months_planned(replace(LINE, since="2026-08")) == 3
    assert months_planned(replace(LINE, period="2026Q3", since="2026Q1")) == 3
    assert months_planned(replace(LINE, period="2026Q3", since="2026-01")) == 1
