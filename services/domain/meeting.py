"""The monthly report meeting (述职会): its agenda, who came, what was said and resolved."""

from datetime import date

from msgspec import Struct

from models.terms import AgendaOrder, Presence, SupportAnswer


class Meeting(Struct, frozen=True):
    """The report meeting on a period; `starts` and `ends` are HH:MM, the slot that is booked.

    `started_at` and `ended_at` are the moments at which it really began and ended, "" before.
    """

    period: str
    day: date
    starts: str = "09:00"
    ends: str = "12:00"
    place: str = ""
    chair: str | None = None
    recorder: str | None = None
    report_minutes: int = 10
    challenge_minutes: int = 5
    comment_minutes: int = 3
    order: AgendaOrder = AgendaOrder.VALUE_CHAIN
    started_at: str = ""
    ended_at: str = ""

    @property
    def speaker_minutes(self) -> int:
        """The minutes of one speaker: report, challenge and comment."""
        return self.report_minutes + self.challenge_minutes + self.comment_minutes


class Participant(Struct, frozen=True):
    """Somebody asked to a meeting; `presence` is None until attendance is taken."""

    period: str
    employee: str
    presence: Presence | None = None
    note: str = ""


class AgendaItem(Struct, frozen=True):
    """A turn of the meeting; `item` names it within its meeting: a speaker's number, or X1, X2, … else.

    `minutes` None is a speaker's standard time; `used` are the seconds that it took. `notes` are the
    minutes of it, `challenges` what was asked and answered, `support` the answer to what the speaker needs.
    """

    period: str
    item: str
    position: int
    speaker: str | None = None
    department: str | None = None
    title: str = ""
    minutes: int | None = None
    used: int = 0
    notes: str = ""
    challenges: str = ""
    support: SupportAnswer | None = None
    support_note: str = ""


class Resolution(Struct, frozen=True):
    """What was resolved on an item; owner and due date may still be open while it is written down."""

    period: str
    item: str
    position: int
    text: str
    owner: str | None = None
    due: date | None = None
    improvement: str | None = None
