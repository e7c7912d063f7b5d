"""Report meetings in words: the day, how long it takes, what to look at before it."""

from collections.abc import Mapping
from datetime import date

from services.domain.agenda import Doubt, Preparation, Remark
from services.domain.meeting import Meeting
from services.language import N_, Language

WEEKDAYS = (
    N_("Monday"),
    N_("Tuesday"),
    N_("Wednesday"),
    N_("Thursday"),
    N_("Friday"),
    N_("Saturday"),
    N_("Sunday"),
)
HOLIDAYS: Mapping[str, str] = {
    "New Year's Day": N_("New Year’s Day"),
    "Spring Festival": N_("Spring Festival"),
    "Tomb-sweeping Day": N_("Tomb-sweeping Day"),
    "Labour Day": N_("Labour Day"),
    "Dragon Boat Festival": N_("Dragon Boat Festival"),
    "National Day": N_("National Day"),
    "Mid-autumn Festival": N_("Mid-autumn Festival"),
}
"""The official holidays by the calendar's own names."""
_REMARKS: Mapping[Doubt, str] = {
    Doubt.OVER: N_(
        "The agenda takes {total} minutes, but only {slot} are booked: {over} too few. Shorten a turn, take "
        "a speaker off, or end later."
    ),
    Doubt.TOO_EARLY: N_(
        "{day} lies before the period ends ({ended}): there are no results to report by then."
    ),
    Doubt.DAY_OFF: N_("{day} is a day off. The next working day is {next}."),
    Doubt.YEAR_UNKNOWN: N_(
        "This version does not know the public holidays of {year} yet and counts weekends as days off. Add "
        "them in the settings."
    ),
    Doubt.NO_CHAIR: N_("Nobody leads the meeting yet. Choose the chair under Arrangements."),
    Doubt.NO_RECORDER: N_("Nobody takes the minutes yet. Choose the recorder under Arrangements."),
    Doubt.GONE: N_("{name} left on {left}, before the day of the meeting. Choose somebody else."),
    Doubt.NO_SPEAKER: N_("Nobody reports yet. Add the speakers."),
    Doubt.NOT_AS_LAST: N_("{name} ({department}) reported last time but is not on the agenda. Add the turn?"),
    Doubt.NOT_REPORTING: N_(
        "{name} ({department}) has results or plans but is not on the agenda. Add the turn?"
    ),
    Doubt.NEW_SINCE_LAST: N_(
        "{name} did not report last time, so the order “as last time” puts this turn at the end."
    ),
}
_LEFT_SINCE = N_("{name} reported last time, heads no department any more and is not on the agenda.")


def remark_words(say: Language, remark: Remark) -> str:
    """One thing to look at."""
    facts = {name: dated(say, fact) for name, fact in remark.fact.items()}
    if remark.doubt is Doubt.NOT_AS_LAST and not remark.fact["department"]:
        return say(_LEFT_SINCE, **facts)
    return say(_REMARKS[remark.doubt], **facts)


def dated(say: Language, fact: object) -> object:
    """A day with its weekday; anything else as it is."""
    return day_words(say, fact) if isinstance(fact, date) else fact


def day_words(say: Language, day: date) -> str:
    """A day with its weekday: 2026-11-11 周三."""
    return f"{say.day(day)} {say(WEEKDAYS[day.weekday()])}"


def time_words(meeting: Meeting) -> str:
    """From when to when."""
    return f"{meeting.starts}–{meeting.ends}"


def total_words(say: Language, found: Preparation) -> str:
    """How long the agenda takes of what is booked."""
    return say("{total} of {slot} minutes", total=found.total, slot=found.slot)


def holiday_words(say: Language, name: str) -> str:
    """An official holiday; the firm's own words as they are."""
    return say(HOLIDAYS[name]) if name in HOLIDAYS else name
