"""The strategy map as a graph: lanes, places, chains, circles, the layout, the arrows' routes."""

from collections.abc import Sequence
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from services.domain.map_layout import STEP, arranged, crossings, places_for
from services.domain.map_routes import CLEAR, HEAD, Route, flattened, route_between, routes
from services.domain.strategy import Objective
from services.domain.strategy_map import (
    CARD_HEIGHT,
    CARD_WIDTH,
    GRID,
    LANES_TOP,
    LEAST_LANE,
    LEFT,
    PAD,
    Box,
    Lane,
    Link,
    Place,
    StrategyMap,
    free_place,
    lanes_for,
    moved,
    overlap,
)

LANES = ("财务", "客户", "内部流程", "学习成长")


def objective(
    code: str, *supports: str, lane: str = "", x: int | None = None, y: int | None = None
) -> Objective:
    letters = {"F": "财务", "C": "客户", "P": "内部流程", "L": "学习成长"}
    return Objective(code, lane or letters[code[0]], f"目标{code}", 2026, "", supports, x, y)


def map_of(*objectives: Objective) -> StrategyMap:
    places = places_for(LANES, objectives)
    return StrategyMap("驱动力", LANES, {one.code: one for one in objectives}, places)


STEEL = (
    objective("F1"),
    objective("F2", "F1"),
    objective("C1", "F1", "F2"),
    objective("C2", "F2"),
    objective("P1", "F1", "C1"),
    objective("P2", "C1"),
    objective("P3", "C2"),
    objective("L1", "P1", "P3"),
    objective("L2", "P2"),
)


@st.composite
def companies(draw: st.DrawFn) -> tuple[Objective, ...]:
    """Up to 30 objectives over four lanes; each supports some of those before it, so there is no circle."""
    lanes = draw(st.lists(st.sampled_from(LANES), min_size=1, max_size=30))
    found: list[Objective] = []
    for number, lane in enumerate(lanes):
        earlier = [one.code for one in found]
        supports = draw(st.lists(st.sampled_from(earlier), max_size=3, unique=True)) if earlier else []
        found.append(Objective(f"O{number:02}", lane, f"目标{number}", supports=tuple(supports)))
    return tuple(found)


def overlaps(places: Sequence[Place]) -> list[tuple[Place, Place]]:
    return [pair for pair in combinations(places, 2) if overlap(*pair)]


# The graph


def test_a_lane_is_as_high_as_its_lowest_card_asks_for() -> None:
    graph = map_of(objective("F1", x=LEFT, y=PAD), objective("C1", x=LEFT, y=200))
    assert graph.lanes == (
        Lane("财务", LANES_TOP, LEAST_LANE),
        Lane("客户", LANES_TOP + LEAST_LANE, 200 + CARD_HEIGHT + PAD),
        Lane("内部流程", LANES_TOP + LEAST_LANE + 200 + CARD_HEIGHT + PAD, LEAST_LANE),
        Lane("学习成长", LANES_TOP + 2 * LEAST_LANE + 200 + CARD_HEIGHT + PAD, LEAST_LANE),
    )
    assert graph.boxes["C1"] == Box(LEFT, LANES_TOP + LEAST_LANE + 200)


def test_a_lane_that_only_an_objective_names_comes_last() -> None:
    assert lanes_for(("财务", "客户"), [objective("P1"), objective("C1"), objective("P2")]) == (
        "财务",
        "客户",
        "内部流程",
    )


