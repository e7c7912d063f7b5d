"""The SQLite engine: one connection, our own transactions, pragmas that lose nothing."""

from pathlib import Path, PurePath
from typing import Any, Final

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Engine, QueuePool, create_engine, event

READING: Final = "BEGIN"
WRITING: Final = "BEGIN IMMEDIATE"
_PRAGMAS = (
    "synchronous = EXTRA",
    "foreign_keys = ON",
    "recursive_triggers = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "temp_store = MEMORY",
    "secure_delete = ON",
)


def make_engine(path: Path, *, write: bool) -> Engine:
    """An engine on an existing file.

    A file opened to read is never written, though a crash's journal is still rolled back.
    """

    def connect() -> Any:  # noqa: ANN401 - the driver has no types
        mode = "rw" if write or may_write(path) else "ro"
        connection = driver.connect(
            f"{uri_of(path.resolve())}?mode={mode}", uri=True, isolation_level=None, check_same_thread=False
        )
        try:
            _set_up(connection, write=write)
        except UnicodeDecodeError as error:  # the driver cannot even read SQLite's complaint about the schema
            connection.close()
            raise driver.DatabaseError("malformed database schema") from error
        except BaseException:
            connection.close()
            raise
        return connection

    engine = create_engine(
        "sqlite+pysqlite://",
        module=driver,
        creator=connect,
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
        hide_parameters=True,
    )
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(_mode_of(connection)))
    return engine


def uri_of(path: PurePath) -> str:
    """A path as SQLite's URI; a share of a Windows network is a path to SQLite, not a host."""
    uri = path.as_uri()
    return uri if uri.startswith("file:///") else uri.replace("file://", "file:////", 1)


def may_write(path: Path) -> bool:
    """Whether the file itself may be written, asked by opening it."""
    try:
        with path.open("r+b"):
            return True
    except OSError:
        return False


def _set_up(connection: Any, *, write: bool) -> None:  # noqa: ANN401 - the driver has no types
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    if not write:
        connection.execute("PRAGMA query_only = ON")
        return
    journal = connection.execute("PRAGMA journal_mode = DELETE").fetchone()[0]
    if journal != "delete":
        raise driver.OperationalError(f"journal mode is {journal}")


def _mode_of(connection: Any) -> str:  # noqa: ANN401 - SQLAlchemy hands its connection on untyped
    return WRITING if connection.get_execution_options().get("writing") else READING
