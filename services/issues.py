"""Issues (问题): written together with the KPIs that answer them."""

import re
from collections.abc import Collection, Iterable

from models.kpi import KpiRow
from models.records import read_records
from models.strategy import IssueRow
from models.unit import Unit
from services.domain.kpi import Kpi
from services.domain.strategy import Issue
from services.edits import Row, write_rows
from services.ledger import Ledger
from services.workbooks.sheets.strategy import ISSUES

_NUMBER = re.compile(r"(\D*)(\d+)")


class IssueBook:
    """Every method is one action."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def add(self, fields: Row, answers: Collection[str] = ()) -> str:
        """Add an issue and have KPIs answer it; gives its code. EditRefused names the field that is wrong."""
        with self._ledger.write("issue.add", {"name": str(fields.get("issue", ""))}) as writing:
            code = next_code(issue.code for issue in read_records(writing.unit.connection, IssueRow, Issue))
            write_rows(writing.unit, [(ISSUES, [{"code": code, **fields}])])
            _answer(writing.unit, code, answers)
        return code

    def change(self, code: str, fields: Row, answers: Collection[str] | None = None) -> None:
        """Change an issue and, unless None, the KPIs that answer it. EditRefused names the wrong field."""
        with self._ledger.write("issue.change", {"name": str(fields.get("issue", code))}) as writing:
            write_rows(writing.unit, [(ISSUES, [{"code": code, **fields}])])
            if answers is not None:
                _answer(writing.unit, code, answers)

    def remove(self, code: str) -> None:
        """Remove an issue; the KPIs that answered it stay, without one."""
        with self._ledger.write("issue.remove", {"name": code}) as writing:
            _answer(writing.unit, code, ())
            writing.unit.remove(IssueRow, {"code": code})


def _answer(unit: Unit, code: str, answers: Collection[str]) -> None:
    """Have exactly these KPIs answer an issue."""
    kpis = read_records(unit.connection, KpiRow, Kpi)
    rows = [
        {"code": kpi.code, "issue": code if kpi.code in answers else None}
        for kpi in kpis
        if (kpi.code in answers) != (kpi.issue == code)
    ]
    if rows:
        unit.put_all(KpiRow, rows)


def next_code(taken: Iterable[str]) -> str:
    """The code after the last: its letters go on counting with as many digits."""
    codes = sorted(set(taken))
    counted = [match for code in codes if (match := _NUMBER.fullmatch(code))]
    if not counted:
        return "W01"
    last = max(counted, key=lambda match: int(match[2]))
    return f"{last[1]}{int(last[2]) + 1:0{len(last[2])}d}"
