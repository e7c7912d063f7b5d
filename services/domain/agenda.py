"""A report meeting as it is prepared: turns with their times, who is asked, and what to look at before."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from models.terms import PeriodState
from services.domain.meeting import AgendaItem, Meeting


class Turn(Struct, frozen=True):
    """An item of the agenda with names; `starts` is its planned time, `total` the score reported on."""

    item: AgendaItem
    minutes: int
    starts: str
    name: str = ""
    department_name: str = ""
    total: Decimal | None = None


class Invited(Struct, frozen=True):
    """Somebody who is asked to the meeting; `needed` when he or she speaks, leads it or records it."""

    number: str
    name: str
    department_name: str
    needed: bool = False


class Doubt(StrEnum):
    """What to look at before a meeting is held."""

    OVER = "over"
    DAY_OFF = "day_off"
    YEAR_UNKNOWN = "year_unknown"
    TOO_EARLY = "too_early"
    NOT_AS_LAST = "not_as_last"
    NOT_REPORTING = "not_reporting"
    NEW_SINCE_LAST = "new_since_last"
    GONE = "gone"
    NO_SPEAKER = "no_speaker"
    NO_CHAIR = "no_chair"
    NO_RECORDER = "no_recorder"


class Remark(Struct, frozen=True):
    """One thing to look at, with the facts that its words name."""

    doubt: Doubt
    facts: tuple[tuple[str, object], ...] = ()
    employee: str = ""

    @property
    def fact(self) -> Mapping[str, object]:
        """The facts by name."""
        return dict(self.facts)


class Candidate(Struct, frozen=True):
    """A head who can report: number, name, the department that he or she heads."""

    number: str
    name: str
    department: str
    department_name: str


class Stamp(Struct, frozen=True):
    """When an invitation is given out: the moment, the trail's newest action, and whose file it is."""

    at: datetime
    action: int
    file: str


class Preparation(Struct, frozen=True):
    """All that the page of a meeting shows; `meeting` None while there is none, `proposed_day` by the rule.

    `written` once something of the meeting itself was recorded; `candidates` could be added as speakers,
    `staff` could be asked.
    """

    company: str
    period: str
    state: PeriodState
    incomplete: int
    proposed_day: date
    meeting: Meeting | None = None
    chair_name: str = ""
    recorder_name: str = ""
    turns: tuple[Turn, ...] = ()
    invited: tuple[Invited, ...] = ()
    remarks: tuple[Remark, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    staff: tuple[Invited, ...] = ()
    total: int = 0
    slot: int = 0
    written: bool = False
    last: str = ""
