"""What opening a period would find (新考核期): who has a card of its kind, whose result is a mean. Pure."""

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct

from models.terms import SubjectType
from services.domain.company import Records
from services.domain.period import Period
from services.domain.result import ExceptionKind, PeriodResult, SubjectResult
from services.domain.scorecard import Scorecard


class EndedCard(Struct, frozen=True):
    """A card whose last version no longer holds: whose it is, and its last day."""

    name: str
    last_day: date


class Prospect(Struct, frozen=True):
    """A period before it is opened: the subjects scored by cards of its kind, those whose result will be the
    mean of shorter periods, those with neither, and the cards that end before its first day.

    `far_from` is the nearest day that the company works with, where the period lies far from it.
    """

    period: Period
    opened: bool
    own: tuple[SubjectResult, ...] = ()
    derived: tuple[SubjectResult, ...] = ()
    without: tuple[str, ...] = ()
    ended: tuple[EndedCard, ...] = ()
    targets: int = 0
    far_from: date | None = None


FAR = 366
"""Days between a period and the nearest one that is open, beyond which its year is doubtful."""


def far_from(period: Period, known: Iterable[date]) -> date | None:
    """The nearest of the days that are known, None when the period is not far from it."""
    near = min(known, key=lambda day: abs(day - period.first_day))
    return near if abs((near - period.first_day).days) > FAR else None


def prospect(
    period: Period, result: PeriodResult, records: Records, targets: int, far: date | None = None
) -> Prospect:
    """What a period's empty result and the company's cards say of its opening."""
    return Prospect(
        period,
        opened=False,
        own=tuple(one for one in result.results if one.card_code),
        derived=tuple(one for one in result.results if not one.card_code),
        without=tuple(one.name for one in result.exceptions if one.kind is ExceptionKind.NO_CARD),
        ended=tuple(_ended(period, records)),
        targets=targets,
        far_from=far,
    )


def _ended(period: Period, records: Records) -> Iterator[EndedCard]:
    """The cards of the period's kind of which no version holds on its first day; not those of people gone."""
    names = _names(period, records)
    versions: dict[tuple[SubjectType, str], list[Scorecard]] = {}
    for card in records.scorecards:
        if card.dimension is period.dimension and (card.type, card.code) in names:
            versions.setdefault((card.type, card.code), []).append(card)
    for key, own in versions.items():
        past = [day for card in own if (day := card.valid_to) is not None and day < period.first_day]
        if past and not any(card.applies_on(period.first_day) for card in own):
            yield EndedCard(names[key], max(past))


def _names(period: Period, records: Records) -> dict[tuple[SubjectType, str], str]:
    there = [one for one in records.employees if one.left is None or one.left >= period.first_day]
    return {
        **{(SubjectType.DEPARTMENT, one.code): one.name for one in records.departments},
        **{(SubjectType.POSITION, one.code): one.name for one in records.positions},
        **{(SubjectType.EMPLOYEE, one.number): one.name for one in there},
    }