def test_a_point_of_the_map_belongs_to_the_lane_under_the_card_s_middle() -> None:
    graph = map_of(*STEEL)
    customer = graph.lanes[1]
    assert graph.place_at(301, customer.top - CARD_HEIGHT // 2) == Place("客户", 300, PAD)
    assert graph.place_at(301, customer.top - CARD_HEIGHT // 2 - GRID).lane == "财务"
    assert graph.place_at(-50, -50) == Place("财务", LEFT, PAD)
    assert graph.place_at(LEFT, 10_000).lane == "学习成长"


def test_the_chain_is_followed_both_ways() -> None:
    graph = map_of(*STEEL)
    assert graph.above("P2") == {"C1", "F1", "F2"}
    assert graph.below("C1") == {"P1", "P2", "L1", "L2"}
    assert graph.chain("C2") == {"C2", "F2", "F1", "P3", "L1"}
    assert graph.supporters("F2") == ("C1", "C2")


def test_a_link_that_would_close_a_circle_tells_the_way_round() -> None:
    graph = map_of(*STEEL)
    assert graph.circle("F1", "L2") == ("F1", "L2", "P2", "C1", "F1")
    assert graph.circle("F1", "F1") == ("F1", "F1")
    assert graph.circle("L2", "C2") == ()


@given(companies(), st.data())
def test_every_link_that_is_not_refused_leaves_the_map_without_a_circle(
    objectives: tuple[Objective, ...], data: st.DataObject
) -> None:
    graph = map_of(*objectives)
    code, supports = (data.draw(st.sampled_from(sorted(graph.objectives))) for _ in range(2))
    refused = bool(graph.circle(code, supports))
    assert refused == (code == supports or code in graph.above(supports))


def test_links_to_what_is_not_on_the_map_are_left_out() -> None:
    assert map_of(objective("C1", "F9"), objective("P1", "C1")).links == (Link("P1", "C1"),)


# Places


def test_a_card_is_put_beside_what_lies_there_on_the_nearer_side() -> None:
    taken = [Place("客户", 400, PAD)]
    assert free_place(Place("客户", 440, PAD), taken) == Place("客户", 400 + CARD_WIDTH + 8, PAD)
    assert free_place(Place("客户", 360, PAD), taken) == Place("客户", 400 - CARD_WIDTH - 8, PAD)
    assert free_place(Place("财务", 440, PAD), taken) == Place("财务", 440, PAD)
    assert free_place(Place("客户", 440, PAD + CARD_HEIGHT), taken).x == 440


@given(companies(), st.data())
def test_moved_cards_never_cover_a_card(objectives: tuple[Objective, ...], data: st.DataObject) -> None:
    graph = map_of(*objectives)
    codes = data.draw(st.sets(st.sampled_from(sorted(graph.objectives)), max_size=4))
    points = st.builds(graph.place_at, st.integers(0, 1500), st.integers(0, 900))
    after = moved(graph, {code: data.draw(points) for code in codes})
    assert not overlaps(list(after.places.values()))
    assert all(after.places[code] == graph.places[code] for code in graph.places if code not in codes)


def test_what_was_put_by_hand_stays_and_the_rest_finds_room() -> None:
    by_hand = objective("C1", "F1", x=400, y=40)
    graph = map_of(objective("F1"), by_hand, objective("C2", "F1"), objective("C3", "F1"))
    assert graph.places["C1"] == Place("客户", 400, 40)
    assert not overlaps(list(graph.places.values()))


# The layout


def test_what_supports_a_card_of_its_own_lane_lies_a_row_below_it() -> None:
    places = arranged(LANES, STEEL)
    assert places["F2"].y > places["F1"].y == PAD
    assert {places[code].y for code in ("C1", "C2", "P1", "P2", "P3")} == {PAD}


def test_the_steel_maker_s_map_has_hardly_a_crossing() -> None:
    places = arranged(LANES, STEEL)
    rows: dict[tuple[int, int], list[str]] = {}
    for code, place in places.items():
        rows.setdefault((LANES.index(place.lane), place.y), []).append(code)
    ordered = [sorted(row, key=lambda code: places[code].x) for _, row in sorted(rows.items())]
    graph = {one.code: one.supports for one in STEEL}
    assert crossings(ordered, graph) <= 1


def test_crossed_links_are_uncrossed() -> None:
    rows = [["F1", "F2"], ["C1", "C2"]]
    graph: dict[str, tuple[str, ...]] = {"F1": (), "F2": (), "C1": ("F2",), "C2": ("F1",)}
    assert crossings(rows, graph) == 1
    places = arranged(LANES, [objective("F1"), objective("F2"), objective("C1", "F2"), objective("C2", "F1")])
    assert (places["F1"].x < places["F2"].x) == (places["C2"].x < places["C1"].x)


def test_a_card_lies_below_the_middle_of_what_it_supports() -> None:
    places = arranged(LANES, [objective("F1"), objective("F2"), objective("C1", "F1", "F2")])
    assert 2 * places["C1"].x == places["F1"].x + places["F2"].x


def test_a_lane_of_many_is_broken_into_rows() -> None:
    places = arranged(LANES, [objective(f"C{number}") for number in range(1, 10)])
    assert len({place.y for place in places.values()}) == 3


def test_an_imported_circle_is_laid_out_all_the_same() -> None:
    places = arranged(LANES, [objective("C1", "C2"), objective("C2", "C1"), objective("C3", "C1")])
    assert len(places) == 3
    assert not overlaps(list(places.values()))


@given(companies())
def test_the_layout_covers_no_card_lies_on_the_grid_and_is_always_the_same(
    objectives: tuple[Objective, ...],
) -> None:
    places = arranged(LANES, objectives)
    assert places.keys() == {one.code for one in objectives}
    assert not [pair for pair in combinations(places.values(), 2) if overlap(*pair, margin=STEP - CARD_WIDTH)]
    assert all(place.x % GRID == place.y % GRID == 0 for place in places.values())
    assert min(place.x for place in places.values()) == LEFT
    assert all(places[one.code].lane == one.perspective for one in objectives)
    assert arranged(LANES, tuple(reversed(objectives))) == places


# Arrows


def length(route: Route) -> int:
    return len(route) // 3


def test_an_arrow_runs_from_the_top_of_the_one_to_below_the_other() -> None:
    lower, upper = Box(100, 300), Box(400, 100)
    route = route_between(lower, upper)
    assert route[0] == (lower.middle, lower.y)
    assert route[-1] == (upper.middle, upper.bottom + HEAD)
    assert length(route) == 1


def test_an_arrow_to_a_card_beside_goes_from_side_to_side() -> None:
    route = route_between(Box(100, 100), Box(500, 100))
    assert route[0] == (100 + CARD_WIDTH, 100 + CARD_HEIGHT // 2)
    assert route[-1] == (500 - HEAD, 100 + CARD_HEIGHT // 2)
    back = route_between(Box(500, 100), Box(100, 120))
    assert back[-1][0] == 100 + CARD_WIDTH + HEAD


@given(companies())
def test_no_arrow_runs_over_a_card_that_it_does_not_link(objectives: tuple[Objective, ...]) -> None:
    graph = map_of(*objectives)
    for link, route in routes(graph).items():
        for code, box in graph.boxes.items():
            if code in link or not box.bottom <= graph.boxes[link.code].y or box.y < route[-1].y - HEAD:
                continue
            inside = [
                point
                for point in flattened(route)
                if box.x - CLEAR < point.x < box.x + CARD_WIDTH + CLEAR and box.y < point.y < box.bottom
            ]
            assert not inside, (link, code)
