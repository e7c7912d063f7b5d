"""Cards put in line with one another."""

from services.domain.map_align import Alignment, aligned
from services.domain.strategy import Objective
from services.domain.strategy_map import GRID, Place, StrategyMap

PLACES = {
    "A": Place("客户", 100, 20),
    "B": Place("客户", 340, 60),
    "C": Place("财务", 620, 40),
    "D": Place("财务", 1000, 20),
}
GRAPH = StrategyMap(
    "", ("财务", "客户"), {code: Objective(code, place.lane, code) for code, place in PLACES.items()}, PLACES
)


def test_cards_share_the_left_edge_of_the_leftmost() -> None:
    found = aligned(GRAPH, ["B", "C"], Alignment.LEFT)
    assert found == {"B": Place("客户", 340, 60), "C": Place("财务", 340, 40)}


def test_cards_meet_at_the_mean_of_their_middles() -> None:
    found = aligned(GRAPH, ["A", "B", "C"], Alignment.CENTRE)
    assert {place.x for place in found.values()} == {352}
    assert 352 % GRID == 0


def test_cards_are_put_at_the_top_within_each_lane() -> None:
    found = aligned(GRAPH, PLACES, Alignment.TOP)
    assert [found[code].y for code in "ABCD"] == [20, 20, 20, 20]
    assert [found[code].lane for code in "ABCD"] == ["客户", "客户", "财务", "财务"]


def test_cards_are_spread_evenly_between_the_outermost() -> None:
    found = aligned(GRAPH, PLACES, Alignment.ACROSS)
    assert [found[code].x for code in "ABCD"] == [100, 400, 700, 1000]


def test_too_few_cards_stay_where_they_are() -> None:
    assert aligned(GRAPH, ["A"], Alignment.LEFT) == {}
    assert aligned(GRAPH, ["A", "B"], Alignment.ACROSS) == {}
