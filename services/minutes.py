"""The minutes of a report meeting (会议记录), written while it is held; leaving a field is one action."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date

from msgspec.structs import asdict, replace
from sqlalchemy import Connection

from models.meeting import AgendaItemRow, MeetingRow, ParticipantRow, ResolutionRow
from models.records import read_records
from models.store import Writing
from models.terms import Presence, SubjectType, SupportAnswer
from services.domain.meeting import AgendaItem, Meeting, Participant, Resolution
from services.domain.minutes import LeftOver, Session
from services.domain.scorecard import SubjectKey
from services.drafts import Drafts, drop_drafts, parts_of, place_of
from services.errors import Mendable
from services.ledger import Ledger
from services.minutes_reading import clock_ran, read_session
from services.subjects import name_of, require_subjects

FIELDS = ("notes", "challenges", "support_note")
"""What is written on an item of the agenda."""


def clock_place(period: str) -> str:
    """Where the clock of a meeting is kept."""
    return place_of("clock", period, "state")


def resolution_place(period: str, item: str, position: int) -> str:
    """Where a resolution is kept while it is typed."""
    return place_of("resolution", period, item, str(position))


class MinutesBook:
    """What happens in the room."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._drafts = Drafts(ledger)

    def read(self, period: str) -> Session:
        """A meeting as the room sees it; Mendable while there is none on the period, or no agenda."""
        with self._ledger.read() as connection:
            return read_session(connection, period)

    def under_way(self) -> str:
        """The latest period whose meeting has begun and was not ended; "" when there is none."""
        with self._ledger.read() as connection:
            meetings = read_records(connection, MeetingRow, Meeting)
        return max((one.period for one in meetings if one.started_at and not one.ended_at), default="")

    def left_over(self, period: str) -> LeftOver | None:
        """What was being typed when the program stopped, and whether the clock ran; None for nothing."""
        clock = self._drafts.under("clock", period)
        drafts = {**self._drafts.under("agenda", period), **self._drafts.under("resolution", period)}
        running = any(clock_ran(draft.text) for draft in clock.values())
        if not running and not drafts:
            return None
        at = max(draft.at for draft in (*clock.values(), *drafts.values()))
        return LeftOver(tuple(parts_of(place)[2] for place in drafts), running, at)

    # The meeting

    def start(self, period: str) -> None:
        """Begin the meeting, or go on with one that was ended."""
        with self._of_meeting("minutes.start", period) as (writing, meeting):
            began = meeting.started_at or self._now()
            writing.unit.put(MeetingRow, {"period": period, "started_at": began, "ended_at": ""})

    def end(self, period: str, used: Mapping[str, int]) -> None:
        """End the meeting; the seconds that the items took are kept."""
        with self._of_meeting("minutes.end", period) as (writing, meeting):
            now = self._now()
            writing.unit.put(
                MeetingRow, {"period": period, "started_at": meeting.started_at or now, "ended_at": now}
            )
            _write_used(writing, period, used)
            drop_drafts(writing.unit.connection, [clock_place(period)])

    def use(self, period: str, used: Mapping[str, int]) -> None:
        """Keep the seconds that items took."""
        with self._of_meeting("minutes.used", period) as (writing, _):
            _write_used(writing, period, used)

    def _now(self) -> str:
        return self._ledger.store.now().isoformat(timespec="seconds")

    # Who is there

    def attend(self, period: str, employee: str, presence: Presence | None, note: str = "") -> None:
        """Note whether somebody came; who was not asked joins the list."""
        with self._of_meeting("minutes.attend", period) as (writing, _):
            key = SubjectKey(SubjectType.EMPLOYEE, employee)
            require_subjects(writing.unit.connection, [key])
            writing.facts["name"] = name_of(writing.unit.connection, key)
            fresh = Participant(period, employee, presence, note.strip())
            writing.unit.put(ParticipantRow, asdict(fresh))

    def all_present(self, period: str) -> None:
        """Note that all came of whom nothing is noted yet."""
        with self._of_meeting("minutes.all_present", period) as (writing, _):
            row = ParticipantRow
            asked = row.period == period, row.presence.is_(None)
            found = read_records(writing.unit.connection, row, Participant, *asked)
            writing.facts["count"] = len(found)
            writing.unit.put_all(row, [asdict(replace(one, presence=Presence.PRESENT)) for one in found])

    # What is said

    def write(self, period: str, item: str, field: str, text: str) -> None:
        """Write one of an item's texts; its draft goes."""
        if field not in FIELDS:
            raise ValueError(field)
        with self._of_item(f"minutes.{field}", period, item) as (writing, present):
            drop_drafts(writing.unit.connection, [place_of("agenda", period, item, field)])
            if text.strip() != getattr(present, field):
                values = {"period": period, "item": item, field: text.strip()}
                writing.unit.put(AgendaItemRow, values)

    def answer(self, period: str, item: str, support: SupportAnswer | None) -> None:
        """Note whether a speaker gets the support that he or she asked for."""
        with self._of_item("minutes.support", period, item) as (writing, _):
            writing.unit.put(AgendaItemRow, {"period": period, "item": item, "support": support})

    # What is resolved

    def resolve(
        self, period: str, item: str, position: int, text: str, owner: str | None, due: date | None
    ) -> int:
        """Write a resolution, a new one at the end; owner and due date may still be open. Gives its place."""
        if not text.strip():
            raise Mendable("resolution.empty")
        with self._of_item("resolution.write", period, item) as (writing, _):
            unit = writing.unit
            if owner is not None:
                require_subjects(unit.connection, [SubjectKey(SubjectType.EMPLOYEE, owner)])
            present = _resolved(unit.connection, period, item)
            before = present[position] if position < len(present) else None
            at = position if before else len(present)
            improvement = before.improvement if before else None
            fresh = Resolution(period, item, at, text.strip(), owner, due, improvement)
            drop_drafts(unit.connection, [resolution_place(period, item, position)])
            unit.put(ResolutionRow, asdict(fresh))
        return at

    def withdraw(self, period: str, item: str, position: int) -> None:
        """Take a resolution back; Mendable once it became an action."""
        with self._of_item("resolution.withdraw", period, item) as (writing, _):
            unit = writing.unit
            rest = list(_resolved(unit.connection, period, item))
            if position >= len(rest):
                raise Mendable("resolution.gone")
            if rest[position].improvement is not None:
                raise Mendable("resolution.taken", code=rest[position].improvement)
            _drop_kept(unit.connection, period, item, len(rest))
            del rest[position]
            unit.put_all(ResolutionRow, [asdict(replace(one, position=at)) for at, one in enumerate(rest)])
            unit.remove(ResolutionRow, {"period": period, "item": item, "position": len(rest)})

    def move(self, period: str, item: str, position: int, by: int) -> None:
        """Put a resolution before or after its neighbours."""
        with self._of_item("resolution.move", period, item) as (writing, _):
            unit = writing.unit
            rest = list(_resolved(unit.connection, period, item))
            if not 0 <= position < len(rest):
                raise Mendable("resolution.gone")
            _drop_kept(unit.connection, period, item, len(rest))
            rest.insert(min(max(position + by, 0), len(rest) - 1), rest.pop(position))
            unit.put_all(ResolutionRow, [asdict(replace(one, position=at)) for at, one in enumerate(rest)])

    @contextmanager
    def _of_meeting(self, verb: str, period: str) -> Iterator[tuple[Writing, Meeting]]:
        with self._ledger.write(verb, {"period": period}) as writing:
            own = MeetingRow.period == period
            found = read_records(writing.unit.connection, MeetingRow, Meeting, own)
            if not found:
                raise Mendable("minutes.no_meeting", period=period)
            yield writing, found[0]

    @contextmanager
    def _of_item(self, verb: str, period: str, item: str) -> Iterator[tuple[Writing, AgendaItem]]:
        with self._ledger.write(verb, {"period": period}) as writing:
            row = AgendaItemRow
            own = row.period == period, row.item == item
            found = read_records(writing.unit.connection, row, AgendaItem, *own)
            if not found:
                raise Mendable("minutes.item_gone", item=item)
            writing.facts["name"] = _named(writing.unit.connection, found[0])
            yield writing, found[0]


def _named(connection: Connection, item: AgendaItem) -> str:
    if item.title or item.speaker is None:
        return item.title
    return name_of(connection, SubjectKey(SubjectType.EMPLOYEE, item.speaker))


def _resolved(connection: Connection, period: str, item: str) -> tuple[Resolution, ...]:
    row = ResolutionRow
    found = read_records(connection, row, Resolution, row.period == period, row.item == item)
    return tuple(sorted(found, key=lambda one: one.position))


def _drop_kept(connection: Connection, period: str, item: str, count: int) -> None:
    """Let go of what was being typed: the places mean other resolutions from now on."""
    drop_drafts(connection, [resolution_place(period, item, at) for at in range(count + 1)])


def _write_used(writing: Writing, period: str, used: Mapping[str, int]) -> None:
    """The seconds of the items that are still on the agenda."""
    keys = [{"period": period, "item": item} for item in used]
    there = writing.unit.present_all(AgendaItemRow, keys)
    known = [{**key, "used": used[key["item"]]} for key, row in zip(keys, there, strict=True) if row]
    writing.unit.put_all(AgendaItemRow, known)
