"""The whole schema: every mapping imported once, its version, and how a new file gets it."""

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

APPLICATION_ID = 0x5A48414E  # "ZHAN"
VERSION = 4
"""The number of the newest migration, kept in the file as `user_version`."""

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


def create_schema(connection: Connection) -> None:
    """Lay all tables and triggers into an empty file and mark it as ours."""
    METADATA.create_all(connection)
    for trigger in trail.TRIGGERS:
        connection.exec_driver_sql(trigger)
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")
