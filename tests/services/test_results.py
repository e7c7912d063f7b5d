"""Results are kept between edits, and are always what scoring afresh would give."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.kpi import KpiRow
from models.settings import SettingRow
from models.terms import Basis
from services.company import Company
from services.errors import Mendable
from services.live import score
from tests.services.any_edit import MONTH, STEPS, attempt, careless
from tests.services.small_firm import E1, complete

NEXT = "2026-11"


def assert_fresh(firm: Company) -> None:
    with firm.ledger.read() as connection:
        fresh = {code: score(connection, code) for code in (MONTH, NEXT)}
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
