"""A subject's lines: each read, scored, tested for its veto and given its share of the total."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from models.terms import Basis, Direction, TotalMethod
from services.domain.result import LineResult, LineState, Step, VetoMark
from services.domain.target import TargetSource
from services.scoring.card_lines import CardLine
from services.scoring.measured import LineScore, Measured
from services.scoring.method_formulas import achievement
from services.scoring.methods import score_in_context
from services.scoring.readings import Reading
from services.scoring.rounding import to_cents
from services.scoring.totals import Share, WeightedScore, shares

MISSING = Step("line.missing")
TARGET_MISSING = Step("line.target_missing")
_REPLACING = (TargetSource.PERIOD, TargetSource.PLANNED)


class Scored(NamedTuple):
    """A card's line with what it read and what came of it."""

    card: CardLine
    reading: Reading
    state: LineState
    result: LineScore
    mark: VetoMark | None


def score_card_line(card: CardLine, reading: Reading, minimum: int, waived: bool) -> Scored:
    """Score one line of a card, and test its veto."""
    if reading.na_reason:
        told = Step("line.not_applicable", (("reason", reading.na_reason),))
        mark = VetoMark.NOT_APPLICABLE if _has_veto(card) else None
        return Scored(card, reading, LineState.NOT_APPLICABLE, LineScore(None, (told,)), mark)
    result = _scored(card, reading, minimum)
    state = LineState.MISSING if result.score is None else LineState.SCORED
    return Scored(card, reading, state, result, _mark(card, reading, result.actual, waived))


def _scored(card: CardLine, reading: Reading, minimum: int) -> LineScore:
    if card.rules is None or card.problem is not None:
        return LineScore(None, (card.problem or MISSING,), reading.value)
    if reading.problem is not None:
        return LineScore(None, (reading.problem,))
    if reading.value is None and reading.text is None and not reading.ratings:
        return LineScore(None, (MISSING,))
    if reading.target is None and card.rules.veto is not None and card.rules.veto.limit is None:
        return LineScore(None, (TARGET_MISSING,), reading.value)
    measured = Measured(reading.value, reading.text, reading.target, reading.ratings, minimum)
    result = score_in_context(card.rules.rule, measured, card.cap, card.floor)
    if not reading.steps:
        return result
    return LineScore(result.score, (*reading.steps, *result.steps), result.actual)


def _has_veto(card: CardLine) -> bool:
    return bool(card.kpi.veto.strip())


def _mark(card: CardLine, reading: Reading, actual: Decimal | None, waived: bool) -> VetoMark | None:
    """What the veto's condition says; a waiver only changes a hit."""
    if card.rules is None:
        return VetoMark.MISSING if _has_veto(card) else None
    veto = card.rules.veto
    if veto is None:
        return None
    if actual is None or (veto.limit is None and reading.target is None):
        return VetoMark.MISSING
    if not veto.holds(actual, reading.target):
        return VetoMark.MET
    return VetoMark.WAIVED if waived else VetoMark.HIT


def weights_of(lines: Sequence[Scored]) -> list[WeightedScore]:
    """The applicable lines' weights and scores."""
    return [
        WeightedScore(scored.card.line.weight, scored.result.score)
        for scored in lines
        if scored.state is not LineState.NOT_APPLICABLE
    ]


class Remarks(NamedTuple):
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


def year_to_date(card: CardLine) -> bool:
    """Whether a line reads the fiscal year's sums."""
    return card.kpi.basis is Basis.YEAR_TO_DATE
