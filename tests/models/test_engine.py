"""The connection: pragmas that lose nothing, reading that writes nothing, and what a crash leaves."""

import os
import signal
import subprocess
import sys
from pathlib import Path, PureWindowsPath

import pytest
import sqlcipher3.dbapi2 as driver
from sqlalchemy.exc import DBAPIError

from models.engine import make_engine, may_write, uri_of
from models.organisation import DepartmentRow
from models.store import Store
from tests.models.rows import department, names

ROOT = Path(__file__).parents[2]
PRAGMAS = {
    "journal_mode": "delete",
    "synchronous": 3,
    "foreign_keys": 1,
    "recursive_triggers": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "temp_store": 2,
    "secure_delete": 1,
    "locking_mode": "normal",
}
KILLED = """
import os, signal, sys
from pathlib import Path
from models.organisation import DepartmentRow
from models.store import Store
from tests.models.rows import department
store = Store(Path(sys.argv[1]), write=True)
with store.write("half") as writing:
    writing.unit.execute(__import__("sqlalchemy").text("PRAGMA cache_size = 2"))
    writing.unit.put_all(DepartmentRow, [department(f"N{n}", "x" * 500) for n in range(400)])
    os.kill(os.getpid(), signal.SIGKILL)
"""


def put(store: Store, code: str, name: str = "Sales") -> None:
    with store.write("department") as writing:
        writing.unit.put(DepartmentRow, department(code, name))


def test_the_pragmas_are_as_the_store_promises(store: Store) -> None:
    with store.connection() as connection:
        assert {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in PRAGMAS} == PRAGMAS


def test_a_missing_file_is_never_made_by_opening_it(path: Path) -> None:
    engine = make_engine(path, write=True)
    with pytest.raises(DBAPIError, match="unable to open"), engine.connect():
        pass
    assert not path.exists()


def test_opened_to_read_it_cannot_write_and_every_byte_stays(path: Path, store: Store) -> None:
    put(store, "D1")
    store.close()
    before, written_at = path.read_bytes(), path.stat().st_mtime_ns
    reader = Store(path, write=False)
    assert names(reader) == {"D1": "Sales"}
    with pytest.raises(DBAPIError, match="readonly"):
        put(reader, "D2")
    reader.close()
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (before, written_at)
    assert [found.name for found in path.parent.iterdir()] == [path.name]


def test_a_reader_works_beside_the_writer_and_sees_what_is_committed(path: Path, store: Store) -> None:
    reader = Store(path, write=False)
    put(store, "D1")
    assert names(reader) == {"D1": "Sales"}
    reader.close()


def test_a_file_that_another_tool_set_to_wal_is_set_back_by_a_writer_and_left_alone_by_a_reader(
    path: Path, store: Store
) -> None:
    store.close()
    connection = driver.connect(str(path))
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()
    before = path.read_bytes()
    reader = Store(path, write=False)
    assert names(reader) == {}
    reader.close()
    assert path.read_bytes() == before
    writer = Store(path, write=True)
    put(writer, "D1")
    writer.close()
    assert path.read_bytes()[18:20] == b"\x01\x01"


@pytest.mark.skipif(os.name == "nt", reason="kill -9 is a POSIX word")
@pytest.mark.parametrize("write", [True, False])
def test_a_writer_killed_in_mid_transaction_left_a_journal_that_rolls_back_on_opening(
    path: Path, store: Store, *, write: bool
) -> None:
    put(store, "D1")
    store.close()
    journal = path.with_name(f"{path.name}-journal")
    killed = subprocess.run([sys.executable, "-c", KILLED, str(path)], cwd=ROOT, check=False)
    assert killed.returncode == -signal.SIGKILL
    assert journal.stat().st_size > 512  # hot: pages of the half transaction are in the file already
    opened = Store(path, write=write)
    assert names(opened) == {"D1": "Sales"}
    opened.close()
    assert not journal.exists()


@pytest.mark.parametrize(
    "name",
    ["战绩 十月", "a#b", "50%", "%41", "a?mode=ro", "a&b=c;d", "'\"", "长" * 70],
)
@pytest.mark.skipif(os.name == "nt", reason="Windows allows fewer names")
def test_odd_names_are_taken_as_they_are(tmp_path: Path, fresh: bytes, name: str) -> None:
    folder, file = tmp_path / f"在 {name[:20]}", f"{name}.zhanji"
    folder.mkdir()
    (folder / file).write_bytes(fresh)
    store = Store(folder / file, write=True)
    put(store, "D1")
    store.close()
    assert [found.name for found in folder.iterdir()] == [file]
    reader = Store(folder / file, write=False)
    assert names(reader) == {"D1": "Sales"}
    reader.close()


def test_a_share_of_a_windows_network_is_a_path_and_no_host() -> None:
    assert (
        uri_of(PureWindowsPath(r"\\server\人事\a b.zhanji"))
        == "file:////server/%E4%BA%BA%E4%BA%8B/a%20b.zhanji"
    )
    assert uri_of(PureWindowsPath(r"C:\a#b.zhanji")) == "file:///C:/a%23b.zhanji"


def test_a_full_disk_saves_nothing_of_the_change_and_the_next_one_goes_on(store: Store) -> None:
    put(store, "D1")
    with store.connection() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(DBAPIError, match="full"):
        put(store, "D2", "x" * 50_000)
    assert names(store) == {"D1": "Sales"}
    with store.connection() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    put(store, "D2")
    assert set(names(store)) == {"D1", "D2"}


def test_another_programs_write_is_waited_for_and_then_reported(path: Path, store: Store) -> None:
    other = driver.connect(str(path), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with store.connection() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout = 1")
    with pytest.raises(DBAPIError, match="locked"):
        put(store, "D1")
    other.execute("ROLLBACK")
    other.close()
    put(store, "D1")
    assert names(store) == {"D1": "Sales"}


def test_whether_a_file_may_be_written_is_asked_without_changing_it(path: Path) -> None:
    assert not may_write(path)
    assert not path.exists()
    path.write_bytes(b"x")
    assert may_write(path)
    assert path.read_bytes() == b"x"
