"""Bonus, pool, annual total, distribution, satisfaction, AHP, advice: the worked examples and their edges."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.domain.settings import DEFAULT_ANNUAL, DEFAULT_GRADES
from services.errors import Mendable
from services.scoring.advice import Advice, advice_for
from services.scoring.ahp import priorities
from services.scoring.annual import annual_total, months_part
from services.scoring.bonus import Pay, attendance_share, bonus, share_pool
from services.scoring.distribution import Standing, head_counts, only_advice, standings
from services.scoring.remainders import share_weights
from services.scoring.satisfaction import Answer, satisfaction


def dec(text: str) -> Decimal:
    return Decimal(text)


def pay(code: str, base: str, effective: str, unvetoed: str | None = None) -> Pay:
    return Pay(code, dec(base), dec(effective), unvetoed=None if unvetoed is None else dec(unvetoed))


def test_worked_examples_of_the_bonus() -> None:
    person = Pay("1", dec("2000"), dec("1.10"), company=dec("1.05"), department=dec("0.95"))
    assert str(bonus(person)) == "2194.50"
    vetoed = Pay("1", dec("2000"), dec("0"), company=dec("1.05"), department=dec("0.95"))
    assert str(bonus(vetoed)) == "0.00"


def test_point_9_a_head_does_not_get_the_department_twice_and_no_base_gives_no_amount() -> None:
    head = Pay("1", dec("2000"), dec("1.10"), company=dec("1.05"), department=dec("0.95"), head=True)
    assert str(bonus(head)) == "2310.00"
    assert bonus(Pay("1", None, dec("1"))) is None
    assert bonus(Pay("1", dec("2000"), None)) is None


def test_point_9_attendance_by_days() -> None:
    assert [str(attendance_share(days)) for days in (0, 1, 10, 11, 23)] == ["0", "0.5", "0.5", "1", "1"]


def test_worked_example_of_the_pool() -> None:
    shared = share_pool(
        dec("7500"), [pay("1", "3000", "1.2"), pay("2", "2500", "1.0"), pay("3", "2000", "0.8")]
    )
    assert [str(amount) for amount in shared.amounts] == ["3506.49", "2435.07", "1558.44"]
    assert shared.retained == 0


def test_point_9_a_vetoed_share_goes_to_the_others_or_stays_in_the_pool() -> None:
    people = [pay("1", "1000", "0", "1"), pay("2", "1000", "1")]
    assert share_pool(dec("100"), people).amounts == (0, 100)
    kept = share_pool(dec("100"), people, retain_vetoed=True)
    assert (kept.amounts, kept.retained) == ((0, 50), 50)


def test_point_19_an_incomplete_person_or_a_pool_without_shares_is_refused() -> None:
    with pytest.raises(Mendable, match=r"pool\.incomplete"):
        share_pool(dec("100"), [Pay("1", dec("1000"), None), pay("2", "1000", "1")])
    with pytest.raises(Mendable, match=r"pool\.nobody"):
        share_pool(dec("100"), [pay("1", "1000", "0")])
    with pytest.raises(Mendable, match=r"pool\.negative"):
        share_pool(dec("-1"), [pay("1", "1000", "1")])


@given(
    st.integers(0, 10**8),
    st.lists(st.tuples(st.integers(0, 9999), st.integers(0, 12), st.booleans()), min_size=1, max_size=15),
    st.booleans(),
)
def test_point_19_paid_and_retained_total_the_pool(
    cents: int, rows: list[tuple[int, int, bool]], retain: bool
) -> None:
    people = [
        pay(f"{at}", f"{base}", "0" if vetoed else f"{tenths / 10}", f"{tenths / 10}" if vetoed else None)
        for at, (base, tenths, vetoed) in enumerate(rows)
    ]
    amount = Decimal(cents).scaleb(-2)
    try:
        shared = share_pool(amount, people, retain_vetoed=retain)
    except Mendable as refusal:
        assert refusal.code == "pool.nobody"  # noqa: PT017 - either outcome is lawful, by the drawn shares
        return
    assert sum(shared.amounts) + shared.retained == amount


def test_worked_example_of_the_annual_total() -> None:
    scores = {"months": dec("91.35"), "satisfaction": dec("86"), "review": dec("90")}
    assert str(annual_total(scores, DEFAULT_ANNUAL).total) == "89.81"


def test_a_missing_annual_part_drops_out_and_the_rest_scale_up() -> None:
    total = annual_total({"months": dec("90"), "review": dec("60")}, DEFAULT_ANNUAL)
    assert str(total.total) == "84.00"
    assert "annual.absent" in [step.code for step in total.steps]
    with pytest.raises(Mendable, match=r"annual\.nothing"):
        annual_total({}, DEFAULT_ANNUAL)


def test_the_months_part_is_the_mean_of_the_totals() -> None:
    assert str(months_part([dec("90"), dec("91"), dec("91")])) == "90.67"
    assert months_part([]) is None


def test_worked_examples_of_the_forced_distribution() -> None:
    shares = [dec("20"), dec("70"), dec("10")]
    assert head_counts(12, shares) == [3, 8, 1]
    assert head_counts(8, shares) == [2, 5, 1]
    assert head_counts(5, shares) == [1, 4, 0]
    with pytest.raises(Mendable, match=r"distribution\.shares"):
        head_counts(5, [dec("20"), dec("70")])


def test_point_10_groups_under_ten_are_only_advised() -> None:
    assert [only_advice(heads) for heads in (9, 10)] == [True, False]


def test_ties_at_a_limit_are_shown_not_broken() -> None:
    totals = [dec("95"), dec("95"), dec("90"), dec("80"), dec("70")]
    assert standings(totals, [dec("20"), dec("70"), dec("10")]) == [
        Standing(0, True),
        Standing(0, True),
        Standing(1, False),
        Standing(1, False),
        Standing(1, False),
    ]


@given(st.integers(0, 500), st.integers(0, 100), st.integers(0, 100))
def test_head_counts_total_the_heads(heads: int, one: int, other: int) -> None:
    low, high = sorted((one, other))
    counts = head_counts(heads, [Decimal(low), Decimal(high - low), Decimal(100 - high)])
    assert sum(counts) == heads
    assert all(count >= 0 for count in counts)


def test_worked_example_of_satisfaction() -> None:
    answers = [
        Answer.VERY_SATISFIED,
        Answer.SATISFIED,
        Answer.BASICALLY,
        Answer.NOT_VERY,
        Answer.DISSATISFIED,
    ]
    counts = dict(zip(answers, map(Decimal, (40, 35, 15, 8, 2)), strict=True))
    assert str(satisfaction(counts)) == "79.40"
    assert satisfaction({**counts, Answer.UNKNOWN: Decimal(900)}) == dec("79.40")
    with pytest.raises(Mendable, match=r"satisfaction\.nobody"):
        satisfaction({Answer.UNKNOWN: Decimal(3)})


def third(number: int) -> Fraction:
    return Fraction(1, number)


def test_worked_example_of_ahp() -> None:
    one = Fraction(1)
    matrix = [[one, Fraction(3), Fraction(5)], [third(3), one, Fraction(2)], [third(5), third(2), one]]
    found = priorities(matrix)
    assert [str(weight) for weight in found.weights] == ["0.6483", "0.2297", "0.1220"]
    assert (str(found.lambda_max), str(found.ratio), found.consistent) == ("3.0037", "0.0032", True)
    assert share_weights(found.weights, Decimal(5), ["a", "b", "c"]) == [65, 25, 10]


def test_ahp_points_out_the_comparison_that_fits_least() -> None:
    one = Fraction(1)
    matrix = [[one, Fraction(3), third(9)], [third(3), one, Fraction(2)], [Fraction(9), third(2), one]]
    found = priorities(matrix)
    assert not found.consistent
    assert found.worst is not None


def test_ahp_refuses_what_is_no_comparison() -> None:
    one, two = Fraction(1), Fraction(2)
    for matrix, code in (
        ([[one, two], [one, one]], "ahp.reciprocal"),
        ([[two]], "ahp.reciprocal"),
        ([[one, Fraction(10)], [third(10), one]], "ahp.scale"),
        ([], "ahp.size"),
        ([[one, two]], "ahp.size"),
        ([[one] * 11] * 11, "ahp.size"),
    ):
        with pytest.raises(Mendable, match=code):
            priorities(matrix)


@given(st.lists(st.integers(1, 3), min_size=1, max_size=10))
def test_ahp_gives_back_the_weights_of_a_consistent_matrix(weights: list[int]) -> None:
    found = priorities([[Fraction(row, column) for column in weights] for row in weights])
    total = sum(weights)
    assert all(
        abs(got - Decimal(known) / total) <= Decimal("0.0001")
        for got, known in zip(found.weights, weights, strict=True)
    )
    assert found.consistent
    assert found.worst is None
    assert found.ratio == 0


def test_point_21_advice_by_grade_never_proposes_dismissal() -> None:
    advised = [advice_for(grade.name, DEFAULT_GRADES) for grade in DEFAULT_GRADES]
    assert advised == [Advice.PROMOTE, Advice.REWARD, Advice.KEEP, Advice.COACH, Advice.TRAIN]
    assert advice_for("D", DEFAULT_GRADES[-1:]) is Advice.KEEP
    assert advice_for("D", DEFAULT_GRADES[-2:]) is Advice.TRAIN
