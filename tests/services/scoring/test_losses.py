"""What each line takes from 100, and where a department's people lose most."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.terms import Dimension, Direction, Method, PeriodState, SubjectType, TotalMethod
from services.company import Company
from services.domain.result import LineResult, LineState, PeriodResult, ResultState, SubjectResult
from services.scoring.losses import gaps_of, losses_among, losses_of, members_of
from services.scoring.rounding import rounded
from services.scoring.totals import WeightedScore, official_total

SCORED, MISSING, NOT_APPLICABLE = LineState.SCORED, LineState.MISSING, LineState.NOT_APPLICABLE
SIMPLE = TotalMethod.SIMPLE


def line(kpi: str, weight: str, score: str | None, state: LineState = SCORED) -> LineResult:
    points = None if score is None else Decimal(score)
    return LineResult(
        kpi, f"KPI {kpi}", Decimal(weight), state, Direction.HIGHER, Method.DIRECT, score=points
    )


def subject(
    *lines: LineResult,
    code: str = "E1",
    department: str = "D1",
    card_from: str = "position",
    method: TotalMethod = TotalMethod.WEIGHTED,
    state: ResultState = ResultState.COMPLETE,
) -> SubjectResult:
    return SubjectResult(
        SubjectType.EMPLOYEE,
        code,
        code,
        department,
        department,
        state,
        card_from=card_from,
        lines=lines,
        total_method=method,
    )


def shown(found: SubjectResult) -> list[tuple[str, str]]:
    return [(loss.line.kpi, str(loss.shown)) for loss in losses_of(found).lines]


def test_a_line_loses_its_weight_times_what_it_lacks_to_100_the_costliest_first() -> None:
    found = subject(line("A", "30", "92"), line("B", "40", "88.75"), line("C", "30", "110"))
    assert shown(found) == [("B", "4.50"), ("A", "2.40"), ("C", "-3.00")]
    assert losses_of(found).points == Fraction("3.9")


def test_under_the_simple_mean_every_line_weighs_the_same() -> None:
    found = subject(line("A", "70", "70"), line("B", "20", "100"), line("C", "10", "90"), method=SIMPLE)
    assert shown(found) == [("A", "10.00"), ("C", "3.33"), ("B", "0.00")]
    assert [loss.weight for loss in losses_of(found).lines] == [Fraction(100, 3)] * 3


def test_a_line_not_applicable_is_left_out_and_its_weight_is_shared() -> None:
    found = subject(line("A", "40", "90"), line("B", "30", "60"), line("C", "30", None, NOT_APPLICABLE))
    assert shown(found) == [("B", "17.14"), ("A", "5.71")]
    assert rounded(100 - losses_of(found).points) == Decimal("77.14")


def test_a_missing_line_is_named_apart_and_keeps_its_weight() -> None:
    found = subject(line("A", "60", "90"), line("B", "40", None, MISSING), state=ResultState.INCOMPLETE)
    assert shown(found) == [("A", "6.00")]
    assert [missing.kpi for missing in losses_of(found).missing] == ["B"]


def test_a_line_that_only_carries_a_veto_costs_nothing() -> None:
    assert shown(subject(line("A", "100", "90"), line("V", "0", "0"))) == [("A", "10.00")]


def test_nothing_is_lost_without_lines() -> None:
    assert losses_of(subject(state=ResultState.EXEMPT)).points == 0
    assert losses_of(subject(line("A", "100", None, NOT_APPLICABLE), state=ResultState.UNSCORED)).lines == ()


scores = st.integers(0, 12_000).map(lambda whole: Decimal(whole).scaleb(-2))
weights = st.integers(0, 10_000).map(lambda whole: Decimal(whole).scaleb(-2))
states = st.sampled_from((SCORED, SCORED, SCORED, NOT_APPLICABLE))
cards = st.lists(st.tuples(weights, scores, states), max_size=12)
methods = st.sampled_from(TotalMethod)


@given(cards, methods)
def test_the_losses_add_up_to_100_less_the_mean(
    card: list[tuple[Decimal, Decimal, LineState]], method: TotalMethod
) -> None:
    lines = [
        line(f"K{at}", str(weight), str(score) if state is SCORED else None, state)
        for at, (weight, score, state) in enumerate(card)
    ]
    found = losses_of(subject(*lines, method=method))
    applicable = [WeightedScore(one.weight, one.score) for one in lines if one.state is SCORED]
    total = official_total(applicable, method)
    assert total is None or rounded(100 - found.points) == total.total
    assert bool(found.lines) == (total is not None)
    assert sum(loss.weight for loss in found.lines) == (100 if found.lines else 0)
    assert [loss.points for loss in found.lines] == sorted((x.points for x in found.lines), reverse=True)


@given(st.lists(cards, min_size=1, max_size=6), methods)
def test_what_the_kpis_cost_a_group_adds_up_to_100_less_its_mean(
    firm: list[list[tuple[Decimal, Decimal, LineState]]], method: TotalMethod
) -> None:
    members = [
        subject(
            *(line(f"K{at}", str(weight + 1), str(score)) for at, (weight, score, _) in enumerate(card)),
            method=method,
        )
        for card in firm
        if card
    ]
    lost = sum((losses_of(member).points for member in members), Fraction(0))
    assert sum(loss.points for loss in losses_among(members)) == (lost / len(members) if members else 0)


def test_a_kpi_costs_a_group_its_mean_times_the_share_of_those_who_have_it() -> None:
    members = (
        subject(line("A", "50", "80"), line("B", "50", "100")),
        subject(line("A", "50", "60"), line("C", "50", "90")),
        subject(line("C", "100", "70")),
    )
    found = {loss.kpi: (loss.people, loss.mean, loss.points) for loss in losses_among(members)}
    assert found == {
        "A": (2, Fraction(15), Fraction(10)),
        "B": (1, Fraction(0), Fraction(0)),
        "C": (2, Fraction(35, 2), Fraction(35, 3)),
    }
    assert [loss.kpi for loss in losses_among(members)] == ["C", "A", "B"]


def test_a_departments_people_are_its_complete_members_on_cards_of_their_own() -> None:
    one = line("A", "100", "90")
    people = (
        subject(one, code="E1"),
        subject(one, code="E2", card_from="department"),
        subject(one, code="E3", department="D2"),
        subject(one, code="E4", state=ResultState.INCOMPLETE),
        subject(code="E5", state=ResultState.EXEMPT),
    )
    result = PeriodResult("2026-10", Dimension.MONTHLY, "Firm", PeriodState.OPEN, people)
    assert [member.code for member in members_of(result, "D1")] == ["E1"]


def test_gaps_are_the_lines_that_lost_most_with_the_periods_below_100_on_end() -> None:
    found = subject(
        line("A", "30", "92"), line("B", "30", "60"), line("C", "20", "99"), line("D", "20", "105")
    )
    below, at_100 = {"A": Decimal(90), "B": Decimal(99)}, {"A": Decimal(80), "B": Decimal(100)}
    gaps = gaps_of(found, 2, [below, None, below, at_100, below])
    assert [(gap.line.kpi, str(gap.points), gap.in_a_row) for gap in gaps] == [
        ("B", "12.00", 3),
        ("A", "2.40", 6 - 1),
    ]
    assert [gap.line.kpi for gap in gaps_of(found)] == ["B", "A", "C"]
    assert [gap.in_a_row for gap in gaps_of(found)] == [1, 1, 1]


@pytest.mark.parametrize("code", ["2026-09", "2026-10"])
def test_the_samples_totals_are_100_less_the_losses(sample: Company, code: str) -> None:
    results = [one for one in sample.results.of(code).results if one.state is ResultState.COMPLETE]
    assert results
    for one in results:
        assert rounded(100 - losses_of(one).points + Fraction(one.adjustment)) == one.total
