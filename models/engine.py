"""The SQLite engine: one connection, our own transactions, pragmas that lose nothing."""

from pathlib import Path
from typing import Any, Final

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Engine, QueuePool, create_engine, event

READING: Final = "BEGIN"
WRITING: Final = "BEGIN IMMEDIATE"
_PRAGMAS = (
    "journal_mode = DELETE",
    "synchronous = EXTRA",
    "foreign_keys = ON",
    "recursive_triggers = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "temp_store = MEMORY",
    "secure_delete = ON",
    "busy_timeout = 5000",
)


def make_engine(path: Path, *, write: bool) -> Engine:
    """An engine on an existing file.

    A file opened to read is never written, though a crash's journal is still rolled back.
    """

    def connect() -> Any:  # noqa: ANN401 - the driver has no types
        mode = "rw" if write or _writable(path) else "ro"
        connection = driver.connect(
            f"{path.resolve().as_uri()}?mode={mode}", uri=True, isolation_level=None, check_same_thread=False
        )
        for pragma in _PRAGMAS if mode == "rw" else _PRAGMAS[2:]:
            answer = connection.execute(f"PRAGMA {pragma}").fetchone()
            if pragma.startswith("journal_mode") and answer[0] != "delete":
                raise driver.OperationalError(f"journal mode is {answer[0]}")
        if not write:
            connection.execute("PRAGMA query_only = ON")
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


def _mode_of(connection: Any) -> str:  # noqa: ANN401 - SQLAlchemy hands its connection on untyped
    return WRITING if connection.get_execution_options().get("writing") else READING


def _writable(path: Path) -> bool:
    try:
        with path.open("r+b"):
            return True
    except OSError:
        return False
