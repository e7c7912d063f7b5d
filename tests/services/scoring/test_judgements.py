"""Pairwise judgements: read either way round, combined fairly, mended where they contradict each other."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from services.scoring.ahp import priorities
from services.scoring.judgements import (
    SCALE,
    combined,
    matrix_of,
    oriented,
    pairs,
    ratio,
    suggested,
)

CODES = ("A", "B", "C", "D")
STEPS = st.sampled_from(SCALE)


@st.composite
def judged(draw: st.DrawFn) -> tuple[tuple[str, ...], dict[tuple[str, str], int]]:
    codes = CODES[: draw(st.integers(3, 4))]
    return codes, {pair: draw(STEPS) for pair in pairs(codes)}


def test_the_worked_example_comes_from_three_judgements() -> None:
    found = priorities(matrix_of("ABC", {("A", "B"): 3, ("A", "C"): 5, ("B", "C"): 2}))
    assert found.weights == (Decimal("0.6483"), Decimal("0.2297"), Decimal("0.1220"))
    assert found.consistent


def test_a_judgement_may_be_stored_either_way_round() -> None:
    assert oriented("AB", {("B", "A"): 3}) == {("A", "B"): -3}
    assert oriented("AB", {("B", "A"): -1}) == {("A", "B"): 1}
    assert matrix_of("AB", {("B", "A"): 3})[0][1] == Fraction(1, 3)


def test_judgements_of_lines_no_longer_on_the_card_do_not_count() -> None:
    assert oriented("AB", {("A", "C"): 9}) == {}


def test_two_raters_who_disagree_squarely_meet_at_equal() -> None:
    matrix = combined("AB", [{("A", "B"): 3}, {("A", "B"): -3}])
    assert matrix[0][1] == 1


def test_the_mean_of_raters_is_geometric() -> None:
    matrix = combined("AB", [{("A", "B"): 2}, {("A", "B"): 8}])
    assert matrix[0][1] == 4


def test_the_suggestion_for_a_slip_of_sign_puts_it_right() -> None:
    slipped = {("A", "B"): 2, ("A", "C"): -4, ("B", "C"): 2}
    found = priorities(matrix_of("ABC", slipped))
    assert not found.consistent
    assert suggested("ABC", slipped, ("A", "C")) == 4


@given(STEPS)
def test_a_judgement_turned_round_is_its_reciprocal(times: int) -> None:
    turned = matrix_of("AB", {("B", "A"): times})
    assert turned[0][1] == 1 / ratio(times)
    assert turned[1][0] == ratio(times)


@given(judged())
def test_taking_the_suggestion_for_the_worst_pair_never_fits_worse(
    case: tuple[tuple[str, ...], dict[tuple[str, str], int]],
) -> None:
    codes, judgements = case
    before = priorities(matrix_of(codes, judgements))
    if before.worst is None:
        return
    pair = (codes[before.worst[0]], codes[before.worst[1]])
    mended = {**judgements, pair: suggested(codes, judgements, pair)}
    assert priorities(matrix_of(codes, mended)).ratio <= before.ratio


@given(judged(), judged())
def test_several_raters_make_a_reciprocal_matrix_whoever_comes_first(
    one: tuple[tuple[str, ...], dict[tuple[str, str], int]],
    other: tuple[tuple[str, ...], dict[tuple[str, str], int]],
) -> None:
    first, second = combined(CODES, [one[1], other[1]]), combined(CODES, [other[1], one[1]])
    assert first == second
    found = priorities(first)
    assert abs(sum(found.weights) - 1) < Decimal("0.001")
    assert found.ratio >= 0


@given(judged())
def test_one_rater_twice_is_that_rater(case: tuple[tuple[str, ...], dict[tuple[str, str], int]]) -> None:
    codes, judgements = case
    alone = priorities(matrix_of(codes, judgements)).weights
    twice = priorities(combined(codes, [judgements, judgements])).weights
    assert all(abs(one - other) <= Decimal("0.0001") for one, other in zip(alone, twice, strict=True))
