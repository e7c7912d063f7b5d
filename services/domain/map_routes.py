"""How the arrows of a strategy map run: from a card's top to the bottom of what it supports, round the cards
between. A route is a start and cubic Bézier pieces, three points each, in map units.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from services.domain.strategy_map import CARD_HEIGHT, CARD_WIDTH, Box, Link, StrategyMap

HEAD = 10
"""The length of an arrow's head, which points at the card."""
CLEAR = 8
"""How far an arrow keeps from cards that it passes."""


class Point(NamedTuple):
    """A point of the map."""

    x: int
    y: int


Route = tuple[Point, ...]


def routes(graph: StrategyMap) -> dict[Link, Route]:
    """The route of every link."""
    return {link: route(graph, link) for link in graph.links}


def route(graph: StrategyMap, link: Link) -> Route:
    """One link's route over the map."""
    boxes = graph.boxes
    others = (box for code, box in boxes.items() if code not in link)
    return route_between(boxes[link.code], boxes[link.supports], others)


def route_between(lower: Box, upper: Box, others: Iterable[Box] = ()) -> Route:
    """From the lower card to the upper; sideways where they lie beside each other."""
    start, end = Point(lower.middle, lower.y), Point(upper.middle, upper.bottom + HEAD)
    if start.y <= end.y:
        return _beside(lower, upper)
    points = [start, *_ways_past(start, end, others), end]
    curve = [start]
    for one, other in pairwise(points):
        middle = (one.y + other.y) // 2
        if one.x == other.x:
            middle = one.y
        curve += [Point(one.x, middle), Point(other.x, middle), other]
    return tuple(curve)


def _beside(lower: Box, upper: Box) -> Route:
    """Out of one side and into the nearer side of the other."""
    rightwards = upper.middle >= lower.middle
    start = Point(lower.x + CARD_WIDTH * rightwards, lower.y + CARD_HEIGHT // 2)
    side = upper.x - HEAD if rightwards else upper.x + CARD_WIDTH + HEAD
    end = Point(side, upper.y + CARD_HEIGHT // 2)
    reach = max(24, abs(end.x - start.x) // 2) * (1 if rightwards else -1)
    return (start, Point(start.x + reach, start.y), Point(end.x - reach, end.y), end)


def _ways_past(start: Point, end: Point, others: Iterable[Box]) -> list[Point]:
    """Points that lead past the rows of cards between, from below: straight up where that is free."""
    between = sorted(
        (box for box in others if end.y - HEAD <= box.y and box.bottom <= start.y),
        key=lambda box: (-box.y, box.x),
    )
    points: list[Point] = []
    x = start.x
    while between:
        row = [box for box in between if box.bottom > between[0].y]
        between = between[len(row) :]
        x = _way_through(x, end.x, row)
        points += [Point(x, max(box.bottom for box in row)), Point(x, min(box.y for box in row))]
    return points


def _way_through(x: int, aim: int, row: Sequence[Box]) -> int:
    """Where to pass a row of cards: the least way round, and no sooner than needed."""
    sides = sorted((box.x, box.x + CARD_WIDTH) for box in row)
    ways = [x, aim, sides[0][0] - 2 * CLEAR, sides[-1][1] + 2 * CLEAR]
    for (_, right), (left, _) in pairwise(sides):
        gap = left - right
        ways += [right + gap // 2] if gap < 6 * CLEAR else [right + 2 * CLEAR, left - 2 * CLEAR]
    free = [way for way in ways if _is_free(way, row)]
    return min(free, key=lambda way: (abs(way - x) + abs(way - aim), abs(way - x), way))


def _is_free(x: int, row: Iterable[Box]) -> bool:
    return all(x <= box.x - CLEAR or x >= box.x + CARD_WIDTH + CLEAR for box in row)


def flattened(route_: Route, pieces: int = 12) -> list[Point]:
    """A route as a line through points."""
    points = [route_[0]]
    for at in range(0, len(route_) - 1, 3):
        a, b, c, d = route_[at : at + 4]
        for step in range(1, pieces + 1):
            t, s = step, pieces - step
            points.append(
                Point(
                    *(
                        (s**3 * p + 3 * s * s * t * q + 3 * s * t * t * r + t**3 * u) // pieces**3
                        for p, q, r, u in zip(a, b, c, d, strict=True)
                    )
                )
            )
    return points
