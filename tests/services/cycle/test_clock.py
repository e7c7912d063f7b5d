"""The clock of a meeting: sections, warning, overtime, the projected end, and back from its text."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.cycle.clock import Hurry, MeetingClock, Section, turns_of
from services.domain.meeting import AgendaItem, Meeting

NINE = datetime(2026, 11, 11, 9, tzinfo=UTC)
MEETING = Meeting("2026-10", date(2026, 11, 11))
ITEMS = (
    AgendaItem("2026-10", "E1", 0, "E1"),
    AgendaItem("2026-10", "E2", 1, "E2", minutes=9),
    AgendaItem("2026-10", "X1", 2, title="总经理讲话", minutes=10),
)


def after(seconds: float) -> datetime:
    return NINE + timedelta(seconds=seconds)


@pytest.fixture
def clock() -> MeetingClock:
    return MeetingClock(turns_of(MEETING, ITEMS)).go_on(NINE)


def test_a_speaker_has_three_sections_and_another_item_one() -> None:
    first, short, other = turns_of(MEETING, ITEMS)
    assert first.sections == ((Section.REPORT, 600), (Section.CHALLENGE, 300), (Section.COMMENT, 180))
    assert [seconds for _, seconds in short.sections] == [300, 150, 90]
    assert other.sections == ((Section.WHOLE, 600),)


def test_a_section_warns_two_minutes_before_its_end_and_says_when_it_is_over(clock: MeetingClock) -> None:
    seen = [(clock.left(after(s)), clock.hurry(after(s))) for s in (0, 480, 481, 600, 680)]
    assert seen == [
        (600, Hurry.FINE),
        (120, Hurry.FINE),
        (119, Hurry.NEARLY),
        (0, Hurry.NEARLY),
        (-80, Hurry.OVER),
    ]


def test_a_pause_takes_no_time(clock: MeetingClock) -> None:
    paused = clock.toggle(after(60))
    assert not paused.running
    assert paused.left(after(500)) == 540
    assert paused.toggle(after(500)).left(after(530)) == 510


def test_turning_on_keeps_what_was_used_and_turning_back_goes_on_with_it(clock: MeetingClock) -> None:
    later = clock.to_section(1, after(500)).to(1, after(560))
    assert (later.turn.item, later.place, later.used(0, after(900))) == ("E2", (2, 2), 560)
    back = later.to(0, after(600))
    assert (back.section, back.left(after(610))) == (1, 300 - 70)


def test_beyond_the_last_item_there_is_nothing(clock: MeetingClock) -> None:
    last = clock.to(2, after(10))
    assert last.last
    assert last.to(3, after(20)) is last


def test_the_end_moves_with_a_pause_and_with_time_that_is_taken_over(clock: MeetingClock) -> None:
    planned = (18 + 9 + 10) * 60
    assert clock.ends(after(100)) == after(planned)
    assert clock.ends(after(660)) == after(planned + 60)
    paused = clock.stop(after(100))
    assert paused.ends(after(400)) == after(planned + 300)


def test_a_section_that_is_left_early_gives_its_rest_back(clock: MeetingClock) -> None:
    assert clock.to_section(1, after(400)).ends(after(400)) == after(37 * 60 - 200)


def test_it_comes_back_stopped_where_it_was_kept(clock: MeetingClock) -> None:
    text = clock.to_section(1, after(500)).text(after(560))
    found, ran = MeetingClock.read(text, clock.turns)
    assert ran
    assert (found.turn.item, found.section, found.running) == ("E1", 1, False)
    assert found.left(after(9_000)) == 240
    assert found.used(0, after(9_000)) == 560


def test_an_item_that_left_the_agenda_is_forgotten(clock: MeetingClock) -> None:
    text = clock.to(1, after(60)).text(after(90))
    found, _ = MeetingClock.read(text, turns_of(MEETING, (ITEMS[0], ITEMS[2])))
    assert (found.turn.item, found.used_by_item(NINE)) == ("E1", {"E1": 60, "X1": 0})


@pytest.mark.parametrize("text", ["", "{", "[]", '{"item": "E1"}', '{"spent": [[1]]}', "null"])
def test_what_is_no_clock_gives_a_fresh_one(text: str, clock: MeetingClock) -> None:
    found, ran = MeetingClock.read(text, clock.turns)
    assert (found, ran) == (MeetingClock(clock.turns), False)


ACTS = st.lists(
    st.tuples(st.sampled_from(("wait", "toggle", "next", "back", "section", "reopen")), st.integers(0, 900)),
    max_size=30,
)


@given(ACTS)
def test_no_second_is_lost_or_counted_twice(acts: list[tuple[str, int]]) -> None:
    clock = MeetingClock(turns_of(MEETING, ITEMS)).go_on(NINE)
    now, ran = NINE, 0
    for act, seconds in acts:
        now += timedelta(seconds=seconds)
        ran += seconds if clock.running else 0
        match act:
            case "toggle":
                clock = clock.toggle(now)
            case "next" | "back":
                clock = clock.to(clock.at + (1 if act == "next" else -1), now)
            case "section":
                clock = clock.to_section(clock.section + 1, now)
            case "reopen":
                before = clock.used_by_item(now)
                clock, _ = MeetingClock.read(clock.text(now), clock.turns)
                assert clock.used_by_item(now) == before
    assert sum(clock.used_by_item(now).values()) == ran
    assert clock.ends(now) >= now
