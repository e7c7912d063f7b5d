"""The whole schema: every mapping imported once, and how a new file gets it."""

from collections.abc import Mapping

from sqlalchemy import Connection

from models import (
    absence,
    alarm,
    annual,
    calendar,
    coaching,
    draft,
    entry,
    improvement,
    kpi,
    meeting,
    organisation,
    period,
    pip,
    plan,
    practice,
    redline,
    result,
    scorecard,
    settings,
    strategy,
    target,
    trail,
)
from models.base import Base
from models.schema import APPLICATION_ID, VERSION

MODULES = (
    absence,
    alarm,
    annual,
    calendar,
    coaching,
    draft,
    entry,
    improvement,
    kpi,
    meeting,
    organisation,
    period,
    pip,
    plan,
    practice,
    redline,
    result,
    scorecard,
    settings,
    strategy,
    target,
    trail,
)
METADATA = Base.metadata
ROWS: Mapping[str, type[Base]] = {row.__tablename__: row for row in Base.__subclasses__()}
"""The mappings by the names of their tables."""


def create_schema(connection: Connection) -> None:
    """Lay all tables and triggers into an empty file and mark it as ours."""
    METADATA.create_all(connection)
    for trigger in trail.TRIGGERS:
        connection.exec_driver_sql(trigger)
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")
