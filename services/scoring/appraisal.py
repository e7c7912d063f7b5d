"""One subject's result in a period (考核结果), all but the rank."""

from collections.abc import Sequence
from decimal import Decimal

from services.domain.period import Period
from services.domain.result import AppliedAdjustment, LineState, ResultState, Step, SubjectResult, TrendPoint
from services.domain.target import TargetSource
from services.scoring.card_lines import CardLine
from services.scoring.derived import Derived, derived_total
from services.scoring.ground import Ground
from services.scoring.lines import Remarks, Scored, line_results, score_card_line, weights_of, year_to_date
from services.scoring.outcome import Strikes, outcome
from services.scoring.people import identity
from services.scoring.readings import Reading, read, read_year_to_date
from services.scoring.seats import Seat
from services.scoring.strikes import LinesOf, red_lines_on, strikes_on, waiver_of
from services.scoring.totals import Total, official_total


def scored_lines(ground: Ground, seat: Seat) -> tuple[Scored, ...]:
    """The lines of a subject's card, each scored."""
    if seat.card is None:
        return ()
    return tuple(_scored_line(ground, seat, card) for card in ground.cards.of(seat.card))


def _scored_line(ground: Ground, seat: Seat, card: CardLine) -> Scored:
    reading = _reading(ground, seat, card)
    kpi = card.kpi
    waived = bool(kpi.veto) and waiver_of(ground, seat, kpi.code, kpi.veto_scope, reading.source) is not None
    return score_card_line(card, reading, ground.settings.anonymity_minimum, waived)


def _reading(ground: Ground, seat: Seat, card: CardLine) -> Reading:
    target = card.line.target
    if not year_to_date(card):
        return _planned(
            ground, seat, card, read(ground.books, seat.sources, ground.code, card.kpi.code, target)
        )

    def month_target(month: Period) -> Decimal | None:
        if month == ground.period:
            return target
        there = ground.seats.seat(seat.key, month)
        lines = () if there is None or there.card is None else there.card.lines
        return next(
            (line.target for line in lines if line.kpi == card.kpi.code and line.target is not None), target
        )

    def skipped(month: Period) -> bool:
        past = ground.past.get(month.code)
        exempt = past is not None and past.states.get(seat.key) is ResultState.EXEMPT
        return exempt or ground.seats.seat(seat.key, month) is None

    return read_year_to_date(ground.books, seat.sources, ground.period, card.kpi.code, month_target, skipped)


def _planned(ground: Ground, seat: Seat, card: CardLine, reading: Reading) -> Reading:
    """The reading, its target known as the one that the year's plan gave the month, when it is that."""
    if reading.target_from is not TargetSource.PERIOD or not ground.planned:
        return reading
    plans = (ground.planned.get((source, card.kpi.code)) for source in seat.sources)
    return reading._replace(target_from=TargetSource.PLANNED) if reading.target in plans else reading


def appraise(ground: Ground, seat: Seat, lines: Sequence[Scored], lines_of: LinesOf) -> SubjectResult:
    """The result of a subject with a card."""
    card = seat.card
    if card is None:
        raise ValueError("a subject without a card is derived, not appraised")
    start = blank(ground, seat)
    remarks = [] if start.exemption else [_remarks(ground, seat, scored) for scored in lines]
    start = start.but(
        card_from=card.type.value,
        card_code=card.code,
        total_method=card.total_method,
        lines=() if start.exemption else line_results(lines, card.total_method, remarks),
    )
    if start.exemption:
        return _exempt(ground, seat, start)
    strikes = strikes_on(ground, seat, lines, lines_of)
    weights = weights_of(lines)
    if not any(line.weight for line in weights):
        return _struck(start, strikes).but(state=ResultState.UNSCORED, steps=(Step("result.unscored"),))
    missing = [scored.card.kpi.name for scored in lines if scored.state is LineState.MISSING]
    if missing:
        told = Step("result.missing", (("count", len(missing)), ("kpis", "; ".join(missing))))
        return _struck(start, strikes).but(state=ResultState.INCOMPLETE, steps=(told,))
    total = official_total(weights, card.total_method, start.adjustment, card.cap, card.floor)
    return _complete(ground, start, total, strikes)


