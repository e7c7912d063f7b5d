"""Ratings: means, weights, trimming, and what may be shown of them."""

from collections.abc import Sequence
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from models.terms import Direction, Method, RaterGroup, SubjectType
from services.domain.entry import Rating
from services.domain.result import Step
from services.scoring.measured import LineScore, Measured
from services.scoring.method_ratings import HIDEABLE
from services.scoring.methods import score_line
from services.scoring.parameters import parse_rule

HIGHER = Direction.HIGHER


def rated(parameters: str, *ratings: tuple[str, str], minimum: int = 3) -> LineScore:
    given_ratings = tuple(
        Rating("2026-10", SubjectType.EMPLOYEE, "1", "K", at, RaterGroup(group), Decimal(points))
        for at, (group, points) in enumerate(ratings)
    )
    rule = parse_rule(Method.RATING, HIGHER, parameters)
    return score_line(rule, Measured(ratings=given_ratings, minimum=minimum))


def codes(steps: Sequence[Step]) -> list[str]:
    return [step.code for step in steps]


def test_worked_examples_of_ratings() -> None:
    trimmed = rated(
        "groups=peer:100; trim=yes", *(("peer", points) for points in ("78", "85", "88", "90", "97"))
    )
    assert str(trimmed.score) == "87.67"
    assert trimmed.actual == trimmed.score
    assert rated("groups=self:10, superior:90", ("self", "90"), ("superior", "80")).score == 81
    assert rated("groups=self:10, superior:90", ("superior", "80")).score == 80


def test_trimming_starts_at_five_ratings_of_a_group() -> None:
    four = [("peer", points) for points in ("0", "80", "80", "100")]
    assert rated("groups=peer:100; trim=yes", *four).score == 65
    assert rated("groups=peer:100; trim=yes", *four, ("peer", "80")).score == 80
    assert rated("groups=peer:100", *four, ("peer", "80")).score == 68


def test_point_18_self_ratings_alone_score_nothing() -> None:
    assert codes(rated("groups=self:10, superior:90", ("self", "90")).steps) == ["line.only_self"]
    assert codes(rated("groups=superior:90", ("peer", "90")).steps) == ["line.only_self"]


def test_a_rating_outside_the_scale_is_not_scored() -> None:
    assert codes(rated("groups=superior:90", ("superior", "100.5")).steps) == ["line.rating_scale"]


def test_point_18_small_groups_are_joined_with_the_next_and_the_superior_is_never_hidden() -> None:
    result = rated(
        "groups=self:10, superior:50, peer:20, inner:20",
        *[("self", "90"), ("superior", "80"), ("peer", "70"), ("peer", "72"), ("inner", "60")],
    )
    shown = [(step.code, dict(step.facts).get("groups")) for step in result.steps[:3]]
    assert shown == [("rating.group", "self"), ("rating.group", "superior"), ("rating.joined", "peer+inner")]
    assert dict(result.steps[2].facts)["mean"] == Decimal("65.5")
    assert result.score == Decimal("75.20")


def test_point_18_the_last_small_group_joins_the_one_before_and_a_lone_one_is_not_shown() -> None:
    joined = rated("groups=peer:50, inner:50", *[("peer", "70")] * 3, ("inner", "60"))
    assert dict(joined.steps[0].facts)["groups"] == "peer+inner"
    lone = rated("groups=superior:50, peer:50", ("superior", "80"), ("peer", "60"))
    assert codes(lone.steps) == ["rating.group", "rating.hidden", "rating.mean", "score.exact"]
    assert "60" not in str(lone.steps[1].facts)


def test_an_exact_half_cent_from_thirds_is_rounded_up() -> None:
    thirds = rated(
        "groups=peer:50, inner:50",
        ("peer", "85.01"),
        ("peer", "85.00"),
        ("peer", "85.00"),
        ("inner", "85.00"),
        ("inner", "85.01"),
        ("inner", "85.01"),
    )
    assert str(thirds.score) == "85.01"


@given(
    st.lists(st.tuples(st.sampled_from(list(RaterGroup)), st.integers(0, 100)), min_size=1), st.integers(1, 5)
)
def test_no_small_group_of_raters_is_ever_shown_apart(
    ratings: list[tuple[RaterGroup, int]], minimum: int
) -> None:
    weights = ", ".join(f"{group}:{weight}" for weight, group in enumerate(RaterGroup, start=5))
    result = rated(f"groups={weights}", *((group, str(points)) for group, points in ratings), minimum=minimum)
    for step in result.steps:
        facts = dict(step.facts)
        groups = str(facts.get("groups", "")).split("+")
        if "mean" in facts and groups[0] in HIDEABLE:
            count = facts["count"]
            assert isinstance(count, int)
            assert count >= minimum
