"""Improvement actions (行动改进): raised, carried out with evidence, closed out by somebody else."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from msgspec.structs import asdict, replace
from sqlalchemy import Connection, func, select

from models.improvement import ImprovementCheckpointRow, ImprovementRow
from models.records import read_records
from models.store import Writing
from models.terms import ImprovementSource, ImprovementState
from models.trail import ActionRow, ChangeRow
from services.checked_row import Checked, checked_row, refusal, row_of
from services.cycle.owners import too_late
from services.domain.company import Records
from services.domain.improvement import Improvement, ImprovementCheckpoint
from services.domain.improvement_list import UNFINISHED, ImprovementList
from services.edits import FieldProblem, Row
from services.errors import Mendable
from services.improvement_checks import by_name, closing, doubts, finishing
from services.improvement_reading import read_list
from services.ledger import Ledger
from services.periods import state_of
from services.records import read_company
from services.report_actions import free_code
from services.trail import Action, action_of
from services.workbooks.sheets.improvements import IMPROVEMENT_CHECKPOINTS, IMPROVEMENTS

OPEN, DONE, CLOSED, DROPPED, PROPOSED = (
    ImprovementState.OPEN,
    ImprovementState.DONE,
    ImprovementState.CLOSED,
    ImprovementState.DROPPED,
    ImprovementState.PROPOSED,
)
TYPED = (
    "period",
    "speaker",
    "kpi",
    "issue",
    "cause",
    "goal",
    "measure",
    "owner",
    "due",
    "support",
)
"""What is written of an action; its source follows from the gap, its state from the steps."""
_ALWAYS = {"period": "", "measure": "", "owner": "", "due": ""}


class ImprovementBook:
    """The improvement actions; each method that changes one is one action."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    # Reading

    def today(self) -> date:
        """The day it is here."""
        return self._ledger.store.now().astimezone().date()

    def listed(self) -> ImprovementList:
        """All actions with names and checkpoints, the overdue first."""
        with self._ledger.read() as connection:
            return read_list(connection, self.today())

    def open_of(self, owner: str) -> tuple[Improvement, ...]:
        """What somebody still has to do, the earliest due first; what is done waits for others."""
        row = ImprovementRow
        with self._ledger.read() as connection:
            found = read_records(connection, row, Improvement, row.owner == owner, row.state == OPEN)
        return tuple(sorted(found, key=lambda one: (one.due, one.code)))

    def history(self, code: str) -> tuple[Action, ...]:
        """What was done with an action, the oldest first."""
        change, tables = ChangeRow, (ImprovementRow.__tablename__, ImprovementCheckpointRow.__tablename__)
        named = func.coalesce(
            func.json_extract(change.row_key, "$.code"), func.json_extract(change.row_key, "$.improvement")
        )
        touched = select(change.action).where(change.row_table.in_(tables), named == code)
        statement = select(ActionRow.__table__).where(ActionRow.id.in_(touched)).order_by(ActionRow.id)
        with self._ledger.read() as connection:
            return tuple(map(action_of, connection.execute(statement)))

    # What is written of an action

    def check(self, fields: Row, code: str | None = None) -> tuple[FieldProblem, ...]:
        """What is wrong with a new action as typed, or with the changes to one."""
        with self._ledger.read() as connection:
            present = None if code is None else _present(connection, code)
            return self._read(connection, fields, present).problems

    def add(self, fields: Row) -> str:
        """Add an open action and give its code; EditRefused names the field that is wrong."""
        with self._ledger.write("improvement.add") as writing:
            action = self._read(writing.unit.connection, fields, None).sound()
            state_of(writing.unit.connection, action.period)
            _put(writing, action)
        return action.code

    def change(self, code: str, fields: Row) -> None:
        """Change what is written of an unfinished action; EditRefused names the field that is wrong."""
        with self._ledger.write("improvement.change") as writing:
            present = _standing(writing.unit.connection, code, UNFINISHED)
            _put(writing, self._read(writing.unit.connection, fields, present).sound())

    def _read(self, connection: Connection, fields: Row, present: Improvement | None) -> Checked[Improvement]:
        before: Row = row_of(present) if present else {"code": free_code(connection), **_ALWAYS}
        row = {**before, **{name: fields[name] for name in TYPED if name in fields}}
        source = present.source if present else ImprovementSource.OTHER
        if source is not ImprovementSource.RESOLUTION:
            gap = row.get("speaker") and row.get("kpi")
            source = ImprovementSource.GAP if gap else ImprovementSource.OTHER
        row["source"] = source.value
        return checked_row(
            connection,
            IMPROVEMENTS,
            Improvement,
            row,
            lambda one, records: doubts(one, records, self.today()),
        )

    # The steps of its life

    def accept(self, codes: Collection[str]) -> None:
        """Take proposed actions on; Mendable when an owner has left."""
        with self._ledger.write("improvement.accept") as writing:
            actions = [_standing(writing.unit.connection, code, (PROPOSED,)) for code in codes]
            records = read_company(writing.unit.connection, periods=())
            for action in actions:
                _require_owner(records, action, self.today())
            _put_all(writing, [replace(one, state=OPEN) for one in actions])

    def decline(self, code: str, reason: str) -> None:
        """Do not take a proposed action on."""
        self._reasoned("improvement.decline", code, (PROPOSED,), reason, {"state": DROPPED})

    def check_done(self, code: str, fields: Row) -> tuple[FieldProblem, ...]:
        """What speaks against marking an action done as typed."""
        with self._ledger.read() as connection:
            return self._done(connection, _present(connection, code), fields).problems

    def finish(self, code: str, fields: Row) -> None:
        """Mark an open action done: `done_on` and `evidence`."""
        with self._ledger.write("improvement.finish") as writing:
            present = _standing(writing.unit.connection, code, (OPEN,))
            _put(writing, self._done(writing.unit.connection, present, fields).sound())

    def _done(self, connection: Connection, present: Improvement, fields: Row) -> Checked[Improvement]:
        row = {**row_of(present), **_only(fields, ("done_on", "evidence")), "state": DONE.value}
        return checked_row(
            connection, IMPROVEMENTS, Improvement, row, lambda one, _records: finishing(one, self.today())
        )

    def check_closed(self, code: str, fields: Row) -> tuple[FieldProblem, ...]:
        """What speaks against closing an action out as typed."""
        with self._ledger.read() as connection:
            return self._closed(connection, _present(connection, code), fields).problems

    def close_out(self, code: str, fields: Row) -> None:
        """Close a done action out: `closed_by` (not its owner), `closed_on`, `result`."""
        with self._ledger.write("improvement.close_out") as writing:
            present = _standing(writing.unit.connection, code, (DONE,))
            _put(writing, self._closed(writing.unit.connection, present, fields).sound())

    def _closed(self, connection: Connection, present: Improvement, fields: Row) -> Checked[Improvement]:
        named = _only(fields, ("closed_by", "closed_on", "result"))
        row = {**row_of(present), "result": "", **named, "state": CLOSED.value}
        found = checked_row(
            connection, IMPROVEMENTS, Improvement, row, lambda one, all_: closing(one, all_, self.today())
        )
        return replace(found, problems=by_name(found.problems, found.records))

    def send_back(self, code: str, reason: str) -> None:
        """Have a done action done again; its evidence stays to be completed."""
        self._reasoned("improvement.send_back", code, (DONE,), reason, {"state": OPEN, "done_on": None})

    def drop(self, code: str, reason: str) -> None:
        """Give an action up."""
        self._reasoned("improvement.drop", code, (OPEN, DONE), reason, {"state": DROPPED})

    def reopen(self, code: str, reason: str) -> None:
        """Take a closed or dropped action up again."""
        again = {"state": OPEN, "done_on": None, "closed_by": None, "closed_on": None}
        self._reasoned("improvement.reopen", code, (CLOSED, DROPPED), reason, again)

    def _reasoned(
        self,
        verb: str,
        code: str,
        states: Collection[ImprovementState],
        reason: str,
        to: Mapping[str, Any],
    ) -> None:
        """A step that needs a reason, which stays with the action as its result."""
        if not reason.strip():
            raise Mendable("improvement.no_reason")
        with self._ledger.write(verb, reason=reason.strip()) as writing:
            present = _standing(writing.unit.connection, code, states)
            _put(writing, replace(present, **to, result=reason.strip()))

    def reassign(self, codes: Collection[str], owner: str) -> None:
        """Give unfinished actions to somebody else; Mendable when he or she will not stay."""
        with self._ledger.write("improvement.reassign") as writing:
            connection = writing.unit.connection
            actions = [_standing(connection, code, UNFINISHED) for code in codes]
            records = read_company(connection, periods=())
            person = records.person(owner)
            if person is None:
                raise Mendable("subject.unknown", code=owner)
            moved = [replace(one, owner=owner) for one in actions]
            for action in moved:
                _require_owner(records, action, self.today())
            _put_all(writing, moved)
            writing.facts["name"] = person.name

    # Its checkpoints

    def check_checkpoint(
        self, code: str, fields: Row, replaces: date | None = None
    ) -> tuple[FieldProblem, ...]:
        """What is wrong with a checkpoint as typed; `replaces` is the day of the one that it changes."""
        with self._ledger.read() as connection:
            return _read_checkpoint(connection, code, fields, replaces).problems

    def put_checkpoint(self, code: str, fields: Row, replaces: date | None = None) -> None:
        """Add a checkpoint or change the one of a day, with what was found."""
        with self._ledger.write("improvement.checkpoint", {"code": code}) as writing:
            unit = writing.unit
            _standing(unit.connection, code, UNFINISHED)
            checkpoint = _read_checkpoint(unit.connection, code, fields, replaces).sound()
            writing.facts["day"] = checkpoint.due.isoformat()
            if replaces is not None and replaces != checkpoint.due:
                unit.remove(ImprovementCheckpointRow, {"improvement": code, "due": replaces})
            unit.put(ImprovementCheckpointRow, asdict(checkpoint))

    def remove_checkpoint(self, code: str, due: date) -> None:
        """Remove the checkpoint of a day."""
        facts = {"code": code, "day": due.isoformat()}
        with self._ledger.write("improvement.uncheck", facts) as writing:
            _standing(writing.unit.connection, code, UNFINISHED)
            writing.unit.remove(ImprovementCheckpointRow, {"improvement": code, "due": due})


