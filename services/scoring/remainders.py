"""Largest remainder (最大余数法): whole units shared in proportion so that they total the whole."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction

from services.errors import Mendable
from services.scoring.rounding import HUNDRED

Tie = Callable[[int], tuple[Fraction | int | str, ...]]
"""What orders the indices of equal remainders; the smallest is served first."""


def share_out(units: int, parts: Sequence[Fraction], tie: Tie) -> list[int]:
    """Whole units in proportion to parts not negative, one of them above 0; `tie` orders equal remainders."""
    total = sum(parts, Fraction(0))
    exact = [units * part / total for part in parts]
    whole = [share.numerator // share.denominator for share in exact]
    by_remainder = sorted(range(len(parts)), key=lambda at: (whole[at] - exact[at], *tie(at)))
    for at in by_remainder[: units - sum(whole)]:
        whole[at] += 1
    return whole


def share_money(amount: Decimal, parts: Sequence[Decimal], codes: Sequence[str]) -> list[Decimal]:
    """An amount to the cent; equal remainders go to the larger part, then the earlier code."""
    fractions = [Fraction(part) for part in parts]
    cents = share_out(int(amount * HUNDRED), fractions, lambda at: (-fractions[at], codes[at]))
    return [Decimal(share).scaleb(-2) for share in cents]


def share_weights(weights: Sequence[Decimal], step: Decimal, codes: Sequence[str]) -> list[Decimal]:
    """Weights rounded to steps that total 100, at least one step each, taken from the largest."""
    steps = HUNDRED / step
    if step <= 0 or steps != int(steps) or steps < len(weights):
        raise Mendable("ahp.step", step=step, count=len(weights))
    fractions = [Fraction(weight) for weight in weights]
    units = share_out(int(steps), fractions, lambda at: (-fractions[at], codes[at]))
    for at, unit in enumerate(units):
        if not unit:
            donor = max(range(len(units)), key=lambda one: (units[one], fractions[one], -one))
            units[donor] -= 1
            units[at] = 1
    return [unit * step for unit in units]
