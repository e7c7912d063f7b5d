"""Auto-layout of a strategy map: rows within lanes, few crossings, cards near what they are linked with.

A lane is one row, or several where its objectives support one another or are many. The order within rows
follows the mean place of the linked cards, swept up and down; the order with the fewest crossings stays.
The places then are the nearest to those means that keep the order. The same map always lies the same way.
"""

from bisect import bisect_right, insort
from collections.abc import Iterable, Mapping, Sequence
from math import isqrt

from services.domain.strategy import Objective
from services.domain.strategy_map import CARD_HEIGHT, CARD_WIDTH, LEFT, PAD, Place, free_place, snapped

STEP = CARD_WIDTH + 24
DROP = CARD_HEIGHT + 28
FEWEST_COLUMNS = 4
SWEEPS = 6
ROUNDS = 4

Rows = list[list[str]]
Graph = Mapping[str, tuple[str, ...]]
"""Of each objective those that it supports, of the same map."""


def arranged(lanes: Sequence[str], objectives: Iterable[Objective]) -> dict[str, Place]:
    """A place for every objective."""
    known = {one.code: one for one in sorted(objectives, key=lambda one: one.code)}
    graph = {code: tuple(up for up in one.supports if up in known) for code, one in known.items()}
    rows: Rows = []
    lines: dict[str, tuple[str, int]] = {}
    for lane in lanes:
        own = [code for code, one in known.items() if one.perspective == lane]
        for line, row in enumerate(_lane_rows(own, graph, _columns(len(known)))):
            rows.append(row)
            lines.update(dict.fromkeys(row, (lane, line)))
    across = _across(_ordered(rows, graph), graph)
    left = min(across.values(), default=0)
    return {
        code: Place(lane, LEFT + across[code] - left, PAD + DROP * line)
        for code, (lane, line) in lines.items()
    }


def places_for(lanes: Sequence[str], objectives: Sequence[Objective]) -> dict[str, Place]:
    """Where everything lies: as it was put by hand, else where the layout puts it without covering a card."""
    kept = {
        one.code: Place(one.perspective, max(LEFT, snapped(one.x)), max(PAD, snapped(one.y)))
        for one in objectives
        if one.x is not None and one.y is not None
    }
    if len(kept) == len(objectives):
        return kept
    found = arranged(lanes, objectives)
    for code in found:
        if code not in kept:
            kept[code] = free_place(found[code], kept.values())
    return kept


