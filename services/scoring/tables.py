"""Tables inside parameters: points, limits with scores, levels, rater groups."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from models.terms import Direction, RaterGroup
from services.errors import Mendable
from services.scoring.method_names import group_of
from services.scoring.notation import folded, number, plain, read_pairs
from services.scoring.rules import GroupWeight, Level, Point

_ELSE = ("else", "否则", "otherwise", "其他", "其余")


def table(points: Sequence[Point]) -> str:
    """Values with their scores as they stand in the parameters."""
    return ", ".join(f"{plain(point.value)}:{plain(point.score)}" for point in points)


def parse_points(text: str, direction: Direction) -> tuple[Point, ...]:
    """Points from worst to best: two or more, values strictly monotone, a better one never scored lower."""
    points = tuple(_point(key, value, "points") for key, value in read_pairs(text, "points"))
    if len(points) < 2:
        raise Mendable("rule.points_few")
    values = [point.value for point in points]
    rising = all(left < right for left, right in pairwise(values))
    if not rising and not all(left > right for left, right in pairwise(values)):
        raise Mendable("rule.points_monotone", points=table(points))
    ordered = points if rising is (direction is Direction.HIGHER) else points[::-1]
    if any(worse.score > better.score for worse, better in pairwise(ordered)):
        raise Mendable("rule.points_order", points=table(points), direction=direction.value)
    return ordered


def parse_limits(text: str, name: str, direction: Direction) -> tuple[tuple[Point, ...], Decimal]:
    """Limits from best to worst, strictly ordered, scores never rising; the score otherwise."""
    limits: list[Point] = []
    otherwise: Decimal | None = None
    for key, value in read_pairs(text, name):
        if folded(key).lower() not in _ELSE:
            limits.append(_point(key, value, name))
        elif otherwise is not None:
            raise Mendable("rule.twice", name="else")
        else:
            otherwise = number(value, name)
    if not limits:
        raise Mendable("rule.bands_few", name=name)
    sign = 1 if direction is Direction.HIGHER else -1
    rest = otherwise or Decimal(0)
    scores = [*(limit.score for limit in limits), rest]
    ordered = all(sign * left.value > sign * right.value for left, right in pairwise(limits))
    if not ordered or any(left < right for left, right in pairwise(scores)):
        raise Mendable("rule.bands_order", name=name, bands=table(limits), direction=direction.value)
    return tuple(limits), rest


def _point(key: str, value: str, name: str) -> Point:
    return Point(number(key, name), number(value, name))


def parse_levels(text: str) -> tuple[Level, ...]:
    """Named cases with their scores, each name once."""
    levels = tuple(Level(key, number(value, "levels")) for key, value in read_pairs(text, "levels"))
    seen: set[str] = set()
    for level in levels:
        if level_key(level.name) in seen:
            raise Mendable("rule.twice", name=level.name)
        seen.add(level_key(level.name))
    return levels


def level_key(name: str) -> str:
    """What tells one level's name from another: width and case of letters and space do not."""
    return " ".join(folded(name).split()).casefold()


def parse_groups(text: str) -> tuple[GroupWeight, ...]:
    """Rater groups with weights, at least one besides self with a weight."""
    groups: list[GroupWeight] = []
    for key, value in read_pairs(text, "groups"):
        group = group_of(key)
        if group is None:
            raise Mendable("rule.group", text=key, allowed=", ".join(RaterGroup))
        if any(known.group is group for known in groups):
            raise Mendable("rule.twice", name=group.value)
        weight = number(value, "groups")
        if weight < 0:
            raise Mendable("rule.negative", name=group.value, value=weight)
        groups.append(GroupWeight(group, weight))
    if not any(known.weight for known in groups if known.group is not RaterGroup.SELF):
        raise Mendable("rule.groups_self")
    return tuple(groups)


def canonical_groups(text: str) -> str:
    """Rater groups with weights in the one way of writing them; Mendable `rule.…` as for a rule."""
    return ", ".join(f"{one.group.value}:{plain(one.weight)}" for one in parse_groups(text))
