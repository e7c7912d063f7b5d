"""Attendance and exemption of people in a period (出勤, 考核豁免)."""

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
        if not reason.strip():
            raise Mendable("reason.required")
        self._put(period, employee, reason.strip(), "attendance.exempt")

    def include(self, period: str, employee: str) -> None:
        """Take an exemption back."""
        self._put(period, employee, "", "attendance.include")

    def _put(self, period: str, employee: str, exemption: str, verb: str) -> None:
        place = {"period": period, "employee": employee}
        with self._ledger.write(verb, place, reason=exemption) as writing:
            require_open(writing.unit.connection, period)
            key = SubjectKey(SubjectType.EMPLOYEE, employee)
            require_subjects(writing.unit.connection, [key])
            writing.facts["name"] = name_of(writing.unit.connection, key)
            present = writing.unit.present(AttendanceRow, place)
            share = None if present is None else present["share"]
            if share is None and not exemption:
                writing.unit.remove(AttendanceRow, place)
            else:
                writing.unit.put(AttendanceRow, values_of(Attendance(period, employee, share, exemption)))
