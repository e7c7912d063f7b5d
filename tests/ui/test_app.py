from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import let_go
from ui.app import begin, make_frame
from ui.preferences import PreferenceFile
from ui.single import Clicks


def test_settings_that_cannot_be_kept_are_told_once_and_all_else_works(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, own_sample: Path, fresh_log: None
) -> None:
    (tmp_path / "no folder").write_text("")
    preferences = PreferenceFile(tmp_path / "no folder" / "window.json")
    frame = make_frame(qapp, preferences.now)
    qtbot.addWidget(frame, before_close_func=let_go)
    frame.show()
    window = begin(qapp, frame, preferences, own_sample, sample=False, language="zh", clicks=Clicks(qapp))
    window.go("scoring")
    assert window.company is not None
    assert [toast.label.text() for toast in window.toasts.toasts] == [
        "这台电脑上存不下语言、外观和最近打开的文件：设置文件夹不能写入。其他功能都照常。"
    ]
    frame.close()