def _columns(count: int) -> int:
    return max(FEWEST_COLUMNS, isqrt(count) * 5 // 6)


def _lane_rows(codes: Sequence[str], graph: Graph, columns: int) -> Rows:
    """The rows of a lane: what supports another card of the lane lies below it; long rows are broken."""
    depth = _depths(codes, graph)
    rows: Rows = []
    for level in range(max(depth.values(), default=-1) + 1):
        row = [code for code in codes if depth[code] == level]
        parts = -(-len(row) // columns)
        rows += [row[at * len(row) // parts : (at + 1) * len(row) // parts] for at in range(parts)]
    return rows


def _depths(codes: Sequence[str], graph: Graph) -> dict[str, int]:
    """How many links an objective lies below the top of its lane; a circle, which imports refuse, ends."""
    inside = {code: [up for up in graph[code] if up in set(codes)] for code in codes}
    depth = dict.fromkeys(codes, 0)
    for _ in codes:
        deeper = {
            code: max((depth[up] + 1 for up in ups), default=0)
            for code, ups in inside.items()
            if max((depth[up] + 1 for up in ups), default=0) > depth[code]
        }
        if not deeper:
            break
        depth.update(deeper)
    used = sorted(set(depth.values()))
    return {code: used.index(level) for code, level in depth.items()}


def _linked(graph: Graph) -> dict[str, list[str]]:
    """Of each card those that it is linked with, upwards and downwards."""
    linked: dict[str, list[str]] = {code: list(ups) for code, ups in graph.items()}
    for code, ups in graph.items():
        for up in ups:
            linked[up].append(code)
    return linked


def _ordered(rows: Rows, graph: Graph) -> Rows:
    """The rows in the order with the fewest crossings that was met on the way."""
    linked = _linked(graph)
    best, fewest = rows, crossings(rows, graph)
    for sweep in range(SWEEPS):
        for way in (range(len(rows)), range(len(rows) - 1, -1, -1)):
            rows = [list(row) for row in rows]
            for at in way:
                rows[at] = _by_means(at, rows, linked, downwards=way.step > 0, all_ways=sweep % 2 == 1)
            found = crossings(rows, graph)
            if found < fewest:
                best, fewest = rows, found
        if not fewest:
            break
    return best


def _by_means(
    at: int, rows: Rows, linked: Mapping[str, list[str]], *, downwards: bool, all_ways: bool
) -> list[str]:
    """A row by the mean place of its links, looking back on the rows done, or both ways."""
    places = _centred(rows)
    level = {code: number for number, row in enumerate(rows) for code in row}

    def mean(code: str) -> int:
        near = [
            places[other]
            for other in linked[code]
            if level[other] != at and (all_ways or (level[other] < at) == downwards)
        ]
        return sum(near) * 100 // len(near) if near else places[code] * 100

    return sorted(rows[at], key=lambda code: (mean(code), places[code]))


def _centred(rows: Rows) -> dict[str, int]:
    """Places across when every row is centred."""
    return {code: (2 * at - len(row) + 1) * STEP // 2 for row in rows for at, code in enumerate(row)}


def crossings(rows: Rows, graph: Graph) -> int:
    """How often links cross when every row is centred and links are straight lines between rows."""
    places = _centred(rows)
    level = {code: number for number, row in enumerate(rows) for code in row}
    gaps: list[list[tuple[int, int]]] = [[] for _ in rows]
    for code, ups in graph.items():
        for up in ups:
            high, low = sorted((level[code], level[up]))
            if high != low:
                start, end = (places[up], places[code]) if level[up] == high else (places[code], places[up])
                for gap in range(high, low):
                    gaps[gap].append(
                        (
                            start + (end - start) * (gap - high) // (low - high),
                            start + (end - start) * (gap + 1 - high) // (low - high),
                        )
                    )
    return sum(_inversions(gap) for gap in gaps)


def _inversions(pairs: list[tuple[int, int]]) -> int:
    """How many pairs are the other way round at their ends; those that meet at an end do not cross."""
    found = 0
    seen: list[int] = []
    for _, end in sorted(pairs):
        found += len(seen) - bisect_right(seen, end)
        insort(seen, end)
    return found


def _across(rows: Rows, graph: Graph) -> dict[str, int]:
    """Places across, on the grid: as near to the mean of the links as the order of the rows lets them."""
    linked = _linked(graph)
    places = _centred(rows)
    for _ in range(ROUNDS):
        for row in (*rows, *reversed(rows)):
            wishes = [
                sum(places[other] for other in linked[code]) // len(linked[code])
                if linked[code]
                else places[code]
                for code in row
            ]
            places.update(zip(row, _spread(wishes), strict=True))
    return {code: snapped(place) for code, place in places.items()}


def _spread(wishes: Sequence[int]) -> list[int]:
    """The places nearest to the wishes that are at least a step apart and in order.

    Neighbours that get in each other's way share the mean of their wishes (pool adjacent violators).
    """
    pools: list[list[int]] = []  # sum of wishes less the steps, and their count
    for at, wish in enumerate(wishes):
        pools.append([wish - at * STEP, 1])
        while len(pools) > 1 and pools[-2][0] * pools[-1][1] > pools[-1][0] * pools[-2][1]:
            total, count = pools.pop()
            pools[-1][0] += total
            pools[-1][1] += count
    level = [snapped(total // count) for total, count in pools for _ in range(count)]
    return [base + at * STEP for at, base in enumerate(level)]
