"""The shell, driven by mouse and keys, over a firm whose results are given."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from services.errors import Mendable
from services.wording.problems import problem_words
from tests.ui.firm import StubFirm, complete, october
from ui.preferences import PreferenceFile
from ui.theme.tokens import DARK, LIGHT
from ui.window import Window

ROOT = Path(__file__).parents[2]
CONTROL = Qt.KeyboardModifier.ControlModifier


def click(qtbot: QtBot, button: QWidget) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def said(window: Window) -> list[str]:
    return [toast.label.text() for toast in window.toasts.toasts]


def test_shows_the_firm_and_the_page(window: Window) -> None:
    assert window.sidebar.firm.toolTip() == "华北型钢有限公司"
    assert window.header.title.text() == "工作台"
    assert window.windowTitle() == "华北型钢有限公司 · 战绩"
    assert window.sidebar.item("workbench").isChecked()


def test_the_sidebar_counts_what_is_left(window: Window) -> None:
    item = window.sidebar.item("scoring")
    assert item.badge.text() == "3"
    assert item.accessibleName() == "评分，还有 3 项"
    assert window.sidebar.item("workbench").badge.isHidden()


def test_the_picker_steps_through_the_periods(qtbot: QtBot, window: Window) -> None:
    picker = window.header.picker
    assert picker.name.text() == "2026年10月"
    assert not picker.later.isEnabled()
    click(qtbot, picker.earlier)
    assert window.period == "2026-09"
    assert window.header.picker.name.text() == "2026年9月"
    click(qtbot, picker.later)
    assert window.period == "2026-10"


def test_the_picker_lists_the_periods_and_tells_their_states(window: Window) -> None:
    entries = window.header.picker.menu().actions()
    assert [entry.text() for entry in entries[:2]] == ["2026年10月（开放）", "2026年9月（锁定）"]
    entries[3].trigger()
    assert window.period == "2026-07"


def test_the_language_switches_at_once_and_keeps_page_and_period(qtbot: QtBot, window: Window) -> None:
    click(qtbot, window.header.picker.earlier)
    click(qtbot, window.sidebar.language)
    assert window.header.title.text() == "Workbench"
    assert window.header.picker.name.text() == "September 2026"
    assert window.preferences.now.language == "en"
    assert QCoreApplication.translate("QDialogButtonBox", "OK") == "OK"
    click(qtbot, window.sidebar.language)
    assert window.header.title.text() == "工作台"
    assert QCoreApplication.translate("QDialogButtonBox", "OK") == "确定"


def test_the_look_switches_at_once_and_is_kept(window: Window) -> None:
    assert window.theme.tokens is LIGHT
    dark = window.sidebar.look.menu().actions()[2]
    assert dark.text() == "深色"
    dark.trigger()
    assert window.theme.tokens is DARK
    assert window.sidebar.look.text() == "深色"
    assert window.preferences.now.look == "dark"


def test_ctrl_z_with_nothing_to_undo_says_so(qtbot: QtBot, window: Window) -> None:
    qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert said(window) == [problem_words(window.say, Mendable("undo.nothing"))]


def test_ctrl_s_reassures(qtbot: QtBot, window: Window) -> None:
    qtbot.keyClick(window, Qt.Key.Key_S, CONTROL)
    assert said(window) == ["不用保存：每次修改都已即时存好。"]


def test_a_toast_goes_when_it_is_closed_and_acts_when_it_is_pressed(qtbot: QtBot, window: Window) -> None:
    acted: list[str] = []
    window.tell("一", [("打开", lambda: acted.append("opened"))])
    toast = window.tell("二")
    click(qtbot, toast.findChildren(QPushButton)[-1])
    assert said(window) == ["一"]
    click(qtbot, window.toasts.toasts[0].findChildren(QPushButton)[0])
    assert (said(window), acted) == ([], ["opened"])


def test_a_long_toast_is_shown_whole(window: Window) -> None:
    toast = window.tell("路径很长的文件名 " * 20, [("打开", lambda: None)])
    assert toast.label.height() >= toast.label.heightForWidth(toast.label.width())
    assert window.toasts.geometry().bottom() < window.height()


def test_only_the_last_few_toasts_stay(window: Window) -> None:
    for number in range(5):
        window.tell(str(number))
    assert said(window) == ["2", "3", "4"]


def test_a_change_in_the_file_refreshes_the_page(qtbot: QtBot, open_window: Callable[..., Window]) -> None:
    firm = StubFirm(october())
    window = open_window(firm)
    firm.result = complete()
    firm.announce()
    badge = window.sidebar.item("scoring").badge
    qtbot.waitUntil(badge.isHidden)
    assert window.header.button("锁定本期…").isEnabled()


def test_the_window_comes_back_in_its_size_on_its_page(
    open_window: Callable[..., Window], preferences: PreferenceFile
) -> None:
    window = open_window(StubFirm(october()))
    window.frame.resize(1200, 700)
    window.frame.close()
    assert (preferences.now.width, preferences.now.height) == (1200, 700)
    again = open_window(StubFirm(october()))
    assert (again.frame.width(), again.frame.height()) == (1200, 700)


def test_closing_lets_go_of_the_company(open_window: Callable[..., Window]) -> None:
    firm = StubFirm(october())
    open_window(firm).frame.close()
    assert firm.closed
    assert firm.listeners == []


def test_a_long_job_shows_what_it_does_and_can_be_called_off(qtbot: QtBot, window: Window) -> None:
    import threading

    from ui.jobs import Progress
    from ui.shell.busy import BusyPanel

    go = threading.Event()

    def work(progress: Progress) -> None:
        progress(3, 10)
        while not go.wait(0.01):
            progress.check()

    window.jobs.start("正在导入", work, lambda _: None)
    qtbot.waitUntil(
        lambda: bool(window.findChildren(BusyPanel)) and window.findChildren(BusyPanel)[0].isVisible()
    )
    panel = window.findChildren(BusyPanel)[0]
    qtbot.waitUntil(lambda: panel.count.text() == "3 / 10")
    assert panel.title.text() == "正在导入"
    click(qtbot, panel.cancel)
    qtbot.waitUntil(lambda: not window.jobs.busy)
    assert said(window) == []


def test_the_first_picture_waits_for_nothing_heavy() -> None:
    program = """
import sys
from ui.app import application_of, make_frame
from ui.preferences import Preferences
application = application_of(["x"])
frame = make_frame(application, Preferences())
frame.painted.connect(application.quit)
frame.show()
application.exec()
print(*(name for name in sys.modules if "." not in name or name.startswith("ui.")))
"""
    command = [sys.executable, "-c", program]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=True)
    heavy = {"sqlalchemy", "openpyxl", "reportlab", "babel", "alembic", "services", "ui.window"}
    assert not set(ran.stdout.split()) & heavy
