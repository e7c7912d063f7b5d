"""Pairwise comparisons name a card version that stands, and two different KPIs."""

from services.domain.scorecard import CardKey
from services.workbooks.merging import Merging


def check_comparisons(merging: Merging) -> None:
    """Report comparisons of no card, and of a KPI with itself."""
    cards = {
        CardKey(card.type, card.code, card.dimension, card.valid_from, card.valid_to)
        for card in merging["scorecards"].after.values()
    }
    merge = merging["comparisons"]
    for key, place in merge.places.items():
        one = merge.after.get(key)
        if one is None:
            continue
        if CardKey(one.type, one.code, one.dimension, one.valid_from, one.valid_to) not in cards:
            merging.error(place, "code", "comparison_without_card", value=one.code)
        if one.left == one.right or one.times in (0, -1):
            merging.error(place, "times", "comparison_of_one", value=one.left)
