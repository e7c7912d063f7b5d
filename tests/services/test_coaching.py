"""Coaching notes: by day, near their period, also after the lock."""

from datetime import date

import pytest

from services.company import Company
from services.domain.coaching import CoachingNote
from services.edits import EditRefused
from services.errors import Mendable
from services.language import Language
from services.wording.actions import action_words
from services.wording.fields import field_words
from tests.services.small_firm import E1, complete

MONTH, ZH = "2026-10", Language("zh")


def write(firm: Company, day: str, note: str = "排产节奏", period: str = MONTH) -> None:
    firm.coaching.add(period, "E1", {"day": day, "coach": "Bo", "note": note, "follow_up": "每周对表"})


def test_notes_are_read_with_the_newest_day_first_over_all_periods(firm: Company) -> None:
    firm.periods.open("2026-09")
    write(firm, "2026-10-12")
    write(firm, "2026年9月9日", "账期", "2026-09")
    write(firm, "2026-10-20", "回款")
    assert [(note.period, note.position, note.note) for note in firm.coaching.of("E1")] == [
        (MONTH, 1, "回款"),
        (MONTH, 0, "排产节奏"),
        ("2026-09", 0, "账期"),
    ]
    assert firm.coaching.counts(MONTH) == {"E1": 2}
    assert action_words(ZH, firm.trail.actions(1)[0]) == "Ann 2026-10-20 的辅导记录"


def test_a_note_is_changed_and_removed_and_the_later_ones_move_up(firm: Company) -> None:
    for day, words in (("2026-10-09", "一"), ("2026-10-12", "二"), ("2026-10-20", "三")):
        write(firm, day, words)
    before = firm.coaching.of("E1")
    firm.coaching.change(before[1], {"day": "2026-10-13", "coach": "", "note": "二改", "follow_up": ""})
    assert firm.coaching.of("E1")[1] == CoachingNote(MONTH, "E1", 1, date(2026, 10, 13), "", "二改")
    firm.coaching.remove(before[2])
    assert [(note.position, note.note) for note in firm.coaching.of("E1")] == [(1, "三"), (0, "二改")]
    firm.trail.undo()
    firm.trail.undo()
    assert firm.coaching.of("E1") == before


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"day": "2025-10-12", "note": "x"}, "day"),
        ({"day": "2026-12-02", "note": "x"}, "day"),
        ({"day": "2026-08-30", "note": "x"}, "day"),
        ({"day": "", "note": "x"}, "day"),
        ({"day": "2026-02-30", "note": "x"}, "day"),
        ({"day": "2026-10-12", "note": " "}, "note"),
    ],
)
def test_what_is_wrong_is_told_at_its_field(firm: Company, fields: dict[str, str], field: str) -> None:
    with pytest.raises(EditRefused) as caught:
        firm.coaching.add(MONTH, "E1", fields)
    assert [problem.field for problem in caught.value.problems] == [field]
    assert firm.coaching.check(MONTH, "E1", fields) == caught.value.problems
    assert firm.coaching.of("E1") == ()


def test_a_day_that_is_too_far_is_told_with_the_days_that_are_not(firm: Company) -> None:
    (found,) = firm.coaching.check(MONTH, "E1", {"day": "2025-10-12", "note": "x"})
    assert field_words(ZH, found) == "日期离考核期太远。请填 2026-08-31 至 2026-12-01 之间的日期。"
    for day in ("2026-08-31", "2026-12-01"):
        assert firm.coaching.check(MONTH, "E1", {"day": day, "note": "x"}) == ()


def test_notes_are_written_after_the_lock_too_and_change_no_locked_result(firm: Company) -> None:
    complete(firm)
    firm.periods.lock(MONTH)
    locked = firm.results.of(MONTH)
    write(firm, "2026-11-05", "结果面谈")
    (note,) = firm.coaching.of("E1")
    firm.coaching.change(note, {"day": "2026-11-06", "note": "面谈"})
    assert firm.results.of(MONTH) == locked
    firm.coaching.remove(firm.coaching.of("E1")[0])
    assert firm.coaching.of("E1") == ()


def test_a_note_needs_a_period_and_a_person(firm: Company) -> None:
    for period, number, code in (("2027-01", "E1", "period.unknown"), (MONTH, "E9", "subject.unknown")):
        with pytest.raises(Mendable) as caught:
            firm.coaching.add(period, number, {"day": "2026-10-12", "note": "x"})
        assert caught.value.code == code


def test_a_new_note_is_of_today_while_the_period_runs_and_else_of_its_last_day(firm: Company) -> None:
    today = firm.ledger.store.now().date()
    assert firm.coaching.day_for(f"{today:%Y-%m}") == today
    assert firm.coaching.day_for("2020-02") == date(2020, 2, 29)


def test_the_record_sheet_holds_the_period_or_the_earlier_ones_too(firm: Company) -> None:
    for period in ("2026-09", "2026-11"):
        firm.periods.open(period)
    write(firm, "2026-10-12", "十月")
    write(firm, "2026-09-09", "九月", "2026-09")
    write(firm, "2026-11-09", "十一月", "2026-11")
    alone = firm.coaching.record(MONTH, "E1")
    assert (alone.periods, [note.note for note in alone.notes]) == ((MONTH,), ["十月"])
    both = firm.coaching.record(MONTH, "E1", earlier=True)
    assert (both.periods, [note.note for note in both.notes]) == (("2026-09", MONTH), ["九月", "十月"])
    assert (both.name, both.department_name) == ("Ann", "Sales")
    assert firm.results.subject(MONTH, E1).name == both.name
