"""The open file: moved, replaced or deleted while open, closed, and a creation that fails."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from models import tables
from models.lock import Held, lock_path
from models.organisation import DepartmentRow
from models.store import FileReplaced, Store, StoreClosed
from tests.models.rows import department, names


def put(store: Store, code: str) -> None:
    with store.write("department") as writing:
        writing.unit.put(DepartmentRow, department(code))


def rename(path: Path) -> None:
    path.rename(path.with_name("moved.zhanji"))


def replace(path: Path) -> None:
    other = path.with_name("other")
    other.write_bytes(path.read_bytes())
    other.replace(path)


Strike = Callable[[Path], object]
MISHAPS = pytest.mark.parametrize("strike", [rename, replace, Path.unlink])


@MISHAPS
def test_a_file_that_is_no_longer_there_is_not_written_and_can_still_be_read(
    path: Path, store: Store, strike: Strike
) -> None:
    put(store, "D1")
    strike(path)
    there = {found.name: found.read_bytes() for found in path.parent.iterdir()}
    with pytest.raises(FileReplaced):
        put(store, "D2")
    assert {found.name: found.read_bytes() for found in path.parent.iterdir()} == there
    assert names(store) == {"D1": "Sales"}


@MISHAPS
def test_a_file_that_goes_during_the_write_is_noticed_before_the_commit(
    path: Path, store: Store, strike: Strike
) -> None:
    put(store, "D1")
    with pytest.raises(FileReplaced), store.write("department") as writing:  # noqa: PT012 - it goes in between
        writing.unit.put(DepartmentRow, department("D2"))
        strike(path)
    assert names(store) == {"D1": "Sales"}


def test_a_file_that_is_not_there_is_not_opened_and_not_made(path: Path) -> None:
    with pytest.raises(DBAPIError, match="unable to open"):
        Store(path, write=True)
    assert list(path.parent.iterdir()) == []


def test_opened_twice_to_write_is_refused_and_to_read_is_welcome(path: Path, store: Store) -> None:
    with pytest.raises(Held):
        Store(path, write=True)
    Store(path, write=False).close()
    store.close()
    Store(path, write=True).close()


def test_a_link_to_the_file_shares_its_lock(path: Path, store: Store) -> None:
    link = path.with_name("link.zhanji")
    link.symlink_to(path)
    with pytest.raises(Held):
        Store(link, write=True)


def test_after_closing_nothing_is_read_or_written_and_the_lock_is_gone(path: Path, store: Store) -> None:
    store.close()
    assert not lock_path(path).exists()
    with pytest.raises(StoreClosed):
        put(store, "D1")
    with pytest.raises(StoreClosed):
        names(store)
    store.close()


def test_an_existing_file_is_never_replaced_by_a_new_one(path: Path) -> None:
    path.write_bytes(b"precious")
    with pytest.raises(FileExistsError):
        Store.create(path)
    assert path.read_bytes() == b"precious"


def test_a_creation_that_fails_leaves_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_connection: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(tables, "create_schema", fail)
    with pytest.raises(RuntimeError):
        Store.create(path)
    assert list(path.parent.iterdir()) == []


def test_a_new_file_is_its_owners_alone(path: Path) -> None:
    Store.create(path).close()
    assert path.stat().st_mode & 0o077 == 0


def test_a_clock_set_back_does_not_disturb_the_order_of_the_trail(store: Store) -> None:
    store.now = lambda: datetime(2026, 10, 2, tzinfo=UTC)
    put(store, "D1")
    store.now = lambda: datetime(2020, 1, 1, tzinfo=UTC)
    put(store, "D2")
    with store.read() as connection:
        found = connection.execute(
            text("SELECT id, substr(at, 1, 4) FROM audit_action ORDER BY id DESC LIMIT 2")
        )
        assert [tuple(row) for row in found] == [(3, "2020"), (2, "2026")]
