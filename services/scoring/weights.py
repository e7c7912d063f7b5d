"""Weights (权重) put right in one go: shared evenly, brought to 100, rounded to steps; each totals 100."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from services.scoring.remainders import share_out, share_weights
from services.scoring.rounding import HUNDRED

STEP = Decimal(5)
_CENTS = 10_000


def evened(codes: Sequence[str]) -> list[Decimal]:
    """The same weight for every line, to 2 places; the odd hundredths go to the earlier codes."""
    return _to_cents([Fraction(1)] * len(codes), codes)


def normalised(weights: Sequence[Decimal], codes: Sequence[str]) -> list[Decimal]:
    """Weights in the same proportion that total 100; even ones when none is above 0."""
    if not any(weights):
        return evened(codes)
    return _to_cents([Fraction(weight) for weight in weights], codes)


def stepped(weights: Sequence[Decimal], codes: Sequence[str], step: Decimal = STEP) -> list[Decimal]:
    """Weights in whole steps that total 100; a line of weight 0, which only carries a veto, keeps it.

    Mendable `ahp.step` when the steps are too few for the lines.
    """
    if not any(weights):
        return stepped(evened(codes), codes, step)
    kept = [at for at, weight in enumerate(weights) if weight]
    shared = share_weights([weights[at] for at in kept], step, [codes[at] for at in kept])
    fresh = dict(zip(kept, shared, strict=True))
    return [fresh.get(at, Decimal(0)) for at in range(len(weights))]


def put_right(way: str, weights: Sequence[Decimal], codes: Sequence[str]) -> list[Decimal]:
    """Weights by one of the ways: `even`, `normalise` or `steps`."""
    match way:
        case "even":
            return evened(codes)
        case "normalise":
            return normalised(weights, codes)
        case "steps":
            return stepped(weights, codes)
    raise ValueError(way)


def total(weights: Sequence[Decimal]) -> Decimal:
    """What weights total."""
    return sum(weights, Decimal(0))


def missing(weights: Sequence[Decimal]) -> Decimal:
    """What weights lack to 100, negative when they are too much."""
    return HUNDRED - total(weights)


def _to_cents(parts: Sequence[Fraction], codes: Sequence[str]) -> list[Decimal]:
    if not parts:
        return []
    cents = share_out(_CENTS, parts, lambda at: (-parts[at], codes[at]))
    return [Decimal(share).scaleb(-2) for share in cents]
