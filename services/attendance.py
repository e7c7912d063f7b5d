"""Attendance and exemption of people in a period (出勤, 考核豁免)."""

from collections.abc import Callable, Mapping

from msgspec.structs import asdict, replace

from models.entry import AttendanceRow
from models.terms import SubjectType
from models.unit import Unit
from services.domain.entry import Attendance
from services.domain.scorecard import SubjectKey
from services.errors import Mendable
from services.ledger import Ledger
from services.periods import require_open
from services.subjects import name_of, require_subjects

Decision = Callable[[Attendance, str], Attendance]
"""What becomes of a person's attendance in a period, with the reason given."""


class AttendanceBook:
    """Who attended how much, and who is exempt."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def exempt(self, period: str, employee: str, reason: str) -> None:
        """Exempt a person from a period: the officer's decision, with a reason."""
        self._decide("attendance.exempt", period, employee, given(reason), exempted)

    def decline(self, period: str, employee: str, reason: str) -> None:
        """Keep a person in whose exemption was proposed: the officer's decision, with a reason."""
        self._decide("attendance.decline", period, employee, given(reason), kept_in)

    def include(self, period: str, employee: str) -> None:
        """Take an exemption back."""
        self._decide("attendance.include", period, employee, "", exempted)

    def _decide(
        self,
        verb: str,
        period: str,
        employee: str,
        reason: str,
        change: Decision,
    ) -> None:
        place = {"period": period, "employee": employee}
        with self._ledger.write(verb, place, reason=reason) as writing:
            key = SubjectKey(SubjectType.EMPLOYEE, employee)
            writing.facts["name"] = name_of(writing.unit.connection, key)
            decide(writing.unit, period, {employee: reason}, change)


def decide(unit: Unit, period: str, reasons: Mapping[str, str], change: Decision) -> None:
    """Write a decision on some people, each with its reason; a row that says nothing any more is removed."""
    require_open(unit.connection, period)
    require_subjects(unit.connection, [SubjectKey(SubjectType.EMPLOYEE, number) for number in reasons])
    places = [{"period": period, "employee": number} for number in reasons]
    present = unit.present_all(AttendanceRow, places)
    fresh = [
        change(Attendance(**(row or place)), reason)
        for row, place, reason in zip(present, places, reasons.values(), strict=True)
    ]
    empty = [each == Attendance(period, each.employee) for each in fresh]
    unit.remove_all(AttendanceRow, [place for place, none in zip(places, empty, strict=True) if none])
    unit.put_all(AttendanceRow, [asdict(each) for each, none in zip(fresh, empty, strict=True) if not none])


def exempted(present: Attendance, reason: str) -> Attendance:
    """Exempt; without a reason nothing is decided any more."""
    return replace(present, exemption=reason, kept="")


def kept_in(present: Attendance, reason: str) -> Attendance:
    """Not exempt, though it was proposed."""
    return replace(present, exemption="", kept=reason)


def given(reason: str) -> str:
    """The reason; Mendable when there is none."""
    if not reason.strip():
        raise Mendable("reason.required")
    return reason.strip()
