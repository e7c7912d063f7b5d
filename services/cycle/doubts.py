"""What to look at before a report meeting is held: the slot, the day, and who is not there."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct

from services.cycle.agenda import minutes_of, slot_of
from services.cycle.workdays import YEARS, Workdays
from services.domain.agenda import Candidate, Doubt, Remark
from services.domain.meeting import AgendaItem, Meeting
from services.domain.organisation import Employee


class Known(Struct, frozen=True):
    """What a meeting is held against: the people, the calendar, the last meeting, who could report.

    `last` has the last meeting's speakers, None while there was none; `ended` is the period's last day.
    """

    people: Mapping[str, Employee]
    workdays: Workdays
    ended: date
    candidates: Sequence[Candidate]
    last: Collection[str] | None = None


def doubts_of(meeting: Meeting, items: Sequence[AgendaItem], known: Known) -> tuple[Remark, ...]:
    """Everything to look at, what stops the meeting first."""
    return (*_of_times(meeting, items, known), *_of_people(meeting, items, known), *_missing(items, known))


def _of_times(meeting: Meeting, items: Sequence[AgendaItem], known: Known) -> Iterator[Remark]:
    total, slot = sum(minutes_of(item, meeting) for item in items), slot_of(meeting)
    if total > slot:
        yield Remark(Doubt.OVER, (("over", total - slot), ("total", total), ("slot", slot)))
    if meeting.day <= known.ended:
        yield Remark(Doubt.TOO_EARLY, (("day", meeting.day), ("ended", known.ended)))
    if not known.workdays.works(meeting.day):
        yield Remark(Doubt.DAY_OFF, (("day", meeting.day), ("next", known.workdays.after(meeting.day, 1))))
    if meeting.day.year not in YEARS:
        yield Remark(Doubt.YEAR_UNKNOWN, (("year", meeting.day.year),))


def _of_people(meeting: Meeting, items: Sequence[AgendaItem], known: Known) -> Iterator[Remark]:
    if meeting.chair is None:
        yield Remark(Doubt.NO_CHAIR)
    if meeting.recorder is None:
        yield Remark(Doubt.NO_RECORDER)
    speakers = [item.speaker for item in items if item.speaker is not None]
    for number in dict.fromkeys((*filter(None, (meeting.chair, meeting.recorder)), *speakers)):
        person = known.people.get(number)
        if person is not None and person.left is not None and person.left < meeting.day:
            yield Remark(Doubt.GONE, (("name", person.name), ("left", person.left)), number)
    if not speakers:
        yield Remark(Doubt.NO_SPEAKER)


def _missing(items: Sequence[AgendaItem], known: Known) -> Iterator[Remark]:
    """Who reported last time or could report and is not in the order; who is in it for the first time."""
    speakers = {item.speaker: item for item in items if item.speaker is not None}
    last = known.last or ()
    for one in known.candidates:
        facts = (("name", one.name), ("department", one.department_name))
        if one.number not in speakers:
            doubt = Doubt.NOT_AS_LAST if one.number in last else Doubt.NOT_REPORTING
            yield Remark(doubt, facts, one.number)
    for number in last:
        if number not in speakers and not any(one.number == number for one in known.candidates):
            yield Remark(Doubt.NOT_AS_LAST, (("name", named(known, number)), ("department", "")), number)
    if known.last is not None:
        for number in speakers:
            if number not in last:
                yield Remark(Doubt.NEW_SINCE_LAST, (("name", named(known, number)),), number)


def named(known: Known, number: str) -> str:
    """Somebody's name; the number when nobody has it."""
    person = known.people.get(number)
    return number if person is None else person.name
