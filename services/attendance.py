"""Attendance and exemption of people in a period (出勤, 考核豁免)."""

from collections.abc import Callable
from dataclasses import replace

from models.entry import AttendanceRow
from models.records import values_of
from models.terms import SubjectType
from services.domain.entry import Attendance
from services.domain.scorecard import SubjectKey
from services.errors import Mendable
from services.ledger import Ledger
from services.periods import require_open
from services.subjects import name_of, require_subjects


class AttendanceBook:
    """Who attended how much, and who is exempt."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def exempt(self, period: str, employee: str, reason: str) -> None:
        """Exempt a person from a period: the officer's decision, with a reason."""
        self._decide("attendance.exempt", period, employee, _given(reason), _exempted)

    def decline(self, period: str, employee: str, reason: str) -> None:
        """Keep a person in whose exemption was proposed: the officer's decision, with a reason."""
        self._decide("attendance.decline", period, employee, _given(reason), _kept_in)

    def include(self, period: str, employee: str) -> None:
        """Take an exemption back."""
        self._decide("attendance.include", period, employee, "", _exempted)

    def _decide(
        self,
        verb: str,
        period: str,
        employee: str,
        reason: str,
        change: Callable[[Attendance, str], Attendance],
    ) -> None:
        place = {"period": period, "employee": employee}
        with self._ledger.write(verb, place, reason=reason) as writing:
            require_open(writing.unit.connection, period)
            key = SubjectKey(SubjectType.EMPLOYEE, employee)
            require_subjects(writing.unit.connection, [key])
            writing.facts["name"] = name_of(writing.unit.connection, key)
            fresh = change(Attendance(**(writing.unit.present(AttendanceRow, place) or place)), reason)
            if fresh == Attendance(period, employee):
                writing.unit.remove(AttendanceRow, place)
            else:
                writing.unit.put(AttendanceRow, values_of(fresh))


def _exempted(present: Attendance, reason: str) -> Attendance:
    return replace(present, exemption=reason, kept="")


def _kept_in(present: Attendance, reason: str) -> Attendance:
    return replace(present, exemption="", kept=reason)


def _given(reason: str) -> str:
    if not reason.strip():
        raise Mendable("reason.required")
    return reason.strip()
