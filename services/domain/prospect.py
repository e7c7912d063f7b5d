"""What opening a period would find (新考核期): who has a card of its kind, whose result is a mean. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models.terms import SubjectType
from services.domain.period import Period
from services.domain.result import ExceptionKind, PeriodResult, SubjectResult
from services.domain.scorecard import Scorecard


@dataclass(frozen=True, slots=True)
class Prospect:
    """A period before it is opened: the subjects scored by cards of its kind, those whose result will be the
    mean of shorter periods, those with neither, and the cards that end before its first day.
    """

    period: Period
    opened: bool
    own: tuple[SubjectResult, ...] = ()
    derived: tuple[SubjectResult, ...] = ()
    without: tuple[str, ...] = ()
    ended: tuple[Scorecard, ...] = ()
    targets: int = 0


def prospect(period: Period, result: PeriodResult, cards: Sequence[Scorecard], targets: int) -> Prospect:
    """What a period's empty result and the cards say of its opening."""
    return Prospect(
        period,
        opened=False,
        own=tuple(one for one in result.results if one.card_code),
        derived=tuple(one for one in result.results if not one.card_code),
        without=tuple(one.name for one in result.exceptions if one.kind is ExceptionKind.NO_CARD),
        ended=tuple(_ended(period, cards)),
        targets=targets,
    )


def _ended(period: Period, cards: Sequence[Scorecard]) -> Iterator[Scorecard]:
    """The last version of each card of the period's kind that no longer holds on its first day."""
    versions: dict[tuple[SubjectType, str], list[Scorecard]] = {}
    for card in cards:
        if card.dimension is period.dimension:
            versions.setdefault((card.type, card.code), []).append(card)
    for own in versions.values():
        past = [card for card in own if card.valid_to is not None and card.valid_to < period.first_day]
        if past and not any(card.applies_on(period.first_day) for card in own):
            yield max(past, key=lambda card: card.valid_to or period.first_day)
