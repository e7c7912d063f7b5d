"""The agenda of a report meeting (议程): the speaking order, the times, and what does not fit."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from msgspec.structs import replace

from models.terms import AgendaOrder
from services.domain.meeting import AgendaItem, Meeting

_HOUR, _DAY = 60, 24 * 60
OTHERS = "X"
"""How the items that are no speaker's turn begin: X1, X2, …"""


def clock(text: str) -> int:
    """The minutes since midnight of an HH:MM."""
    hours, minutes = text.split(":")
    return int(hours) * _HOUR + int(minutes)


def at_clock(minutes: int) -> str:
    """Minutes since midnight as HH:MM."""
    hours, rest = divmod(minutes % _DAY, _HOUR)
    return f"{hours:02d}:{rest:02d}"


def minutes_of(item: AgendaItem, meeting: Meeting) -> int:
    """How long an item is planned to take: its own minutes, else a speaker's standard time."""
    if item.minutes is not None:
        return item.minutes
    return meeting.speaker_minutes if item.speaker is not None else 0


def timed(items: Sequence[AgendaItem], meeting: Meeting) -> tuple[tuple[str, int], ...]:
    """The planned start and the minutes of each item, one after the other from the meeting's start."""
    at, times = clock(meeting.starts), []
    for item in items:
        minutes = minutes_of(item, meeting)
        times.append((at_clock(at), minutes))
        at += minutes
    return tuple(times)


def slot_of(meeting: Meeting) -> int:
    """The minutes that are booked."""
    return max(clock(meeting.ends) - clock(meeting.starts), 0)


def ordered(
    items: Sequence[AgendaItem],
    order: AgendaOrder,
    *,
    chain: Sequence[str],
    totals: Mapping[str, Decimal | None],
    last: Sequence[str],
) -> tuple[AgendaItem, ...]:
    """The items with the speakers in an order, in places from 0; other items keep their places.

    `chain` has the departments along the value chain, `totals` the scores and `last` the last meeting's
    speakers in their order, by number. Whom a rule does not name comes after the others, along the chain.
    """
    speakers = [item for item in items if item.speaker is not None]
    chained = sorted(speakers, key=lambda item: _rank(item.department, chain))
    match order:
        case AgendaOrder.BY_HAND:
            sorted_speakers = speakers
        case AgendaOrder.VALUE_CHAIN:
            sorted_speakers = chained
        case AgendaOrder.LOWEST_FIRST:
            sorted_speakers = sorted(chained, key=lambda item: _score(totals.get(item.item)))
        case AgendaOrder.AS_LAST:
            sorted_speakers = sorted(chained, key=lambda item: _rank(item.speaker, last))
    following = iter(sorted_speakers)
    return placed(next(following) if item.speaker is not None else item for item in items)


def placed(items: Iterable[AgendaItem]) -> tuple[AgendaItem, ...]:
    """The items in places from 0."""
    return tuple(replace(item, position=at) for at, item in enumerate(items))


def moved(items: Sequence[AgendaItem], item: str, to: int) -> tuple[AgendaItem, ...]:
    """The items with one of them at another place; a place beyond the ends is the end."""
    one = next(found for found in items if found.item == item)
    rest = [found for found in items if found.item != item]
    rest.insert(min(max(to, 0), len(rest)), one)
    return placed(rest)


def with_speaker(items: Sequence[AgendaItem], fresh: AgendaItem) -> tuple[AgendaItem, ...]:
    """The items with one more speaker, after the last one."""
    after = max((at for at, item in enumerate(items) if item.speaker is not None), default=-1) + 1
    return placed([*items[:after], fresh, *items[after:]])


def free_item(items: Iterable[AgendaItem]) -> str:
    """The name of a new item that is no speaker's turn."""
    used = {item.item for item in items}
    return next(name for at in range(1, len(used) + 2) if (name := f"{OTHERS}{at}") not in used)


def _rank(code: str | None, among: Sequence[str]) -> int:
    return among.index(code) if code in among else len(among)


def _score(total: Decimal | None) -> tuple[bool, Decimal]:
    return total is None, total or Decimal(0)
