"""Exact decimals and the one rounding the rules allow: half up, away from zero."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

EXACT = Context(prec=60, rounding=ROUND_HALF_UP)
"""All scoring runs in it: sums and products of entered values keep every digit."""

CENT = Decimal("0.01")
ZERO = Decimal(0)
HUNDRED = Decimal(100)
_NOTHING = Decimal("0.00")


def to_cents(number: Decimal) -> Decimal:
    """Round to 2 places; zero has no sign."""
    return number.quantize(CENT, ROUND_HALF_UP, EXACT) or _NOTHING


def rounded(number: Fraction, places: int = 2) -> Decimal:
    """Round a fraction to `places`, half away from zero, without an intermediate decimal."""
    scaled = abs(number) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Decimal(whole if number >= 0 else -whole).scaleb(-places, EXACT)


def as_decimal(number: Fraction) -> Decimal:
    """A fraction as a decimal of the exact context, for explanations."""
    return EXACT.divide(Decimal(number.numerator), Decimal(number.denominator))


def mean(numbers: Sequence[Decimal]) -> Decimal:
    """The exact mean of at least one number."""
    return EXACT.divide(sum(numbers, ZERO), Decimal(len(numbers)))
