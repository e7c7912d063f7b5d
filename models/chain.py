"""The audit trail's hash chain.

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
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest_of(salt: str, *texts: str | None) -> str:
    """The salted SHA-256 of some texts."""
    return hashlib.sha256(canonical([salt, *texts]).encode()).hexdigest()


def link(previous: str, head: Iterable[object], digests: Iterable[str]) -> str:
    """The next hash of the chain."""
    return hashlib.sha256(canonical([previous, *head, *digests]).encode()).hexdigest()


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
    row["hash"] = _hash(row, (change["digest"] for change in changes))
    connection.execute(insert(ActionRow), row)
    if changes:
        connection.execute(insert(ChangeRow), changes)
    return int(number)


def _hash(row: Values, digests: Iterable[str]) -> str:
    return link(
        row["previous"], (row[name] for name in ("id", "at", "who", "verb", "undoes", "digest")), digests
    )


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
    digests = _digests(connection)
    for row in connection.execute(select(ActionRow).order_by(ActionRow.id)).mappings():
        own, broken = digests.get(row["id"], ([], False))
        whole = row["id"] == expected and row["previous"] == previous and row["hash"] == _hash(row, own)
        if not whole or broken or not _holds(row, row["facts"], row["reason"]):
            return int(row["id"])
        previous, expected = row["hash"], expected + 1
    strays = [number for number in digests if number >= expected]
    return min(strays, default=None)


def _digests(connection: Connection) -> dict[int, tuple[list[str], bool]]:
    """By action: the digests in order, and whether one of them does not fit its values."""
    found: dict[int, tuple[list[str], bool]] = {}
    for row in connection.execute(
        select(ChangeRow).order_by(ChangeRow.action, ChangeRow.position)
    ).mappings():
        digests, broken = found.get(row["action"], ([], False))
        digests.append(row["digest"])
        holds = _holds(row, row["row_table"], row["row_key"], row["before"], row["after"])
        found[row["action"]] = (digests, broken or not holds)
    return found


def _holds(row: Values, *texts: str | None) -> bool:
    """Whether a digest fits; a purged row, its salt gone, is taken at its word."""
    return row["salt"] is None or digest_of(row["salt"], *texts) == row["digest"]
