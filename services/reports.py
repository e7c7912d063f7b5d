"""Report sheets (述职表): what each speaker reports on a period, in a meeting that may be after the lock."""

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec.structs import asdict
from sqlalchemy import Connection

from models.improvement import ImprovementRow
from models.meeting import ReportRow
from models.records import read_records
from models.terms import ImprovementState, SubjectType
from services.checked_row import row_of
from services.cycle.owners import first_due, gone
from services.cycle.reporting import unfinished_in
from services.cycle.speaking import reported_on
from services.domain.improvement import Improvement
from services.domain.report import WORDS, Progress, Promised, Report, ReportSheet, Speaker
from services.domain.result import PeriodResult
from services.domain.scorecard import SubjectKey
from services.drafts import drop_drafts, place_of
from services.edits import EditRefused, FieldProblem, Row
from services.errors import Mendable
from services.history import History
from services.ledger import Ledger
from services.periods import state_of
from services.report_actions import free_code, read_action
from services.report_reading import ReportRows, read_report_rows
from services.results import Results
from services.subjects import name_of, require_subjects

GAPS = 3
"""How many of the costliest lines a speaker answers."""


class ReportBook:
    """The report sheets; leaving a field and each change of a next action are one action each."""

    def __init__(self, ledger: Ledger, results: Results, history: History) -> None:
        self._ledger = ledger
        self._results = results
        self._history = history

    def today(self) -> date:
        """The day it is here."""
        return self._ledger.store.now().astimezone().date()

    def speakers(self, period: str) -> tuple[Speaker, ...]:
        """Who reports on a period, in the agenda's order; the heads of the departments without an agenda."""
        return self._rows(period).speakers()

    def sheet(self, period: str, employee: str) -> ReportSheet:
        """What somebody reports on a period; Mendable when nobody has the number or opened the period."""
        result, rows = self._results.of(period), self._rows(period)
        if employee not in rows.employees:
            raise Mendable("subject.unknown", code=employee)
        return self._assembled(result, rows, [rows.speaker(employee)])[0]

    def sheets(self, period: str) -> tuple[ReportSheet, ...]:
        """What all speakers report on a period."""
        result, rows = self._results.of(period), self._rows(period)
        return self._assembled(result, rows, rows.speakers())

    def promised(self, period: str) -> tuple[Promised, ...]:
        """What was promised for a period, of each speaker who promised something."""
        rows = self._rows(period)
        found = (Promised(speaker, rows.promises(speaker)) for speaker in rows.speakers())
        return tuple(one for one in found if one.promises)

    def _rows(self, period: str) -> ReportRows:
        with self._ledger.read() as connection:
            state_of(connection, period)
            return read_report_rows(connection, period, self.today())

    def _assembled(
        self, result: PeriodResult, rows: ReportRows, speakers: Sequence[Speaker]
    ) -> tuple[ReportSheet, ...]:
        found = reported_on(result.results, {one.employee: one.department for one in speakers})
        results = [found.get(one.employee) for one in speakers]
        keys = dict.fromkeys(one.key for one in results if one is not None)
        gaps = self._history.gaps_among(result.period, keys.keys(), GAPS)
        return tuple(
            ReportSheet(
                result.company,
                result.period,
                speaker,
                own,
                rows.reports.get(speaker.employee, Report(result.period, speaker.employee)),
                () if own is None else gaps[own.key],
                rows.promises(speaker),
                rows.next_actions(speaker.employee),
            )
            for speaker, own in zip(speakers, results, strict=True)
        )

    def owners(self, period: str) -> tuple[tuple[str, str], ...]:
        """Number and name of those who may own an action that follows from a period: who has not left."""
        rows = self._rows(period)
        earliest = first_due(rows.period, reported=True)
        return tuple(
            (number, person.name) for number, person in rows.employees.items() if not gone(person, earliest)
        )

    def unfinished(self, period: str) -> tuple[Progress, ...]:
        """Which parts of the speakers' sheets are still missing, in the order of speaking."""
        return tuple(Progress(sheet.speaker, tuple(unfinished_in(sheet))) for sheet in self.sheets(period))

    def write(self, period: str, employee: str, field: str, text: str) -> None:
        """Write one of the speaker's own words; its draft goes."""
        if field not in WORDS:
            raise ValueError(field)
        with self._ledger.write(f"report.{field}", {"period": period}) as writing:
            connection = writing.unit.connection
            writing.facts["name"] = _named(connection, period, employee)
            drop_drafts(connection, [place_of("report", period, employee, field)])
            present = _report(connection, period, employee)
            if text.strip() != getattr(present, field):
                writing.unit.put(ReportRow, {**asdict(present), field: text.strip()})

    def check(
        self, period: str, employee: str, fields: Row, code: str | None = None
    ) -> tuple[FieldProblem, ...]:
        """What is wrong with a next action as typed."""
        with self._ledger.read() as connection:
            place = _place(code or free_code(connection), period, employee)
            return read_action(connection, place, fields, self.today())[1]

    def propose(self, period: str, employee: str, fields: Row) -> str:
        """Add a next action and give its code; EditRefused names the field that is wrong."""
        with self._ledger.write("report.propose", {"period": period}) as writing:
            connection = writing.unit.connection
            writing.facts["name"] = _named(connection, period, employee)
            code = free_code(connection)
            action = self._checked(connection, _place(code, period, employee), fields)
            writing.facts["code"] = code
            writing.unit.put(ImprovementRow, asdict(action))
        return code

    def change(self, code: str, fields: Row) -> None:
        """Change a proposed action; Mendable when it was taken over already, EditRefused at a wrong field."""
        with self._ledger.write("report.change", {"code": code}) as writing:
            connection = writing.unit.connection
            present = _proposed(connection, code)
            place = _place(code, present.period, present.speaker or "")
            writing.facts.update(
                period=present.period, name=_named(connection, present.period, place["speaker"])
            )
            action = self._checked(connection, place, {**row_of(present), **fields})
            writing.unit.put(ImprovementRow, asdict(action))

    def withdraw(self, code: str) -> None:
        """Take a proposed action back; Mendable when it was taken over already."""
        with self._ledger.write("report.withdraw", {"code": code}) as writing:
            connection = writing.unit.connection
            present = _proposed(connection, code)
            speaker = SubjectKey(SubjectType.EMPLOYEE, present.speaker or "")
            writing.facts.update(period=present.period, name=name_of(connection, speaker))
            writing.unit.remove(ImprovementRow, {"code": code})

    def _checked(self, connection: Connection, place: Mapping[str, str], fields: Row) -> Improvement:
        action, found = read_action(connection, place, fields, self.today())
        stopping = [problem for problem in found if problem.stops]
        if stopping or action is None:
            raise EditRefused(stopping)
        return action


def _named(connection: Connection, period: str, employee: str) -> str:
    """The speaker's name; Mendable when nobody has the number or the period was never opened."""
    state_of(connection, period)
    key = SubjectKey(SubjectType.EMPLOYEE, employee)
    require_subjects(connection, [key])
    return name_of(connection, key)


def _report(connection: Connection, period: str, employee: str) -> Report:
    row = ReportRow
    found = read_records(connection, row, Report, row.period == period, row.employee == employee)
    return next(iter(found), Report(period, employee))


def _place(code: str, period: str, employee: str) -> dict[str, str]:
    return {"code": code, "period": period, "speaker": employee}


def _proposed(connection: Connection, code: str) -> Improvement:
    found = read_records(connection, ImprovementRow, Improvement, ImprovementRow.code == code)
    if not found:
        raise Mendable("report.action_gone", code=code)
    if found[0].state is not ImprovementState.PROPOSED:
        raise Mendable("report.action_taken", code=code)
    return found[0]
