"""What a report meeting leaves to be done: a revised action for every gap, an action of every resolution."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from msgspec.structs import asdict, replace
from sqlalchemy import Connection, select

from models.calendar import CalendarDayRow
from models.improvement import ImprovementRow
from models.meeting import AgendaItemRow, MeetingRow, ResolutionRow
from models.organisation import DepartmentRow, EmployeeRow
from models.records import read_records
from models.terms import ImprovementSource, SubjectType
from services.codes import next_code
from services.cycle.gaps import LEAST, SpeakerGap, unanswered
from services.cycle.owners import too_late
from services.cycle.speaking import heads_of, reported_on, speakers_of
from services.cycle.workdays import Workdays
from services.domain.cycle_due import LateGaps
from services.domain.gap import Gap
from services.domain.improvement import FIRST_CODE, Improvement
from services.domain.meeting import AgendaItem, Meeting, Resolution
from services.domain.organisation import Department, Employee
from services.domain.scorecard import SubjectKey
from services.domain.workday import CalendarDay
from services.errors import Mendable
from services.history import History
from services.ledger import Ledger
from services.periods import parse
from services.results import Results
from services.scored_records import read_settings
from services.scoring.losses import gaps_of

LOOK_BACK = 6
"""So many of the latest meetings are looked through for gaps that were left without action."""


class FollowUp:
    """The two working days after a meeting."""

    def __init__(self, ledger: Ledger, results: Results, history: History) -> None:
        self._ledger = ledger
        self._results = results
        self._history = history

    def gaps(self, period: str) -> tuple[SpeakerGap, ...]:
        """The gaps of a period's speakers that took a point or more, by speaker, the costliest first."""
        with self._ledger.read() as connection:
            speakers = read_speakers(connection, period)
        found = reported_on(self._results.of(period).results, speakers)
        gaps = self._history.gaps_among(period, [subject.key for subject in found.values()])
        return tuple(
            one for number, subject in found.items() for one in _told(period, number, gaps[subject.key])
        )

    def late(self, besides: str = "") -> tuple[LateGaps, ...]:
        """What `unanswered` gives of each of the latest meetings but one, where its time is over: the newest
        first, in as many queries for all of them as for one.
        """
        with self._ledger.read() as connection:
            due = {code: day for code, day in _past_due(connection, self._today()) if code != besides}
            if not due:
                return ()
            speakers = _speakers_in(connection, due)
            raised = read_records(connection, ImprovementRow, Improvement)
        spoken = {pair for of in speakers.values() for pair in of.items()}
        people = {SubjectKey(SubjectType.EMPLOYEE, speaker) for speaker, _ in spoken}
        departments = {SubjectKey(SubjectType.DEPARTMENT, one) for _, one in spoken if one is not None}
        results = self._history.among(due, people | departments)
        found = []
        for period, day in due.items():
            reported = reported_on(results[period], speakers[period]).items()
            gaps = (one for number, subject in reported for one in _told(period, number, gaps_of(subject)))
            if left := len(unanswered(gaps, raised)):
                found.append(LateGaps(period, left, day))
        return tuple(found)

    def unanswered(self, period: str) -> tuple[SpeakerGap, ...]:
        """The gaps that no action answers yet, the costliest first."""
        with self._ledger.read() as connection:
            raised = read_records(connection, ImprovementRow, Improvement)
        return unanswered(self.gaps(period), raised)

    def due(self, period: str) -> date | None:
        """By when every gap is to have its action; None where there was no meeting."""
        with self._ledger.read() as connection:
            meetings = read_records(connection, MeetingRow, Meeting, MeetingRow.period == period)
            own = read_records(connection, CalendarDayRow, CalendarDay)
            days = read_settings(connection).revision_days
        return Workdays(own).after(meetings[0].day, days) if meetings else None

    def resolutions(self, period: str) -> tuple[Resolution, ...]:
        """What the meeting resolved that is no action yet; without owner and due date it cannot be one."""
        with self._ledger.read() as connection:
            return _open_resolutions(connection, period)

    def take_up(self, period: str, chosen: Collection[Resolution] | None = None) -> int:
        """Make actions of resolutions (None: all that name owner and due date), in one step; how many."""
        with self._ledger.write("resolution.take_up", {"period": period}) as writing:
            unit = writing.unit
            ready = [
                one for one in _open_resolutions(unit.connection, period) if chosen is None or one in chosen
            ]
            codes = set(unit.connection.scalars(select(ImprovementRow.code)))
            speakers = _speakers_by_item(unit.connection, period)
            taken = 0
            for resolution in ready:
                if resolution.owner is None or resolution.due is None:
                    if chosen is None:
                        continue
                    raise Mendable("resolution.unready", text=resolution.text)
                _require_owner(unit.connection, resolution, self._today())
                code = next_code(codes, FIRST_CODE)
                codes.add(code)
                taken += 1
                action = Improvement(
                    code,
                    period,
                    resolution.text,
                    resolution.owner,
                    resolution.due,
                    ImprovementSource.RESOLUTION,
                    speakers.get(resolution.item),
                )
                unit.put(ImprovementRow, asdict(action))
                unit.put(ResolutionRow, asdict(replace(resolution, improvement=code)))
            writing.facts.update(count=taken)
        return taken

    def _today(self) -> date:
        return self._ledger.store.now().astimezone().date()


