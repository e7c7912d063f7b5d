"""Watches what of the cycle is due, for the Workbench: a few queries of columns, none of them over results
before a meeting was held.
"""

from datetime import date, timedelta

from sqlalchemy import Connection, func, select

from models.calendar import CalendarDayRow
from models.improvement import ImprovementRow
from models.meeting import AgendaItemRow, MeetingRow, ReportRow
from models.organisation import EmployeeRow
from models.pip import PipCheckpointRow, PipRow
from models.records import read_records
from models.terms import ImprovementState, PipState
from services.cycle.workdays import Workdays
from services.domain.cycle_due import CycleDue, DueStop, MeetingStep
from services.domain.workday import CalendarDay
from services.follow_up import FollowUp
from services.ledger import Ledger


class CycleWatch:
    """Reads what is due."""

    def __init__(self, ledger: Ledger, follow_up: FollowUp) -> None:
        self._ledger = ledger
        self._follow_up = follow_up

    def of(self, period: str) -> CycleDue:
        """The meeting on a period, and what is late today whatever its period."""
        today = self._ledger.store.now().astimezone().date()
        with self._ledger.read() as connection:
            day, step = _meeting(connection, period)
            sheets, speakers = (0, 0) if day is None else _sheets(connection, period)
            overdue, oldest = _overdue(connection, today)
            stops = _stops(connection, today)
        held = step is MeetingStep.HELD
        gaps = len(self._follow_up.unanswered(period)) if held else 0
        due = self._follow_up.due(period) if gaps else None
        late = due is not None and due < today
        return CycleDue(step, day, sheets, speakers, gaps, due, late, overdue, oldest, stops)


def _meeting(connection: Connection, period: str) -> tuple[date | None, MeetingStep]:
    row = MeetingRow
    found = connection.execute(select(row.day, row.started_at, row.ended_at).where(row.period == period))
    meeting = found.one_or_none()
    if meeting is None:
        return None, MeetingStep.NONE
    if meeting.ended_at:
        return meeting.day, MeetingStep.HELD
    return meeting.day, MeetingStep.UNDER_WAY if meeting.started_at else MeetingStep.PREPARED


def _sheets(connection: Connection, period: str) -> tuple[int, int]:
    """How many of the speakers have written all their words, and how many speakers there are."""
    item, report = AgendaItemRow, ReportRow
    speaking = (item.period == period, item.speaker.is_not(None))
    speakers = connection.scalar(select(func.count()).where(*speaking)) or 0
    written = (report.worked != "", report.causes != "", report.support != "")
    mine = report.employee.in_(select(item.speaker).where(*speaking))
    done = connection.scalar(select(func.count()).where(report.period == period, mine, *written)) or 0
    return done, speakers


def _overdue(connection: Connection, today: date) -> tuple[int, date | None]:
    row = ImprovementRow
    late = (row.state == ImprovementState.OPEN, row.due < today)
    count, oldest = connection.execute(select(func.count(), func.min(row.due)).where(*late)).one()
    return count, oldest


def _stops(connection: Connection, today: date) -> tuple[DueStop, ...]:
    """The checkpoints of running plans whose working day has come and at which nothing was found yet."""
    plan, stop, person = PipRow, PipCheckpointRow, EmployeeRow
    waiting = (
        select(plan.starts, stop.days, person.name)
        .join(stop, stop.pip == plan.code)
        .join(person, person.number == plan.employee)
        .where(plan.state == PipState.OPEN, stop.finding.is_(None))
    )
    days = [(row.name, row.days, row.starts + timedelta(row.days)) for row in connection.execute(waiting)]
    come = [one for one in days if one[2] <= today]
    if not come:
        return ()
    calendar = Workdays(read_records(connection, CalendarDayRow, CalendarDay))
    stops = (DueStop(name, count, calendar.nth(day, 1)) for name, count, day in come)
    return tuple(sorted((one for one in stops if one.day <= today), key=lambda one: (one.day, one.name)))
