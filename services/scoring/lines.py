"""A line of a card with what it read: scored, and tested for its veto."""

from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from services.domain.result import LineState, Step, VetoMark
from services.scoring.card_lines import CardLine
from services.scoring.measured import LineScore, Measured
from services.scoring.methods import score_in_context
from services.scoring.readings import Reading
from services.scoring.totals import WeightedScore

MISSING = Step("line.missing")
TARGET_MISSING = Step("line.target_missing")


class Scored(Struct, frozen=True):
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
