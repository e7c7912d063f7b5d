"""Spearman's rank correlation, exact up to its square root."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from services.scoring.rounding import EXACT


def average_ranks(values: Sequence[Decimal]) -> list[Fraction]:
    """Ranks from 1, the smallest first; ties share the mean of their ranks."""
    ordered = sorted(values)
    first = {value: place for place, value in reversed(list(enumerate(ordered, start=1)))}
    return [Fraction(2 * first[value] + ordered.count(value) - 1, 2) for value in values]


def spearman(left: Sequence[Decimal], right: Sequence[Decimal]) -> Decimal | None:
    """The rank correlation of two series of equal length, to 28 digits; None when one is constant."""
    covariance, variances = _moments(left, right)
    if not variances:
        return None
    root = EXACT.sqrt(EXACT.divide(Decimal(variances.numerator), Decimal(variances.denominator)))
    return EXACT.divide(EXACT.divide(Decimal(covariance.numerator), Decimal(covariance.denominator)), root)


def against_each_other(left: Sequence[Decimal], right: Sequence[Decimal], limit: Decimal) -> bool:
    """Whether the correlation is at or under a negative limit, decided without a square root."""
    covariance, variances = _moments(left, right)
    return covariance < 0 and variances > 0 and covariance**2 >= Fraction(limit) ** 2 * variances


def _moments(left: Sequence[Decimal], right: Sequence[Decimal]) -> tuple[Fraction, Fraction]:
    """The sum of products of the ranks' deviations, and the product of their sums of squares."""
    one, other = (_deviations(average_ranks(series)) for series in (left, right))
    covariance = sum((a * b for a, b in zip(one, other, strict=True)), Fraction(0))
    return covariance, sum((a * a for a in one), Fraction(0)) * sum((b * b for b in other), Fraction(0))


def _deviations(ranks: Sequence[Fraction]) -> list[Fraction]:
    middle = sum(ranks, Fraction(0)) / len(ranks)
    return [rank - middle for rank in ranks]
