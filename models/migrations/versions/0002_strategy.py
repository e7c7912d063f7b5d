"""From strategy to weights: years, the map, customers, KPI versions, comparisons, targets, alarm answers."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Columns where a record grew, tables for what is new."""
    op.add_column("department", sa.Column("inner_customers", sa.String, nullable=False, server_default=""))
    op.add_column("department", sa.Column("outer_customers", sa.String, nullable=False, server_default=""))
    op.add_column("objective", sa.Column("x", sa.Integer))
    op.add_column("objective", sa.Column("y", sa.Integer))
    op.add_column("diagnosis", sa.Column("asked", sa.String, nullable=False, server_default=""))
    op.add_column("diagnosis", sa.Column("day", sa.Date))
    op.add_column("diagnosis", sa.Column("done", sa.Boolean, nullable=False, server_default=sa.false()))
    op.create_table(
        "strategy_year",
        sa.Column("year", sa.Integer, nullable=False),
        sa.Column("value_driver", sa.String, nullable=False),
        sa.Column("strategic_intent", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("year", name="pk_strategy_year"),
    )
    op.create_table(
        "kpi_version",
        sa.Column("code", sa.String, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("replaced_at", sa.String, nullable=False),
        sa.Column("body", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("code", "version", name="pk_kpi_version"),
    )
    _comparison()
    _targets()
    op.create_table(
        "alarm_answer",
        _kpi("kpi", "alarm_answer"),
        _kpi("outcome", "alarm_answer"),
        sa.Column("month", sa.String, nullable=False),
        sa.Column("answer", sa.String, nullable=False),
        sa.Column("reason", sa.String, nullable=False),
        sa.Column("until", sa.String),
        sa.PrimaryKeyConstraint("kpi", "outcome", "month", name="pk_alarm_answer"),
    )


def _kpi(name: str, table: str) -> sa.Column[str]:
    key = sa.ForeignKey("kpi.code", name=f"fk_{table}_{name}", deferrable=True, initially="DEFERRED")
    return sa.Column(name, sa.String, key, nullable=False)


def _comparison() -> None:
    card = sa.ForeignKey("scorecard.id", name="fk_comparison_card", deferrable=True, initially="DEFERRED")
    op.create_table(
        "comparison",
        sa.Column("card", sa.Integer, card, nullable=False),
        sa.Column("rater", sa.String, nullable=False),
        _kpi("left", "comparison"),
        _kpi("right", "comparison"),
        sa.Column("times", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("card", "rater", "left", "right", name="pk_comparison"),
    )


def _targets() -> None:
    for table, time, value in (
        ("year_target", sa.Column("year", sa.Integer, nullable=False), "total"),
        ("month_target", sa.Column("month", sa.String, nullable=False), "value"),
    ):
        op.create_table(
            table,
            time,
            _kpi("kpi", table),
            sa.Column("type", sa.String, nullable=False),
            sa.Column("subject", sa.String, nullable=False),
            sa.Column(value, sa.BigInteger, nullable=False),
            sa.PrimaryKeyConstraint(time.name, "kpi", "type", "subject", name=f"pk_{table}"),
        )
