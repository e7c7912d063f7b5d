"""Weights put right in one go always total 100."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.errors import Mendable
from services.scoring.weights import evened, missing, normalised, stepped, total

D = Decimal
WEIGHTS = st.lists(st.decimals(0, 100, places=2), min_size=1, max_size=12)


def codes(count: int) -> list[str]:
    return [f"K{at:02d}" for at in range(count)]


def test_three_lines_share_evenly_and_the_first_gets_the_odd_hundredth() -> None:
    assert evened(codes(3)) == [D("33.34"), D("33.33"), D("33.33")]


def test_ninety_five_is_brought_to_a_hundred_in_proportion() -> None:
    assert normalised([D(20), D(30), D(45)], codes(3)) == [D("21.05"), D("31.58"), D("47.37")]


def test_steps_of_five_keep_the_order_of_importance() -> None:
    assert stepped([D("26.3"), D("31.7"), D("18.2"), D("13.9"), D("9.9")], codes(5)) == [25, 30, 20, 15, 10]


def test_a_line_that_only_carries_a_veto_keeps_no_weight() -> None:
    assert stepped([D(0), D(51), D(49)], codes(3)) == [0, 50, 50]


def test_too_many_lines_for_the_steps_are_refused() -> None:
    with pytest.raises(Mendable, match=r"ahp\.step"):
        stepped([D(1)] * 21, codes(21))


def test_what_is_missing_or_too_much_is_told() -> None:
    assert missing([D(30), D("69.99")]) == D("0.01")
    assert missing([D(60), D(45)]) == -5


@given(WEIGHTS)
def test_every_way_totals_a_hundred(weights: list[Decimal]) -> None:
    names = codes(len(weights))
    for fresh in (evened(names), normalised(weights, names), stepped(weights, names)):
        assert total(fresh) == 100
        assert all(weight == weight.quantize(D("0.01")) for weight in fresh)


@given(WEIGHTS)
def test_steps_are_whole_and_nothing_with_a_weight_loses_it(weights: list[Decimal]) -> None:
    fresh = stepped(weights, codes(len(weights)))
    assert all(weight % 5 == 0 for weight in fresh)
    if any(weights):
        assert all(bool(new) == bool(old) for new, old in zip(fresh, weights, strict=True))
