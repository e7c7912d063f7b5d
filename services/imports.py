"""Company workbooks coming in: a preview of everything first, then all of it in one action or nothing."""

from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from msgspec.structs import asdict, replace

from models.absence import AbsenceRow
from models.alarm import AlarmAnswerRow
from models.annual import AnnualPartRow
from models.base import Base
from models.calendar import CalendarDayRow
from models.chain import last_hash
from models.coaching import CoachingNoteRow
from models.entry import ActualRow, AdjustmentRow, AttendanceRow, RatingRow, WaiverRow
from models.improvement import ImprovementCheckpointRow, ImprovementRow
from models.kpi import KpiRow
from models.meeting import AgendaItemRow, MeetingRow, ParticipantRow, ReportRow, ResolutionRow
from models.organisation import DepartmentRow, EmployeeRow, MoveRow, PositionRow
from models.period import PeriodRow
from models.pip import PipCheckpointRow, PipRow
from models.plan import PlanApprovalRow, PlanRow
from models.practice import PracticeRow, PracticeSpreadRow
from models.redline import RedLineCaseRow
from models.settings import SettingRow
from models.strategy import DiagnosisRow, IssueRow, ObjectiveRow, StrategyYearRow
from models.target import MonthTargetRow, YearTargetRow
from models.unit import Unit
from services.card_rows import put_cards, put_comparisons
from services.errors import Mendable
from services.kpi_versions import keep_versions
from services.ledger import Ledger
from services.live import score
from services.periods import lock_within
from services.readiness import Readiness
from services.records import read_company
from services.settings_text import setting_text
from services.workbooks.parsing import parse_workbook
from services.workbooks.planning import plan_import
from services.workbooks.preview import Preview
from services.workbooks.problems import Problem
from services.workbooks.reader import read_workbook

ROWS: Mapping[str, type[Base]] = {
    "objectives": ObjectiveRow,
    "departments": DepartmentRow,
    "positions": PositionRow,
    "employees": EmployeeRow,
    "moves": MoveRow,
    "issues": IssueRow,
    "kpis": KpiRow,
    "actuals": ActualRow,
    "ratings": RatingRow,
    "adjustments": AdjustmentRow,
    "attendance": AttendanceRow,
    "waivers": WaiverRow,
    "annual_parts": AnnualPartRow,
    "diagnosis": DiagnosisRow,
    "cases": RedLineCaseRow,
    "plans": PlanRow,
    "strategy_years": StrategyYearRow,
    "year_targets": YearTargetRow,
    "month_targets": MonthTargetRow,
    "alarm_answers": AlarmAnswerRow,
    "absences": AbsenceRow,
    "coaching": CoachingNoteRow,
    "plan_approvals": PlanApprovalRow,
    "improvements": ImprovementRow,
    "improvement_checkpoints": ImprovementCheckpointRow,
    "meetings": MeetingRow,
    "participants": ParticipantRow,
    "agenda": AgendaItemRow,
    "resolutions": ResolutionRow,
    "reports": ReportRow,
    "calendar": CalendarDayRow,
    "practices": PracticeRow,
    "practice_spreads": PracticeSpreadRow,
    "pips": PipRow,
    "pip_checkpoints": PipCheckpointRow,
}
"""Where the records of each noun are kept, one row a record."""
_NAMED = 10


class Imports:
    """Company workbooks coming in."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def preview(self, path: Path, check: Callable[[], object] = lambda: None) -> Preview:
        """What importing a workbook would do; Mendable `workbook.…` when the file cannot be read at all.

        `check` is called while the file is read; what it raises ends that.
        """
        digest = _digest(path)
        draft = parse_workbook(read_workbook(path, check))
        with self._ledger.read() as connection:
            basis = last_hash(connection)
            current = read_company(connection)
        plan = plan_import(draft, current)
        return replace(
            plan, problems=(*plan.problems, *_unready(plan)), path=path, digest=digest, basis=basis
        )

    def apply(self, preview: Preview) -> None:
        """Carry a preview out, whole.

        Mendable when it has errors, when the workbook or the company has changed since, or when a period that
        it locks is incomplete.
        """
        if preview.errors:
            raise Mendable("import.refused", count=len(preview.errors))
        if _digest(preview.path) != preview.digest:
            raise Mendable("import.stale", file=preview.path.name)
        with self._ledger.write("import.workbook", _facts(preview)) as writing:
            if last_hash(writing.unit.connection) != preview.basis:
                raise Mendable("import.overtaken")
            write_preview(writing.unit, preview)
            store = self._ledger.store
            at = store.now().isoformat(timespec="seconds")
            for code in preview.locked:
                lock_within(writing.unit, score(writing.unit.connection, code), at=at, by=store.who)


def _unready(plan: Preview) -> tuple[Problem, ...]:
    """An error for every period that the workbook wants locked while somebody in it is incomplete."""
    if plan.errors or not plan.locked:
        return ()
    readiness = Readiness(plan.after)
    rows = {change.key[0]: change for change in plan.changes if change.spec.noun == "periods"}
    return tuple(
        rows[code].problem("state", "period_incomplete", period=code, names=_listed(names))
        for code in plan.locked
        if (names := [f"{found.name} ({found.code})" for found in readiness.incomplete(code)])
    )


def _listed(names: Sequence[str]) -> str:
    more = f" … ({len(names)})" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more


def _digest(path: Path) -> str:
    try:
        if path.is_dir():
            raise Mendable("workbook.not_a_file", file=path.name)
        return sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError:
        raise Mendable("workbook.not_found", file=path.name) from None
    except OSError:
        raise Mendable("workbook.unreadable", file=path.name) from None


def _facts(preview: Preview) -> dict[str, Any]:
    added, changed, unchanged = preview.counts
    return {
        "file": preview.path.name,
        "digest": preview.digest,
        "added": added,
        "changed": changed,
        "unchanged": unchanged,
        "locked": list(preview.locked),
    }


def write_preview(unit: Unit, preview: Preview) -> None:
    """Write what a preview without errors would add, change and replace; locking is not part of it."""
    unit.put_all(PeriodRow, map(asdict, preview.moved))
    settings = preview.after.settings
    items = [change.key[0] for change in preview.changes if change.spec.noun == "settings"]
    unit.put_all(SettingRow, [{"item": item, "value": setting_text(settings, str(item))} for item in items])
    keep_versions(unit, preview.put.get("kpis", ()))
    for noun, row in ROWS.items():
        unit.remove_all(row, map(asdict, preview.removed.get(noun, ())))
        unit.put_all(row, map(asdict, preview.put.get(noun, ())))
    put_cards(unit, preview.put.get("scorecards", ()))
    put_comparisons(unit, preview.put.get("comparisons", ()))
