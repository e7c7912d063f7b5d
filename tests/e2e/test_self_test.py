"""The program's trial of itself, as whoever installs it starts it: a process, its words, its exit code."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer

import services.exports
import ui.self_test
from services.errors import Mendable
from ui.catalogue import ENTRIES
from ui.page import Page

ROOT = Path(__file__).parents[2]


def test_a_sound_program_says_so_step_by_step_and_leaves_nothing_behind(tmp_path: Path) -> None:
    surroundings = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
    answer = subprocess.run(
        [sys.executable, "-W", "error", ROOT / "main.py", "--self-test", "--lang", "en"],
        capture_output=True,
        encoding="utf-8",
        env={**surroundings, "TMPDIR": str(tmp_path), "TEMP": str(tmp_path)},
        check=False,
    )
    lines = answer.stdout.splitlines()
    assert answer.returncode == 0, answer.stdout + answer.stderr
    assert lines[0] == "ok  A new sample company"
    assert "ok  The cycle: next month's plans, meeting and minutes" in lines
    assert "ok  Report sheets as Excel forms, written and taken back" in lines
    assert lines[-2:] == ["ok  The window with each of its pages", "All of it works."]
    assert not answer.stderr
    assert not list(tmp_path.iterdir())


def test_a_step_that_fails_is_named_with_its_reason_and_the_others_are_tried_all_the_same(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_arguments: object) -> None:
        raise Mendable("export.no_space")

    monkeypatch.setattr(services.exports, "results_workbook", fail)
    monkeypatch.setattr(ui.self_test, "show", lambda _file: None)
    assert ui.self_test.run("en") == 1
    said = capsys.readouterr().out
    assert "FAILED  Results as a workbook\n" in said
    assert "export.no_space" in said
    assert "ok  The company as a workbook, written and read again\n" in said
    assert said.endswith("1 failed\n")


class Empty(Page):
    def refresh(self) -> None:
        """Show nothing."""


class Late(Page):
    def refresh(self) -> None:
        QTimer.singleShot(0, lambda: list[int]().pop())


@pytest.mark.parametrize(
    ("page", "error", "words"), [(Empty, RuntimeError, "stays empty"), (Late, IndexError, "empty list")]
)
def test_the_window_fails_with_a_page_that_stays_empty_or_raises_later(
    own_sample: Path,
    monkeypatch: pytest.MonkeyPatch,
    page: type[Page],
    error: type[Exception],
    words: str,
) -> None:
    monkeypatch.setattr(type(ENTRIES[0]), "load", lambda _entry: page)
    monkeypatch.setattr(ui.self_test, "COLOURS", 100_000 if page is Empty else 1)
    with pytest.raises(error, match=words):
        ui.self_test.show(own_sample)
