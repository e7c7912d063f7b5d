"""The methods that read a table: interpolation, bands, milestones, described levels; and pass–fail."""

from itertools import pairwise

from models.terms import Direction
from services.domain.result import Step
from services.errors import Mendable
from services.scoring.conditions import format_condition
from services.scoring.measured import Measured, Raw
from services.scoring.rounding import HUNDRED, ZERO
from services.scoring.rules import Bands, Described, Interpolate, Milestone, PassFail
from services.scoring.tables import level_key

MET, NOT_MET = "yes", "no"


def interpolate(rule: Interpolate, measured: Measured) -> Raw:
    """Linear between the points; 0 below the worst (or its score), the best's score above the best."""
    A = measured.number()
    sign = 1 if rule.direction is Direction.HIGHER else -1
    worst, best = rule.points[0], rule.points[-1]
    if (A - worst.value) * sign < 0:
        facts = (("actual", A), ("point", worst.value), ("points", worst.score))
        if rule.clamp:
            return Raw(worst.score, (Step("interpolate.clamp", facts),))
        return Raw(ZERO, (Step("interpolate.zero", facts),), final=True)
    if (A - best.value) * sign >= 0:
        return Raw(
            best.score,
            (Step("interpolate.best", (("actual", A), ("point", best.value), ("points", best.score))),),
        )
    left, right = next((a, b) for a, b in pairwise(rule.points) if (A - b.value) * sign < 0)
    if left.value == A:
        return Raw(left.score, (Step("interpolate.point", (("actual", A), ("points", left.score))),))
    score = left.score + (A - left.value) * (right.score - left.score) / (right.value - left.value)
    between = (
        *(("actual", A), ("left", left.value), ("left_score", left.score)),
        *(("right", right.value), ("right_score", right.score), ("raw", score)),
    )
    return Raw(score, (Step("interpolate.between", between),))


def bands(rule: Bands, measured: Measured) -> Raw:
    """The first limit, from the best, that the actual reaches."""
    A = measured.number()
    higher = rule.direction is Direction.HIGHER
    for band in rule.bands:
        if band.value <= A if higher else band.value >= A:
            facts = (("actual", A), ("limit", band.value), ("points", band.score))
            return Raw(band.score, (Step(f"bands.{rule.direction}", facts),))
    facts = (("actual", A), ("limit", rule.bands[-1].value), ("points", rule.otherwise))
    return Raw(rule.otherwise, (Step(f"bands.otherwise.{rule.direction}", facts),))


def milestone(rule: Milestone, measured: Measured) -> Raw:
    """The first limit of days that the delay keeps within."""
    A = measured.number()
    for band in rule.bands:
        if band.value >= A:
            facts = (("actual", A), ("limit", band.value), ("points", band.score))
            return Raw(band.score, (Step("milestone", facts),))
    facts = (("actual", A), ("limit", rule.bands[-1].value), ("points", rule.otherwise))
    return Raw(rule.otherwise, (Step("milestone.otherwise", facts),))


def described(rule: Described, measured: Measured) -> Raw:
    """The score of the named case."""
    if measured.text is None:
        names = ", ".join(level.name for level in rule.levels)
        raise (
            Mendable("line.missing")
            if measured.value is None
            else Mendable("line.level_number", levels=names)
        )
    key = level_key(measured.text)
    for level in rule.levels:
        if level_key(level.name) == key:
            return Raw(level.score, (Step("described", (("level", level.name), ("points", level.score))),))
    raise Mendable("line.level", level=measured.text, levels=", ".join(level.name for level in rule.levels))


def pass_fail(rule: PassFail, measured: Measured) -> Raw:
    """100 when the condition is met, else 0; the actual may say yes or no itself."""
    if measured.text is not None and measured.value is None:
        if measured.text not in {MET, NOT_MET}:
            raise Mendable("line.yes_no", text=measured.text)
        met = measured.text == MET
        return Raw(HUNDRED if met else ZERO, (Step("pass_fail.yes" if met else "pass_fail.no"),))
    A = measured.number()
    if rule.condition is None:
        raise Mendable("line.condition_missing")
    target = measured.goal() if rule.condition.limit is None else measured.target
    met = rule.condition.holds(A, target)
    facts = (("actual", A), ("condition", format_condition(rule.condition.against(target))))
    return Raw(HUNDRED if met else ZERO, (Step("pass_fail.met" if met else "pass_fail.failed", facts),))
