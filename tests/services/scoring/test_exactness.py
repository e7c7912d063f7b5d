"""Line scores and totals against the rules' formulas in fractions: never a digit lost, rounded once."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.terms import Direction, Method, TotalMethod
from services.scoring.measured import Measured
from services.scoring.methods import score_line
from services.scoring.parameters import parse_rule
from services.scoring.totals import WeightedScore, official_total

HIGHER, LOWER, CLOSER = Direction.HIGHER, Direction.LOWER, Direction.CLOSER
Formula = Callable[[Fraction, Fraction], Fraction]


def whole(steps: Fraction) -> int:
    """Completed steps, those to the worse as well."""
    return int(steps)


FORMULAS: list[tuple[Method, Direction, str, Formula]] = [
    (Method.RATIO, HIGHER, "", lambda a, t: (1 + (a - t) / abs(t)) * 100),
    (Method.RATIO, LOWER, "", lambda a, t: (1 - (a - t) / abs(t)) * 100),
    (Method.INTERPOLATE, HIGHER, "points=-10:0, 7:120; below=clamp", lambda a, _: (a + 10) * 120 / 17),
    (Method.INTERPOLATE, LOWER, "points=7:0, -10:120", lambda a, _: (7 - a) * 120 / 17),
    (
        Method.DEDUCTION,
        LOWER,
        "k=0.3; free=1.7",
        lambda a, _: 100 - Fraction(3, 10) * max(0, a - Fraction(17, 10)),
    ),
    (Method.PLUS_MINUS, HIGHER, "step=7%; k=3", lambda a, t: 100 + (a - t) * 300 / (abs(t) * 7)),
    (
        Method.PLUS_MINUS,
        LOWER,
        "step=0.7; k=3; mode=whole",
        lambda a, t: 100 + Fraction(whole((t - a) * 10 / 7) * 3),
    ),
    (Method.EFFICACY, LOWER, "bad=12; good=5", lambda a, _: (a - 12) / -7 * 40 + 60),
    (
        Method.CLOSER,
        CLOSER,
        "tolerance=3; step=7; k=11",
        lambda a, t: 100 - max(0, abs(a - t) - 3) * 11 / Fraction(7),
    ),
    (Method.DIRECT, HIGHER, "", lambda a, _: a),
]


def half_up(exact: Fraction) -> Decimal:
    cents, rest = divmod(abs(exact) * 100, 1)
    size = Decimal(int(cents) + (rest >= Fraction(1, 2))) / 100
    return size if exact > 0 else -size


near = st.decimals(min_value=-200, max_value=200, places=6)
far = st.decimals(min_value=-999_999_999_999, max_value=999_999_999_999, places=6)
bounds = st.decimals(min_value=-100, max_value=300, places=2)


@pytest.mark.parametrize(("method", "direction", "text", "formula"), FORMULAS)
@given(actual=near | far, target=(near | far).filter(bool), pair=st.tuples(bounds, bounds))
def test_a_score_is_the_formula_bounded_and_rounded_once(
    method: Method,
    direction: Direction,
    text: str,
    formula: Formula,
    actual: Decimal,
    target: Decimal,
    pair: tuple[Decimal, Decimal],
) -> None:
    floor, cap = sorted(pair)
    found = score_line(parse_rule(method, direction, text), Measured(actual, None, target), cap, floor).score
    exact = formula(Fraction(actual), Fraction(target))
    if method is Method.INTERPOLATE:
        exact = min(max(exact, Fraction(0)), Fraction(120))
        if "clamp" not in text and actual > 7:
            assert found == 0
            return
    assert found == half_up(min(max(exact, Fraction(floor)), Fraction(cap)))


scores = st.decimals(min_value=0, max_value=300, places=2)
weights = st.decimals(min_value=0, max_value=100, places=2)
lines = st.lists(st.builds(WeightedScore, weights, scores), min_size=1, max_size=8)


@given(lines.filter(lambda drawn: any(line.weight for line in drawn)), bounds, st.tuples(bounds, bounds))
def test_a_total_is_the_mean_adjusted_bounded_and_rounded_once(
    drawn: list[WeightedScore], points: Decimal, pair: tuple[Decimal, Decimal]
) -> None:
    floor, cap = sorted(pair)
    counted = [(Fraction(line.weight), Fraction(line.score or 0)) for line in drawn if line.weight]
    weighted = sum(weight * score for weight, score in counted) / sum(weight for weight, _ in counted)
    simple = sum(score for _, score in counted) / Fraction(len(counted))
    for method, mean in ((TotalMethod.WEIGHTED, weighted), (TotalMethod.SIMPLE, simple)):
        total = official_total(drawn, method, points, cap, floor)
        bounded = min(max(Fraction(mean) + Fraction(points), Fraction(floor)), Fraction(cap))
        assert total is not None
        assert total.total == half_up(bounded)
