"""How the arrows of a strategy map run: from a card's top to the bottom of what it supports, round the cards
between. A route is a start and cubic Bézier pieces, three points each, in map units.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
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


class Row(NamedTuple):
    """Cards beside each other: from where to where they reach upwards, and what of it is not to be passed."""

    bottom: int
    top: int
    walls: Sequence[tuple[int, int]]


class Rows:
    """The cards of a map in rows; every arrow that passes a row asks for the same walls."""

    def __init__(self, boxes: Iterable[Box]) -> None:
        self._boxes = sorted(boxes, key=lambda box: (-box.y, box.x))
        self._heights = [-box.y for box in self._boxes]
        self._found: dict[tuple[int, int], Row] = {}

    def between(self, bottom: int, top: int) -> Iterator[Row]:
        """The rows of the cards whose upper edges lie there, from below."""
        at, end = bisect_left(self._heights, -bottom), bisect_right(self._heights, -top)
        while at < end:
            after = min(end, bisect_left(self._heights, self._heights[at] + CARD_HEIGHT))
            if (at, after) not in self._found:
                row = self._boxes[at:after]
                self._found[at, after] = Row(row[0].bottom, row[-1].y, _walls(row))
            yield self._found[at, after]
            at = after


def routes(graph: StrategyMap) -> dict[Link, Route]:
    """The route of every link."""
    boxes, rows = graph.boxes, Rows(graph.boxes.values())
    return {link: route_between(boxes[link.code], boxes[link.supports], rows) for link in graph.links}


def route_between(lower: Box, upper: Box, others: Rows | None = None) -> Route:
    """From the lower card to the upper, past the others. Sideways where the two lie beside each other."""
    start, end = Point(lower.middle, lower.y), Point(upper.middle, upper.bottom + HEAD)
    if start.y <= end.y:
        return _beside(lower, upper)
    points = [start, *(_ways_past(start, end, others) if others is not None else ()), end]
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


def _ways_past(start: Point, end: Point, others: Rows) -> list[Point]:
    """Points that lead past the rows of cards between, from below: straight up where that is free."""
    points: list[Point] = []
    x = start.x
    for row in others.between(start.y - CARD_HEIGHT, end.y - HEAD):
        x = _way_through(x, end.x, row.walls)
        points += [Point(x, row.bottom), Point(x, row.top)]
    return points


def _way_through(x: int, aim: int, walls: Sequence[tuple[int, int]]) -> int:
    """Where to pass a row of cards: the least way round, and no sooner than needed."""
    at = next((at for at, (left, right) in enumerate(walls) if left < x < right), None)
    if at is None:
        return x
    left, right = walls[at]
    before = walls[at - 1][1] if at else None
    after = walls[at + 1][0] if at + 1 < len(walls) else None
    ways = (_beside_wall(left, -1, before), _beside_wall(right, 1, after), aim)
    free = [way for way in ways if not any(one < way < other for one, other in walls)]
    return min(free, key=lambda way: (abs(way - x) + abs(way - aim), abs(way - x), way))


def _walls(row: Iterable[Box]) -> list[tuple[int, int]]:
    """What is not to be passed, from the left: cards with the distance to keep, joined where they meet."""
    walls: list[tuple[int, int]] = []
    for x in sorted(box.x for box in row):
        left, right = x - CLEAR, x + CARD_WIDTH + CLEAR
        if walls and left < walls[-1][1]:
            walls[-1] = walls[-1][0], right
        else:
            walls.append((left, right))
    return walls


def _beside_wall(edge: int, side: int, other: int | None) -> int:
    """A way along a wall, left (-1) or right (1) of it; in the middle where the gap to the next is narrow."""
    if other is not None and abs(other - edge) < 4 * CLEAR:
        return (edge + other) // 2
    return edge + side * CLEAR


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


def head_of(route_: Route) -> tuple[Point, Point, Point]:
    """The arrow's head: its tip at the card, then its base."""
    before, end = route_[-2:]
    if before.y != end.y or before.x == end.x:
        return Point(end.x, end.y - HEAD), Point(end.x - 5, end.y), Point(end.x + 5, end.y)
    tip = end.x + (HEAD if end.x > before.x else -HEAD)
    return Point(tip, end.y), Point(end.x, end.y - 5), Point(end.x, end.y + 5)
