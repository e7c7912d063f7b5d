"""Bring an older company file to the newest schema, or leave it as it is; the caller has made a backup."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, func, inspect, select, table

from models.engine import make_engine
from models.faults import faults_of
from models.schema import APPLICATION_ID, VERSION
from models.trail import TRIGGERS

_FOLDER = Path(__file__).parent


class RowsLost(Exception):
    """A migration would have lost rows; nothing was changed."""


class UpgradeBroken(Exception):
    """The upgraded file would not be whole; nothing was changed."""


def upgrade(path: Path) -> None:
    """Run every migration that the file lacks in one transaction.

    Any failure leaves the old version whole.
    """
    engine = make_engine(path, write=True)
    try:
        with engine.connect() as connection:
            # Batch mode drops and renames parents: with foreign keys on, a CASCADE would delete the children.
            connection.connection.driver_connection.execute("PRAGMA foreign_keys = OFF")  # type: ignore[union-attr]
            with connection.execution_options(writing=True).begin():
                _migrate(connection)
    finally:
        engine.dispose()


def _migrate(connection: Connection) -> None:
    before = _counts(connection)
    _drop_triggers(connection)
    start = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    command.upgrade(_config(connection, start), "head")
    after = _counts(connection)
    lost = [name for name, count in before.items() if after.get(name, 0) < count]
    if lost:
        raise RowsLost(", ".join(lost))
    _drop_triggers(connection)
    for trigger in TRIGGERS:
        connection.exec_driver_sql(trigger)
    connection.exec_driver_sql("DROP TABLE alembic_version")
    faults = faults_of(connection)
    if faults:
        raise UpgradeBroken(faults[0])
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")


def _drop_triggers(connection: Connection) -> None:
    for name in (
        connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars().all()
    ):
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')


def _config(connection: Connection, version: int) -> Config:
    """Alembic's settings.

    The file keeps its version as `user_version`, so Alembic's own table is made for the run only.
    """
    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    if version:
        command.stamp(config, f"{version:04d}")
    return config


def _counts(connection: Connection) -> dict[str, int]:
    tables = [name for name in inspect(connection).get_table_names() if name != "alembic_version"]
    return {name: connection.scalar(select(func.count()).select_from(table(name))) or 0 for name in tables}
