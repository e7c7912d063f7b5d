"""What a subject came to in a period: state, scored lines, strikes, total; grade and words come after."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from services.domain.result import ResultState, VetoMark
from services.domain.scorecard import SubjectKey
from services.scoring.derived import Derived, derived_total
from services.scoring.ground import Ground
from services.scoring.lines import Scored, weights_of
from services.scoring.outcome import Strikes
from services.scoring.past import LineKey, PastPeriod, hit_count
from services.scoring.seats import Seat
from services.scoring.strikes import LinesOf, red_lines_on, strikes_on
from services.scoring.totals import Total, official_total


class Appraisal(Struct, frozen=True):
    """A subject's own card scored, or the shorter periods `derived`; a complete one has a total."""

    seat: Seat
    state: ResultState
    strikes: Strikes
    lines: Sequence[Scored] = ()
    derived: Derived | None = None
    total: Total | None = None


def appraise(ground: Ground, seat: Seat, derived: Derived | None, lines_of: LinesOf) -> Appraisal:
    """Appraise a subject; one without a card has shorter periods, whose totals are averaged."""
    if ground.exemption(seat.key):
        return Appraisal(seat, ResultState.EXEMPT, Strikes(red_lines=red_lines_on(ground, seat)), (), derived)
    lines = lines_of(seat)
    strikes = strikes_on(ground, seat, lines, lines_of)
    if derived is not None:
        averaged = derived_total(derived, ground.adjustment(seat.key)) if derived.complete else None
        return Appraisal(seat, derived.state, strikes, lines, derived, averaged)
    if seat.card is None:
        raise ValueError("a subject has a card or shorter periods")
    weights = weights_of(lines)
    if not any(line.weight for line in weights):
        return Appraisal(seat, ResultState.UNSCORED, strikes, lines)
    if any(line.score is None for line in weights):
        return Appraisal(seat, ResultState.INCOMPLETE, strikes, lines)
    card, adjustment = seat.card, ground.adjustment(seat.key)
    total = official_total(weights, card.total_method, adjustment, card.cap, card.floor)
    return Appraisal(seat, ResultState.COMPLETE, strikes, lines, None, total)


def past_of(
    period: str, appraisals: Mapping[SubjectKey, Appraisal], scores: Mapping[LineKey, Decimal]
) -> PastPeriod:
    """What an appraised period brings into later ones; `scores` of the lines that they compare."""
    past = PastPeriod(period, scores=dict(scores))
    for key, appraisal in appraisals.items():
        past.states[key] = appraisal.state
        if appraisal.total is not None:
            past.totals[key] = appraisal.total.total
        if appraisal.strikes.red_lines:
            past.cases[key] = tuple(effect.case for effect in appraisal.strikes.red_lines if effect.falls)
        for scored in appraisal.lines:
            if scored.mark is not None:
                past.marks[key, scored.card.kpi.code] = scored.mark
            if scored.mark is VetoMark.HIT:
                past.counts[key, scored.card.kpi.code] = _hits(appraisal, scored.card.kpi.code)
    return past


def _hits(appraisal: Appraisal, kpi: str) -> int:
    card = appraisal.seat.card
    return hit_count(appraisal.strikes.vetoes, kpi, appraisal.seat.key, "" if card is None else card.code)
