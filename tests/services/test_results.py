"""Results are kept between edits, and are always what scoring afresh would give."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from models.kpi import KpiRow
from models.settings import SettingRow
from models.terms import Basis
from services import live
from services.company import Company
from services.domain.company import Records
from services.domain.result import PeriodResult
from services.errors import Mendable
from services.live import score
from services.scoring.past import PastPeriod
from services.scoring.period import PeriodScorer
from tests.services.any_edit import MONTH, STEPS, attempt, careless
from tests.services.small_firm import E1, complete

NEXT = "2026-11"


def assert_fresh(firm: Company, codes: tuple[str, ...] = (MONTH, NEXT)) -> None:
    with firm.ledger.read() as connection:
        fresh = {code: score(connection, code) for code in codes}
    assert {code: firm.results.of(code) for code in fresh} == fresh


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(st.sampled_from([*sorted(STEPS), "undo"]), st.integers(0, 20)), min_size=1, max_size=8)
)
def test_after_any_edits_they_are_what_scoring_afresh_gives(
    firm: Company, steps: list[tuple[str, int]]
) -> None:
    careless(firm)
    if NEXT not in {record.code for record in firm.periods.all()}:
        complete(firm)
        firm.periods.open(NEXT)
        complete(firm, NEXT)
    for name, number in steps:
        if name != "undo":
            attempt(firm, name, number)
        else:
            try:
                firm.trail.undo()
            except Mendable as problem:
                assert problem.code == "undo.nothing"  # noqa: PT017 - the one refusal there can be
        if NEXT in {record.code for record in firm.periods.all()}:
            assert_fresh(firm)


def test_after_an_edit_a_sum_of_the_year_still_holds_the_months_before(firm: Company) -> None:
    complete(firm)
    firm.periods.open(NEXT)
    with firm.ledger.write("test.sum") as writing:
        writing.unit.put(SettingRow, {"item": "fiscal_start", "value": "10"})
        writing.unit.put(KpiRow, {"code": "RATE", "basis": Basis.YEAR_TO_DATE})
    firm.results.of(NEXT)
    firm.actuals.enter(NEXT, E1, "RATE", "40")
    (summed,) = (line for line in firm.results.subject(NEXT, E1).lines if line.kpi == "RATE")
    assert summed.actual == 500
    assert_fresh(firm)


def test_asked_twice_without_an_edit_they_are_the_same(firm: Company) -> None:
    first = firm.results.of(MONTH)
    assert firm.results.of(MONTH) is first
    firm.actuals.enter(MONTH, E1, "RATE", "460")
    assert firm.results.of(MONTH) is not first


def test_what_is_scored_while_somebody_edits_is_not_taken_for_the_result_after_the_edit(
    firm: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when a thread in the background scores and the window writes."""
    complete(firm)
    scored = PeriodScorer.result

    def overtaken(scorer: PeriodScorer) -> PeriodResult:
        monkeypatch.undo()
        found = scored(scorer)
        firm.actuals.enter(MONTH, E1, "RATE", "1")
        return found

    monkeypatch.setattr(PeriodScorer, "result", overtaken)
    before, after = firm.results.of(MONTH), firm.results.of(MONTH)
    assert before != after
    assert_fresh(firm, (MONTH,))


def test_of_open_months_asked_in_turn_each_is_read_once(
    firm: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    complete(firm)
    firm.periods.open(NEXT)
    complete(firm, NEXT)
    read: list[object] = []
    entries = live.with_entries

    def counted(connection: Connection, set_up: Records, periods: set[str], summed: list[str]) -> Records:
        read.append(periods)
        return entries(connection, set_up, periods, summed)

    monkeypatch.setattr(live, "with_entries", counted)
    for code in (MONTH, NEXT):
        firm.results.of(code)
    assert read == [{MONTH}, {NEXT}]


def test_a_later_month_is_not_asked_what_it_brings_into_an_earlier_one(
    firm: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    firm.periods.open(NEXT)
    asked: list[str] = []
    past = PeriodScorer.past

    def told(scorer: PeriodScorer) -> PastPeriod:
        asked.append(scorer.period.code)
        return past(scorer)

    firm.results.of(NEXT)
    monkeypatch.setattr(PeriodScorer, "past", told)
    firm.results.of(MONTH)
    assert asked == []
