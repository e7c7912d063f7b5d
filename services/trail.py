"""The audit trail (修改留痕), and undo and redo, which run on it."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from msgspec import Struct
from sqlalchemy import Connection, bindparam, select

from models.plain import row_from_plain, to_plain
from models.records import reading
from models.result import SnapshotRow
from models.store import Written
from models.trail import ActionRow, ChangeRow
from models.unit import Unit
from services.errors import Mendable
from services.ledger import Ledger

DEPTH = 1_000
_UNDO, _REDO = "undo", "redo"
_ONE_ACTION = select(ActionRow.__table__).where(ActionRow.id == bindparam("number"))


class Action(Struct, frozen=True):
    """One user action as the trail keeps it; `facts` is empty once purged."""

    id: int
    at: str
    who: str
    verb: str
    facts: Mapping[str, Any]
    reason: str
    undoes: int | None
    purged: bool = False


class TrailChange(Struct, frozen=True):
    """One row that an action changed, as plain values."""

    table: str
    key: Mapping[str, Any]
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None

    @property
    def purged(self) -> bool:
        """Whether its values were cleared, with its key."""
        return self.before is None and self.after is None


class _Step(NamedTuple):
    """An action that undo or redo can reverse: the first of its kind, and the one that did it last."""

    original: int
    last: int


class Trail:
    """What was done, newest last, and the way back."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._undoable: list[_Step] = []
        self._redoable: list[_Step] = []
        ledger.subscribe(self._note)

    def _note(self, written: Written) -> None:
        """Keep the two stacks; called before other listeners, which may ask for them."""
        if written.verb == _UNDO:
            self._redoable.append(self._undoable.pop()._replace(last=written.action))
        elif written.verb == _REDO:
            self._undoable.append(self._redoable.pop()._replace(last=written.action))
        elif _is_final(written):
            self._undoable.clear()
            self._redoable.clear()
        elif written.tables:
            self._redoable.clear()
            self._undoable.append(_Step(written.action, written.action))
            del self._undoable[:-DEPTH]

    @property
    def next_undo(self) -> Action | None:
        """What undo would take back."""
        return self.action(self._undoable[-1].original) if self._undoable else None

    @property
    def undoable(self) -> int | None:
        """The number of the entry that undo would reverse: the action, or the redo that did it again."""
        return self._undoable[-1].last if self._undoable else None

    @property
    def next_redo(self) -> Action | None:
        """What redo would do again."""
        return self.action(self._redoable[-1].original) if self._redoable else None

    def undo(self) -> Action:
        """Take back the last action and return it; Mendable when there is none, or it was overtaken."""
        if not self._undoable:
            raise Mendable("undo.nothing")
        return self._reverse(self._undoable[-1], _UNDO)

    def redo(self) -> Action:
        """Do again what was undone last, and return it."""
        if not self._redoable:
            raise Mendable("redo.nothing")
        return self._reverse(self._redoable[-1], _REDO)

    def _reverse(self, step: _Step, verb: str) -> Action:
        original = self.action(step.original)
        facts = {**original.facts, "verb": original.verb}
        with self._ledger.write(verb, facts, undoes=step.last) as writing:
            for change in reversed(self._changes(writing.unit.connection, step.last)):
                _take_back(writing.unit, change)
            writing.keep()
        return original

    def action(self, number: int) -> Action:
        """One action by its number."""
        with self._ledger.read() as connection, reading("audit_action"):
            return action_of(connection.execute(_ONE_ACTION, {"number": number}).one())

    def actions(self, limit: int = 200) -> tuple[Action, ...]:
        """The newest actions, newest first."""
        with self._ledger.read() as connection, reading("audit_action"):
            rows = connection.execute(select(ActionRow.__table__).order_by(ActionRow.id.desc()).limit(limit))
            return tuple(action_of(row) for row in rows)

    def changes(self, number: int) -> tuple[TrailChange, ...]:
        """The rows that an action changed."""
        with self._ledger.read() as connection, reading("audit_change"):
            return self._changes(connection, number)

    @staticmethod
    def _changes(connection: Connection, number: int) -> tuple[TrailChange, ...]:
        row = ChangeRow
        statement = select(row.row_table, row.row_key, row.before, row.after).where(row.action == number)
        return tuple(map(change_of, connection.execute(statement.order_by(row.position))))


def _is_final(written: Written) -> bool:
    """Whether undo does not reach behind an action: a lock, in whatever action, and a reopening."""
    return written.verb == "period.reopen" or SnapshotRow.__tablename__ in written.tables


def _values(text: str | None) -> Mapping[str, Any] | None:
    return None if text is None else json.loads(text)


def action_of(row: Any) -> Action:  # noqa: ANN401 - a row, with more columns or without
    """A row of the trail as an action."""
    facts = json.loads(row.facts) if row.facts else {}
    return Action(
        row.id, row.at, row.who, row.verb, facts, row.reason or "", row.undoes, purged=row.salt is None
    )


def change_of(row: Sequence[Any]) -> TrailChange:
    """Table, key, before and after as a change."""
    table, key, before, after = row
    return TrailChange(table, json.loads(key or "{}"), _values(before), _values(after))


def _take_back(unit: Unit, change: TrailChange) -> None:
    """Reverse one change, unless the row has moved on since."""
    from models.tables import ROWS

    row = ROWS[change.table]
    key = row_from_plain(row.__table__, change.key)
    present = unit.present(row, key)
    plain = None if present is None else {name: to_plain(present[name]) for name in change.after or {}}
    if plain != change.after:
        raise Mendable("undo.overtaken")
    if change.before is None:
        unit.remove(row, key)
    else:
        unit.put(row, {**key, **row_from_plain(row.__table__, change.before)})
