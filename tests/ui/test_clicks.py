"""Double clicks on a Mac, which the system tells the application itself, perhaps before there is a window."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.preferences import PreferenceFile
from ui.shell.calls import Calls
from ui.single import Clicks
from ui.window import Window

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="a Mac's own"),
    pytest.mark.qt_log_ignore(r"does not support raise\(\)"),
]


def double_clicked(application: QApplication, file: Path) -> None:
    """What a Mac tells the application."""
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QFileOpenEvent

    QApplication.sendEvent(application, QFileOpenEvent(QUrl.fromLocalFile(str(file))))


@pytest.fixture
def clicks(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Clicks]:
    monkeypatch.setattr(sys, "platform", "darwin")
    found = Clicks(qapp)
    monkeypatch.undo()
    yield found
    qapp.removeEventFilter(found)
    found.deleteLater()


def test_a_file_that_was_double_clicked_while_the_window_runs_is_opened_in_it(
    open_window: Callable[..., Window], own_sample: Path, qapp: QApplication, clicks: Clicks
) -> None:
    window = open_window()
    clicks.listen(Calls(window).answer)
    double_clicked(qapp, own_sample)
    assert window.company is not None
    assert window.company.path == own_sample


def test_a_file_whose_double_click_started_the_program_is_not_lost_before_there_is_a_window(
    qtbot: QtBot, qapp: QApplication, clicks: Clicks, own_sample: Path, tmp_path: Path, fresh_log: None
) -> None:
    from tests.ui.conftest import let_go
    from ui.app import begin, make_frame

    double_clicked(qapp, own_sample)
    preferences = PreferenceFile(tmp_path / "window.json")
    frame = make_frame(qapp, preferences.now)
    qtbot.addWidget(frame, before_close_func=let_go)
    window = begin(qapp, frame, preferences, None, sample=False, language="zh", clicks=clicks)
    assert window.company is not None
    assert window.company.path == own_sample
    frame.close()


def test_what_was_double_clicked_meanwhile_is_answered_once_somebody_listens(
    qapp: QApplication, clicks: Clicks, tmp_path: Path
) -> None:
    calls: list[Path | None] = []
    double_clicked(qapp, tmp_path / "一.zhanji")
    double_clicked(qapp, tmp_path / "二.zhanji")
    assert clicks.take() == tmp_path / "一.zhanji"
    clicks.listen(calls.append)
    double_clicked(qapp, tmp_path / "三.zhanji")
    assert calls == [tmp_path / "二.zhanji", tmp_path / "三.zhanji"]
    assert clicks.take() is None