def _require_owner(connection: Connection, resolution: Resolution, today: date) -> None:
    """Refuse an owner who will have left by the due date, as accepting a proposed action does."""
    number, due = resolution.owner, resolution.due
    for person in read_records(connection, EmployeeRow, Employee, EmployeeRow.number == number):
        if too_late(person, due, today):
            facts = {"text": resolution.text, "name": person.name, "day": person.left}
            raise Mendable("resolution.owner_left", **facts)


def read_speakers(connection: Connection, period: str) -> dict[str, str | None]:
    """Who reports on a period, for which department; the heads are read only where there is no agenda."""
    agenda = read_records(connection, AgendaItemRow, AgendaItem, AgendaItemRow.period == period)
    if any(item.speaker is not None for item in agenda):
        return speakers_of(agenda)
    departments = read_records(connection, DepartmentRow, Department)
    headed = EmployeeRow.number.in_([one.head for one in departments if one.head is not None])
    heads = read_records(connection, EmployeeRow, Employee, headed)
    first_day = parse(period, read_settings(connection).fiscal_start).first_day
    return heads_of(departments, {one.number: one for one in heads}, first_day)


def _told(period: str, speaker: str, gaps: Iterable[Gap]) -> Iterator[SpeakerGap]:
    """What asks for an action of a speaker's gaps."""
    for gap in gaps:
        if gap.points >= LEAST and (score := gap.line.score) is not None:
            yield SpeakerGap(period, speaker, gap.line.kpi, gap.line.name, score, gap.points, gap.in_a_row)


def _past_due(connection: Connection, today: date) -> Iterator[tuple[str, date]]:
    """The latest meetings that were held and whose gaps were to have their actions before today, by when."""
    row = MeetingRow
    held = select(row.period, row.day).where(row.ended_at != "").order_by(row.day.desc()).limit(LOOK_BACK)
    found = connection.execute(held).all()
    if found:
        calendar = Workdays(read_records(connection, CalendarDayRow, CalendarDay))
        days = read_settings(connection).revision_days
        dues = ((period, calendar.after(day, days)) for period, day in found)
        yield from ((period, due) for period, due in dues if due < today)


def _speakers_in(connection: Connection, periods: Collection[str]) -> dict[str, dict[str, str | None]]:
    """Who spoke for which department at the meetings on some periods."""
    found = read_records(connection, AgendaItemRow, AgendaItem, AgendaItemRow.period.in_(list(periods)))
    return {code: speakers_of(item for item in found if item.period == code) for code in periods}


def _open_resolutions(connection: Connection, period: str) -> tuple[Resolution, ...]:
    row = ResolutionRow
    return read_records(connection, row, Resolution, row.period == period, row.improvement.is_(None))


def _speakers_by_item(connection: Connection, period: str) -> dict[str, str | None]:
    item = AgendaItemRow
    found = connection.execute(select(item.item, item.speaker).where(item.period == period))
    return {row.item: row.speaker for row in found}
