"""Parameters: what is accepted, what is refused, and that writing and reading give the same rule."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.terms import Direction, Method, RaterGroup
from services.errors import Mendable
from services.scoring.parameters import (
    format_rule,
    parse_rule,
)
from services.scoring.rules import (
    Bands,
    Closer,
    Condition,
    Deduction,
    Described,
    Direct,
    Efficacy,
    GroupWeight,
    Interpolate,
    Level,
    Milestone,
    PassFail,
    PlusMinus,
    Point,
    RatingRule,
    Ratio,
    Rule,
)

HIGHER, LOWER, CLOSER = Direction.HIGHER, Direction.LOWER, Direction.CLOSER


def dec(text: str) -> Decimal:
    return Decimal(text)


def points(*pairs: tuple[str, str]) -> tuple[Point, ...]:
    return tuple(Point(dec(value), dec(score)) for value, score in pairs)


def refusal(method: Method, direction: Direction, text: str) -> str:
    with pytest.raises(Mendable) as caught:
        parse_rule(method, direction, text)
    return caught.value.code


@pytest.mark.parametrize(
    ("method", "direction", "text", "rule"),
    [
        (Method.RATIO, HIGHER, "", Ratio(HIGHER)),
        (Method.RATIO, LOWER, "zero_below=60", Ratio(LOWER, dec("60"))),
        (
            Method.INTERPOLATE,
            HIGHER,
            "points=90:60, 95:100, 98:120; below=zero",
            Interpolate(HIGHER, points(("90", "60"), ("95", "100"), ("98", "120"))),
        ),
        (
            Method.INTERPOLATE,
            LOWER,
            "points=5:60, 2:120; below=clamp",
            Interpolate(LOWER, points(("5", "60"), ("2", "120")), clamp=True),
        ),
        (
            Method.BANDS,
            LOWER,
            "bands=30:100, 35:90, else:10",
            Bands(LOWER, points(("30", "100"), ("35", "90")), dec("10")),
        ),
        (Method.DEDUCTION, LOWER, "k=10; free=0", Deduction(dec("10"))),
        (Method.DEDUCTION, HIGHER, "k=2.5; free=3", Deduction(dec("2.5"), dec("3"))),
        (
            Method.PLUS_MINUS,
            HIGHER,
            "step=5%; k=5; mode=linear",
            PlusMinus(HIGHER, dec("5"), dec("5"), percent=True),
        ),
        (
            Method.PLUS_MINUS,
            LOWER,
            "step=2; k=1; mode=whole",
            PlusMinus(LOWER, dec("2"), dec("1"), whole=True),
        ),
        (Method.PASS_FAIL, LOWER, "condition=<=0", PassFail(Condition("<=", dec("0")))),
        (Method.PASS_FAIL, HIGHER, "condition=>=T", PassFail(Condition(">=", None))),
        (
            Method.DESCRIBED,
            HIGHER,
            "levels=按时:100, 迟交未影响客户:80",
            Described((Level("按时", dec("100")), Level("迟交未影响客户", dec("80")))),
        ),
        (
            Method.MILESTONE,
            HIGHER,
            "late=0:100, 3:80",
            Milestone((Point(dec("0"), dec("100")), Point(dec("3"), dec("80")))),
        ),
        (Method.EFFICACY, HIGHER, "bad=6; good=12", Efficacy(dec("6"), dec("12"))),
        (Method.CLOSER, CLOSER, "tolerance=5; step=1; k=4", Closer(dec("5"), dec("1"), dec("4"))),
        (
            Method.RATING,
            HIGHER,
            "groups=self:10, superior:60, peer:30; trim=yes",
            RatingRule(
                (
                    GroupWeight(RaterGroup.SELF, dec("10")),
                    GroupWeight(RaterGroup.SUPERIOR, dec("60")),
                    GroupWeight(RaterGroup.PEER, dec("30")),
                ),
                trim=True,
            ),
        ),
        (Method.DIRECT, HIGHER, "", Direct()),
    ],
)
def test_parameters_of_the_contract_are_read(
    method: Method, direction: Direction, text: str, rule: Rule
) -> None:
    assert parse_rule(method, direction, text) == rule


@pytest.mark.parametrize(
    ("method", "direction", "plain", "written"),
    [
        (Method.INTERPOLATE, HIGHER, "points=90:60, 95:100", " points ＝ ９０：６０，９５：１００； "),
        (Method.BANDS, LOWER, "bands=30:100, else:5", "BANDS=30:100，否则：5"),
        (Method.PLUS_MINUS, HIGHER, "step=5%; k=5", "k=５；step=５％；mode=LINEAR"),
        (Method.PASS_FAIL, HIGHER, "condition=<=0", "condition=≤０"),
        (Method.PASS_FAIL, HIGHER, "condition=>T", "condition=＞ｔ"),
        (Method.RATING, HIGHER, "groups=self:10, superior:90; trim=yes", "groups=自评:10, 上级:90; trim=是"),
        (Method.DESCRIBED, HIGHER, 'levels="迟交，未：影响":80', "levels=“迟交，未：影响”：80"),
        (Method.EFFICACY, LOWER, "bad=3; good=-1.5", "bad=3\ngood=−1.5"),
    ],
)
def test_full_width_signs_and_chinese_words_mean_the_same(
    method: Method, direction: Direction, plain: str, written: str
) -> None:
    assert parse_rule(method, direction, written) == parse_rule(method, direction, plain)


def test_points_may_be_listed_from_either_end() -> None:
    down = parse_rule(Method.INTERPOLATE, HIGHER, "points=98:120, 95:100, 90:60")
    assert down == parse_rule(Method.INTERPOLATE, HIGHER, "points=90:60, 95:100, 98:120")


@pytest.mark.parametrize(
    ("method", "direction", "text", "code"),
    [
        (Method.INTERPOLATE, HIGHER, "points=90:60", "rule.points_few"),
        (Method.INTERPOLATE, HIGHER, "points=90:60, 95:80, 93:100", "rule.points_monotone"),
        (Method.INTERPOLATE, HIGHER, "points=90:60, 90:100", "rule.points_monotone"),
        (Method.INTERPOLATE, HIGHER, "points=5:60, 3:100, 2:120", "rule.points_order"),
        (Method.INTERPOLATE, LOWER, "points=90:60, 95:100", "rule.points_order"),
        (Method.INTERPOLATE, CLOSER, "points=90:60, 95:100", "rule.direction"),
        (Method.INTERPOLATE, HIGHER, "points=90:60, 95:100; below=none", "rule.choice"),
        (Method.INTERPOLATE, HIGHER, "points=90:60, 95", "rule.pair"),
        (Method.INTERPOLATE, HIGHER, "", "rule.missing"),
        (Method.INTERPOLATE, HIGHER, "points=", "rule.missing"),
        (Method.BANDS, HIGHER, "bands=30:100, 35:90", "rule.bands_order"),
        (Method.BANDS, LOWER, "bands=30:90, 35:100", "rule.bands_order"),
        (Method.BANDS, LOWER, "bands=30:100, 30:90", "rule.bands_order"),
        (Method.BANDS, LOWER, "bands=30:80, else:90", "rule.bands_order"),
        (Method.BANDS, LOWER, "bands=30:0, 35:-5", "rule.bands_order"),
        (Method.BANDS, LOWER, "bands=else:90", "rule.bands_few"),
        (Method.BANDS, LOWER, "bands=30:90, else:1, else:0", "rule.twice"),
        (Method.MILESTONE, HIGHER, "late=3:80, 0:100", "rule.bands_order"),
        (Method.MILESTONE, HIGHER, "late=0:-1", "rule.bands_order"),
        (Method.DEDUCTION, LOWER, "k=-1", "rule.positive"),
        (Method.DEDUCTION, LOWER, "k=0", "rule.positive"),
        (Method.DEDUCTION, LOWER, "free=1", "rule.missing"),
        (Method.DEDUCTION, LOWER, "k=1; free=-1", "rule.negative"),
        (Method.DEDUCTION, LOWER, "k=1; k=2", "rule.twice"),
        (Method.DEDUCTION, LOWER, "k=NaN", "rule.number"),
        (Method.DEDUCTION, LOWER, "k=inf", "rule.number"),
        (Method.DEDUCTION, LOWER, "k=1e3", "rule.number"),
        (Method.DEDUCTION, LOWER, "k=1_0", "rule.number"),
        (Method.DEDUCTION, LOWER, "k=٣", "rule.number"),
        (Method.DEDUCTION, LOWER, "k=1234567890123456789", "rule.number"),
        (Method.DEDUCTION, LOWER, "k=", "rule.missing"),
        (Method.DEDUCTION, LOWER, "k", "rule.form"),
        (Method.PLUS_MINUS, HIGHER, "step=0%; k=5", "rule.positive"),
        (Method.PLUS_MINUS, HIGHER, "k=5", "rule.missing"),
        (Method.PLUS_MINUS, HIGHER, "step=5", "rule.missing"),
        (Method.PLUS_MINUS, CLOSER, "step=5; k=1", "rule.direction"),
        (Method.PASS_FAIL, HIGHER, "condition=5", "rule.condition"),
        (Method.PASS_FAIL, HIGHER, "condition=<nan", "rule.condition"),
        (Method.DESCRIBED, HIGHER, "levels=按时:100, 按时:80", "rule.twice"),
        (Method.DESCRIBED, HIGHER, "levels=On time:100, on  TIME:80", "rule.twice"),
        (Method.DESCRIBED, HIGHER, "levels=9:00前:100", "rule.pair"),
        (Method.DESCRIBED, HIGHER, 'levels="":100', "rule.pair"),
        (Method.EFFICACY, HIGHER, "bad=6; good=6.0", "rule.good_is_bad"),
        (Method.EFFICACY, LOWER, "bad=6; good=12", "rule.good_bad_order"),
        (Method.EFFICACY, HIGHER, "good=12", "rule.missing"),
        (Method.CLOSER, CLOSER, "tolerance=-1; step=1; k=4", "rule.negative"),
        (Method.CLOSER, CLOSER, "tolerance=1; step=0; k=4", "rule.positive"),
        (Method.CLOSER, CLOSER, "tolerance=1; step=1", "rule.missing"),
        (Method.RATING, HIGHER, "groups=self:100", "rule.groups_self"),
        (Method.RATING, HIGHER, "groups=self:100, peer:0", "rule.groups_self"),
        (Method.RATING, HIGHER, "groups=peer:-1", "rule.negative"),
        (Method.RATING, HIGHER, "groups=boss:10", "rule.group"),
        (Method.RATING, HIGHER, "groups=peer:1, 同级:2", "rule.twice"),
        (Method.RATING, HIGHER, "", "rule.missing"),
        (Method.RATIO, HIGHER, "floor=1", "rule.unknown"),
        (Method.RATIO, CLOSER, "", "rule.direction"),
        (Method.DIRECT, HIGHER, "k=1", "rule.none_known"),
    ],
)
def test_what_the_rules_refuse_is_refused_by_name(
    method: Method, direction: Direction, text: str, code: str
) -> None:
    assert refusal(method, direction, text) == code


numbers = st.decimals(min_value=-1000, max_value=1000, places=2, allow_nan=False)
positive = st.decimals(min_value="0.01", max_value=1000, places=2)
not_negative = st.decimals(min_value=0, max_value=1000, places=2)
names = st.text(min_size=1).map(lambda text: text.replace("\0", "")).filter(lambda text: text.strip() != "")


@st.composite
def tables(draw: st.DrawFn, falling_values: bool, rising_scores: bool, least: int) -> tuple[Point, ...]:
    size = draw(st.integers(least, 5))
    values = sorted(
        draw(st.lists(numbers, min_size=size, max_size=size, unique=True)), reverse=falling_values
    )
    scores = sorted(draw(st.lists(numbers, min_size=size, max_size=size)), reverse=not rising_scores)
    return tuple(Point(value, score) for value, score in zip(values, scores, strict=True))


@st.composite
def rules(draw: st.DrawFn) -> tuple[Method, Direction, Rule]:
    direction = draw(st.sampled_from([HIGHER, LOWER]))
    higher = direction is HIGHER
    made: dict[Method, Callable[[], Rule]] = {
        Method.RATIO: lambda: Ratio(direction, draw(st.none() | not_negative)),
        Method.INTERPOLATE: lambda: Interpolate(
            direction, draw(tables(not higher, True, 2)), draw(st.booleans())
        ),
        Method.BANDS: lambda: Bands(direction, draw(tables(higher, False, 1)), dec("-1000")),
        Method.DEDUCTION: lambda: Deduction(draw(positive), draw(not_negative)),
        Method.PLUS_MINUS: lambda: PlusMinus(
            direction, draw(positive), draw(positive), draw(st.booleans()), draw(st.booleans())
        ),
        Method.PASS_FAIL: lambda: PassFail(
            Condition(draw(st.sampled_from(["<", "<=", ">", ">=", "="])), draw(st.none() | numbers))
        ),
        Method.DESCRIBED: lambda: Described((Level(draw(names), draw(numbers)),)),
        Method.MILESTONE: lambda: Milestone(draw(tables(False, False, 1)), dec("-1000")),
        Method.EFFICACY: lambda: Efficacy(
            *sorted(draw(st.lists(numbers, min_size=2, max_size=2, unique=True)), reverse=not higher)
        ),
        Method.CLOSER: lambda: Closer(draw(not_negative), draw(positive), draw(positive)),
        Method.RATING: lambda: RatingRule(
            (GroupWeight(RaterGroup.PEER, draw(positive)), GroupWeight(RaterGroup.SELF, draw(not_negative))),
            draw(st.booleans()),
        ),
        Method.DIRECT: Direct,
    }
    method = draw(st.sampled_from(list(made)))
    return method, direction, made[method]()


@given(rules())
def test_a_rule_written_and_read_is_the_same_rule(drawn: tuple[Method, Direction, Rule]) -> None:
    method, direction, rule = drawn
    text = format_rule(rule)
    assert parse_rule(method, direction, text) == rule
    assert format_rule(parse_rule(method, direction, text)) == text
