from collections.abc import Callable
from pathlib import Path

import pytest

from services.errors import Mendable
from ui import log
from ui.log import open_log, refused, started, stopped
from ui.window import Window


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fresh_log: None) -> Path:
    path = tmp_path / "日志 logs" / "zhanji.log"
    monkeypatch.setattr(log, "log_file", lambda: path)
    return path


def lines(file: Path) -> list[str]:
    return [line.split(" ", 2)[2] for line in file.read_text("utf-8").splitlines()]


def test_a_run_is_noted_from_start_to_stop(file: Path) -> None:
    started()
    refused("file.in_use")
    stopped()
    start, refusal, stop = lines(file)
    assert start.startswith("start 0.1.0, ")
    assert "Python" in start
    assert "Qt" in start
    assert (refusal, stop) == ("refused file.in_use", "stop")


def test_a_refusal_is_noted_by_its_code_and_never_by_its_facts(
    file: Path, open_window: Callable[..., Window], tmp_path: Path
) -> None:
    window = open_window()
    started()
    window.fail(Mendable("period.incomplete", period="2026-10", names="李堃"))
    window.begin().files.show(tmp_path / "李堃的公司.zhanji")
    assert lines(file)[1:] == ["refused period.incomplete", "refused file.missing"]
    assert "李堃" not in file.read_text("utf-8")


def test_the_log_does_not_grow_for_ever(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "LARGEST", 2000)
    open_log()
    for _ in range(400):
        refused("file.in_use")
    files = list(file.parent.iterdir())
    assert len(files) == 1 + log.KEPT
    assert all(one.stat().st_size <= 2000 for one in files)


def test_a_folder_that_cannot_be_written_stops_nothing(
    tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(log, "log_file", lambda: tmp_path / "file" / "zhanji.log")
    started()
    refused("file.in_use")
    stopped()
    assert not file.exists()
