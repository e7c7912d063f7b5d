"""The methods that are a formula: rate, plus–minus, nearness, efficacy, deduction, direct.

Every quotient is the last operation but an addition, so that it is exact whenever the result is.
"""

from decimal import Decimal

from models.terms import Direction
from services.domain.result import Step
from services.errors import Mendable
from services.scoring.measured import Measured, Raw
from services.scoring.rounding import HUNDRED, ZERO
from services.scoring.rules import Closer, Deduction, Direct, Efficacy, PlusMinus, Ratio


def achievement(actual: Decimal, target: Decimal, direction: Direction) -> Decimal:
    """The achievement rate (完成率) in percent, exact; the target is not 0 and the direction not `closer`."""
    size = abs(target)
    gain = actual - target if direction is Direction.HIGHER else target - actual
    return (size + gain) * HUNDRED / size


def ratio(rule: Ratio, measured: Measured) -> Raw:
    """Achievement rate; under `zero_below` percent it is 0."""
    A, T = measured.number(), measured.goal()
    if not T:
        raise Mendable("line.target_zero")
    rate = achievement(A, T, rule.direction)
    code = "ratio.plain" if T > 0 and rule.direction is Direction.HIGHER else f"ratio.{rule.direction}"
    formula = Step(code, (("actual", A), ("target", T), ("rate", rate)))
    if rule.zero_below is not None and rate < rule.zero_below:
        return Raw(
            ZERO, (formula, Step("ratio.zero", (("rate", rate), ("limit", rule.zero_below)))), final=True
        )
    return Raw(rate, (formula,))


def plus_minus(rule: PlusMinus, measured: Measured) -> Raw:
    """100 at the target, k points for every step better or worse."""
    A, T = measured.number(), measured.goal()
    if rule.percent and not T:
        raise Mendable("line.target_zero_steps")
    gain = A - T if rule.direction is Direction.HIGHER else T - A
    dividend, divisor = (gain * HUNDRED, abs(T) * rule.step) if rule.percent else (gain, rule.step)
    code = f"plus_minus.{rule.direction}" + (".percent" if rule.percent else "")
    facts = (("actual", A), ("target", T), ("step", rule.step), ("steps", dividend / divisor))
    if rule.whole:
        steps = dividend // divisor or ZERO
        score = HUNDRED + steps * rule.k
        counted = Step("plus_minus.whole", (("whole", steps),))
        return Raw(score, (Step(code, facts), counted, _sum_of_steps(steps, rule.k, score)))
    score = HUNDRED + dividend * rule.k / divisor
    return Raw(score, (Step(code, facts), _sum_of_steps(dividend / divisor, rule.k, score)))


def _sum_of_steps(steps: Decimal, k: Decimal, score: Decimal) -> Step:
    code = "plus_minus.less" if steps < 0 else "plus_minus.more"
    return Step(code, (("steps", abs(steps)), ("k", k), ("raw", score)))


def closer(rule: Closer, measured: Measured) -> Raw:
    """Full score within the tolerance, then k points off for every further step, linear."""
    A, T = measured.number(), measured.goal()
    deviation = abs(A - T)
    away = Step("closer.deviation", (("actual", A), ("target", T), ("deviation", deviation)))
    if deviation <= rule.tolerance:
        return Raw(HUNDRED, (away, Step("closer.within", (("tolerance", rule.tolerance),))))
    score = HUNDRED - (deviation - rule.tolerance) * rule.k / rule.step
    facts = (
        ("k", rule.k),
        ("deviation", deviation),
        ("tolerance", rule.tolerance),
        ("step", rule.step),
        ("raw", score),
    )
    return Raw(score, (away, Step("closer.beyond", facts)))


def efficacy(rule: Efficacy, measured: Measured) -> Raw:
    """60 at the bad value, 100 at the good one."""
    A = measured.number()
    score = (A - rule.bad) * 40 / (rule.good - rule.bad) + 60
    facts = (("actual", A), ("bad", rule.bad), ("good", rule.good), ("raw", score))
    return Raw(score, (Step("efficacy", facts),))


def deduction(rule: Deduction, measured: Measured) -> Raw:
    """k points off 100 for every case beyond the free ones."""
    n = measured.number()
    if n <= rule.free:
        return Raw(HUNDRED, (Step("deduction.none", (("actual", n), ("free", rule.free))),))
    score = HUNDRED - rule.k * (n - rule.free)
    code = "deduction.free" if rule.free else "deduction"
    return Raw(score, (Step(code, (("k", rule.k), ("actual", n), ("free", rule.free), ("raw", score))),))


def direct(_rule: Direct, measured: Measured) -> Raw:
    """The actual is the score."""
    A = measured.number()
    return Raw(A, (Step("direct", (("actual", A),)),))
