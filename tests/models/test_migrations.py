"""The migrations end where the models are; whatever goes wrong in one leaves the file as it was."""

import hashlib
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver
from alembic.config import Config
from alembic.script import ScriptDirectory

from models.faults import faults_of
from models.identity import Identity, identify
from models.migrations.upgrade import _FOLDER, RowsLost, UpgradeBroken, upgrade
from models.organisation import DepartmentRow, EmployeeRow
from models.schema import VERSION
from models.store import Store
from models.trail import TRIGGERS
from tests.models.later_version import LATER, become_later
from tests.models.rows import department, employee, names

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "tests" / "golden" / "files"
FROZEN = {
    "0004_cycle.py": "eca8ab13dff436539b6a2be4bbb5d37cb308b4b53aa14cd015ce5720d94b5b97",
    "0003_month.py": "a8979f2e10d371458dc80e0a67c6c8bc17ef5b4948e4ec8d90f2069c30905f04",
    "0001_first.sql": "0ae11f67b00375805884687470e49fe2e544e2dfeb00e4ddb2d42d5e64cc9ee0",
    "0002_strategy.py": "1e984463c085a811db49e5f692c5567cdb57b5d0836c0ae5ba4fb6641ed7c722",
}
"""Migrations that files in the world have run. They never change; a new version adds a new one."""
ADD_COLUMN = "op.add_column('department', sa.Column('floor', sa.Integer))"
REBUILD = (
    "with op.batch_alter_table('department') as batch: batch.alter_column('name', new_column_name='title')"
)
LOSE_ROWS = "op.execute('DELETE FROM employee')"
BREAK_REFERENCE = "op.execute(\"UPDATE employee SET department = 'D9'\")"
FORGE = "op.execute(\"UPDATE audit_action SET who = 'x'\")"
FAIL = "raise RuntimeError"


def schema(path: Path) -> set[tuple[str, ...]]:
    """Every column, reference, index and trigger; the order of columns may differ."""
    parts = {
        ("pragmas", *(repr(asked(path, f"PRAGMA {name}")) for name in ("application_id", "user_version"))),
        *(
            (name, " ".join(str(sql).split()))
            for name, sql in asked(
                path, "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND type <> 'table'"
            )
        ),
    }
    for (table,) in asked(path, "SELECT name FROM sqlite_master WHERE type = 'table'"):
        for _, *column in asked(path, f'PRAGMA table_info("{table}")'):
            parts.add((str(table), *map(str, column)))
        for _, _, *reference in asked(path, f'PRAGMA foreign_key_list("{table}")'):
            parts.add((str(table), *map(str, reference)))
    return parts


def asked(path: Path, question: str) -> list[tuple[object, ...]]:
    connection = driver.connect(str(path))
    found: list[tuple[object, ...]] = connection.execute(question).fetchall()
    connection.close()
    return found


def counts(path: Path) -> dict[object, object]:
    """How many rows each table has."""
    tables = asked(path, "SELECT name FROM sqlite_master WHERE type = 'table'")
    return {table: asked(path, f'SELECT count(*) FROM "{table}"') for (table,) in tables}


@pytest.fixture
def filled(path: Path, store: Store) -> Path:
    """A file of this version with a department and its people."""
    with store.write("fill") as writing:
        writing.unit.put_all(DepartmentRow, [department("D1", head="E1"), department("D2", parent="D1")])
        writing.unit.put_all(EmployeeRow, [employee(f"E{n}", "D1") for n in range(1, 6)])
    store.close()
    return path


def test_the_newest_migration_is_the_version_of_the_schema() -> None:
    config = Config()
    config.set_main_option("script_location", str(_FOLDER))
    assert ScriptDirectory.from_config(config).get_heads() == [f"{VERSION:04d}"]


def test_an_empty_file_upgraded_from_the_first_migration_has_the_schema_of_a_new_file(
    path: Path, fresh: bytes
) -> None:
    old, new = path.with_name("old.zhanji"), path
    old.touch()
    upgrade(old)
    new.write_bytes(fresh)
    assert schema(old) == schema(new)
    assert identify(old) is Identity.OURS


def test_what_was_shipped_never_changes() -> None:
    versions = _FOLDER / "versions"
    digests = {
        name: hashlib.sha256((versions / name).read_text("utf-8").encode()).hexdigest() for name in FROZEN
    }
    assert digests == FROZEN


