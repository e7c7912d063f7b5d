"""The invitation to a report meeting: a text to send, and a file that every calendar program takes."""

from datetime import UTC, date, datetime, time
from pathlib import Path

from services.domain.agenda import Preparation, Stamp
from services.domain.meeting import Meeting
from services.errors import Mendable
from services.files import replacing
from services.language import N_, Language
from services.wording.meetings import day_words, time_words

_BRING = (
    N_(
        "Your report sheet: results against targets, what last month’s actions came to, causes, next actions."
    ),
    N_("The data behind what you report, and what support you need from whom."),
)


def invitation_text(say: Language, found: Preparation) -> str:
    """What is sent to everybody who is asked."""
    meeting = _meeting(found)
    lines = [
        _title(say, found),
        "",
        say("Time: {day} {time}", day=day_words(say, meeting.day), time=time_words(meeting)),
        say("Place: {place}", place=meeting.place or say("to be told")),
        say("Chair: {name}", name=found.chair_name or say("to be told")),
        say("Recorder: {name}", name=found.recorder_name or say("to be told")),
        "",
        say(
            "Order ({report} min report, {challenge} min challenge, {comment} min comment):",
            report=meeting.report_minutes,
            challenge=meeting.challenge_minutes,
            comment=meeting.comment_minutes,
        ),
        *_order(say, found),
        "",
        say("Please bring:"),
        *(f"{at}. {say(words)}" for at, words in enumerate(_BRING, 1)),
        "",
        say("Asked to the meeting: {names}", names=_listed(say, [one.name for one in found.invited])),
    ]
    return "\n".join(lines)


def _title(say: Language, found: Preparation) -> str:
    words = say("Report meeting for {period}", period=say.period(found.period))
    return f"{found.company} {words}".strip()


def _order(say: Language, found: Preparation) -> list[str]:
    return [
        say(
            "{time} {name}, {minutes} min",
            time=turn.starts,
            name=" ".join(filter(None, (turn.department_name, turn.name or turn.item.title))),
            minutes=turn.minutes,
        )
        for turn in found.turns
    ]


def _listed(say: Language, names: list[str]) -> str:
    return say(", ").join(names)


def save_text(say: Language, found: Preparation, path: Path) -> None:
    """Write the text to a file that every editor of Windows shows right."""
    with replacing(path) as fresh:
        fresh.write_text(invitation_text(say, found), "utf-8-sig", newline="\r\n")


def save_calendar(say: Language, found: Preparation, stamp: Stamp, path: Path) -> None:
    """Write the calendar file; one written later replaces the entry that an earlier one made."""
    content = calendar_file(say, found, stamp)
    with replacing(path) as fresh:
        fresh.write_bytes(content)


def calendar_file(say: Language, found: Preparation, stamp: Stamp) -> bytes:
    """The calendar file. Its times name no zone: nine o'clock is nine by the clock on the wall."""
    from icalendar import Calendar, Event

    meeting, at = _meeting(found), stamp.at.astimezone(UTC).replace(microsecond=0)
    event = Event()
    event.add("uid", f"{stamp.file}-{found.period}@zhanji")
    event.add("sequence", stamp.action)
    event.add("dtstamp", at)
    event.add("last-modified", at)
    event.add("dtstart", _moment(meeting.day, meeting.starts))
    event.add("dtend", _moment(meeting.day, meeting.ends))
    event.add("summary", _title(say, found))
    if meeting.place:
        event.add("location", meeting.place)
    event.add("description", invitation_text(say, found))
    calendar = Calendar()
    calendar.add("prodid", "-//Zhanji//Report meeting//ZH")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def _moment(day: date, clock: str) -> datetime:
    return datetime.combine(day, time.fromisoformat(clock))


def _meeting(found: Preparation) -> Meeting:
    if found.meeting is None:
        raise Mendable("meeting.none", period=found.period)
    return found.meeting
