"""Forced distribution (强制分布): head counts for top, middle and bottom, and who stands where."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from services.errors import Mendable
from services.scoring.remainders import share_out
from services.scoring.rounding import HUNDRED

ADVICE_UNDER = 10
"""In smaller groups the distribution is only advice."""


class Standing(NamedTuple):
    """A share by its index from the best; `tied` when its limit runs through equal totals."""

    share: int
    tied: bool


def head_counts(heads: int, shares: Sequence[Decimal]) -> list[int]:
    """Heads for each share, the best first; equal remainders go to the better grade."""
    total = sum(shares, Decimal(0))
    if total != HUNDRED or any(share < 0 for share in shares):
        raise Mendable("distribution.shares", total=total)
    return share_out(heads, [Fraction(share) for share in shares], lambda at: (at,))


def only_advice(heads: int) -> bool:
    """Whether the group is too small for more than advice."""
    return heads < ADVICE_UNDER


def standings(totals: Sequence[Decimal], shares: Sequence[Decimal]) -> list[Standing]:
    """Where each total stands; a tie at a limit is not broken: all get the better share, marked."""
    order = sorted(range(len(totals)), key=lambda at: -totals[at])
    places = [share for share, count in enumerate(head_counts(len(totals), shares)) for _ in range(count)]
    by_total: dict[Decimal, list[int]] = {}
    for place, at in zip(places, order, strict=True):
        by_total.setdefault(totals[at], []).append(place)
    return [Standing(min(by_total[total]), len(set(by_total[total])) > 1) for total in totals]
