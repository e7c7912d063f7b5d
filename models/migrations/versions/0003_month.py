"""A month from open to locked: declined exemptions, absences, coaching notes."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """A column where a record grew, tables for what is new."""
    op.add_column("attendance", sa.Column("kept", sa.String, nullable=False, server_default=""))
    op.create_table(
        "absence",
        _of("employee", "employee.number", "absence"),
        sa.Column("first_day", sa.Date, nullable=False),
        sa.Column("last_day", sa.Date),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("note", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("employee", "first_day", name="pk_absence"),
    )
    op.create_table(
        "coaching_note",
        _of("period", "period.code", "coaching_note"),
        _of("employee", "employee.number", "coaching_note"),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("coach", sa.String, nullable=False),
        sa.Column("note", sa.String, nullable=False),
        sa.Column("follow_up", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("period", "employee", "position", name="pk_coaching_note"),
    )


def _of(name: str, target: str, table: str) -> sa.Column[str]:
    key = sa.ForeignKey(target, name=f"fk_{table}_{name}", deferrable=True, initially="DEFERRED")
    return sa.Column(name, sa.String, key, nullable=False)
