"""Breaking a target down (目标分解): evenly, by a pattern, the same for each; parts sum to the whole."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from services.domain.kpi import Kpi
from services.errors import Mendable
from services.scoring.remainders import share_out
from services.scoring.rounding import rounded

_NOT_SUMMED = ("%", "率", "分", "/", "／", "天", "小时")
"""What a unit holds when adding months makes no sense: rates, points, durations."""


def adds_up(kpi: Kpi) -> bool:
    """Whether a KPI's months sum to its year: not so for rates, points and durations.

    Of a KPI counted from the year's start a month's target is the month's own share; scoring sums them.
    """
    return not any(mark in kpi.unit for mark in _NOT_SUMMED)


def even(total: Decimal, count: int, places: int) -> list[Decimal]:
    """A total in equal parts to `places`; the odd units go to the earlier parts."""
    return _shared(total, [Fraction(1)] * count, places)


def by_pattern(total: Decimal, pattern: Sequence[Decimal | None], places: int) -> list[Decimal]:
    """A total in the proportion of a pattern, such as last year's months.

    Months that the pattern lacks count as its mean; Mendable `target.no_pattern` when it says nothing.
    """
    known = [Fraction(value) for value in pattern if value is not None]
    if not known or any(value < 0 for value in known) or not any(known):
        raise Mendable("target.no_pattern")
    mean = sum(known, Fraction(0)) / len(known)
    return _shared(total, [mean if value is None else Fraction(value) for value in pattern], places)


def same(value: Decimal, count: int) -> list[Decimal]:
    """The same value for each, for what cannot be summed."""
    return [value] * count


def places_of(kpi: Kpi, total: Decimal) -> int:
    """To how many places a target is shared: the KPI's own, never fewer than the target has."""
    digits = -int(total.normalize().as_tuple().exponent) if total else 0
    return min(max(kpi.decimals or 0, digits, 0), 6)


def _shared(total: Decimal, parts: Sequence[Fraction], places: int) -> list[Decimal]:
    units = rounded(Fraction(abs(total)), places).scaleb(places)
    shares = share_out(int(units), parts, lambda at: (-parts[at], at))
    sign = -1 if total < 0 else 1
    return [Decimal(sign * share).scaleb(-places) for share in shares]
