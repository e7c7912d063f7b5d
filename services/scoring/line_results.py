"""Scored lines as results: what a sheet prints of the KPI, the share of the total, and the explanation."""

from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from models.terms import Direction, TotalMethod
from services.domain.result import LineResult, LineState, Step
from services.domain.target import TargetSource
from services.scoring.lines import Scored, weights_of
from services.scoring.method_formulas import achievement
from services.scoring.rounding import to_cents
from services.scoring.totals import Share, shares

_REPLACING = (TargetSource.PERIOD, TargetSource.PLANNED)


class Remarks(Struct, frozen=True):
    """What the subject's own entry says beside the actual."""

    self_score: Decimal | None
    note: str


def line_results(
    lines: Sequence[Scored], method: TotalMethod, remarks: Sequence[Remarks]
) -> tuple[LineResult, ...]:
    """The lines as results, each with its share; not-applicable lines have none."""
    given = iter(shares(weights_of(lines), method))
    return tuple(
        _line_result(
            scored, None if scored.state is LineState.NOT_APPLICABLE else next(given), method, remark
        )
        for scored, remark in zip(lines, remarks, strict=True)
    )


def _line_result(scored: Scored, share: Share | None, method: TotalMethod, remark: Remarks) -> LineResult:
    card, kpi, reading = scored.card, scored.card.kpi, scored.reading
    return LineResult(
        kpi=kpi.code,
        name=kpi.name,
        weight=card.line.weight,
        state=scored.state,
        direction=kpi.direction,
        method=kpi.method,
        unit=kpi.unit,
        decimals=kpi.decimals,
        basis=kpi.basis,
        perspective=card.perspective,
        definition=kpi.definition,
        formula=kpi.formula,
        provider=card.provider,
        parameters=kpi.parameters,
        key_strategic=kpi.key_strategic,
        target=reading.target,
        target_from=reading.target_from,
        actual=scored.result.actual,
        actual_text=reading.text,
        achievement=_achievement(kpi.direction, scored.result.actual, reading.target),
        self_score=remark.self_score,
        score=scored.result.score,
        effective_weight=None if share is None else share.weight,
        weighted=None if share is None else share.weighted,
        na_reason=reading.na_reason,
        note=remark.note,
        veto_mark=scored.mark,
        steps=_steps(scored, share, method),
    )


def _steps(scored: Scored, share: Share | None, method: TotalMethod) -> tuple[Step, ...]:
    """The score's steps, and how target and weight came to count otherwise than the card has them."""
    steps, weight = (*_target_step(scored), *scored.result.steps), scored.card.line.weight
    if scored.state is not LineState.SCORED or share is None or share.weight == weight:
        return steps
    if method is TotalMethod.SIMPLE:
        return (*steps, Step("line.share_simple", (("effective", share.weight),)))
    return (*steps, Step("line.share", (("weight", weight), ("effective", share.weight))))


def _target_step(scored: Scored) -> tuple[Step, ...]:
    """What replaces the card's target in this period, if something else does."""
    own, reading = scored.card.line.target, scored.reading
    if scored.state is not LineState.SCORED or reading.target is None or reading.target == own:
        return ()
    if reading.target_from not in _REPLACING:
        return ()
    code = f"target.{reading.target_from}"
    if own is None:
        return (Step(f"{code}.only", (("target", reading.target),)),)
    return (Step(code, (("target", reading.target), ("card", own))),)


def _achievement(direction: Direction, actual: Decimal | None, target: Decimal | None) -> Decimal | None:
    if actual is None or not target or direction is Direction.CLOSER:
        return None
    return to_cents(achievement(actual, target, direction))
