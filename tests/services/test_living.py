"""What belongs to a period's print beside its results."""

from datetime import date

import pytest
from msgspec.structs import asdict

from models.improvement import ImprovementRow
from models.terms import ImprovementState
from services.company import Company
from services.domain.improvement import Improvement
from services.domain.living import Living
from services.domain.packet import Part
from services.living import living_of
from tests.services.small_firm import complete

MONTH = "2026-10"
PLAN = {"coach": "E1", "reason": "few calls", "goal": "20 a week", "day30": "5", "day60": "10", "day90": "20"}
ENDED = {"state": "passed", "result": "20 calls a week"}


@pytest.fixture
def firm(firm: Company) -> Company:
    complete(firm)
    return firm


def raised(code: str, period: str, state: ImprovementState, closed_on: date | None = None) -> Improvement:
    return Improvement(
        code, period, "m", "E2", date(2026, 10, 15), state=state, closed_by="E1", closed_on=closed_on
    )


def test_earlier_actions_that_stood_when_the_period_began_come_before_its_own(firm: Company) -> None:
    firm.periods.open("2026-09")
    open_, closed = ImprovementState.OPEN, ImprovementState.CLOSED
    with firm.ledger.write("test.raise") as writing:
        for one in (
            raised("G001", "2026-09", open_),
            raised("G002", "2026-09", closed, date(2026, 10, 1)),
            raised("G003", "2026-09", closed, date(2026, 9, 30)),
            raised("G004", MONTH, open_),
            raised("G005", MONTH, ImprovementState.PROPOSED),
            raised("G006", MONTH, ImprovementState.DROPPED),
        ):
            writing.unit.put(ImprovementRow, asdict(one))
    tracked = living_of(firm, MONTH).tracked
    assert [one.action.code for one in tracked.before] == ["G001", "G002"]
    assert [one.action.code for one in tracked.raised] == ["G004"]


def test_improvement_plans_are_those_under_way_in_the_period(firm: Company) -> None:
    over = firm.pips.start({**PLAN, "employee": "E2", "starts": "2026-08-03"})
    firm.pips.close(over, {**ENDED, "closed_on": "2026-09-30"})
    running = firm.pips.start({**PLAN, "employee": "E2", "starts": "2026-10-31"})
    firm.pips.start({**PLAN, "employee": "E3", "starts": "2026-11-01"})
    assert [one.listed.pip.code for one in living_of(firm, MONTH).pips] == [running]


def test_coaching_records_are_those_of_the_period_by_number(firm: Company) -> None:
    firm.periods.open("2026-09")
    talks = ((MONTH, "E2", "2026-10-20"), (MONTH, "E1", "2026-10-13"), (MONTH, "E1", "2026-10-12"))
    for period, number, day in (*talks, ("2026-09", "E3", "2026-09-09")):
        firm.coaching.add(period, number, {"day": day, "coach": "", "note": day, "follow_up": ""})
    found = living_of(firm, MONTH).coaching
    assert [(one.number, [note.note for note in one.notes]) for one in found] == [
        ("E1", ["2026-10-12", "2026-10-13"]),
        ("E2", ["2026-10-20"]),
    ]
    assert found[0] == firm.coaching.record(MONTH, "E1")


def test_what_no_form_needs_is_not_read(firm: Company) -> None:
    firm.meetings.propose(MONTH)
    whole = living_of(firm, MONTH)
    assert whole.meeting is not None
    assert whole.minutes is not None
    assert living_of(firm, MONTH, (Part.SHEETS,)) == Living()
    assert living_of(firm, MONTH, (Part.NOTICE,)) == Living(meeting=whole.meeting)
