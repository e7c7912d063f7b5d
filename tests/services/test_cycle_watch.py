"""What of the cycle is due: the meeting of a month, late actions, gaps without action, checkpoints."""

from datetime import UTC, date, datetime

import pytest
from msgspec.structs import asdict

from models.improvement import ImprovementRow
from models.meeting import MeetingRow, ReportRow
from models.organisation import DepartmentRow
from models.pip import PipCheckpointRow, PipRow
from models.terms import Finding, ImprovementState
from services.company import Company
from services.domain.cycle_due import CycleDue, DueStop, MeetingStep
from services.domain.improvement import Improvement
from services.domain.pip import Pip, PipCheckpoint
from services.domain.report import Report
from tests.services.small_firm import complete

MONTH = "2026-10"


@pytest.fixture
def firm(firm: Company) -> Company:
    """Ann heads Sales; October is complete; today is the 16th of November, a Monday."""
    complete(firm)
    put(firm, DepartmentRow, {"code": "D1", "name": "Sales", "head": "E1"})
    at(firm, 16)
    return firm


def put(firm: Company, row: type, *values: dict[str, object]) -> None:
    with firm.ledger.write("test.put") as writing:
        writing.unit.put_all(row, values)


def at(firm: Company, day: int) -> None:
    firm.ledger.store.now = lambda: datetime(2026, 11, day, 1, tzinfo=UTC)


def test_nothing_is_due_where_nobody_works_with_the_cycle(firm: Company) -> None:
    assert firm.cycle_watch.of(MONTH) == CycleDue()


def test_of_a_prepared_meeting_the_written_report_sheets_count(firm: Company) -> None:
    firm.meetings.propose(MONTH)
    firm.meetings.add_speaker(MONTH, "E2")
    people = {turn.item.speaker for turn in firm.meetings.read(MONTH).turns} - {None}
    whole, half = Report(MONTH, "E2", "a", "b", "none"), Report(MONTH, "E1", "a", "b")
    elsewhere = Report(MONTH, "E3", "a", "b", "c")
    put(firm, ReportRow, *map(asdict, (whole, half, elsewhere)))
    due = firm.cycle_watch.of(MONTH)
    assert (due.step, due.sheets, due.speakers) == (MeetingStep.PREPARED, 1, len(people))


def test_after_the_meeting_gaps_without_action_are_late_past_their_working_days(firm: Company) -> None:
    firm.meetings.propose(MONTH)
    firm.meetings.change(MONTH, {"day": "2026-11-11"})
    if all(turn.item.speaker != "E1" for turn in firm.meetings.read(MONTH).turns):
        firm.meetings.add_speaker(MONTH, "E1")
    put(firm, MeetingRow, {"period": MONTH, "started_at": "2026-11-11T01:00", "ended_at": "2026-11-11T03:00"})
    left = len(firm.follow_up.unanswered(MONTH))
    at(firm, 13)
    due = firm.cycle_watch.of(MONTH)
    assert (due.step, due.gaps, due.gaps_due, due.gaps_late) == (
        MeetingStep.HELD,
        left,
        date(2026, 11, 13),
        False,
    )
    assert left > 0
    at(firm, 14)
    assert firm.cycle_watch.of(MONTH).gaps_late


def test_open_actions_past_their_day_are_counted_with_the_oldest(firm: Company) -> None:
    days = {"G001": 15, "G002": 9, "G003": 16, "G004": 1}
    actions = [Improvement(code, MONTH, "m", "E1", date(2026, 11, day)) for code, day in days.items()]
    done = {**asdict(actions[3]), "state": ImprovementState.DONE, "done_on": date(2026, 11, 2)}
    put(firm, ImprovementRow, *map(asdict, actions[:3]), done)
    due = firm.cycle_watch.of(MONTH)
    assert (due.overdue, due.oldest) == (2, date(2026, 11, 9))


def test_a_checkpoint_is_due_from_its_working_day_until_something_is_found(firm: Company) -> None:
    put(firm, PipRow, asdict(Pip("T01", "E2", date(2026, 10, 15), "r", "g")))
    stops = [PipCheckpoint("T01", days, "e") for days in (30, 60)]
    put(firm, PipCheckpointRow, *map(asdict, stops))
    assert firm.cycle_watch.of(MONTH).stops == (DueStop("Bo", 30, date(2026, 11, 16)),)
    at(firm, 15)  # the 14th is a Saturday
    assert firm.cycle_watch.of(MONTH).stops == ()
    at(firm, 17)
    put(firm, PipCheckpointRow, {"pip": "T01", "days": 30, "found": "f", "finding": Finding.MET})
    assert firm.cycle_watch.of(MONTH).stops == ()
