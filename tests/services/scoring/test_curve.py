"""A rule's curve is the scoring itself, drawn; a rule's form gives the rule back."""

from decimal import Decimal

import pytest

from models.terms import Direction, Method
from services.scoring.curve import curve_of
from services.scoring.measured import Measured
from services.scoring.methods import score_line
from services.scoring.parameters import parse_rule
from services.scoring.rule_fields import fields_of, parameters_of, wrong_field

RULES = [
    (Method.RATIO, Direction.HIGHER, "zero_below=50"),
    (Method.INTERPOLATE, Direction.LOWER, "points=16:30, 10:70, 6:100, 3:120; below=clamp"),
    (Method.BANDS, Direction.LOWER, "bands=30:100, 35:90, 40:80, else:0"),
    (Method.DEDUCTION, Direction.LOWER, "k=10; free=1"),
    (Method.PLUS_MINUS, Direction.HIGHER, "step=5%; k=5; mode=whole"),
    (Method.PASS_FAIL, Direction.LOWER, "condition=<=T"),
    (Method.MILESTONE, Direction.LOWER, "late=0:100, 3:80, 10:50, else:0"),
    (Method.EFFICACY, Direction.HIGHER, "bad=6; good=12"),
    (Method.CLOSER, Direction.CLOSER, "tolerance=5; step=1; k=4"),
    (Method.DIRECT, Direction.HIGHER, ""),
]
FORMS = [
    *RULES,
    (Method.DESCRIBED, Direction.HIGHER, 'levels="late, unnoticed":80, on time:100'),
    (Method.RATING, Direction.HIGHER, "groups=superior:60, peer:40; trim=yes"),
    (Method.PASS_FAIL, Direction.HIGHER, ""),
]


@pytest.mark.parametrize(("method", "direction", "text"), RULES)
def test_every_point_of_a_curve_is_what_the_scoring_gives(
    method: Method, direction: Direction, text: str
) -> None:
    rule, target = parse_rule(method, direction, text), Decimal(100)
    points = curve_of(rule, target).points
    assert len(points) > 20
    assert all(
        point.score == score_line(rule, Measured(point.value, target=target)).score for point in points
    )


def test_a_band_s_limit_is_a_jump_between_two_near_values() -> None:
    rule = parse_rule(Method.BANDS, Direction.LOWER, "bands=30:100, 35:90, else:0")
    points = curve_of(rule, None).points
    at = next(n for n, point in enumerate(points) if point.value == 35)
    assert (points[at].score, points[at + 1].score) == (Decimal(90), Decimal(0))
    assert points[at + 1].value - points[at].value < Decimal("0.01")


def test_a_curve_of_counts_does_not_reach_below_nothing() -> None:
    rule = parse_rule(Method.PLUS_MINUS, Direction.HIGHER, "step=1; k=8; mode=whole")
    curve = curve_of(rule, Decimal(3))
    assert curve.span == (0, 6)
    assert {point.score for point in curve.points} == {76, 84, 92, 100, 108, 116, 120}


def test_levels_and_yes_or_no_are_dots_and_a_rule_without_its_target_has_no_curve() -> None:
    levels = parse_rule(Method.DESCRIBED, Direction.HIGHER, "levels=好:100, 差:50")
    assert curve_of(levels, None).dots == (("好", Decimal(100)), ("差", Decimal(50)))
    assert [name for name, _ in curve_of(parse_rule(Method.PASS_FAIL, Direction.HIGHER, ""), None).dots]
    ratio = parse_rule(Method.RATIO, Direction.HIGHER, "")
    assert curve_of(ratio, None).points == ()
    assert curve_of(ratio, Decimal(0)).points == ()


@pytest.mark.parametrize(("method", "direction", "text"), FORMS)
def test_a_rule_taken_apart_and_put_together_is_the_same(
    method: Method, direction: Direction, text: str
) -> None:
    given = parameters_of(method, direction, fields_of(method, text))
    assert parse_rule(method, direction, given) == parse_rule(method, direction, text)


@pytest.mark.parametrize(
    ("method", "text", "name"),
    [
        (Method.PLUS_MINUS, "step=0; k=5", "step"),
        (Method.PLUS_MINUS, "step=1", "k"),
        (Method.INTERPOLATE, "points=1:2, 3:1", "points"),
        (Method.EFFICACY, "bad=9; good=9", "good"),
        (Method.RATING, "groups=self:100", "groups"),
        (Method.PASS_FAIL, "condition=about 5", "condition"),
    ],
)
def test_what_the_rules_refuse_is_found_at_its_own_field(method: Method, text: str, name: str) -> None:
    found = wrong_field(method, Direction.HIGHER, text)
    assert found is not None
    assert found[0] == name
