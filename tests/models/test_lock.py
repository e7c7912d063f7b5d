"""One writer at a time; what a crash left behind is taken over."""

import json
import os
import platform
import subprocess
import sys
from pathlib import Path

import pytest

from models.lock import FileLock, Held, lock_path

HOLD = """
import sys
from pathlib import Path
from models.lock import FileLock
lock = FileLock(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.readline()
lock.release()
"""
ROOT = Path(__file__).parents[2]


def other_process(file: Path) -> subprocess.Popen[str]:
    """Another process that holds the lock until it reads a line."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(file)], cwd=ROOT, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def left_behind(file: Path, content: str) -> None:
    lock_path(file).write_text(content, "utf-8")


def test_a_lock_names_its_process_and_host_while_held_and_leaves_nothing(path: Path) -> None:
    lock = FileLock(path)
    assert json.loads(lock_path(path).read_text("utf-8")) == {"pid": os.getpid(), "host": platform.node()}
    lock.release()
    assert not lock_path(path).exists()


def test_a_second_opener_in_the_same_process_is_refused(path: Path) -> None:
    lock = FileLock(path)
    with pytest.raises(Held) as refused:
        FileLock(path)
    assert (refused.value.holder.pid, refused.value.elsewhere) == (os.getpid(), False)
    lock.release()
    FileLock(path).release()


def test_a_second_opener_in_another_process_is_refused_at_once_and_welcome_after_the_release(
    path: Path,
) -> None:
    with other_process(path) as process:
        with pytest.raises(Held) as refused:
            FileLock(path)
        assert (refused.value.holder.pid, refused.value.elsewhere) == (process.pid, False)
        process.communicate("\n")
    FileLock(path).release()
    assert not lock_path(path).exists()


def test_the_lock_of_a_killed_process_is_taken_over(path: Path) -> None:
    with other_process(path) as process:
        process.kill()
    assert lock_path(path).exists()
    lock = FileLock(path)
    assert json.loads(lock_path(path).read_text("utf-8"))["pid"] == os.getpid()
    lock.release()
    assert not lock_path(path).exists()


def test_a_process_that_lives_on_under_the_number_of_a_dead_one_holds_nothing(path: Path) -> None:
    left_behind(path, json.dumps({"pid": os.getppid(), "host": platform.node()}))
    FileLock(path).release()


@pytest.mark.parametrize("content", ["", "{", '{"pid": 1', '{"pid": "x", "host": "y"}', "[]", "null", "7"])
def test_a_lock_that_a_crash_left_half_written_is_taken_over(path: Path, content: str) -> None:
    left_behind(path, content)
    FileLock(path).release()
    assert not lock_path(path).exists()


def test_the_lock_of_another_host_is_for_the_person_to_judge(path: Path) -> None:
    foreign = json.dumps({"pid": 1, "host": "another"})
    left_behind(path, foreign)
    with pytest.raises(Held) as refused:
        FileLock(path)
    assert (refused.value.holder.host, refused.value.elsewhere) == ("another", True)
    assert lock_path(path).read_text("utf-8") == foreign
    lock = FileLock(path, take_over=True)
    assert json.loads(lock_path(path).read_text("utf-8"))["host"] == platform.node()
    lock.release()


def test_the_persons_word_does_not_take_a_lock_from_a_living_process(path: Path) -> None:
    lock = FileLock(path)
    with pytest.raises(Held):
        FileLock(path, take_over=True)
    lock.release()


def test_only_the_own_lock_is_released_and_only_once(path: Path) -> None:
    lock = FileLock(path)
    lock_path(path).unlink()
    other = FileLock(path)
    lock.release()
    lock.release()
    assert lock_path(path).exists()
    other.release()
    assert not lock_path(path).exists()


def test_a_folder_that_vanished_does_not_stop_the_release(tmp_path: Path) -> None:
    folder = tmp_path / "usb"
    folder.mkdir()
    lock = FileLock(folder / "a.zhanji")
    lock_path(folder / "a.zhanji").unlink()
    folder.rmdir()
    lock.release()
