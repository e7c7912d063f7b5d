"""The scoring rule of a KPI, one typed shape a method (计分方法)."""

from dataclasses import dataclass
from decimal import Decimal

from models.terms import Direction, RaterGroup


@dataclass(frozen=True, slots=True)
class Condition:
    """A comparison of the actual with a number, or with the target when `limit` is None."""

    operator: str
    limit: Decimal | None

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


@dataclass(frozen=True, slots=True)
class VetoConsequence:
    """What a veto does: a factor on the coefficient, or a ceiling on the grade."""

    factor: Decimal | None = None
    ceiling: str | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """A value and its score, between which `interpolate` runs; also a limit and its score."""

    value: Decimal
    score: Decimal


@dataclass(frozen=True, slots=True)
class Ratio:
    """Achievement rate (完成率法); below `zero_below` percent the score is 0."""

    direction: Direction
    zero_below: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Interpolate:
    """Linear interpolation (线性插值法); points from worst to best.

    Below the worst point the score is 0, or with `clamp` the worst point's.
    """

    direction: Direction
    points: tuple[Point, ...]
    clamp: bool = False


@dataclass(frozen=True, slots=True)
class Bands:
    """Bands (区间法、层差法); limits from best to worst."""

    direction: Direction
    bands: tuple[Point, ...]
    otherwise: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Deduction:
    """Deduction (扣分法): k points for every case beyond the free ones."""

    k: Decimal
    free: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class PlusMinus:
    """Plus–minus (加减分法); `step` is in units, or in percent of the target when `percent`."""

    direction: Direction
    step: Decimal
    k: Decimal
    percent: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class PassFail:
    """Pass–fail (非此即彼法); without a condition the actual is yes or no."""

    condition: Condition | None = None


@dataclass(frozen=True, slots=True)
class Level:
    """A described case and its score."""

    name: str
    score: Decimal


@dataclass(frozen=True, slots=True)
class Described:
    """Described levels (说明法)."""

    levels: tuple[Level, ...]


@dataclass(frozen=True, slots=True)
class Milestone:
    """Milestone (计划类): days late, limits ascending."""

    bands: tuple[Point, ...]
    otherwise: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Efficacy:
    """Efficacy coefficient (功效系数法)."""

    bad: Decimal
    good: Decimal


@dataclass(frozen=True, slots=True)
class Closer:
    """Closer is better (趋中法): full score within the tolerance, then k points a step."""

    tolerance: Decimal
    step: Decimal
    k: Decimal


@dataclass(frozen=True, slots=True)
class GroupWeight:
    """A rater group and its weight."""

    group: RaterGroup
    weight: Decimal


@dataclass(frozen=True, slots=True)
class RatingRule:
    """Ratings (评价法): group means by group weights.

    `trim` leaves out one highest and one lowest of a group of five or more.
    """

    groups: tuple[GroupWeight, ...]
    trim: bool = False


@dataclass(frozen=True, slots=True)
class Direct:
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
