"""The cycle: plans that live on, report meetings, improvement actions, good practices, improvement plans."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Tables for what is new, columns where plan lines grew."""
    _improvements()
    _plans()
    _meetings()
    _practices()
    _pips()
    op.create_table(
        "calendar_day",
        sa.Column("day", sa.Date, nullable=False),
        _text("kind"),
        _text("name"),
        sa.PrimaryKeyConstraint("day", name="pk_calendar_day"),
    )
    op.create_table(
        "draft",
        _text("place"),
        _text("text"),
        _text("at"),
        sa.PrimaryKeyConstraint("place", name="pk_draft"),
    )


def _improvements() -> None:
    table = "improvement"
    op.create_table(
        table,
        _text("code"),
        _of("period", "period.code", table),
        _text("source"),
        _of("speaker", "employee.number", table, nullable=True),
        _of("kpi", "kpi.code", table, nullable=True),
        *map(_text, ("issue", "cause", "goal", "measure")),
        _of("owner", "employee.number", table),
        sa.Column("due", sa.Date, nullable=False),
        *map(_text, ("support", "state")),
        sa.Column("done_on", sa.Date),
        _text("evidence"),
        _of("closed_by", "employee.number", table, nullable=True),
        sa.Column("closed_on", sa.Date),
        _text("result"),
        sa.PrimaryKeyConstraint("code", name="pk_improvement"),
    )
    op.create_table(
        "improvement_checkpoint",
        _of("improvement", "improvement.code", "improvement_checkpoint"),
        sa.Column("due", sa.Date, nullable=False),
        *map(_text, ("expected", "found")),
        sa.Column("finding", sa.String),
        sa.PrimaryKeyConstraint("improvement", "due", name="pk_improvement_checkpoint"),
    )


def _plans() -> None:
    for name in ("support", "outcome", "since"):
        op.add_column("plan", sa.Column(name, sa.String, nullable=False, server_default=""))
    op.add_column("plan", sa.Column("state", sa.String, nullable=False, server_default="open"))
    op.add_column("plan", sa.Column("done_on", sa.Date))
    op.execute(  # Alembic adds no references to a table of SQLite; SQLite itself does
        "ALTER TABLE plan ADD COLUMN improvement VARCHAR CONSTRAINT fk_plan_improvement "
        "REFERENCES improvement (code) DEFERRABLE INITIALLY DEFERRED"
    )
    op.create_table(
        "plan_approval",
        _of("period", "period.code", "plan_approval"),
        _of("owner", "employee.number", "plan_approval"),
        _of("by", "employee.number", "plan_approval"),
        sa.Column("day", sa.Date, nullable=False),
        _text("note"),
        sa.PrimaryKeyConstraint("period", "owner", name="pk_plan_approval"),
    )


def _meetings() -> None:
    op.create_table(
        "meeting",
        _of("period", "period.code", "meeting"),
        sa.Column("day", sa.Date, nullable=False),
        *map(_text, ("starts", "ends", "place")),
        _of("chair", "employee.number", "meeting", nullable=True),
        _of("recorder", "employee.number", "meeting", nullable=True),
        *map(_count, ("report_minutes", "challenge_minutes", "comment_minutes")),
        *map(_text, ("order", "started_at", "ended_at")),
        sa.PrimaryKeyConstraint("period", name="pk_meeting"),
    )
    op.create_table(
        "participant",
        _of("period", "period.code", "participant"),
        _of("employee", "employee.number", "participant"),
        sa.Column("presence", sa.String),
        _text("note"),
        sa.PrimaryKeyConstraint("period", "employee", name="pk_participant"),
    )
    op.create_table(
        "agenda_item",
        _of("period", "period.code", "agenda_item"),
        _text("item"),
        _count("position"),
        _of("speaker", "employee.number", "agenda_item", nullable=True),
        _of("department", "department.code", "agenda_item", nullable=True),
        _text("title"),
        sa.Column("minutes", sa.Integer),
        _count("used"),
        *map(_text, ("notes", "challenges")),
        sa.Column("support", sa.String),
        _text("support_note"),
        sa.PrimaryKeyConstraint("period", "item", name="pk_agenda_item"),
    )
    op.create_table(
        "resolution",
        _of("period", "period.code", "resolution"),
        _text("item"),
        _count("position"),
        _text("text"),
        _of("owner", "employee.number", "resolution", nullable=True),
        sa.Column("due", sa.Date),
        _of("improvement", "improvement.code", "resolution", nullable=True),
        sa.PrimaryKeyConstraint("period", "item", "position", name="pk_resolution"),
    )
    op.create_table(
        "report",
        _of("period", "period.code", "report"),
        _of("employee", "employee.number", "report"),
        *map(_text, ("worked", "causes", "support")),
        sa.PrimaryKeyConstraint("period", "employee", name="pk_report"),
    )


def _practices() -> None:
    op.create_table(
        "practice",
        _text("code"),
        _of("period", "period.code", "practice"),
        *map(_text, ("title", "measure", "result")),
        _of("department", "department.code", "practice", nullable=True),
        _of("owner", "employee.number", "practice", nullable=True),
        _of("kpi", "kpi.code", "practice", nullable=True),
        sa.PrimaryKeyConstraint("code", name="pk_practice"),
    )
    op.create_table(
        "practice_spread",
        _of("practice", "practice.code", "practice_spread"),
        _of("department", "department.code", "practice_spread"),
        _text("state"),
        sa.Column("since", sa.Date),
        _text("note"),
        sa.PrimaryKeyConstraint("practice", "department", name="pk_practice_spread"),
    )


def _pips() -> None:
    op.create_table(
        "pip",
        _text("code"),
        _of("employee", "employee.number", "pip"),
        _of("coach", "employee.number", "pip", nullable=True),
        sa.Column("starts", sa.Date, nullable=False),
        *map(_text, ("reason", "goal", "support", "training", "evidence", "state")),
        sa.Column("closed_on", sa.Date),
        _text("result"),
        sa.PrimaryKeyConstraint("code", name="pk_pip"),
    )
    op.create_table(
        "pip_checkpoint",
        _of("pip", "pip.code", "pip_checkpoint"),
        _count("days"),
        *map(_text, ("expected", "found")),
        sa.Column("finding", sa.String),
        _of("checked_by", "employee.number", "pip_checkpoint", nullable=True),
        sa.Column("checked_on", sa.Date),
        sa.PrimaryKeyConstraint("pip", "days", name="pk_pip_checkpoint"),
    )


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String, nullable=False)


def _count(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False)


def _of(name: str, target: str, table: str, *, nullable: bool = False) -> sa.Column[str]:
    key = sa.ForeignKey(target, name=f"fk_{table}_{name}", deferrable=True, initially="DEFERRED")
    return sa.Column(name, sa.String, key, nullable=nullable)
