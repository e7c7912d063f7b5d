"""The audit trail's hash chain (修改留痕).

Digests are salted and stand beside the values, so that a lawful purge keeps the chain whole.
"""

import hashlib
import json
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, insert, select

from models.trail import ActionRow, ChangeRow

Values = Mapping[Any, Any]
FIRST = "0" * 64
_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class Change:
    """One row changed: values as JSON-ready plain data.

    `before` None is an addition, `after` None a removal.
    """

    table: str
    key: Values
    before: Values | None
    after: Values | None


@dataclass(slots=True)
class Action:
    """One user action on its way into the trail. `at` is UTC in ISO form."""

    at: str
    who: str
    verb: str
    facts: Values
    reason: str = ""
    undoes: int | None = None
    changes: list[Change] = field(default_factory=list)


def canonical(value: object) -> str:
    """JSON text with one spelling for one value."""
    return _encode(value)


def digest_of(salt: str, *texts: str | None) -> str:
    """The salted SHA-256 of some texts."""
    return hashlib.sha256(canonical([salt, *texts]).encode()).hexdigest()


def link(previous: str, head: Iterable[object], marks: Iterable[str]) -> str:
    """The next hash of the chain."""
    return hashlib.sha256(canonical([previous, *head, *marks]).encode()).hexdigest()


def last_hash(connection: Connection) -> str:
    """The newest hash, or zeros in a fresh file."""
    found = connection.scalar(select(ActionRow.hash).order_by(ActionRow.id.desc()).limit(1))
    return found or FIRST


def append(connection: Connection, action: Action) -> int:
    """Write an action with its changes and return its number."""
    newest = connection.execute(
        select(ActionRow.id, ActionRow.hash).order_by(ActionRow.id.desc()).limit(1)
    ).first()
    number, previous = (newest.id + 1, newest.hash) if newest else (1, FIRST)
    changes = [_change_row(number, position, change) for position, change in enumerate(action.changes)]
    salt = secrets.token_hex(16)
    facts = canonical(action.facts)
    row: dict[str, Any] = {
        "id": number,
        "at": action.at,
        "who": action.who,
        "verb": action.verb,
        "undoes": action.undoes,
        "facts": facts,
        "reason": action.reason,
        "salt": salt,
        "digest": digest_of(salt, facts, action.reason),
        "previous": previous,
    }
    row["hash"] = _hash(row, map(_mark, changes))
    connection.execute(insert(ActionRow), row)
    if changes:
        connection.execute(insert(ChangeRow), changes)
    return int(number)


def _hash(row: Values, marks: Iterable[str]) -> str:
    return link(
        row["previous"], (row[name] for name in ("id", "at", "who", "verb", "undoes", "digest")), marks
    )


def _mark(change: Values) -> str:
    """What the chain holds of a change, and a purge leaves: its table and its digest."""
    return f"{change['row_table']} {change['digest']}"


def _change_row(action: int, position: int, change: Change) -> dict[str, Any]:
    key = canonical(change.key)
    before = None if change.before is None else canonical(change.before)
    after = None if change.after is None else canonical(change.after)
    salt = secrets.token_hex(16)
    return {
        "action": action,
        "position": position,
        "row_table": change.table,
        "row_key": key,
        "before": before,
        "after": after,
        "salt": salt,
        "digest": digest_of(salt, change.table, key, before, after),
    }


def verify(connection: Connection) -> int | None:
    """The number of the first action whose link or digests do not hold; None when the chain is whole."""
    previous = FIRST
    expected = 1
    marks = _marks(connection)
    for row in connection.execute(select(ActionRow.__table__).order_by(ActionRow.id)).mappings():
        own, broken = marks.pop(row["id"], ([], False))
        whole = row["id"] == expected and row["previous"] == previous and row["hash"] == _hash(row, own)
        if not whole or broken or not _holds(row, (), (row["facts"], row["reason"])):
            return int(row["id"])
        previous, expected = row["hash"], expected + 1
    return min(marks, default=None)


def _marks(connection: Connection) -> dict[int, tuple[list[str], bool]]:
    """By action: what the chain holds of its changes, and whether a digest does not fit its values."""
    found: dict[int, tuple[list[str], bool]] = {}
    statement = select(ChangeRow.__table__).order_by(ChangeRow.action, ChangeRow.position)
    for row in connection.execute(statement).mappings():
        marks, broken = found.get(row["action"], ([], False))
        marks.append(_mark(row))
        holds = _holds(row, (row["row_table"],), (row["row_key"], row["before"], row["after"]))
        found[row["action"]] = (marks, broken or not holds)
    return found


def _holds(row: Values, kept: tuple[str, ...], purged: tuple[str | None, ...]) -> bool:
    """Whether a digest fits its values; of a row without salt, purged, the values must be gone too."""
    if row["salt"] is None:
        return not any(text is not None for text in purged)
    return digest_of(row["salt"], *kept, *purged) == str(row["digest"])
