"""Report meetings read from the file, with whom and what they are held against, in a few queries."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cached_property

from msgspec import Struct
from sqlalchemy import Connection

from models.meeting import AgendaItemRow, MeetingRow, ParticipantRow, ResolutionRow
from models.organisation import DepartmentRow, EmployeeRow
from models.plan import PlanRow
from models.records import read_records
from models.terms import PeriodState
from services.cycle.doubts import Known
from services.cycle.speaking import heads_of
from services.cycle.value_chain import along_the_chain
from services.cycle.workdays import Workdays
from services.domain.agenda import Candidate
from services.domain.meeting import AgendaItem, Meeting, Participant, Resolution
from services.domain.organisation import Department, Employee
from services.domain.period import Period
from services.domain.plan import PlanLine
from services.domain.result import PeriodResult
from services.domain.settings import Settings
from services.periods import parse, state_of
from services.scored_records import read_settings
from services.work_calendar import workdays_of


class MeetingRows(Struct, frozen=True, dict=True):
    """What the file holds for the meeting on a period; `last` is the meeting before it."""

    period: Period
    state: PeriodState
    settings: Settings
    workdays: Workdays
    departments: tuple[Department, ...]
    people: Mapping[str, Employee]
    planned: frozenset[str]
    meeting: Meeting | None
    items: tuple[AgendaItem, ...]
    participants: tuple[Participant, ...]
    resolved: tuple[Resolution, ...]
    last: Meeting | None
    last_items: tuple[AgendaItem, ...]
    last_participants: tuple[Participant, ...]

    @property
    def day(self) -> date:
        """The day of the meeting; by the rule while there is none."""
        return self.proposed_day if self.meeting is None else self.meeting.day

    @property
    def proposed_day(self) -> date:
        """The day that the firm's rule gives: so many working days after the period."""
        return self.workdays.nth(self.period.last_day + timedelta(days=1), self.settings.meeting_workday)

    @property
    def written(self) -> bool:
        """Whether something of the meeting itself was recorded."""
        held = self.meeting is not None and bool(self.meeting.started_at)
        came = any(one.presence is not None for one in self.participants)
        return held or came or bool(self.resolved) or any(map(is_written, self.items))

    @cached_property
    def named(self) -> Mapping[str, Department]:
        """The departments by code."""
        return {one.code: one for one in self.departments}

    @cached_property
    def chain(self) -> tuple[str, ...]:
        """The departments that are headed, along the value chain."""
        headed = [one.code for one in self.departments if one.head is not None]
        return along_the_chain(self.departments, headed)

    @property
    def last_speakers(self) -> list[str]:
        """Who reported in the last meeting, in its order."""
        return [item.speaker for item in self.last_items if item.speaker is not None]

    @property
    def needed(self) -> set[str]:
        """Who speaks, leads the meeting or records it."""
        leading = () if self.meeting is None else (self.meeting.chair, self.meeting.recorder)
        return {number for number in (*leading, *(item.speaker for item in self.items)) if number}

    def name(self, number: str | None) -> str:
        """Somebody's name; the number when nobody has it, "" for nobody."""
        person = self.people.get(number or "")
        return number or "" if person is None else person.name

    def department_name(self, code: str | None) -> str:
        """A department's name, "" for none."""
        found = self.named.get(code or "")
        return "" if found is None else found.name

    def works(self, number: str | None) -> bool:
        """Whether somebody is there on the day of the meeting."""
        person = self.people.get(number or "")
        return person is not None and (person.left is None or person.left >= self.day)

    def reporting(self, result: PeriodResult) -> tuple[Candidate, ...]:
        """Who reports unless the officer wants it otherwise, along the value chain.

        The heads of the topmost departments that have results or whose head has plans. The chair, and who has
        nobody above while others do, listens.
        """
        heads = [one for one in self.departments if self.works(one.head)]
        chair = self.settings.meeting_chair if self.meeting is None else self.meeting.chair
        bosses = {number for number, person in self.people.items() if person.manager is None}
        if all(one.head in bosses for one in heads):
            bosses = set()
        able = {
            one.code
            for one in heads
            if one.head is not None
            and one.head not in {chair, *bosses}
            and (one.head in self.planned or _scored(result, one.code) or _scored(result, one.head))
        }
        topmost = {code for code in able if not able & self._above(code)}
        return self.candidates(code for code in self.chain if code in topmost)

    def candidates(self, codes: Iterable[str]) -> tuple[Candidate, ...]:
        """The heads of departments, each once; of several for the one where he or she works."""
        heads = heads_of([self.named[code] for code in codes], self.people, self.day)
        named = [(self.people[number], code) for number, code in heads.items() if code is not None]
        return tuple(
            Candidate(person.number, person.name, code, self.department_name(code)) for person, code in named
        )

    def known(self, result: PeriodResult) -> Known:
        """What the meeting is held against."""
        last = None if self.last is None else self.last_speakers
        return Known(self.people, self.workdays, self.period.last_day, self.reporting(result), last)

    def _above(self, code: str) -> set[str]:
        above: set[str] = set()
        at = self.named[code].parent
        while at is not None and at in self.named and at not in above:
            above.add(at)
            at = self.named[at].parent
        return above


def is_written(item: AgendaItem) -> bool:
    """Whether something was recorded on an item."""
    return bool(item.used or item.notes or item.challenges or item.support or item.support_note)


def read_meeting_rows(connection: Connection, period: str) -> MeetingRows:
    """Everything about the meeting on a period beside its results; Mendable when it was never opened."""
    state = state_of(connection, period)
    settings = read_settings(connection)
    meetings = read_records(connection, MeetingRow, Meeting)
    last = _before(period, meetings, settings.fiscal_start)
    codes = [period] if last is None else [period, last.period]
    agenda = read_records(connection, AgendaItemRow, AgendaItem, AgendaItemRow.period.in_(codes))
    asked = read_records(connection, ParticipantRow, Participant, ParticipantRow.period.in_(codes))
    people = read_records(connection, EmployeeRow, Employee)
    plans = read_records(connection, PlanRow, PlanLine, PlanRow.period == period)
    return MeetingRows(
        parse(period, settings.fiscal_start),
        state,
        settings,
        workdays_of(connection),
        read_records(connection, DepartmentRow, Department),
        {person.number: person for person in people},
        frozenset(line.owner for line in plans),
        next((one for one in meetings if one.period == period), None),
        _in_order(agenda, period),
        tuple(one for one in asked if one.period == period),
        read_records(connection, ResolutionRow, Resolution, ResolutionRow.period == period),
        last,
        _in_order(agenda, codes[-1]) if last is not None else (),
        tuple(one for one in asked if last is not None and one.period == last.period),
    )


def _in_order(agenda: Iterable[AgendaItem], period: str) -> tuple[AgendaItem, ...]:
    mine = [item for item in agenda if item.period == period]
    return tuple(sorted(mine, key=lambda item: (item.position, item.item)))


def _before(period: str, meetings: Iterable[Meeting], fiscal_start: int) -> Meeting | None:
    """The meeting on the newest earlier period of the same kind."""
    mine = parse(period, fiscal_start)
    places = {one: parse(one.period, fiscal_start) for one in meetings}
    earlier = [
        one
        for one, found in places.items()
        if found.dimension is mine.dimension and found.last_day < mine.last_day
    ]
    return max(earlier, key=lambda one: places[one].last_day, default=None)


def _scored(result: PeriodResult, code: str) -> bool:
    return any(one.code == code and one.lines for one in result.results)
