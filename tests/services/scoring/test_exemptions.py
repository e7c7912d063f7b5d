"""Whom the product proposes to exempt, and how absences are counted."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.terms import AbsenceKind
from services.domain.organisation import Absence, Employee
from services.domain.period import Period
from services.language import Language
from services.scoring.exemptions import GroundKind, on_end, proposals
from services.wording.exemptions import grounds_words

OCTOBER, SEPTEMBER = Period.parse("2026-10"), Period.parse("2026-09")
SICK, INJURY, PERSONAL = AbsenceKind.SICK, AbsenceKind.INJURY, AbsenceKind.PERSONAL


def person(hired: date | None = None, left: date | None = None) -> Employee:
    return Employee("E1", "Ann", "D1", hired=hired, left=left)


def absent(first: date, last: date | None, kind: AbsenceKind = SICK) -> Absence:
    return Absence("E1", first, last, kind)


def found(
    *absences: Absence, period: Period = OCTOBER, employee: Employee | None = None
) -> list[tuple[GroundKind, int]]:
    proposed = proposals(period, [employee or person()], absences)
    return [(ground.kind, ground.days) for each in proposed for ground in each.grounds]


@pytest.mark.parametrize(
    ("hired", "left", "kinds"),
    [
        (date(2026, 10, 1), None, []),
        (date(2026, 10, 2), None, [(GroundKind.JOINED, 1)]),
        (date(2026, 10, 31), None, [(GroundKind.JOINED, 30)]),
        (date(2026, 11, 1), None, []),  # nobody of this period
        (None, date(2026, 10, 31), [(GroundKind.LEFT, 0)]),
        (None, date(2026, 10, 1), [(GroundKind.LEFT, 30)]),
        (None, date(2026, 11, 1), []),
        (None, date(2026, 9, 30), []),
        (date(2026, 10, 12), date(2026, 10, 28), [(GroundKind.JOINED, 11), (GroundKind.LEFT, 3)]),
    ],
)
def test_joining_late_and_leaving_early_are_grounds(
    hired: date | None, left: date | None, kinds: list[tuple[GroundKind, int]]
) -> None:
    assert found(employee=person(hired, left)) == kinds


@pytest.mark.parametrize(
    ("days", "kind", "proposed"),
    [(30, SICK, False), (31, SICK, True), (75, INJURY, False), (76, INJURY, True), (31, INJURY, False)],
)
def test_only_what_is_longer_than_the_limit_is_a_ground(days: int, kind: AbsenceKind, proposed: bool) -> None:
    last = date(2026, 10, 20)
    assert bool(found(absent(last - timedelta(days=days - 1), last, kind))) is proposed


def test_an_absence_over_a_months_end_counts_whole_in_both_months() -> None:
    away = absent(date(2026, 9, 20), date(2026, 10, 25))
    assert found(away, period=SEPTEMBER) == [(GroundKind.ABSENT, 36)]
    assert found(away, period=OCTOBER) == [(GroundKind.ABSENT, 36)]
    assert found(away, period=Period.parse("2026-11")) == []
    assert found(away, period=Period.parse("2026Q3")) == [(GroundKind.ABSENT, 36)]


def test_absences_without_a_day_between_are_one_whatever_their_kind() -> None:
    first = absent(date(2026, 9, 20), date(2026, 9, 30))
    assert found(absent(date(2026, 10, 1), date(2026, 10, 25), PERSONAL), first) == [(GroundKind.ABSENT, 36)]
    assert found(absent(date(2026, 10, 2), date(2026, 10, 25), PERSONAL), first) == []


def test_a_work_injury_is_counted_apart_from_what_follows_it() -> None:
    injury = absent(date(2026, 8, 1), date(2026, 10, 10), INJURY)  # 71 days
    assert found(injury, absent(date(2026, 10, 11), date(2026, 10, 31))) == []


def test_what_goes_on_is_counted_up_to_the_periods_last_day() -> None:
    away = absent(date(2026, 9, 20), None)
    assert found(away, period=SEPTEMBER) == []
    assert found(away, period=OCTOBER) == [(GroundKind.ABSENT, 42)]
    assert found(absent(date(2026, 11, 1), None), period=OCTOBER) == []


def test_only_subjects_are_proposed_in_their_order() -> None:
    people = [Employee(number, number, "D1") for number in ("E2", "E1", "E3")]
    absences = [Absence(number, date(2026, 9, 1), None) for number in ("E1", "E2", "E9")]
    assert [each.employee.number for each in proposals(OCTOBER, people, absences)] == ["E2", "E1"]


def test_the_words_say_how_it_was_counted() -> None:
    say = Language("zh")
    (joined,) = proposals(OCTOBER, [person(date(2026, 10, 12))], [])
    (going,) = proposals(OCTOBER, [person()], [absent(date(2026, 9, 20), None)])
    (injured,) = proposals(OCTOBER, [person()], [absent(date(2026, 8, 1), date(2026, 10, 31), INJURY)])
    assert grounds_words(say, joined.grounds) == "2026-10-12 入职，在考核期开始之后"
    assert (
        grounds_words(say, going.grounds)
        == "2026-09-20 起缺勤至今，截至 2026-10-31 已连续 42 天（超过 30 天）"
    )
    assert "因工伤 2026-08-01 至 2026-10-31 连续缺勤 92 天（超过 75 天）" in grounds_words(
        say, injured.grounds
    )
    assert "Joined on 2026-10-12" in grounds_words(Language("en"), joined.grounds)


DAYS = st.integers(0, 400).map(lambda n: date(2026, 1, 1) + timedelta(days=n))
SPANS = st.lists(st.tuples(DAYS, st.integers(0, 60)), max_size=8)


@given(SPANS)
def test_putting_absences_together_keeps_every_day_and_no_other(spans: list[tuple[date, int]]) -> None:
    absences = [absent(first, first + timedelta(days=more)) for first, more in spans]
    together = on_end(absences, date(2026, 12, 31))
    days = {first + timedelta(days=n) for first, more in spans for n in range(more + 1)}
    kept = [each.first_day + timedelta(days=n) for each in together for n in range(each.days)]
    assert sorted(kept) == sorted(days)
    for before, after in pairwise(together):
        assert (after.first_day - before.last_day).days > 1


@given(DAYS, st.integers(0, 120), st.integers(1, 119))
def test_cutting_an_absence_in_two_changes_no_proposal(first: date, more: int, cut: int) -> None:
    last = first + timedelta(days=more)
    whole = absent(first, last)
    middle = first + timedelta(days=min(cut, more))
    parts = [absent(first, middle), absent(middle + timedelta(days=1), last)] if middle < last else [whole]
    for period in (SEPTEMBER, OCTOBER):
        assert found(*parts, period=period) == found(whole, period=period)
