"""What the minutes (会议纪要) of a report meeting print, names and results with it."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from msgspec import Struct

from models.terms import Presence, SupportAnswer
from services.domain.meeting import Meeting


class Attendee(Struct, frozen=True):
    """Somebody asked to the meeting."""

    name: str
    department: str
    presence: Presence | None
    note: str = ""


class Turn(Struct, frozen=True):
    """A speaker's turn or another item, with what was said; `title` is the department or the subject."""

    title: str
    speaker: str
    total: Decimal | None
    grade: str
    notes: str
    challenges: str
    wanted: str
    support: SupportAnswer | None
    support_note: str
    used: int


class Resolved(Struct, frozen=True):
    """A resolution under the title of its item; `action` is the code of the action that it became."""

    title: str
    text: str
    owner: str
    due: date | None
    action: str


class MeetingRecord(Struct, frozen=True):
    """The minutes of the report meeting on a period."""

    company: str
    meeting: Meeting
    chair: str
    recorder: str
    attendees: Sequence[Attendee]
    turns: Sequence[Turn]
    resolutions: Sequence[Resolved]

    @property
    def begun(self) -> bool:
        """Whether the meeting was begun, or something of it is written down."""
        return bool(
            self.meeting.started_at
            or self.resolutions
            or any(one.presence for one in self.attendees)
            or any(turn.notes or turn.challenges or turn.support or turn.used for turn in self.turns)
        )
