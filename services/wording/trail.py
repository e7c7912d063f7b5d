"""Times and days of the audit trail as the officer reads and writes them."""

from datetime import date, datetime, tzinfo

from services.language import Language
from services.trail import Action
from services.wording.changes import PURGED
from services.workbooks.text import UnreadableText, parse_date


def local_time(at: str, tz: tzinfo | None = None) -> datetime:
    """The trail's moment in a time zone, the machine's own where none is given."""
    return datetime.fromisoformat(at).astimezone(tz)


def time_words(say: Language, at: str, tz: tzinfo | None = None) -> str:
    """The trail's moment as one reads it."""
    return say.moment(local_time(at, tz))


def reason_words(say: Language, action: Action) -> str:
    """Why an action was done; that it was cleared, where it was."""
    return say(PURGED) if action.purged else action.reason


def day_of(text: str) -> date | None:
    """The day that somebody wrote; None for what is none."""
    try:
        return parse_date(text.strip())
    except UnreadableText:
        return None
