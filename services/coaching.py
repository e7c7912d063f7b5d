"""Coaching notes (绩效辅导): written while a period runs and after its lock, since they bear on no score."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from msgspec.structs import asdict, replace
from sqlalchemy import Connection, func, select

from models.coaching import CoachingNoteRow
from models.records import read_records
from models.terms import SubjectType
from services.domain.coaching import CoachingNote, CoachingRecord
from services.domain.result import SubjectResult
from services.domain.scorecard import SubjectKey
from services.edits import EditRefused, FieldProblem, Row, plan_rows, problems_in
from services.kept import Kept
from services.ledger import Ledger
from services.periods import parse, state_of
from services.records import read_company
from services.results import Results
from services.scored_records import read_settings
from services.subjects import name_of, require_subjects
from services.workbooks.sheets.coaching import COACHING


class CoachingBook:
    """The notes of the talks with people; adding, changing and removing one is one action each."""

    def __init__(self, ledger: Ledger, results: Results) -> None:
        self._ledger = ledger
        self._results = results
        self._counts: Kept[Mapping[str, int]] = Kept(ledger, CoachingNoteRow)

    def of(self, number: str) -> tuple[CoachingNote, ...]:
        """A person's notes of all periods, the newest day first."""
        with self._ledger.read() as connection:
            mine = CoachingNoteRow.employee == number
            found = read_records(connection, CoachingNoteRow, CoachingNote, mine)
        return tuple(sorted(found, key=lambda note: (note.day, note.period, note.position), reverse=True))

    def counts(self, period: str) -> Mapping[str, int]:
        """How many notes people have in a period, by number; kept until a note changes."""
        return self._counts.of(period, lambda connection: _counts(connection, period))

    def day_for(self, period: str) -> date:
        """The day that a new note most likely has: today in a period that runs, else its last day."""
        with self._ledger.read() as connection:
            found = parse(period, read_settings(connection).fiscal_start)
        today = self._ledger.store.now().date()
        return today if found.holds(today) else found.last_day

    def record(self, period: str, number: str, *, earlier: bool = False) -> CoachingRecord:
        """The record sheet of a person in a period, with `earlier` of those before it too."""
        subject = self._results.subject(period, SubjectKey(SubjectType.EMPLOYEE, number))
        with self._ledger.read() as connection:
            start = read_settings(connection).fiscal_start
        until = parse(period, start).first_day
        notes = [
            note
            for note in reversed(self.of(number))
            if note.period == period or (earlier and parse(note.period, start).first_day < until)
        ]
        periods = dict.fromkeys((*(note.period for note in notes), period))
        spanned = sorted(periods, key=lambda code: parse(code, start).first_day)
        return _record(self._results.of(period).company, subject, spanned, notes)

    def records(self, period: str) -> tuple[CoachingRecord, ...]:
        """The record sheets of all with whom something was talked over in a period, by their numbers."""
        result = self._results.of(period)
        with self._ledger.read() as connection:
            found = read_records(connection, CoachingNoteRow, CoachingNote, CoachingNoteRow.period == period)
        notes = defaultdict[str, list[CoachingNote]](list)
        for note in sorted(found, key=lambda note: (note.day, note.position)):
            notes[note.employee].append(note)
        people = {one.code: one for one in result.results if one.type is SubjectType.EMPLOYEE}
        return tuple(
            _record(result.company, people[number], [period], notes[number])
            for number in sorted(notes)
            if number in people
        )

    def check(self, period: str, number: str, fields: Row) -> tuple[FieldProblem, ...]:
        """What is wrong with a note as typed."""
        with self._ledger.read() as connection:
            return _read(connection, period, number, fields)[1]

    def add(self, period: str, number: str, fields: Row) -> None:
        """Add a note; EditRefused names the field that is wrong."""
        self._put("coaching.add", period, number, None, fields)

    def change(self, note: CoachingNote, fields: Row) -> None:
        """Change a note; EditRefused names the field that is wrong."""
        self._put("coaching.change", note.period, note.employee, note.position, fields)

    def remove(self, note: CoachingNote) -> None:
        """Remove a note; the later ones move up, so that a workbook brings them back in the same places."""
        key = SubjectKey(SubjectType.EMPLOYEE, note.employee)
        with self._ledger.write("coaching.remove", {"period": note.period}) as writing:
            unit = writing.unit
            writing.facts.update(name=name_of(unit.connection, key), day=note.day.isoformat())
            rest = _of(unit.connection, note.period, note.employee)[note.position + 1 :]
            unit.put_all(CoachingNoteRow, [asdict(replace(one, position=one.position - 1)) for one in rest])
            last = note.position + len(rest)
            place = {"period": note.period, "employee": note.employee, "position": last}
            unit.remove(CoachingNoteRow, place)

    def _put(self, verb: str, period: str, number: str, position: int | None, fields: Row) -> None:
        key = SubjectKey(SubjectType.EMPLOYEE, number)
        with self._ledger.write(verb, {"period": period}) as writing:
            connection = writing.unit.connection
            state_of(connection, period)
            require_subjects(connection, [key])
            note, problems = _read(connection, period, number, fields)
            stopping = [problem for problem in problems if problem.stops]
            if stopping or note is None:
                raise EditRefused(stopping)
            at = len(_of(connection, period, number)) if position is None else position
            writing.facts.update(name=name_of(connection, key), day=note.day.isoformat())
            writing.unit.put(CoachingNoteRow, asdict(replace(note, position=at)))


def _record(
    company: str, subject: SubjectResult, periods: Sequence[str], notes: Sequence[CoachingNote]
) -> CoachingRecord:
    return CoachingRecord(
        company,
        tuple(periods),
        subject.code,
        subject.name,
        subject.department_name,
        subject.position_name,
        subject.manager_name,
        tuple(notes),
    )


def _counts(connection: Connection, period: str) -> Mapping[str, int]:
    row = CoachingNoteRow
    notes = func.count().label("notes")
    statement = select(row.employee, notes).where(row.period == period).group_by(row.employee)
    return {found.employee: found.notes for found in connection.execute(statement)}


def _of(connection: Connection, period: str, number: str) -> tuple[CoachingNote, ...]:
    """A person's notes of a period in their places."""
    row = CoachingNoteRow
    return read_records(connection, row, CoachingNote, row.period == period, row.employee == number)


def _read(
    connection: Connection, period: str, number: str, fields: Row
) -> tuple[CoachingNote | None, tuple[FieldProblem, ...]]:
    """Read what was typed as a row of the sheet: a note where it can be one, and what is wrong with it."""
    rows = [{**fields, "period": period, "employee": number}]
    preview = plan_rows([(COACHING, rows)], read_company(connection, periods=()))
    note = next(iter(preview.after.coaching), None)
    return note, problems_in(preview, COACHING, rows)
