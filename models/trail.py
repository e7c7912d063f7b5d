"""The audit trail (修改留痕): append-only, hash-chained; undo runs on its before and after."""

from sqlalchemy import Text

from models.base import Base, Mapped, mapped_column
from models.references import refers_to


class ActionRow(Base):
    """One user action.

    `facts` and `reason` may be purged together with `salt`; `digest` and the chain still verify.
    """

    __tablename__ = "audit_action"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[str]
    who: Mapped[str]
    verb: Mapped[str]
    undoes: Mapped[int | None]
    facts: Mapped[str | None]
    reason: Mapped[str | None]
    salt: Mapped[str | None]
    digest: Mapped[str]
    previous: Mapped[str]
    hash: Mapped[str]


class ChangeRow(Base):
    """One row that an action changed: its key, its values before and after, as JSON text.

    `before` None is an addition, `after` None a removal; both and the key are None once purged with the salt.
    """

    __tablename__ = "audit_change"

    action: Mapped[int] = mapped_column(refers_to("audit_action.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    row_table: Mapped[str]
    row_key: Mapped[str | None] = mapped_column(Text)
    before: Mapped[str | None] = mapped_column(Text)
    after: Mapped[str | None] = mapped_column(Text)
    salt: Mapped[str | None]
    digest: Mapped[str]


def _append_only(table: str) -> list[str]:
    return [
        f"CREATE TRIGGER {table}_stays_{verb.lower()} BEFORE {verb} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        for verb in ("UPDATE", "DELETE")
    ]


_PURGE_ONLY = """
CREATE TRIGGER {table}_stays_update BEFORE UPDATE ON {table}
WHEN NOT (new.salt IS NULL AND {emptied} AND {same})
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"""


def _purgeable(table: str, emptied: tuple[str, ...], kept: tuple[str, ...]) -> list[str]:
    purge = _PURGE_ONLY.format(
        table=table,
        emptied=" AND ".join(f"new.{column} IS NULL" for column in emptied),
        same=" AND ".join(f"new.{column} IS old.{column}" for column in kept),
    )
    return [purge.strip(), _append_only(table)[1]]


TRIGGERS: tuple[str, ...] = (
    *_purgeable(
        "audit_action",
        ("facts", "reason"),
        ("id", "at", "who", "verb", "undoes", "digest", "previous", "hash"),
    ),
    *_purgeable(
        "audit_change", ("row_key", "before", "after"), ("action", "position", "row_table", "digest")
    ),
    *_append_only("snapshot"),
    *_append_only("result"),
    *_append_only("result_line"),
)
