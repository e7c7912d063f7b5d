"""Performance improvement plans: started, looked at after 30, 60 and 90 days, ended."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from models.terms import Finding, PipState
from services.company import Company
from services.domain.pip_list import ListedPip
from services.edits import EditRefused
from services.errors import Mendable

PLAN = {"employee": "E3", "coach": "E1", "starts": "2026-09-03", "reason": "few calls", "goal": "20 a week"}
EXPECTED = {"day30": "5", "day60": "10", "day90": "20"}
FOUND = {"found": "7 calls", "finding": "met", "checked_by": "E1", "checked_on": "2026-10-08"}
ENDED = {"state": "passed", "closed_on": "2026-11-16", "result": "20 calls a week"}


@pytest.fixture
def firm(firm: Company) -> Company:
    """The small firm on 16 November."""
    firm.ledger.store.now = lambda: datetime(2026, 11, 16, 9, tzinfo=UTC)
    return firm


def only(firm: Company) -> ListedPip:
    (one,) = firm.pips.listed()
    return one


def refused(act: Callable[[], object]) -> set[tuple[str, str]]:
    with pytest.raises(EditRefused) as told:
        act()
    return {(one.field, one.problem.code) for one in told.value.problems}


def test_a_plan_starts_with_three_looks_and_one_on_a_day_off_moves_to_the_next_working_day(
    firm: Company,
) -> None:
    firm.pips.start({**PLAN, **EXPECTED})
    stops = only(firm).stops
    assert [stop.checkpoint.expected for stop in stops] == ["5", "10", "20"]
    assert [stop.day for stop in stops] == [date(2026, 10, 3), date(2026, 11, 2), date(2026, 12, 2)]
    assert stops[0].looked_at == date(2026, 10, 8)  # after the National Day holidays
    assert [stop.late for stop in stops] == [39, 14, 0]


def test_what_is_needed_is_said_at_each_field_and_nothing_is_written(firm: Company) -> None:
    assert refused(lambda: firm.pips.start({"employee": "E3"})) >= {
        ("starts", "required"),
        ("reason", "required"),
        ("goal", "required"),
    }
    assert refused(lambda: firm.pips.start({**PLAN, **EXPECTED, "day60": " "})) == {("day60", "required")}
    assert firm.pips.listed() == ()


def test_nobody_coaches_or_checks_himself_and_one_plan_runs_at_a_time(firm: Company) -> None:
    alone = {**PLAN, **EXPECTED, "coach": "E3"}
    assert refused(lambda: firm.pips.start(alone)) == {("coach", "coach_of_oneself")}
    code = firm.pips.start({**PLAN, **EXPECTED})
    assert refused(lambda: firm.pips.start({**PLAN, **EXPECTED})) == {("employee", "pip_runs_already")}
    own = {**FOUND, "checked_by": "E3"}
    assert refused(lambda: firm.pips.find(code, 30, own)) == {("checked_by", "checked_by_oneself")}


def test_a_finding_needs_who_looked_and_when(firm: Company) -> None:
    code = firm.pips.start({**PLAN, **EXPECTED})
    half = {"finding": "met", "checked_on": "2026-11-17"}
    assert refused(lambda: firm.pips.find(code, 30, half)) == {
        ("found", "required"),
        ("checked_by", "required"),
        ("checked_on", "day_to_come"),
    }
    firm.pips.find(code, 30, FOUND)
    first = only(firm).stops[0]
    assert (first.checkpoint.finding, first.checked_by_name, first.late) == (Finding.MET, "Ann", 0)
    following = only(firm).next_stop
    assert following is not None
    assert following.checkpoint.days == 60


def test_a_plan_ends_with_a_conclusion_and_stays_as_it_is(firm: Company) -> None:
    code = firm.pips.start({**PLAN, **EXPECTED})
    assert refused(lambda: firm.pips.close(code, {"state": "open", "closed_on": "2026-09-01"})) == {
        ("state", "required"),
        ("result", "required"),
        ("closed_on", "pip_ends_first"),
    }
    firm.pips.close(code, ENDED)
    assert only(firm).pip.state is PipState.PASSED
    for step in (
        lambda: firm.pips.change(code, {"goal": "more"}),
        lambda: firm.pips.find(code, 60, FOUND),
        lambda: firm.pips.close(code, ENDED),
    ):
        with pytest.raises(Mendable, match=r"pip\.over"):
            step()


def test_a_plan_begun_by_mistake_goes_with_its_looks(firm: Company) -> None:
    firm.pips.remove(firm.pips.start({**PLAN, **EXPECTED}))
    assert firm.records().pips == ()
    assert firm.records().pip_checkpoints == ()


def test_people_with_the_lowest_grade_twice_are_hinted_at_unless_a_plan_runs(sample: Company) -> None:
    low = {one.number: one for one in sample.pips.suggestions("2026-08")}
    assert "E0037" not in low  # T01 runs
    assert all(len(one.totals) == 2 and one.grade == "D" for one in low.values())
