"""Earlier results of one subject."""

from pathlib import Path

import pytest

from models.terms import Dimension, SubjectType
from services.company import Company
from services.domain.history import Standing
from services.domain.result import ResultState, VetoMark
from services.domain.scorecard import SubjectKey
from services.history import stretch

PLANT = SubjectKey(SubjectType.DEPARTMENT, "D02")


def test_a_subjects_locked_results_come_by_period_as_they_were_locked(sample: Company) -> None:
    found = sample.history.of(PLANT)
    assert sorted(found) == [*("2025-11", "2025-12"), *(f"2026-{month:02d}" for month in range(1, 10))]
    assert found["2026-09"] == sample.results.subject("2026-09", PLANT)
    veto = next(line for line in found["2026-09"].lines if line.kpi == "K11")
    assert veto.veto_mark is VetoMark.HIT


def test_one_line_comes_by_period_as_it_was_locked(sample: Company) -> None:
    found = sample.history.line(PLANT, "K11")
    whole = sample.history.of(PLANT)
    assert found == {
        code: next((line for line in subject.lines if line.kpi == "K11"), None)
        for code, subject in whole.items()
    }
    assert set(sample.history.line(PLANT, "nothing").values()) == {None}


def test_a_new_lock_is_seen_and_an_edit_keeps_what_is_known(own_sample: Path) -> None:
    with Company.open(own_sample) as company:
        before, line = company.history.of(PLANT), company.history.line(PLANT, "K17")
        company.periods.reopen("2026-09", "数据有误")
        company.actuals.enter("2026-09", PLANT, "K17", "90")
        company.periods.lock("2026-09")
        after = company.history.of(PLANT)
        assert before["2026-09"] != after["2026-09"]
        assert line["2026-09"] != company.history.line(PLANT, "K17")["2026-09"]
        assert {code: before[code] for code in before if code != "2026-09"} == {
            code: after[code] for code in after if code != "2026-09"
        }
        company.actuals.enter("2026-10", PLANT, "K17", "95")
        assert company.history.of(PLANT) is after


def test_nobodys_history_is_empty(sample: Company) -> None:
    assert not sample.history.of(SubjectKey(SubjectType.EMPLOYEE, "nobody"))


MONTHLY = Dimension.MONTHLY
LEFT, EXEMPT = (SubjectKey(SubjectType.EMPLOYEE, code) for code in ("E0038", "E0049"))
YEAR = ("2025-11", "2025-12", *(f"2026-{month:02d}" for month in range(1, 11)))


def test_standings_are_what_the_results_say_without_reading_them(sample: Company) -> None:
    found = sample.history.standings(MONTHLY)
    assert found.periods == YEAR
    for code in YEAR:
        told = {key: there[code] for key, there in found.of.items() if code in there}
        results = sample.results.of(code).results
        assert told == {one.key: Standing(one.state, one.total, one.grade) for one in results}


def test_standings_reach_as_far_back_as_asked(sample: Company) -> None:
    assert sample.history.standings(MONTHLY, 3).periods == YEAR[-3:]
    assert sample.history.standings(MONTHLY, 24).periods == YEAR
    assert sample.history.standings(Dimension.QUARTERLY).periods == ()


def test_a_reopened_period_is_live_and_counts_as_its_next_version_once_it_is_locked(own_sample: Path) -> None:
    def september(company: Company) -> tuple[bool, int, object, object]:
        there = next(each for each in company.history.course(PLANT, MONTHLY) if each.period == "2026-09")
        standing = company.history.standings(MONTHLY).of[PLANT]["2026-09"]
        return there.locked, there.version, there.total, standing.total

    with Company.open(own_sample) as company:
        locked, version, before, same = september(company)
        assert (locked, version, before) == (True, 1, same)
        company.periods.reopen("2026-09", "数据有误")
        company.actuals.enter("2026-09", PLANT, "K17", "90")
        locked, version, live, same = september(company)
        assert (locked, version, live) == (False, 1, same)
        assert live != before
        company.periods.lock("2026-09")
        assert september(company) == (True, 2, live, live)


def test_the_course_of_one_who_left_joined_or_is_exempt_has_gaps(sample: Company) -> None:
    left = sample.history.course(LEFT, MONTHLY)
    assert [each.period for each in left] == list(YEAR)
    assert [each.period for each in left if each.result is None] == list(YEAR[8:])
    assert [each.period for each in left if each.result and each.result.state is ResultState.EXEMPT] == [
        "2026-06"
    ]
    joined = sample.history.course(EXEMPT, MONTHLY)
    assert [each.period for each in joined if each.result] == ["2026-10"]
    assert joined[-1].result is not None
    assert joined[-1].result.state is ResultState.EXEMPT
    assert joined[-1].total is None


def test_nobody_has_a_course_without_results(sample: Company) -> None:
    nobody = SubjectKey(SubjectType.EMPLOYEE, "nobody")
    assert {each.result for each in sample.history.course(nobody, MONTHLY)} == {None}
    assert sample.history.course(nobody, Dimension.ANNUAL) == ()


@pytest.mark.parametrize(
    ("codes", "count", "shown"),
    [
        ([], 12, ()),
        (["2026-10"], 12, ("2026-10",)),
        (["2026-07", "2026-10"], 12, ("2026-07", "2026-08", "2026-09", "2026-10")),
        (["2024-01", "2026-10"], 2, ("2026-10",)),
        (["2025Q4", "2026Q1"], 4, ("2025Q4", "2026Q1")),
    ],
)
def test_a_stretch_has_no_hole_and_begins_with_a_period_that_was_opened(
    codes: list[str], count: int, shown: tuple[str, ...]
) -> None:
    assert stretch(codes, count) == shown


def test_the_kinds_of_period_are_those_that_were_opened(own_sample: Path) -> None:
    with Company.open(own_sample) as company:
        assert company.history.kinds() == {MONTHLY: 12}
        company.periods.open("2026Q3")
        assert company.history.kinds() == {MONTHLY: 12, Dimension.QUARTERLY: 1}


def test_gaps_tell_since_when_a_line_has_been_below_100(sample: Company) -> None:
    gaps = sample.history.gaps("2026-10", PLANT, 2)
    assert [(gap.line.kpi, str(gap.points)) for gap in gaps] == [("K11", "4.11"), ("K08", "1.54")]
    for gap in gaps:
        scores = []
        for code in reversed(YEAR):
            lines = sample.results.subject(code, PLANT).lines
            scores.append(next(line.score for line in lines if line.kpi == gap.line.kpi))
        below = [score is not None and score < 100 for score in scores]
        assert gap.in_a_row == (below.index(False) if False in below else len(below))


def test_an_exempt_period_does_not_end_a_row_of_gaps(own_sample: Path) -> None:
    person = SubjectKey(SubjectType.EMPLOYEE, "E0027")
    with Company.open(own_sample) as company:
        told = {gap.line.kpi: gap.in_a_row for gap in company.history.gaps("2026-09", person)}
        company.periods.reopen("2026-08", "数据有误")
        company.attendance.exempt("2026-08", person.code, "病假")
        after = {gap.line.kpi: gap.in_a_row for gap in company.history.gaps("2026-09", person)}
        long = {kpi: count for kpi, count in told.items() if count > 2}
        assert long
        assert long == {kpi: after[kpi] + 1 for kpi in long}
