"""Scorecards: weights, versions, caps."""

from datetime import date
from decimal import Decimal
from itertools import combinations

from services.domain.scorecard import CardKey, Scorecard
from services.workbooks.merging import Merging, Placed

_HUNDRED = Decimal(100)
_CAP, _FLOOR = Decimal(120), Decimal(0)


def check_scorecards(merging: Merging) -> None:
    """Check every card version of the workbook, alone and beside the other versions of its subject."""
    for key, placed in merging.versions.items():
        _check_dates(merging, key, placed)
        if not _is_muddled(merging, key):
            _check_weights(merging, placed)
        card: Scorecard | None = merging["scorecards"].after.get(key)
        if card is not None and key not in merging["scorecards"].broken:
            _check_bounds(merging, card, placed)
    _check_overlaps(merging)


def _is_muddled(merging: Merging, key: CardKey) -> bool:
    """Whether a row that may belong to the card does not say so clearly: then the card cannot be judged."""
    if key[:3] in merging.muddled:
        return True
    partial = (names for names in merging.muddled if None in names)
    return any(
        all(part in (None, own) for part, own in zip(names, key[:3], strict=True)) for names in partial
    )


def _check_dates(merging: Merging, key: CardKey, placed: Placed) -> None:
    if key.valid_from and key.valid_to and key.valid_to < key.valid_from:
        merging.error(placed[0][0], "valid_to", "card_dates", start=key.valid_from, end=key.valid_to)


def _check_weights(merging: Merging, placed: Placed) -> None:
    weights = [row.values.get("weight") for _, row in placed]
    known = [weight for weight in weights if isinstance(weight, Decimal)]
    total = sum(known, Decimal(0))
    if len(known) == len(weights) and total != _HUNDRED:
        rows = ", ".join(str(place.row) for place, _ in placed)
        merging.error(placed[0][0], "weight", "weights_total", total=total, rows=rows)


def _check_bounds(merging: Merging, card: Scorecard, placed: Placed) -> None:
    if _upside_down(card.cap, card.floor):
        merging.error(placed[0][0], "total_floor", "floor_above_cap")
    for line in card.lines:
        if _upside_down(line.cap, line.floor):
            merging.error(merging["scorecards"].places[*card.key, line.kpi], "floor", "floor_above_cap")


def _upside_down(cap: Decimal | None, floor: Decimal | None) -> bool:
    return (_FLOOR if floor is None else floor) > (_CAP if cap is None else cap)


def _check_overlaps(merging: Merging) -> None:
    versions: dict[tuple[object, ...], list[CardKey]] = {}
    stored: list[CardKey] = [card.key for card in merging.current.scorecards]
    for key in dict.fromkeys([*stored, *merging.versions]):
        versions.setdefault(key[:3], []).append(key)
    for keys in versions.values():
        for one, other in combinations(keys, 2):
            if _overlap(one, other) and not _is_muddled(merging, one):
                _report(merging, one, other)


def _report(merging: Merging, one: CardKey, other: CardKey) -> None:
    placed = merging.versions.get(other) or merging.versions.get(one)
    if placed is None:
        return
    beside = one if other in merging.versions else other
    held = merging.versions.get(beside)
    merging.error(
        placed[0][0],
        "valid_from",
        "versions_overlap" if held else "versions_overlap_stored",
        other=held[0][0].row if held else 0,
        start=beside.valid_from or "…",
        end=beside.valid_to or "…",
    )


def _overlap(one: CardKey, other: CardKey) -> bool:
    return max(_start(one), _start(other)) <= min(_end(one), _end(other))


def _start(key: CardKey) -> date:
    return key.valid_from or date.min


def _end(key: CardKey) -> date:
    return key.valid_to or date.max
