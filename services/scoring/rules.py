"""The scoring rule of a KPI, one typed shape a method (计分方法)."""

from decimal import Decimal

from msgspec import Struct

from models.terms import Direction, RaterGroup


class Condition(Struct, frozen=True):
    """A comparison of the actual with a number, or with the target when `limit` is None."""

    operator: str
    limit: Decimal | None

    def against(self, target: Decimal | None) -> "Condition":
        """The same condition with the target's number where it is on the target."""
        return self if self.limit is not None else Condition(self.operator, target)

    def holds(self, actual: Decimal, target: Decimal | None) -> bool:
        """Whether the actual meets it; a condition on the target needs one."""
        limit = target if self.limit is None else self.limit
        if limit is None:
            raise ValueError("a condition on T without a target")
        match self.operator:
            case "<":
                return actual < limit
            case "<=":
                return actual <= limit
            case ">":
                return actual > limit
            case ">=":
                return actual >= limit
            case _:
                return actual == limit


class VetoConsequence(Struct, frozen=True):
    """What a veto does: a factor on the coefficient, or a ceiling on the grade."""

    factor: Decimal | None = None
    ceiling: str | None = None


class Point(Struct, frozen=True):
    """A value and its score, between which `interpolate` runs; also a limit and its score."""

    value: Decimal
    score: Decimal


class Ratio(Struct, frozen=True):
    """Achievement rate (完成率法); below `zero_below` percent the score is 0."""

    direction: Direction
    zero_below: Decimal | None = None


class Interpolate(Struct, frozen=True):
    """Linear interpolation (线性插值法); points from worst to best.

    Below the worst point the score is 0, or with `clamp` the worst point's.
    """

    direction: Direction
    points: tuple[Point, ...]
    clamp: bool = False


class Bands(Struct, frozen=True):
    """Bands (区间法、层差法); limits from best to worst."""

    direction: Direction
    bands: tuple[Point, ...]
    otherwise: Decimal = Decimal(0)


class Deduction(Struct, frozen=True):
    """Deduction (扣分法): k points for every case beyond the free ones."""

    k: Decimal
    free: Decimal = Decimal(0)


class PlusMinus(Struct, frozen=True):
    """Plus–minus (加减分法); `step` is in units, or in percent of the target when `percent`."""

    direction: Direction
    step: Decimal
    k: Decimal
    percent: bool = False
    whole: bool = False


class PassFail(Struct, frozen=True):
    """Pass–fail (非此即彼法); without a condition the actual is yes or no."""

    condition: Condition | None = None


class Level(Struct, frozen=True):
    """A described case and its score."""

    name: str
    score: Decimal


class Described(Struct, frozen=True):
    """Described levels (说明法)."""

    levels: tuple[Level, ...]


class Milestone(Struct, frozen=True):
    """Milestone (计划类): days late, limits ascending."""

    bands: tuple[Point, ...]
    otherwise: Decimal = Decimal(0)


class Efficacy(Struct, frozen=True):
    """Efficacy coefficient (功效系数法)."""

    bad: Decimal
    good: Decimal


class Closer(Struct, frozen=True):
    """Closer is better (趋中法): full score within the tolerance, then k points a step."""

    tolerance: Decimal
    step: Decimal
    k: Decimal


class GroupWeight(Struct, frozen=True):
    """A rater group and its weight."""

    group: RaterGroup
    weight: Decimal


class RatingRule(Struct, frozen=True):
    """Ratings (评价法): group means by group weights.

    `trim` leaves out one highest and one lowest of a group of five or more.
    """

    groups: tuple[GroupWeight, ...]
    trim: bool = False


class Direct(Struct, frozen=True):
    """Direct (直接计分): the actual is the score."""


Rule = (
    Ratio
    | Interpolate
    | Bands
    | Deduction
    | PlusMinus
    | PassFail
    | Described
    | Milestone
    | Efficacy
    | Closer
    | RatingRule
    | Direct
)


def needs_target(rule: Rule) -> bool:
    """Whether the rule cannot score without a target."""
    if isinstance(rule, PassFail):
        return rule.condition is not None and rule.condition.limit is None
    return isinstance(rule, (Ratio, PlusMinus, Closer))
