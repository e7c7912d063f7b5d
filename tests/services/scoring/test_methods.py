"""Line scores: every worked example of the rules, the bounds, and what cannot be scored."""

from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.terms import Direction, Method
from services.domain.result import Step
from services.scoring.measured import LineScore, Measured
from services.scoring.methods import score_line
from services.scoring.parameters import parse_rule

HIGHER, LOWER, CLOSER = Direction.HIGHER, Direction.LOWER, Direction.CLOSER


def dec(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def score(
    method: str,
    direction: Direction,
    parameters: str,
    actual: str | None = None,
    target: str | None = None,
    *,
    cap: str | None = None,
    floor: str | None = None,
) -> LineScore:
    rule = parse_rule(Method(method), direction, parameters)
    return score_line(rule, Measured(dec(actual), None, dec(target)), dec(cap), dec(floor))


def told(method: str, parameters: str, text: str) -> LineScore:
    return score_line(parse_rule(Method(method), HIGHER, parameters), Measured(text=text))


def codes(steps: Sequence[Step]) -> list[str]:
    return [step.code for step in steps]


POINTS = "points=90:60, 95:100, 98:120"
FALLING = "points=5:60, 3:100, 2:120"
BANDS = "bands=30:100, 35:90, 40:80, else:0"
LATE = "late=0:100, 3:80, 10:50, else:0"


@pytest.mark.parametrize(
    ("method", "direction", "parameters", "actual", "target", "expected"),
    [
        ("ratio", HIGHER, "", "460", "500", "92.00"),
        ("ratio", LOWER, "", "2.4", "2.0", "80.00"),
        ("ratio", HIGHER, "", "-40", "-50", "120.00"),
        ("interpolate", HIGHER, POINTS, "93", None, "84.00"),
        ("interpolate", HIGHER, POINTS, "97", None, "113.33"),
        ("interpolate", HIGHER, POINTS, "89.99", None, "0.00"),
        ("interpolate", LOWER, FALLING, "3.8", None, "84.00"),
        ("bands", LOWER, BANDS, "38", None, "80.00"),
        ("bands", LOWER, BANDS, "35", None, "90.00"),
        ("bands", LOWER, BANDS, "41", None, "0.00"),
        ("deduction", LOWER, "k=10", "3", None, "70.00"),
        ("plus_minus", HIGHER, "step=5%; k=5", "112", "100", "112.00"),
        ("plus_minus", HIGHER, "step=5%; k=5; mode=whole", "112", "100", "110.00"),
        ("plus_minus", HIGHER, "step=5%; k=5", "128", "100", "120.00"),
        ("pass_fail", LOWER, "condition=<=T", "1", "0", "0.00"),
        ("milestone", LOWER, LATE, "4", None, "50.00"),
        ("efficacy", HIGHER, "bad=6; good=12", "5.81", None, "58.73"),
        ("closer", CLOSER, "tolerance=5; step=1; k=4", "103", "100", "100.00"),
        ("closer", CLOSER, "tolerance=5; step=1; k=4", "107", "100", "92.00"),
        ("direct", HIGHER, "", "87.5", None, "87.50"),
    ],
)
def test_worked_example(
    method: str, direction: Direction, parameters: str, actual: str, target: str | None, expected: str
) -> None:
    assert str(score(method, direction, parameters, actual, target).score) == expected


def test_worked_example_of_a_described_level() -> None:
    assert told("described", "levels=按时:100, 迟交未影响客户:80", "迟交未影响客户").score == 80
    assert told("described", "levels=On time:100", " ON  TIME ").score == 100


@pytest.mark.parametrize(
    ("method", "direction", "parameters", "actual", "target", "expected"),
    [
        ("ratio", HIGHER, "", "94", "95", "98.95"),
        ("ratio", LOWER, "", "-60", "-50", "120.00"),
        ("ratio", LOWER, "", "-40", "-50", "80.00"),
        ("ratio", LOWER, "", "1", "2", "120.00"),
        ("ratio", HIGHER, "", "-5", "2", "0.00"),
        ("ratio", HIGHER, "zero_below=60", "59.999999", "100", "0.00"),
        ("ratio", HIGHER, "zero_below=60", "60", "100", "60.00"),
        ("interpolate", HIGHER, POINTS, "90", None, "60.00"),
        ("interpolate", HIGHER, POINTS, "95", None, "100.00"),
        ("interpolate", HIGHER, POINTS, "98", None, "120.00"),
        ("interpolate", HIGHER, POINTS, "1000", None, "120.00"),
        ("interpolate", HIGHER, POINTS + "; below=clamp", "1", None, "60.00"),
        ("interpolate", LOWER, FALLING, "5.000001", None, "0.00"),
        ("interpolate", LOWER, FALLING, "1", None, "120.00"),
        ("bands", LOWER, BANDS, "-3", None, "100.00"),
        ("bands", HIGHER, "bands=95:100, 90:80", "95", None, "100.00"),
        ("bands", HIGHER, "bands=95:100, 90:80", "94.999999", None, "80.00"),
        ("bands", HIGHER, "bands=95:100, 90:80", "89", None, "0.00"),
        ("deduction", LOWER, "k=10; free=2", "2", None, "100.00"),
        ("deduction", LOWER, "k=10; free=2", "2.5", None, "95.00"),
        ("deduction", LOWER, "k=10", "-3", None, "100.00"),
        ("deduction", LOWER, "k=10", "11", None, "0.00"),
        ("plus_minus", LOWER, "step=5%; k=5", "112", "100", "88.00"),
        ("plus_minus", LOWER, "step=5%; k=5; mode=whole", "112", "100", "90.00"),
        ("plus_minus", HIGHER, "step=2; k=3; mode=whole", "95.2", "100", "94.00"),
        ("plus_minus", HIGHER, "step=5%; k=5", "-90", "-100", "110.00"),
        ("plus_minus", HIGHER, "step=2; k=3", "3", "0", "104.50"),
        ("milestone", HIGHER, LATE, "-5", None, "100.00"),
        ("milestone", HIGHER, LATE, "10", None, "50.00"),
        ("milestone", HIGHER, LATE, "10.5", None, "0.00"),
        ("efficacy", LOWER, "bad=12; good=6", "9", None, "80.00"),
        ("efficacy", HIGHER, "bad=6; good=12", "15", None, "120.00"),
        ("closer", CLOSER, "tolerance=0; step=2; k=3", "95", "100", "92.50"),
        ("pass_fail", HIGHER, "condition=>=95", "95", None, "100.00"),
        ("direct", HIGHER, "", "130", None, "120.00"),
        ("direct", HIGHER, "", "-1", None, "0.00"),
        ("direct", HIGHER, "", "84.995", None, "85.00"),
    ],
)
def test_edges_of_the_methods(
    method: str, direction: Direction, parameters: str, actual: str, target: str | None, expected: str
) -> None:
    assert str(score(method, direction, parameters, actual, target).score) == expected


def test_yes_and_no_need_no_condition() -> None:
    assert told("pass_fail", "", "yes").score == 100
    assert told("pass_fail", "condition=<=T", "no").score == 0


def test_point_1_zero_options_give_zero_whatever_the_floor_and_other_scores_keep_to_it() -> None:
    assert score("ratio", HIGHER, "zero_below=60", "50", "100", floor="30").score == 0
    assert score("interpolate", HIGHER, POINTS, "80", floor="30").score == 0
    assert score("interpolate", HIGHER, POINTS + "; below=clamp", "80", floor="70").score == 70
    assert score("bands", LOWER, BANDS, "50", floor="30").score == 30
    assert score("pass_fail", LOWER, "condition=<=0", "1", floor="30").score == 30
    assert score("deduction", LOWER, "k=10", "9", floor="30").score == 30


def test_point_1_cap_and_floor_come_before_the_rounding() -> None:
    assert score("direct", HIGHER, "", "100.004", cap="100.003").score == 100
    assert str(score("direct", HIGHER, "", "99.999").score) == "100.00"
    capped = score("ratio", HIGHER, "", "200", "100", cap="150")
    assert capped.score == 150
    assert codes(capped.steps) == ["ratio.plain", "score.cap", "score.exact"]
    assert score("ratio", HIGHER, "", "200", "100", cap="200").score == 200
    assert score("direct", HIGHER, "", "-7", floor="-10").score == -7
    assert str(score("direct", HIGHER, "", "-0.004", floor="-10").score) == "0.00"


@pytest.mark.parametrize(
    ("method", "direction", "parameters", "actual", "target", "code"),
    [
        ("ratio", HIGHER, "", "1", "0", "line.target_zero"),
        ("ratio", HIGHER, "", "1", None, "line.target_missing"),
        ("plus_minus", HIGHER, "step=5%; k=5", "1", "0", "line.target_zero_steps"),
        ("plus_minus", HIGHER, "step=5; k=5", "1", None, "line.target_missing"),
        ("closer", CLOSER, "tolerance=5; step=1; k=4", "1", None, "line.target_missing"),
        ("pass_fail", HIGHER, "condition=<T", "1", None, "line.target_missing"),
        ("pass_fail", HIGHER, "", "1", None, "line.condition_missing"),
        ("rating", HIGHER, "groups=peer:100", "101", None, "line.rating_scale"),
        ("described", HIGHER, "levels=a:1", "101", None, "line.level_number"),
        ("direct", HIGHER, "", None, None, "line.missing"),
    ],
)
def test_a_line_that_cannot_be_scored_says_why(
    method: str, direction: Direction, parameters: str, actual: str | None, target: str | None, code: str
) -> None:
    result = score(method, direction, parameters, actual, target)
    assert result.score is None
    assert codes(result.steps) == [code]


def test_words_where_they_do_not_belong_say_why() -> None:
    assert codes(told("direct", "", "many").steps) == ["line.not_number"]
    assert codes(told("described", "levels=a:1", "b").steps) == ["line.level"]
    assert codes(told("pass_fail", "", "perhaps").steps) == ["line.yes_no"]


values = st.decimals(min_value=-10_000, max_value=10_000, places=3)
RULES = [
    (Method.RATIO, HIGHER, ""),
    (Method.RATIO, LOWER, ""),
    (Method.RATIO, HIGHER, "zero_below=60"),
    (Method.INTERPOLATE, HIGHER, POINTS),
    (Method.INTERPOLATE, LOWER, FALLING + "; below=clamp"),
    (Method.BANDS, LOWER, BANDS),
    (Method.DEDUCTION, LOWER, "k=3; free=1"),
    (Method.PLUS_MINUS, HIGHER, "step=3%; k=2"),
    (Method.PLUS_MINUS, LOWER, "step=3; k=2; mode=whole"),
    (Method.MILESTONE, LOWER, LATE),
    (Method.EFFICACY, HIGHER, "bad=-3; good=1200"),
    (Method.EFFICACY, LOWER, "bad=1200; good=-3"),
]


@given(st.sampled_from(RULES), values, values, values.filter(bool), values)
def test_a_better_actual_never_scores_less_and_bounds_hold(
    rule: tuple[Method, Direction, str], one: Decimal, other: Decimal, target: Decimal, floor: Decimal
) -> None:
    parsed = parse_rule(*rule)
    worse, better = sorted((one, other), reverse=rule[1] is LOWER)
    cap = max(floor, Decimal(120))
    scores = [
        score_line(parsed, Measured(value, None, target), cap, floor).score for value in (worse, better)
    ]
    assert None not in scores
    low, high = (found for found in scores if found is not None)
    zero = "zero_below" in rule[2] or rule[0] is Method.INTERPOLATE
    assert low <= high or (floor < 0 and zero)
    assert all(min(floor, Decimal(0)) - 1 < found <= cap + 1 for found in (low, high))
    assert all(found == found.quantize(Decimal("0.01")) for found in (low, high))