def _read_checkpoint(
    connection: Connection, code: str, fields: Row, replaces: date | None
) -> Checked[ImprovementCheckpoint]:
    def taken(one: ImprovementCheckpoint, records: Records) -> Iterable[FieldProblem]:
        days = {other.due for other in records.improvement_checkpoints if other.improvement == code}
        if one.due in days - {replaces}:
            yield refusal(IMPROVEMENT_CHECKPOINTS, "due", "checkpoint_taken", day=one.due)

    row = {**fields, "improvement": code}
    return checked_row(connection, IMPROVEMENT_CHECKPOINTS, ImprovementCheckpoint, row, taken)


def _present(connection: Connection, code: str) -> Improvement:
    found = read_records(connection, ImprovementRow, Improvement, ImprovementRow.code == code)
    if not found:
        raise Mendable("improvement.gone", code=code)
    return found[0]


def _standing(connection: Connection, code: str, states: Collection[ImprovementState]) -> Improvement:
    """An action in one of the states from which a step can be made; Mendable else."""
    found = _present(connection, code)
    if found.state not in states:
        raise Mendable("improvement.elsewhere", code=code)
    return found


def _require_owner(records: Records, action: Improvement, today: date) -> None:
    owner = records.person(action.owner)
    if owner is not None and too_late(owner, action.due, today):
        facts = {"code": action.code, "name": owner.name, "day": owner.left}
        raise Mendable("improvement.owner_left", **facts)


def _only(fields: Row, names: Iterable[str]) -> Row:
    return {name: fields[name] for name in names if name in fields}


def _put(writing: Writing, action: Improvement) -> None:
    writing.facts.update(code=action.code, period=action.period)
    writing.unit.put(ImprovementRow, asdict(action))


def _put_all(writing: Writing, actions: Collection[Improvement]) -> None:
    writing.facts.update(codes=", ".join(one.code for one in actions))
    writing.unit.put_all(ImprovementRow, [asdict(one) for one in actions])
