"""Totals, weights, grades and ranks."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.terms import TotalMethod
from services.domain.settings import DEFAULT_GRADES
from services.errors import Mendable
from services.scoring.grades import grade_of, under_ceiling
from services.scoring.ranking import ranks
from services.scoring.remainders import share_money, share_weights
from services.scoring.totals import WeightedScore, check_weights, official_total, shares

WEIGHTED, SIMPLE = TotalMethod.WEIGHTED, TotalMethod.SIMPLE


def lines(weights: str, scores: str) -> list[WeightedScore]:
    pairs = zip(weights.split("/"), scores.split("/"), strict=True)
    return [WeightedScore(Decimal(weight), Decimal(points)) for weight, points in pairs]


def total(weights: str, scores: str, method: TotalMethod = WEIGHTED, **bounds: Decimal) -> str:
    found = official_total(lines(weights, scores), method, **bounds)
    assert found is not None
    return str(found.total)


def test_worked_examples_of_totals() -> None:
    assert total("30/25/20/15/10", "92/80/100/60/120") == "88.60"
    seed = "30/25/20/15/5/5", "95/88/90/72/105/60"
    assert total(*seed) == "87.55"
    assert total(*seed, SIMPLE) == "85.00"
    assert total("/".join(["12.5"] * 8), "/".join(["100"] * 8)) == "100.00"
    assert total("40/30", "90/60") == "77.14"


def test_point_2_weight_zero_counts_in_neither_mean() -> None:
    assert total("60/40/0", "90/60/0") == "78.00"
    assert total("60/40/0", "90/60/0", SIMPLE) == "75.00"
    assert official_total(lines("0", "90"), WEIGHTED) is None


def test_point_2_adjustments_come_before_the_card_s_bounds() -> None:
    assert total("100", "118", adjustment=Decimal(5)) == "120.00"
    assert total("100", "3", adjustment=Decimal(-5)) == "0.00"
    assert total("100", "98", adjustment=Decimal(5), cap=Decimal(100)) == "100.00"
    assert total("100", "50", floor=Decimal(60)) == "60.00"
    assert total("100", "84.99", adjustment=Decimal("0.005")) == "85.00"


def test_point_2_shares_are_shown_rounded_and_follow_the_method() -> None:
    shown = shares([WeightedScore(Decimal(40), Decimal(90)), WeightedScore(Decimal(30), None)], WEIGHTED)
    assert [(str(share.weight), share.weighted) for share in shown] == [
        ("57.14", Decimal("51.43")),
        ("42.86", None),
    ]
    simple = shares(lines("50/30/20/0", "90/90/90/90"), SIMPLE)
    assert [str(share.weight) for share in simple] == ["33.33", "33.33", "33.33", "0.00"]


@pytest.mark.parametrize(
    ("weights", "code"),
    [
        (["30", "69.99"], "weights.total"),
        (["50.001", "49.999"], "weights.places"),
        (["-10", "110"], "weights.range"),
        (["100.01"], "weights.range"),
        ([], "weights.total"),
    ],
)
def test_weights_that_are_refused(weights: list[str], code: str) -> None:
    with pytest.raises(Mendable) as caught:
        check_weights([Decimal(weight) for weight in weights])
    assert caught.value.code == code


def test_weights_of_exactly_a_hundred_pass_with_zeros() -> None:
    check_weights([Decimal("33.33"), Decimal("66.67"), Decimal(0)])


@given(st.lists(st.integers(1, 10_000), min_size=1, max_size=12), st.sampled_from(TotalMethod))
def test_effective_weights_total_a_hundred_but_for_rounding(weights: list[int], method: TotalMethod) -> None:
    given_lines = [WeightedScore(Decimal(weight) / 100, Decimal(100)) for weight in weights]
    shown = shares(given_lines, method)
    assert abs(sum(share.weight for share in shown) - 100) <= Decimal("0.005") * len(weights)
    found = official_total(given_lines, method)
    assert found is not None
    assert found.total == 100


def test_grades_are_closed_below_and_read_from_the_printed_total() -> None:
    read = {
        text: grade_of(Decimal(text), DEFAULT_GRADES).name
        for text in ("110", "109.99", "85.00", "84.99", "70", "0")
    }
    assert read == {"110": "S", "109.99": "A", "85.00": "B", "84.99": "C", "70": "C", "0": "D"}
    assert total("100", "84.995") == "85.00"


@given(st.decimals(min_value=-200, max_value=300, places=2))
def test_every_total_has_exactly_the_best_grade_it_reaches(points: Decimal) -> None:
    grade = grade_of(points, DEFAULT_GRADES)
    reached = [one for one in DEFAULT_GRADES if one.bound is not None and points >= one.bound]
    assert grade == (reached[0] if reached else DEFAULT_GRADES[-1])


def test_a_ceiling_only_lowers() -> None:
    by_name = {grade.name: grade for grade in DEFAULT_GRADES}
    assert under_ceiling(by_name["S"], "C", DEFAULT_GRADES).name == "C"
    assert under_ceiling(by_name["D"], "C", DEFAULT_GRADES).name == "D"
    assert under_ceiling(by_name["S"], "Z", DEFAULT_GRADES).name == "S"
    assert under_ceiling(by_name["S"], None, DEFAULT_GRADES).name == "S"


def test_ties_share_a_rank() -> None:
    assert ranks([Decimal(90), Decimal(95), Decimal("90.00"), Decimal(80)]) == [2, 1, 2, 4]


@given(st.lists(st.decimals(0, 120, places=2), max_size=20))
def test_a_rank_is_one_more_than_the_better_totals(totals: list[Decimal]) -> None:
    assert ranks(totals) == [1 + sum(other > one for other in totals) for one in totals]


@given(st.integers(0, 10**9), st.lists(st.integers(0, 10**6), min_size=1, max_size=20).filter(any))
def test_shared_money_totals_the_amount_and_stays_within_a_cent(cents: int, parts: list[int]) -> None:
    amount = Decimal(cents).scaleb(-2)
    shared = share_money(amount, [Decimal(part) for part in parts], [f"{at:03d}" for at in range(len(parts))])
    assert sum(shared) == amount
    assert all(
        abs(got - amount * part / sum(parts)) < Decimal("0.01")
        for got, part in zip(shared, parts, strict=True)
    )


def test_point_11_ties_of_money_go_to_the_larger_share_then_the_earlier_code() -> None:
    assert share_money(Decimal("0.01"), [Decimal(1), Decimal(1)], ["b", "a"]) == [0, Decimal("0.01")]
    assert share_money(Decimal("0.02"), [Decimal(1), Decimal(3)], ["a", "b"]) == [0, Decimal("0.02")]


def test_point_13_and_20_steps_leave_every_line_one_taken_from_the_largest() -> None:
    weights = [Decimal(text) for text in ("0.9", "0.08", "0.01", "0.01")]
    assert share_weights(weights, Decimal(5), ["a", "b", "c", "d"]) == [80, 10, 5, 5]
    with pytest.raises(Mendable, match=r"ahp\.step"):
        share_weights(weights, Decimal(50), ["a", "b", "c", "d"])
    with pytest.raises(Mendable, match=r"ahp\.step"):
        share_weights(weights, Decimal(3), ["a", "b", "c", "d"])


@given(st.lists(st.integers(1, 1000), min_size=1, max_size=10), st.sampled_from([1, 2, 5, 10]))
def test_weights_in_steps_total_a_hundred_and_leave_nobody_out(parts: list[int], step: int) -> None:
    shared = share_weights(
        [Decimal(part) for part in parts], Decimal(step), [str(at) for at in range(len(parts))]
    )
    assert sum(shared) == 100
    assert all(weight >= step and weight % step == 0 for weight in shared)
