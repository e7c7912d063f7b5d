"""Where an entered value comes from (数据来源): who entered it, when, in place of what; from the trail."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Select, bindparam, or_, select

from models.chain import canonical
from models.entry import ActualRow
from models.trail import ActionRow, ChangeRow
from services.domain.scorecard import SubjectKey
from services.ledger import Ledger

_VALUES = ("value", "text", "na_reason")
"""The columns of an actual that say what was measured."""
_NEWEST = 2**62


def _newest_change() -> Select[int, str | None, str | None]:
    """The newest change of a row that changed what was measured.

    The bound on the action, even where it bounds nothing, lets SQLite walk the primary key backwards from
    there, so that what was entered of late is found at once among ever so many changes.
    """
    row = ChangeRow
    touched = or_(row.after.is_(None), *(row.after.contains(f'"{name}":') for name in _VALUES))
    mine = (row.row_table == ActualRow.__tablename__, row.row_key == bindparam("key"), touched)
    newest = select(row.action, row.before, row.after).where(row.action <= bindparam("end"), *mine)
    return newest.order_by(row.action.desc(), row.position.desc()).limit(1)


_NEWEST_CHANGE = _newest_change()
_ACTION = select(ActionRow.at, ActionRow.who, ActionRow.verb, ActionRow.reason).where(
    ActionRow.id == bindparam("id")
)
"""Written once: SQLAlchemy takes longer over writing them than SQLite over answering."""


class Origin(Struct, frozen=True):
    """The last entry of an actual: `before` and `after` as plain text, empty for none.

    `at` is UTC in ISO form. `reason` is what the action was given.
    """

    at: str
    who: str
    verb: str
    before: str
    after: str
    reason: str = ""


class Origins:
    """What the trail knows of the actuals."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._ends: dict[str, int] = {}

    def of(self, period: str, keys: Iterable[SubjectKey], kpi: str, seal: str = "") -> Origin | None:
        """The last entry of a line's actual with the first of these subjects that has one.

        `seal` is a locked period's: what was entered after that lock bears on no result of it.
        """
        with self._ledger.read() as connection:
            end = self._end(connection, seal)
            found = (_last(connection, end, _row_key(period, key, kpi)) for key in keys)
            return next((origin for origin in found if origin is not None), None)

    def _end(self, connection: Connection, seal: str) -> int:
        """The number of the last action before a lock, or one beyond all."""
        if seal and seal not in self._ends:
            row = ActionRow
            self._ends[seal] = connection.scalar(select(row.id).where(row.hash == seal)) or _NEWEST
        return self._ends.get(seal, _NEWEST)


def _row_key(period: str, key: SubjectKey, kpi: str) -> str:
    return canonical({"period": period, "type": key.type.value, "subject": key.code, "kpi": kpi})


def _last(connection: Connection, end: int, key: str) -> Origin | None:
    """What the newest change of a row that changed what was measured left there."""
    change = connection.execute(_NEWEST_CHANGE, {"end": end, "key": key}).first()
    if change is None:
        return None
    before, after = _shown(change.before), _shown(change.after)
    if not after:
        return None
    done = connection.execute(_ACTION, {"id": change.action}).one()
    return Origin(done.at, done.who, done.verb, before, after, done.reason or "")


def _shown(values: str | None) -> str:
    """What a row's plain values say was measured."""
    row: Mapping[str, Any] = json.loads(values or "{}")
    told: Sequence[str] = [str(row[name]) for name in reversed(_VALUES) if row.get(name)]
    return told[0] if told else ""
