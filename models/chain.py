"""The audit trail's hash chain (修改留痕).

Digests are salted and stand beside the values, so that a lawful purge keeps the chain whole.
"""

import hashlib
import secrets
from collections.abc import Iterable, Mapping
from json.encoder import encode_basestring
from typing import Any

from msgspec import Struct, field
from msgspec.json import Encoder
from sqlalchemy import Connection, insert, select

from models.trail import ActionRow, ChangeRow

Values = Mapping[Any, Any]
FIRST = "0" * 64
_encode = Encoder(order="deterministic").encode
_SALT = 16
"""Bytes of a salt."""


class Change(Struct, frozen=True):
    """One row changed: values as JSON-ready plain data.

    `before` None is an addition, `after` None a removal.
    """

    table: str
    key: Values
    before: Values | None
    after: Values | None


class Action(Struct):
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
    return _encode(value).decode()


def digest_of(salt: str, *texts: str | None) -> str:
    """The salted SHA-256 of some texts."""
    spelled = ",".join(["null" if text is None else encode_basestring(text) for text in (salt, *texts)])
    return hashlib.sha256(f"[{spelled}]".encode()).hexdigest()  # what `canonical` says of the list, sooner


def link(previous: str, head: Iterable[object], marks: Iterable[str]) -> str:
    """The next hash of the chain."""
    return hashlib.sha256(canonical([previous, *head, *marks]).encode()).hexdigest()


_NEWEST = select(ActionRow.id, ActionRow.hash).order_by(ActionRow.id.desc()).limit(1)
_INSERT_ACTION = insert(ActionRow)
"""Written once: SQLAlchemy takes longer over writing them than SQLite over answering."""


def last_hash(connection: Connection) -> str:
    """The newest hash, or zeros in a fresh file."""
    newest = connection.execute(_NEWEST).first()
    return newest.hash if newest else FIRST


def append(connection: Connection, action: Action) -> int:
    """Write an action with its changes and return its number."""
    newest = connection.execute(_NEWEST).first()
    number, previous = (newest.id + 1, newest.hash) if newest else (1, FIRST)
    salt, *salts = _salts(1 + len(action.changes))
    changes = [
        _change_row(number, position, change, own)
        for position, (change, own) in enumerate(zip(action.changes, salts, strict=True))
    ]
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
    connection.execute(_INSERT_ACTION, row)
    if changes:
        connection.exec_driver_sql(_INSERT_CHANGE, [tuple(change.values()) for change in changes])
    return int(number)


def _salts(count: int) -> list[str]:
    """As many salts, each as random as if it were drawn alone."""
    drawn = secrets.token_hex(_SALT * count)
    return [drawn[start : start + 2 * _SALT] for start in range(0, len(drawn), 2 * _SALT)]


def _hash(row: Values, marks: Iterable[str]) -> str:
    return link(
        row["previous"], (row[name] for name in ("id", "at", "who", "verb", "undoes", "digest")), marks
    )


def _mark(change: Values) -> str:
    """What the chain holds of a change, and a purge leaves: its table and its digest."""
    return f"{change['row_table']} {change['digest']}"


_CHANGE_COLUMNS = (
    "action",
    "position",
    "row_table",
    "row_key",
    "before",
    "after",
    "salt",
    "digest",
)
_INSERT_CHANGE = (
    f"INSERT INTO {ChangeRow.__tablename__} ({', '.join(_CHANGE_COLUMNS)}) "  # noqa: S608 - our own names
    f"VALUES ({', '.join('?' * len(_CHANGE_COLUMNS))})"
)
"""By the driver itself: whole numbers and texts need no conversion, and an import has tens of thousands."""


def _change_row(action: int, position: int, change: Change, salt: str) -> dict[str, Any]:
    """A change by `_CHANGE_COLUMNS`, in their order."""
    key = canonical(change.key)
    before = None if change.before is None else canonical(change.before)
    after = None if change.after is None else canonical(change.after)
    digest = digest_of(salt, change.table, key, before, after)
    values = (action, position, change.table, key, before, after, salt, digest)
    return dict(zip(_CHANGE_COLUMNS, values, strict=True))


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