def average(ground: Ground, seat: Seat, derived: Derived, lines_of: LinesOf) -> SubjectResult:
    """The result of a subject whose shorter periods' totals are averaged."""
    start = blank(ground, seat).but(card_from=derived.dimension.value)
    if start.exemption:
        return _exempt(ground, seat, start)
    strikes = strikes_on(ground, seat, (), lines_of)
    match derived.state:
        case ResultState.COMPLETE:
            return _complete(ground, start, derived_total(derived, start.adjustment), strikes)
        case ResultState.INCOMPLETE:
            told = Step("result.periods_missing", (("periods", ", ".join(derived.lacking)),))
        case ResultState.EXEMPT:
            told = Step("result.periods_exempt")
        case ResultState.UNSCORED:
            told = Step("result.periods_unscored")
    return _struck(start, strikes).but(state=derived.state, steps=(told,))


def blank(ground: Ground, seat: Seat) -> SubjectResult:
    """What a result holds before any score: names, adjustments, attendance, exemption, the trend so far."""
    names = identity(ground.seats, seat, ground.positions)
    book = ground.book(seat.key)
    exemption = book.attendance.exemption if book.attendance else ""
    return SubjectResult(
        type=seat.key.type,
        code=seat.key.code,
        name=names.name,
        department=seat.department,
        department_name=names.department_name,
        state=ResultState.EXEMPT if exemption else ResultState.INCOMPLETE,
        position_name=names.position_name,
        manager_name=names.manager_name,
        head=names.head,
        adjustments=tuple(AppliedAdjustment(one.points, one.reason) for one in book.adjustments),
        exemption=exemption,
        attendance=book.attendance.share if book.attendance else None,
        steps=(Step("result.exempt", (("reason", exemption),)),) if exemption else (),
        trend=_trend(ground, seat),
    )


def _exempt(ground: Ground, seat: Seat, start: SubjectResult) -> SubjectResult:
    """Nothing to score; a red line that falls in the period has fallen all the same."""
    return start.but(red_lines=tuple(red_lines_on(ground, seat)))


def _struck(result: SubjectResult, strikes: Strikes) -> SubjectResult:
    return result.but(vetoes=tuple(strikes.vetoes), red_lines=tuple(strikes.red_lines))


def _complete(ground: Ground, start: SubjectResult, total: Total | None, strikes: Strikes) -> SubjectResult:
    if total is None:
        raise ValueError("a complete result has a total")
    graded = outcome(total.total, ground.settings.grades, strikes)
    adjustments = tuple(
        Step("adjustment", (("points", one.points), ("reason", one.reason))) for one in start.adjustments
    )
    return start.but(
        state=ResultState.COMPLETE,
        vetoes=tuple(strikes.vetoes),
        red_lines=tuple(strikes.red_lines),
        total=total.total,
        grade=graded.grade,
        grade_before=graded.grade_before,
        grade_coefficient=graded.grade_coefficient,
        coefficient=graded.coefficient,
        steps=(*total.steps[:1], *adjustments, *total.steps[1:], *graded.steps),
        trend=(*start.trend[:-1], TrendPoint(ground.code, total.total)),
    )


def _remarks(ground: Ground, seat: Seat, scored: Scored) -> Remarks:
    own = ground.book(seat.key).actuals.get((ground.code, scored.card.kpi.code))
    if own is None:
        return Remarks(None, scored.reading.note)
    return Remarks(own.self_score, own.note or scored.reading.note)


def _trend(ground: Ground, seat: Seat) -> tuple[TrendPoint, ...]:
    known = [TrendPoint(code, totals.get(seat.key)) for code, totals in ground.earlier_totals]
    return (*known, TrendPoint(ground.code, None))
