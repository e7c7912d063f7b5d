"""Cards of a strategy map put in line: with one another, or evenly apart."""

from collections.abc import Collection
from enum import StrEnum

from services.domain.strategy_map import Place, StrategyMap, snapped


class Alignment(StrEnum):
    """What to put cards in line by."""

    LEFT = "left"
    CENTRE = "centre"
    TOP = "top"
    ACROSS = "across"


def aligned(graph: StrategyMap, codes: Collection[str], how: Alignment) -> dict[str, Place]:
    """New places for some cards; fewer than two, or than three to be spread evenly, stay as they are."""
    places = {code: graph.places[code] for code in sorted(codes)}
    if len(places) < (3 if how is Alignment.ACROSS else 2):
        return {}
    match how:
        case Alignment.LEFT:
            left = min(place.x for place in places.values())
            return {code: place._replace(x=left) for code, place in places.items()}
        case Alignment.CENTRE:
            middle = snapped(sum(place.x for place in places.values()) // len(places))
            return {code: place._replace(x=middle) for code, place in places.items()}
        case Alignment.TOP:
            return {code: place._replace(y=_top(places, place.lane)) for code, place in places.items()}
        case Alignment.ACROSS:
            return _evenly(places)


def _top(places: dict[str, Place], lane: str) -> int:
    return min(place.y for place in places.values() if place.lane == lane)


def _evenly(places: dict[str, Place]) -> dict[str, Place]:
    """The outermost stay, those between get the same distance."""
    order = sorted(places, key=lambda code: (places[code].x, code))
    first, last = places[order[0]].x, places[order[-1]].x
    return {
        code: places[code]._replace(x=snapped(first + (last - first) * at // (len(order) - 1)))
        for at, code in enumerate(order)
    }