def test_a_file_of_every_earlier_version_was_kept() -> None:
    assert {f"v{version}.zhanji" for version in range(1, VERSION)} <= {
        found.name for found in SHIPPED.iterdir()
    }


@pytest.mark.parametrize("shipped", sorted(SHIPPED.glob("v*.zhanji")), ids=lambda found: found.stem)
def test_a_file_of_every_shipped_version_upgrades_with_all_it_holds(
    path: Path, shipped: Path, fresh: bytes
) -> None:
    path.write_bytes(shipped.read_bytes())
    if identify(path) is Identity.OLDER:
        upgrade(path)
    assert identify(path) is Identity.OURS
    path.with_name("new.zhanji").write_bytes(fresh)
    assert schema(path) == schema(path.with_name("new.zhanji"))
    store = Store(path, write=True)
    assert names(store) == {"D1": "Sales", "D2": "Works"}
    with store.read() as connection:
        assert faults_of(connection) == ()
    store.close()
    assert asked(path, "SELECT period, version FROM snapshot ORDER BY version") == [
        ("2026-10", 1),
        ("2026-10", 2),
    ]
    assert asked(path, "SELECT version, total FROM result WHERE code = 'E1' ORDER BY version") == [
        (1, 8580),
        (2, 8900),
    ]
    assert counts(path).items() >= counts(shipped).items()


@pytest.mark.parametrize("statements", [(), (ADD_COLUMN,), (REBUILD,), (ADD_COLUMN, REBUILD)])
def test_a_later_version_upgrades_a_file_of_this_one_without_losing_a_row(
    filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, statements: tuple[str, ...]
) -> None:
    before = asked(filled, "SELECT number, department FROM employee ORDER BY number")
    become_later(monkeypatch, tmp_path, *statements)
    assert identify(filled) is Identity.OLDER
    upgrade(filled)
    assert identify(filled) is Identity.OURS
    assert asked(filled, "PRAGMA user_version") == [(LATER,)]
    assert asked(filled, "SELECT number, department FROM employee ORDER BY number") == before
    assert asked(filled, "SELECT count(*) FROM sqlite_master WHERE name LIKE 'alembic%'") == [(0,)]
    assert len(asked(filled, "SELECT name FROM sqlite_master WHERE type = 'trigger'")) == len(TRIGGERS)


@pytest.mark.parametrize(
    ("statements", "error"),
    [
        ((FAIL,), RuntimeError),
        ((ADD_COLUMN, FAIL), RuntimeError),
        ((REBUILD, FAIL), RuntimeError),
        ((LOSE_ROWS,), RowsLost),
        ((REBUILD, LOSE_ROWS), RowsLost),
        (("op.drop_table('waiver')", LOSE_ROWS), RowsLost),
        ((BREAK_REFERENCE,), UpgradeBroken),
        ((FORGE,), UpgradeBroken),
    ],
)
def test_a_migration_that_fails_or_would_lose_something_leaves_every_byte(
    filled: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    statements: tuple[str, ...],
    error: type[Exception],
) -> None:
    before = filled.read_bytes()
    become_later(monkeypatch, tmp_path, *statements)
    with pytest.raises(error):
        upgrade(filled)
    assert filled.read_bytes() == before
    assert not filled.with_name(f"{filled.name}-journal").exists()


KILLED = """
import sys
from pathlib import Path
import pytest
from models.migrations.upgrade import upgrade
from tests.models.later_version import become_later
become_later(pytest.MonkeyPatch(), Path(sys.argv[2]), *sys.argv[3:])
upgrade(Path(sys.argv[1]))
"""
KILL = "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"


@pytest.mark.skipif(os.name == "nt", reason="kill -9 is a POSIX word")
@pytest.mark.parametrize(
    "statements", [(KILL,), (ADD_COLUMN, KILL), (REBUILD, "op.execute('PRAGMA cache_spill = 1')", KILL)]
)
def test_a_kill_in_mid_migration_leaves_the_old_version_whole(
    filled: Path, tmp_path: Path, statements: tuple[str, ...]
) -> None:
    before = schema(filled), asked(filled, "SELECT * FROM employee")
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, filled, tmp_path, *statements], cwd=ROOT, check=False
    )
    assert killed.returncode == -signal.SIGKILL
    store = Store(filled, write=True)
    with store.read() as connection:
        assert faults_of(connection) == ()
    store.close()
    assert (schema(filled), asked(filled, "SELECT * FROM employee")) == before
