"""The migrations end where the models are."""

from pathlib import Path

import sqlcipher3.dbapi2 as driver

from models.identity import Identity, identify
from models.migrations.upgrade import upgrade
from models.store import Store


def _schema(path: Path) -> set[tuple[str, str]]:
    with driver.connect(str(path)) as connection:
        rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
        pragmas = [
            connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")
        ]
    connection.close()
    return {(name, " ".join(sql.split())) for name, sql in rows} | {("pragmas", repr(pragmas))}


def test_an_empty_file_upgraded_from_the_first_migration_has_the_schema_of_a_new_file(tmp_path: Path) -> None:
    old, new = tmp_path / "old.zhanji", tmp_path / "new.zhanji"
    old.touch()
    upgrade(old)
    Store.create(new).close()
    assert _schema(old) == _schema(new)
    assert identify(old) is Identity.OURS
