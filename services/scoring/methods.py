"""A line's official score: the method's raw score, then cap and floor, then two places; in steps."""

from collections.abc import Callable, Iterable
from decimal import Decimal, localcontext
from typing import Any

from services.domain.result import Step
from services.errors import Mendable
from services.scoring.measured import LineScore, Measured, Raw, problem_step
from services.scoring.method_formulas import closer, deduction, direct, efficacy, plus_minus, ratio
from services.scoring.method_ratings import rating
from services.scoring.method_tables import bands, described, interpolate, milestone, pass_fail
from services.scoring.rounding import EXACT, ZERO, to_cents
from services.scoring.rules import (
    Bands,
    Closer,
    Deduction,
    Described,
    Direct,
    Efficacy,
    Interpolate,
    Milestone,
    PassFail,
    PlusMinus,
    RatingRule,
    Ratio,
    Rule,
)

CAP, FLOOR = Decimal(120), Decimal(0)
"""Cap and floor of a line and of a total where the card names none."""

_METHODS: dict[type[Rule], Callable[[Any, Measured], Raw]] = {
    Ratio: ratio,
    Interpolate: interpolate,
    Bands: bands,
    Deduction: deduction,
    PlusMinus: plus_minus,
    PassFail: pass_fail,
    Described: described,
    Milestone: milestone,
    Efficacy: efficacy,
    Closer: closer,
    RatingRule: rating,
    Direct: direct,
}


def most_self(caps: Iterable[Decimal | None]) -> Decimal:
    """The highest self score that a KPI's lines take: 120, or the highest of their caps above it."""
    return max([CAP, *(cap for cap in caps if cap is not None)])


def score_line(
    rule: Rule, measured: Measured, cap: Decimal | None = None, floor: Decimal | None = None
) -> LineScore:
    """Score one line by itself."""
    with localcontext(EXACT):
        return score_in_context(
            rule, measured, CAP if cap is None else cap, FLOOR if floor is None else floor
        )


def score_in_context(rule: Rule, measured: Measured, cap: Decimal, floor: Decimal) -> LineScore:
    """Score one line; the caller has set the exact context."""
    try:
        raw = _METHODS[type(rule)](rule, measured)
    except Mendable as problem:
        return LineScore(None, (problem_step(problem),), measured.value)
    actual = measured.value if raw.actual is None else raw.actual
    bounded, steps = raw.score, raw.steps
    if raw.final:
        return LineScore(to_cents(ZERO), (*steps, _SCORE_ZERO), actual)
    if bounded > cap:
        bounded, steps = cap, (*steps, Step("score.cap", (("raw", raw.score), ("cap", cap))))
    elif bounded < floor:
        bounded, steps = floor, (*steps, Step("score.floor", (("raw", raw.score), ("floor", floor))))
    score = to_cents(bounded)
    code = "score.exact" if score == bounded else "score.rounded"
    return LineScore(score, (*steps, Step(code, (("score", score),))), actual)


_SCORE_ZERO = Step("score.exact", (("score", to_cents(ZERO)),))
