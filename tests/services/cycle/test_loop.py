"""The figures of the loop, by hand."""

from datetime import date
from decimal import Decimal

from msgspec.structs import replace

from models.terms import ImprovementState
from services.cycle.loop import Share, Verdict, course, on_time
from services.domain.improvement import Improvement

D = Decimal
DONE = Improvement(
    "G1",
    "2026-05",
    "锁定批次",
    "E1",
    date(2026, 6, 20),
    speaker="E1",
    kpi="K1",
    state=ImprovementState.CLOSED,
    done_on=date(2026, 6, 20),
)
SCORES = {
    f"2026-{month:02d}": D(score) for month, score in enumerate((90, 91, 80, 82, 84, 70, 95, 96, 97), 1)
}


def test_a_share_of_nothing_has_no_percent() -> None:
    assert Share().percent is None
    assert Share(7, 12).percent == D("58.3")


def test_on_time_is_what_was_done_by_its_day_of_what_was_due() -> None:
    late = replace(DONE, done_on=date(2026, 6, 21))
    undone = replace(DONE, done_on=None, state=ImprovementState.OPEN)
    given_up = replace(DONE, state=ImprovementState.DROPPED)
    later = replace(undone, due=date(2026, 7, 1))
    assert on_time([DONE, late, undone, given_up, later], date(2026, 6, 30)) == Share(1, 3)


def test_the_three_periods_up_to_the_gap_are_compared_with_three_after_the_work_was_done() -> None:
    found = course(DONE, SCORES, "2026-06")
    assert [code for code, _ in found.before] == ["2026-03", "2026-04", "2026-05"]
    assert [code for code, _ in found.after] == ["2026-07", "2026-08", "2026-09"]
    assert found.change == D("14.00")
    assert found.verdict is Verdict.ROSE


def test_a_score_that_hardly_moved_stayed_and_one_that_sank_fell() -> None:
    def verdict(after: int) -> Verdict:
        return course(DONE, {"2026-05": D(80), "2026-07": D(after)}, "2026-06").verdict

    assert course(DONE, {"2026-05": D(80), "2026-07": D("80.99")}, "2026-06").verdict is Verdict.STAYED
    assert (verdict(81), verdict(79), verdict(80)) == (Verdict.ROSE, Verdict.FELL, Verdict.STAYED)


def test_without_a_period_after_it_is_too_early_to_say() -> None:
    found = course(DONE, {code: score for code, score in SCORES.items() if code <= "2026-06"}, "2026-06")
    assert (found.change, found.verdict) == (None, Verdict.TOO_EARLY)
