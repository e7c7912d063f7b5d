import gc
import logging
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

import main
import services.commandline
from services.language import Language
from ui.faults import Faults
from ui.log import places


def fail() -> None:
    raise ValueError("张三 8000")


def bug() -> Exception:
    try:
        fail()
    except ValueError as error:
        return error
    raise AssertionError


def test_the_log_says_where_and_never_about_whom(
    qtbot: QtBot, tmp_path: Path, fresh_log: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QMessageBox, "exec", lambda _: 0)
    Faults(lambda: Language("zh"), tmp_path / "logs" / "zhanji.log").report(bug())
    logging.shutdown([])
    written = (tmp_path / "logs" / "zhanji.log").read_text(encoding="utf-8")
    assert "ValueError" in written
    assert "test_faults.py" in written
    assert "张三" not in written


def test_a_cause_is_named_before_its_effect() -> None:
    effect = RuntimeError()
    effect.__cause__ = bug()
    said = places(effect)
    assert said.index("ValueError") < said.index("RuntimeError")


def test_one_dialog_at_a_time(
    qtbot: QtBot, tmp_path: Path, fresh_log: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    faults = Faults(lambda: Language("zh"), tmp_path / "zhanji.log")

    def answer(box: QMessageBox) -> int:
        shown.append(box.text())
        faults.report(bug())
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answer)
    faults.report(bug())
    assert shown == ["程序本身出错了。"]


@pytest.mark.parametrize("installed", [True, False])
def test_a_part_of_the_installed_program_that_is_gone_is_named_with_what_helps(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, installed: bool
) -> None:
    monkeypatch.setattr(sys, "frozen", installed, raising=False)
    lacking = ImportError("No module named 'sqlcipher3._sqlite3'", name="sqlcipher3._sqlite3")
    box = Faults(lambda: Language("zh"), tmp_path / "zhanji.log").dialog(lacking)
    qtbot.addWidget(box)
    assert ("重新安装战绩" in box.informativeText()) is installed
    assert ("sqlcipher3._sqlite3" in box.informativeText()) is installed


def test_the_command_line_of_an_installed_program_says_so_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def lack(_arguments: list[str]) -> int:
        raise ImportError("gone", name="sqlcipher3._sqlite3")

    monkeypatch.setattr(services.commandline, "run", lack)
    threshold = gc.get_threshold()
    with pytest.raises(ImportError):
        main.main(["score"])
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert main.main(["score"]) == 1
    gc.set_threshold(*threshold)
    said = capsys.readouterr().err
    assert "sqlcipher3._sqlite3" in said
    assert "重新安装战绩" in said
