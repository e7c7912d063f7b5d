"""The strategy map (战略地图) as a graph with places: lanes, cards, links. Whole map units, y downwards.

A card's place is kept within its lane, so that lanes can be moved and grow without touching the cards.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from services.domain.strategy import Objective

GRID = 4
CARD_WIDTH, CARD_HEIGHT = 208, 60
LEFT = 100
"""Where cards begin; the lanes' names stand left of it."""
PAD = 20
"""Free space in a lane above and below its cards: room for the arrows."""
LEAST_LANE = CARD_HEIGHT + 2 * PAD
DRIVER_HEIGHT, DRIVER_GAP = 36, 16
LANES_TOP = DRIVER_HEIGHT + DRIVER_GAP
LEAST_WIDTH = LEFT + 3 * CARD_WIDTH + 3 * PAD


class Place(NamedTuple):
    """Where a card lies: its lane, and its top left corner within the lane."""

    lane: str
    x: int
    y: int


class Link(NamedTuple):
    """Cause and effect: one objective supports another."""

    code: str
    supports: str


class Lane(NamedTuple):
    """A perspective (维度) as a band across the map."""

    name: str
    top: int
    height: int


class Box(NamedTuple):
    """A card on the map: its top left corner, absolute."""

    x: int
    y: int

    @property
    def middle(self) -> int:
        """Half its width."""
        return self.x + CARD_WIDTH // 2

    @property
    def bottom(self) -> int:
        """Its lower edge."""
        return self.y + CARD_HEIGHT


class StrategyMap(Struct, frozen=True, dict=True):
    """A map: the value driver above the lanes, every objective with its place. Make it by `map_of`."""

    driver: str
    names: tuple[str, ...]
    objectives: Mapping[str, Objective]
    places: Mapping[str, Place]

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Every link between objectives of the map."""
        return tuple(
            Link(one.code, upper)
            for one in self.objectives.values()
            for upper in one.supports
            if upper in self.objectives
        )

    @cached_property
    def lanes(self) -> tuple[Lane, ...]:
        """The lanes from the top, each as high as its lowest card asks for."""
        reach = dict.fromkeys(self.names, 0)
        for place in self.places.values():
            reach[place.lane] = max(reach[place.lane], place.y + CARD_HEIGHT + PAD)
        top, lanes = LANES_TOP, []
        for name in self.names:
            lanes.append(Lane(name, top, max(LEAST_LANE, reach[name])))
            top += lanes[-1].height
        return tuple(lanes)

    @cached_property
    def boxes(self) -> dict[str, Box]:
        """Every card on the map."""
        tops = {lane.name: lane.top for lane in self.lanes}
        return {code: Box(place.x, tops[place.lane] + place.y) for code, place in self.places.items()}

    @cached_property
    def size(self) -> tuple[int, int]:
        """Width and height of everything."""
        right = max((box.x + CARD_WIDTH + PAD for box in self.boxes.values()), default=0)
        bottom = self.lanes[-1].top + self.lanes[-1].height if self.lanes else LANES_TOP
        return max(right, LEAST_WIDTH), bottom

    def place_at(self, x: int, y: int) -> Place:
        """The place for a card whose corner is dropped at an absolute point: on the grid, in a lane."""
        middle = y + CARD_HEIGHT // 2
        lane = next((lane for lane in reversed(self.lanes) if middle >= lane.top), self.lanes[0])
        return Place(lane.name, max(LEFT, snapped(x)), max(PAD, snapped(y - lane.top)))

    def in_reading_order(self) -> list[str]:
        """The cards as one reads them: line by line, from the left."""
        return sorted(self.boxes, key=lambda code: (self.boxes[code].y, self.boxes[code].x, code))

    # The chain

    def above(self, code: str) -> frozenset[str]:
        """All that an objective supports in the end, itself left out."""
        return _reached(code, {one.code: one.supports for one in self.objectives.values()})

    def below(self, code: str) -> frozenset[str]:
        """All that in the end support an objective, itself left out."""
        return _reached(code, {upper: self.supporters(upper) for upper in self.objectives})

    def supporters(self, code: str) -> tuple[str, ...]:
        """The objectives that support this one directly."""
        return self._supporters.get(code, ())

    @cached_property
    def _supporters(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for link in self.links:
            found.setdefault(link.supports, []).append(link.code)
        return {code: tuple(lower) for code, lower in found.items()}

    def chain(self, code: str) -> frozenset[str]:
        """The objective with everything above and below it."""
        return frozenset({code}) | self.above(code) | self.below(code)

    def circle(self, code: str, supports: str) -> tuple[str, ...]:
        """The way back that a new link would close, from `code` over `supports` to `code`; else empty."""
        if code == supports:
            return (code, code)
        came: dict[str, str] = {supports: code}
        waiting = [supports]
        for found in waiting:
            for upper in self.objectives[found].supports if found in self.objectives else ():
                if upper == code:
                    return _way(came, found, code)
                if upper not in came:
                    came[upper] = found
                    waiting.append(upper)
        return ()


def _way(came: Mapping[str, str], last: str, start: str) -> tuple[str, ...]:
    way = [start, last]
    while way[-1] != start:
        way.append(came[way[-1]])
    return tuple(reversed(way))


def _reached(start: str, following: Mapping[str, Iterable[str]]) -> frozenset[str]:
    found: set[str] = set()
    waiting = [start]
    while waiting:
        for code in following.get(waiting.pop(), ()):
            if code in following and code not in found and code != start:
                found.add(code)
                waiting.append(code)
    return frozenset(found)


def snapped(value: int) -> int:
    """The nearest point of the grid."""
    return (value + GRID // 2) // GRID * GRID


def lanes_for(perspectives: Sequence[str], objectives: Iterable[Objective]) -> tuple[str, ...]:
    """The names of the lanes: those set, then any other that an objective names."""
    return tuple(dict.fromkeys((*perspectives, *(one.perspective for one in objectives))))


def overlap(one: Place, other: Place, margin: int = 0) -> bool:
    """Whether two cards lie on each other, or nearer than `margin`."""
    near = abs(one.x - other.x) < CARD_WIDTH + margin and abs(one.y - other.y) < CARD_HEIGHT + margin
    return one.lane == other.lane and near


def free_place(wanted: Place, taken: Iterable[Place]) -> Place:
    """The place nearest to the wanted one, on its line, where no other card lies."""
    others = [place for place in taken if place.lane == wanted.lane]
    if wanted.x >= LEFT and not any(overlap(wanted, other) for other in others):
        return wanted
    step = CARD_WIDTH + 2 * GRID
    candidates = [LEFT, *(other.x + way for other in others for way in (step, -step))]
    free = [
        x
        for x in candidates
        if x >= LEFT and not any(overlap(wanted._replace(x=x), other) for other in others)
    ]
    return wanted._replace(x=min(free, key=lambda x: (abs(x - wanted.x), x)))


def moved(graph: StrategyMap, places: Mapping[str, Place]) -> StrategyMap:
    """The map with some cards elsewhere, each beside what already lies there."""
    settled = {code: place for code, place in graph.places.items() if code not in places}
    for code in sorted(places, key=lambda code: (places[code].x, places[code].y, code)):
        settled[code] = free_place(places[code], settled.values())
    objectives = {
        code: replace(one, perspective=settled[code].lane, x=settled[code].x, y=settled[code].y)
        for code, one in graph.objectives.items()
    }
    return replace(graph, objectives=objectives, places=settled)
