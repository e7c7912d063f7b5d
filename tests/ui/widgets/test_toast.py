"""Toasts over a window's corner."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.toast import ToastArea


def test_every_toast_has_the_room_that_its_words_need(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(800, 600)
    area = ToastArea(parent)
    parent.show()
    first = area.tell("已保存：缺数.xlsx", [("打开", lambda: None)], "关闭")
    qtbot.waitUntil(first.isVisible)
    second = area.tell("已撤销：团队会议出勤率 — → 100", close="关闭")
    qtbot.waitUntil(second.isVisible)
    assert all(toast.height() >= toast.sizeHint().height() for toast in area.toasts)
    assert area.geometry().bottom() < parent.height()
