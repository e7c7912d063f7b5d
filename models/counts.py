"""How much is in a file, and nothing of what."""

from sqlalchemy import Connection, func, literal, select, union_all

from models.tables import METADATA


def row_counts(connection: Connection) -> tuple[int, dict[str, int]]:
    """The schema's version, and the rows of each table by its name."""
    version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    questions = (
        select(literal(table.name), func.count()).select_from(table) for table in METADATA.sorted_tables
    )
    return version, {row[0]: row[1] for row in connection.execute(union_all(*questions))}
