"""A file is told by its first bytes, and nothing is written to tell."""

import os
import random
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from models.identity import Identity, identify
from models.schema import APPLICATION_ID, VERSION
from models.store import Store


@pytest.fixture
def whole(path: Path) -> bytes:
    Store.create(path).close()
    return path.read_bytes()


def told(path: Path, content: bytes) -> Identity:
    """What a file with this content is told to be; telling leaves it as it was."""
    path.write_bytes(content)
    before = path.stat()
    found = identify(path)
    assert path.read_bytes() == content
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    return found


def test_a_file_of_ours_is_ours(path: Path, whole: bytes) -> None:
    assert told(path, whole) is Identity.OURS


def test_what_is_not_there_or_no_file_is_missing(tmp_path: Path) -> None:
    assert identify(tmp_path / "none.zhanji") is Identity.MISSING
    assert identify(tmp_path) is Identity.MISSING


def test_nothing_in_it_is_empty(path: Path) -> None:
    assert told(path, b"") is Identity.EMPTY


@pytest.mark.parametrize("content", [b"x", "战绩".encode() * 500, b"PK\x03\x04" + bytes(300), bytes(4096)])
def test_texts_workbooks_and_zeros_are_foreign(path: Path, content: bytes) -> None:
    assert told(path, content) is Identity.FOREIGN


def test_another_programs_database_is_foreign(path: Path) -> None:
    connection = driver.connect(str(path))
    connection.execute("CREATE TABLE t (a)")
    connection.close()
    assert told(path, path.read_bytes()) is Identity.FOREIGN


def test_a_newer_version_is_newer(path: Path, whole: bytes) -> None:
    newer = bytearray(whole)
    newer[60:64] = (VERSION + 1).to_bytes(4, "big")
    assert told(path, bytes(newer)) is Identity.NEWER


def test_ours_without_a_version_is_damaged(path: Path, whole: bytes) -> None:
    unversioned = bytearray(whole)
    unversioned[60:64] = bytes(4)
    assert told(path, bytes(unversioned)) is Identity.CUT


def test_cut_at_any_byte_it_is_never_taken_for_whole(path: Path, whole: bytes) -> None:
    places = [*range(130), *range(130, len(whole), 997), len(whole) - 1]
    found = {place: told(path, whole[:place]) for place in places}
    assert found.pop(0) is Identity.EMPTY
    assert {
        place: kind for place, kind in found.items() if kind not in (Identity.FOREIGN, Identity.CUT)
    } == {}
    assert all(kind is Identity.CUT for place, kind in found.items() if place >= 16)


def test_after_a_crash_the_journal_has_the_last_word_on_the_length(path: Path, whole: bytes) -> None:
    journal = path.with_name(f"{path.name}-journal")
    journal.write_bytes(bytes(512))
    assert told(path, whole[:-4096]) is Identity.OURS
    assert journal.read_bytes() == bytes(512)


def test_noise_under_our_name_may_be_a_password_and_elsewhere_is_foreign(tmp_path: Path) -> None:
    noise = random.Random(1).randbytes(4096)
    assert told(tmp_path / "a.zhanji", noise) is Identity.ENCRYPTED
    assert told(tmp_path / "a.jpg", noise) is Identity.FOREIGN


def test_a_file_with_a_password_is_told_as_encrypted(path: Path) -> None:
    connection = driver.connect(str(path))
    connection.execute("PRAGMA key = 'secret'")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute("CREATE TABLE t (a)")
    connection.commit()
    connection.close()
    assert told(path, path.read_bytes()) is Identity.ENCRYPTED


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_a_name_too_long_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="long"):
        identify(tmp_path / ("长" * 100 + ".zhanji"))
