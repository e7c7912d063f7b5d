"""Totals (合计): check of weights, shares, weighted and simple mean, adjustments, cap and floor."""

from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from models.terms import TotalMethod
from services.domain.result import Step
from services.errors import Mendable
from services.scoring.methods import CAP, FLOOR
from services.scoring.rounding import HUNDRED, ZERO, to_cents


class WeightedScore(Struct, frozen=True):
    """An applicable line's weight and official score, None while it is missing."""

    weight: Decimal
    score: Decimal | None


class Share(Struct, frozen=True):
    """A line's share of the total: effective weight in percent and weighted score, both rounded for show."""

    weight: Decimal
    weighted: Decimal | None


class Total(Struct, frozen=True):
    """An official total and the steps that explain it."""

    total: Decimal
    steps: tuple[Step, ...]


def check_weights(weights: Sequence[Decimal]) -> None:
    """Raise Mendable unless no weight is negative or has more than 2 places, and all total exactly 100."""
    for weight in weights:
        if weight < 0 or weight > HUNDRED:
            raise Mendable("weights.range", weight=weight)
        if weight != to_cents(weight):
            raise Mendable("weights.places", weight=weight)
    total = sum(weights, ZERO)
    if total != HUNDRED:
        raise Mendable("weights.total", total=total, difference=HUNDRED - total)


def shares(lines: Sequence[WeightedScore], method: TotalMethod) -> list[Share]:
    """Each applicable line's share; lines of weight 0 have none."""
    divisor = _divisor(lines, method)
    return [_share(line, divisor, method) for line in lines]


def _divisor(lines: Sequence[WeightedScore], method: TotalMethod) -> Decimal:
    if method is TotalMethod.WEIGHTED:
        return sum((line.weight for line in lines), ZERO)
    return Decimal(sum(1 for line in lines if line.weight))


def _share(line: WeightedScore, divisor: Decimal, method: TotalMethod) -> Share:
    part = line.weight if method is TotalMethod.WEIGHTED else Decimal(1 if line.weight else 0)
    if not divisor:
        return Share(to_cents(ZERO), None)
    weighted = None if line.score is None else to_cents(line.score * part / divisor)
    return Share(to_cents(part * HUNDRED / divisor), weighted)


def official_total(
    lines: Sequence[WeightedScore],
    method: TotalMethod,
    adjustment: Decimal = ZERO,
    cap: Decimal | None = None,
    floor: Decimal | None = None,
) -> Total | None:
    """The official total of scored lines; None when no line has a weight above 0."""
    counted = [line for line in lines if line.weight]
    if not counted:
        return None
    divisor = _divisor(counted, method)
    weigh = method is TotalMethod.WEIGHTED
    sum_of_scores = sum(((line.score or ZERO) * (line.weight if weigh else 1) for line in counted), ZERO)
    exact = sum_of_scores / divisor
    facts = (("sum", sum_of_scores), ("divisor", divisor), ("mean", exact))
    return bounded_total(exact, Step(f"total.{method}", facts), adjustment, cap, floor)


def bounded_total(
    exact: Decimal,
    formula: Step,
    adjustment: Decimal = ZERO,
    cap: Decimal | None = None,
    floor: Decimal | None = None,
) -> Total:
    """Adjustments on an exact mean, then cap and floor, then two places."""
    steps = [formula]
    adjusted = exact + adjustment
    if adjustment:
        code = "total.plus" if adjustment > 0 else "total.minus"
        steps.append(Step(code, (("mean", exact), ("points", abs(adjustment)), ("adjusted", adjusted))))
    top, bottom = CAP if cap is None else cap, FLOOR if floor is None else floor
    bounded = min(max(adjusted, bottom), top)
    if adjusted > top:
        steps.append(Step("total.cap", (("raw", adjusted), ("cap", top))))
    elif adjusted < bottom:
        steps.append(Step("total.floor", (("raw", adjusted), ("floor", bottom))))
    total = to_cents(bounded)
    steps.append(Step("total.exact" if total == bounded else "total.rounded", (("total", total),)))
    return Total(total, tuple(steps))
