"""Exemption is the officer's decision, with a reason."""

from decimal import Decimal

import pytest

from models.entry import AttendanceRow
from services.company import Company
from services.domain.entry import Attendance
from services.domain.result import ResultState
from services.errors import Mendable
from tests.services.small_firm import E1

MONTH = "2026-10"


def test_an_exempt_person_is_not_scored_until_included_again(firm: Company) -> None:
    firm.attendance.exempt(MONTH, "E1", " 产假 ")
    assert firm.results.subject(MONTH, E1).state is ResultState.EXEMPT
    assert firm.results.subject(MONTH, E1).exemption == "产假"
    assert firm.trail.actions(1)[0].reason == "产假"
    firm.attendance.include(MONTH, "E1")
    assert firm.results.subject(MONTH, E1).state is ResultState.INCOMPLETE
    assert firm.records().attendance == ()


def test_a_declined_proposal_keeps_its_reason_until_the_person_is_exempt_after_all(firm: Company) -> None:
    firm.attendance.decline(MONTH, "E1", " 上旬已到岗 ")
    assert firm.records().attendance == (Attendance(MONTH, "E1", kept="上旬已到岗"),)
    assert firm.results.subject(MONTH, E1).state is not ResultState.EXEMPT
    firm.attendance.exempt(MONTH, "E1", "产假")
    assert firm.records().attendance == (Attendance(MONTH, "E1", None, "产假"),)
    firm.attendance.include(MONTH, "E1")
    assert firm.records().attendance == ()


def test_the_attendance_share_stays(firm: Company) -> None:
    with firm.ledger.write("test.share") as writing:
        row = {"period": MONTH, "employee": "E1", "share": Decimal("0.5"), "exemption": ""}
        writing.unit.put(AttendanceRow, row)
    firm.attendance.exempt(MONTH, "E1", "away")
    assert firm.records().attendance == (Attendance(MONTH, "E1", Decimal("0.5"), "away"),)
    firm.attendance.include(MONTH, "E1")
    assert firm.records().attendance == (Attendance(MONTH, "E1", Decimal("0.5")),)


@pytest.mark.parametrize(
    ("employee", "reason", "code"),
    [("E1", "", "reason.required"), ("E9", "away", "subject.unknown"), ("D1", "away", "subject.unknown")],
)
def test_it_needs_a_reason_and_a_person(firm: Company, employee: str, reason: str, code: str) -> None:
    with pytest.raises(Mendable) as caught:
        firm.attendance.exempt(MONTH, employee, reason)
    assert caught.value.code == code
    assert firm.records().attendance == ()
