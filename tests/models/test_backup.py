"""A copy counts once it was read back whole."""

from pathlib import Path

import pytest

from models import backup
from models.backup import CopyBroken, CopyFailed, copy_to
from models.organisation import DepartmentRow
from models.store import Store
from tests.models.rows import department, names


def test_a_copy_holds_what_the_file_holds_and_is_its_owners_alone(path: Path, store: Store) -> None:
    with store.write("department") as writing:
        writing.unit.put(DepartmentRow, department("D1"))
    target = path.with_name("copy.zhanji")
    copy_to(store, target)
    copy = Store(target, write=False)
    assert names(copy) == {"D1": "Sales"}
    copy.close()
    assert target.stat().st_mode & 0o077 == 0
    assert {found.name for found in path.parent.iterdir()} == {path.name, target.name, f".{path.name}.lock"}


def test_a_copy_replaces_nothing(path: Path, store: Store) -> None:
    target = path.with_name("copy.zhanji")
    target.write_bytes(b"precious")
    with pytest.raises(FileExistsError):
        copy_to(store, target)
    assert target.read_bytes() == b"precious"


def test_what_another_crash_left_unfinished_is_written_anew(path: Path, store: Store) -> None:
    path.with_name("copy.zhanji.tmp").write_bytes(b"half")
    copy_to(store, path.with_name("copy.zhanji"))
    assert not path.with_name("copy.zhanji.tmp").exists()


def test_a_broken_file_gives_no_copy(path: Path, store: Store) -> None:
    with store.write("departments") as writing:
        writing.unit.put_all(DepartmentRow, [department(f"D{n}", "x" * 900) for n in range(60)])
    store.close()
    content = bytearray(path.read_bytes())
    content[-3 * 4096 : -2 * 4096] = bytes([0xFF]) * 4096
    path.write_bytes(content)
    broken = Store(path, write=False)
    with pytest.raises((CopyBroken, CopyFailed)):
        copy_to(broken, path.with_name("copy.zhanji"))
    broken.close()
    assert [found.name for found in path.parent.iterdir()] == [path.name]


def test_a_copy_that_does_not_read_back_is_thrown_away(
    path: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        backup, "_copy", lambda _store, unfinished: unfinished.write_bytes(b"SQLite format 3\0" * 300)
    )
    with pytest.raises(CopyBroken):
        copy_to(store, path.with_name("copy.zhanji"))
    assert {found.name for found in path.parent.iterdir()} == {path.name, f".{path.name}.lock"}


def test_the_file_moved_away_can_still_be_copied(path: Path, store: Store) -> None:
    path.rename(path.with_name("moved.zhanji"))
    copy_to(store, path)
    copy = Store(path, write=False)
    assert names(copy) == {}
    copy.close()
