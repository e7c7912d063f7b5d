"""The lines of a subject's card in a period, each with what it read, scored."""

from decimal import Decimal

from msgspec.structs import replace

from models.terms import Basis
from services.domain.period import Period
from services.domain.result import ResultState
from services.domain.target import TargetSource
from services.scoring.card_lines import CardLine
from services.scoring.ground import Ground
from services.scoring.lines import Scored, score_card_line
from services.scoring.readings import Books, Reading, read, read_year_to_date
from services.scoring.seats import Seat
from services.scoring.strikes import waiver_of


def scored_lines(ground: Ground, seat: Seat) -> tuple[Scored, ...]:
    """The lines of a subject's card, each scored."""
    if seat.card is None:
        return ()
    books = [(source, ground.book(source)) for source in seat.sources]
    return tuple([_scored_line(ground, seat, books, card) for card in ground.cards.of(seat.card)])


def _scored_line(ground: Ground, seat: Seat, books: Books, card: CardLine) -> Scored:
    reading = _reading(ground, seat, books, card)
    kpi = card.kpi
    waived = bool(kpi.veto) and waiver_of(ground, seat, kpi.code, kpi.veto_scope, reading.source) is not None
    return score_card_line(card, reading, ground.settings.anonymity_minimum, waived)


def _reading(ground: Ground, seat: Seat, books: Books, card: CardLine) -> Reading:
    if card.kpi.basis is Basis.YEAR_TO_DATE:
        return _summed(ground, seat, books, card)
    reading = read(books, ground.code, card.line.kpi, card.line.target)
    return _planned(ground, seat, card, reading) if ground.planned else reading


def _summed(ground: Ground, seat: Seat, books: Books, card: CardLine) -> Reading:
    """The year's months so far; a month without a target of its own has that of its card, else this one's."""
    target = card.line.target

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

    return read_year_to_date(books, ground.period, card.kpi.code, month_target, skipped)


def _planned(ground: Ground, seat: Seat, card: CardLine, reading: Reading) -> Reading:
    """The reading, its target known as the one that the year's plan gave the month, when it is that."""
    if reading.target_from is not TargetSource.PERIOD:
        return reading
    plans = (ground.planned.get((source, card.kpi.code)) for source in seat.sources)
    return replace(reading, target_from=TargetSource.PLANNED) if reading.target in plans else reading
