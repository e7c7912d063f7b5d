"""The curve of a rule, actual → score: where to draw it, and the scores along it, by the scoring itself."""

from collections.abc import Iterable
from decimal import Decimal

from msgspec import Struct

from services.scoring.measured import Measured
from services.scoring.methods import score_line
from services.scoring.rules import (
    Bands,
    Closer,
    Deduction,
    Described,
    Efficacy,
    Interpolate,
    Milestone,
    PassFail,
    PlusMinus,
    Point,
    Ratio,
    Rule,
)

GRID = 72
"""Even steps across the curve, besides the places where it bends or jumps."""
_HUNDRED = Decimal(100)


class Curve(Struct, frozen=True):
    """Points from left to right; two whose values nearly meet are a jump. Dots have names, or none."""

    points: tuple[Point, ...] = ()
    dots: tuple[tuple[str, Decimal], ...] = ()

    @property
    def span(self) -> tuple[Decimal, Decimal]:
        """The lowest and the highest value."""
        return self.points[0].value, self.points[-1].value


def curve_of(rule: Rule, target: Decimal | None) -> Curve:
    """The curve of a rule; empty when it needs a target and there is none that it can score with."""
    if isinstance(rule, Described):
        return Curve(dots=tuple((level.name, level.score) for level in rule.levels))
    if isinstance(rule, PassFail) and rule.condition is None:
        return Curve(dots=(("yes", _HUNDRED), ("no", Decimal(0))))
    places = sorted(_places(rule, target))
    if not places:
        return Curve()
    low, high = _reach(rule, places)
    step = (high - low) / GRID
    hair = (high - low) / 10_000
    values = {low + step * at for at in range(GRID + 1)}
    near = {place + way * hair for place in places for way in (-1, 0, 1)}
    values |= {value for value in near if low <= value <= high}
    scored = [(value, score_line(rule, Measured(value, target=target)).score) for value in sorted(values)]
    return Curve(tuple(Point(value, score) for value, score in scored if score is not None))


def _reach(rule: Rule, places: list[Decimal]) -> tuple[Decimal, Decimal]:
    low, high = places[0], places[-1]
    room = (high - low) / 8 or abs(low) / 4 or Decimal(1)
    if isinstance(rule, PlusMinus) and rule.whole:
        return low, high  # there are more steps beyond, which are not drawn
    counted = isinstance(rule, (Deduction, Milestone)) or low >= 0
    return (max(low - room, Decimal(0)) if counted else low - room), high + room


def _places(rule: Rule, target: Decimal | None) -> Iterable[Decimal]:
    """Where a curve bends or jumps, and what must be in sight."""
    match rule:
        case Interpolate(points=points):
            return [point.value for point in points]
        case Bands(bands=points) | Milestone(bands=points):
            return [point.value for point in points]
        case Deduction(k=k, free=free):
            return [Decimal(0), free, free + _HUNDRED / k]
        case Efficacy(bad=bad, good=good):
            return [bad, good, good + (good - bad) / 2, bad - (good - bad) / 2]
        case PassFail(condition=condition):
            limit = condition.limit if condition is not None else None
            limit = target if limit is None else limit
            return [] if limit is None else [limit - abs(limit) / 5 - 1, limit, limit + abs(limit) / 5 + 1]
        case Ratio() | PlusMinus() | Closer():
            around = [] if target is None else _around(rule, target)
            return around if target is None or target < 0 else [max(place, Decimal(0)) for place in around]
        case _:
            return [Decimal(0), _HUNDRED]


def _around(rule: Ratio | PlusMinus | Closer, target: Decimal) -> list[Decimal]:
    """The same for rules that score against a target."""
    if isinstance(rule, Closer):
        reach = rule.tolerance + rule.step * 50 / rule.k
        return [target - reach, target - rule.tolerance, target, target + rule.tolerance, target + reach]
    if target == 0 and (isinstance(rule, Ratio) or rule.percent):
        return []
    up = 1 if rule.direction == "higher" else -1
    if isinstance(rule, Ratio):
        zero = Decimal(30) if rule.zero_below is None else rule.zero_below
        return [target + up * abs(target) * (rate - 100) / 100 for rate in (zero, _HUNDRED, Decimal(120))]
    unit = abs(target) * rule.step / 100 if rule.percent else rule.step
    better, worse = int(20 / rule.k) + 1, min(int(60 / rule.k) + 1, 30)
    steps = range(-worse, better + 1) if rule.whole else (-worse, 0, better)
    return [target + up * unit * step for step in steps]
