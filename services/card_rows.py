"""Scorecards (考核表) into the file: a version and its lines at once."""

from collections.abc import Iterable
from typing import Any

from msgspec.structs import asdict
from sqlalchemy import select

from models.scorecard import ComparisonRow, ScorecardLineRow, ScorecardRow
from models.unit import Unit
from services.domain.scorecard import CardKey, Comparison, Scorecard


def put_cards(unit: Unit, cards: Iterable[Scorecard]) -> None:
    """Add card versions, or replace those with the same key whole."""
    row = ScorecardRow
    numbers = card_numbers(unit)
    following = max(numbers.values(), default=0) + 1
    heads: list[dict[str, Any]] = []
    lines: list[dict[str, Any]] = []
    replaced: list[int] = []
    for card in cards:
        number = numbers.get(card.key, following)
        if number == following:
            following += 1
        else:
            replaced.append(number)
        head = {name: value for name, value in asdict(card).items() if name != "lines"}
        heads.append({"id": number, **head})
        lines += [
            {"card": number, "position": position, **asdict(line)} for position, line in enumerate(card.lines)
        ]
    _drop_lines(unit, replaced, {(line["card"], line["kpi"]) for line in lines})
    unit.put_all(row, heads)
    unit.put_all(ScorecardLineRow, lines)


def put_comparisons(unit: Unit, comparisons: Iterable[Comparison]) -> None:
    """Add pairwise comparisons to the card versions that they name, or change them."""
    numbers = card_numbers(unit)
    unit.put_all(
        ComparisonRow,
        [
            {
                "card": numbers[CardKey(one.type, one.code, one.dimension, one.valid_from, one.valid_to)],
                "rater": one.rater,
                "left": one.left,
                "right": one.right,
                "times": one.times,
            }
            for one in comparisons
        ],
    )


def card_numbers(unit: Unit) -> dict[CardKey, int]:
    """The numbers of the stored card versions."""
    row = ScorecardRow
    stored = select(row.id, row.type, row.code, row.dimension, row.valid_from, row.valid_to)
    return {
        CardKey(kind, code, dimension, first, last): number
        for number, kind, code, dimension, first, last in unit.connection.execute(stored)
    }


def _drop_lines(unit: Unit, cards: list[int], kept: set[tuple[int, str]]) -> None:
    row = ScorecardLineRow
    present = unit.connection.execute(select(row.card, row.kpi).where(row.card.in_(cards)))
    gone = [{"card": card, "kpi": kpi} for card, kpi in present if (card, kpi) not in kept]
    unit.remove_all(row, gone)
