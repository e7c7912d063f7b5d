import logging
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

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
