"""Attendance and exemption of people in a period (出勤, 考核豁免)."""

from models.entry import AttendanceRow
from models.records import values_of
from services.domain.entry import Attendance
from services.errors import Mendable
from services.ledger import Ledger
from services.periods import require_open


class AttendanceBook:
    """Who attended how much, and who is exempt."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def exempt(self, period: str, employee: str, reason: str) -> None:
        """Exempt a person from a period: the officer's decision, with a reason."""
        if not reason.strip():
            raise Mendable("reason.required")
        self._put(period, employee, reason.strip())

    def include(self, period: str, employee: str) -> None:
        """Take an exemption back."""
        self._put(period, employee, "")

    def _put(self, period: str, employee: str, reason: str) -> None:
        verb = "attendance.exempt" if reason else "attendance.include"
        with self._ledger.write(verb, {"period": period, "employee": employee}, reason=reason) as writing:
            require_open(writing.unit.connection, period)
            present = writing.unit.present(AttendanceRow, {"period": period, "employee": employee})
            share = None if present is None else present["share"]
            writing.unit.put(AttendanceRow, values_of(Attendance(period, employee, share, reason)))
