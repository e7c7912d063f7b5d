"""A report meeting by the firm's rule, and a meeting as it is shown while it is prepared."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from msgspec.structs import replace

from services.cycle.agenda import ordered, placed, slot_of, timed
from services.cycle.doubts import doubts_of
from services.cycle.speaking import reported_on, speakers_of
from services.domain.agenda import Invited, Preparation, Turn
from services.domain.meeting import AgendaItem, Meeting, Participant
from services.domain.result import PeriodResult
from services.language import N_, Language
from services.meeting_reading import MeetingRows

USUAL_ITEMS = (
    (N_("Matters across departments"), 20),
    (N_("The general manager speaks"), 10),
    (N_("The resolutions are read out"), 5),
)
"""What follows the speakers unless the last meeting had other items: subject and minutes."""


def meeting_by_rule(rows: MeetingRows) -> Meeting:
    """The meeting that the settings describe; chair and recorder only where they are still there."""
    settings = rows.settings
    chair, recorder = (
        number if rows.works(number) else None
        for number in (settings.meeting_chair, settings.meeting_recorder)
    )
    return Meeting(
        rows.period.code,
        rows.proposed_day,
        settings.meeting_start,
        settings.meeting_end,
        settings.meeting_place,
        chair,
        recorder,
        report_minutes=settings.report_minutes,
        challenge_minutes=settings.challenge_minutes,
        comment_minutes=settings.comment_minutes,
        order=settings.meeting_order,
    )


def first_items(rows: MeetingRows, meeting: Meeting, result: PeriodResult) -> tuple[AgendaItem, ...]:
    """The agenda to start with: who reported last time and still heads, else who reports by the rule.

    After them the other items of the last meeting, or the usual ones.
    """
    code = rows.period.code
    able = {one.number: one.department for one in rows.candidates(rows.chain)}
    last = [number for number in rows.last_speakers if number in able]
    reporting = {one.number: one.department for one in rows.reporting(result)}
    speakers = last or list(reporting)
    turns = [
        AgendaItem(code, number, at, number, reporting.get(number) or able[number])
        for at, number in enumerate(number for number in speakers if number != meeting.chair)
    ]
    others = [(item.title, item.minutes or 0) for item in rows.last_items if item.speaker is None]
    say = Language(rows.settings.language)
    usual = [(say(title), minutes) for title, minutes in USUAL_ITEMS]
    named = [
        AgendaItem(code, f"X{at}", 0, title=title, minutes=minutes)
        for at, (title, minutes) in enumerate(others or usual, 1)
    ]
    return in_order(rows, meeting, placed([*turns, *named]), result)


def first_asked(rows: MeetingRows, meeting: Meeting, items: Sequence[AgendaItem]) -> list[Participant]:
    """Who is asked to start with: speakers, chair, recorder, and who came to the last meeting."""
    before = [one.employee for one in rows.last_participants]
    speakers = [item.speaker for item in items]
    numbers = dict.fromkeys((meeting.chair, meeting.recorder, *speakers, *before))
    return [Participant(rows.period.code, number) for number in numbers if number and rows.works(number)]


def in_order(
    rows: MeetingRows, meeting: Meeting, items: Sequence[AgendaItem], result: PeriodResult
) -> tuple[AgendaItem, ...]:
    """The items with the speakers in the meeting's order."""
    totals = totals_of(items, result)
    return ordered(items, meeting.order, chain=rows.chain, totals=totals, last=rows.last_speakers)


def totals_of(items: Sequence[AgendaItem], result: PeriodResult) -> Mapping[str, Decimal | None]:
    """The scores that the speakers report on, by item."""
    found = reported_on(result.results, speakers_of(items))
    turns = ((item.item, found.get(item.speaker)) for item in items if item.speaker is not None)
    return {name: None if one is None else one.total for name, one in turns}


def preparation_of(rows: MeetingRows, result: PeriodResult) -> Preparation:
    """A meeting with all there is to look at before it is held."""
    bare = Preparation(
        result.company,
        rows.period.code,
        rows.state,
        len(result.incomplete),
        rows.proposed_day,
        last=rows.last.period if rows.last is not None else "",
    )
    meeting = rows.meeting
    if meeting is None:
        return bare
    speakers = {item.speaker for item in rows.items}
    free = [one for one in rows.candidates(rows.chain) if one.number not in speakers]
    turns = _turns(rows, meeting, result)
    return replace(
        bare,
        meeting=meeting,
        chair_name=rows.name(meeting.chair),
        recorder_name=rows.name(meeting.recorder),
        turns=turns,
        invited=_asked(rows, [one.employee for one in rows.participants]),
        remarks=doubts_of(meeting, rows.items, rows.known(result)),
        candidates=tuple(free),
        staff=_asked(rows, [number for number in rows.people if rows.works(number)]),
        total=sum(turn.minutes for turn in turns),
        slot=slot_of(meeting),
        written=rows.written,
    )


def _turns(rows: MeetingRows, meeting: Meeting, result: PeriodResult) -> tuple[Turn, ...]:
    totals = totals_of(rows.items, result)
    return tuple(
        Turn(
            item,
            minutes,
            starts,
            rows.name(item.speaker),
            rows.department_name(item.department),
            totals.get(item.item),
        )
        for item, (starts, minutes) in zip(rows.items, timed(rows.items, meeting), strict=True)
    )


def _asked(rows: MeetingRows, numbers: Sequence[str]) -> tuple[Invited, ...]:
    """People as they can be asked: those whom the meeting needs first, then the others, by department."""
    places = {one.code: at for at, one in enumerate(rows.departments)}
    people = [rows.people[number] for number in numbers if number in rows.people]
    needed = rows.needed
    people.sort(
        key=lambda one: (one.number not in needed, places.get(one.department, len(places)), one.number)
    )
    return tuple(
        Invited(one.number, one.name, rows.department_name(one.department), one.number in needed)
        for one in people
    )
