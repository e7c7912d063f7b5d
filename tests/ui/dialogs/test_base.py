"""What every dialog shares: it is as high as its words need, however low the screen."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from services.language import Language
from ui.dialogs.base import Dialog
from ui.widgets.text import Text

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # dialogs that grow on no screen


def test_enter_presses_the_button_that_has_the_focus(qtbot: QtBot, say: Language) -> None:
    dialog = Dialog(say, "重新打开？", "重新打开", safe=False)
    qtbot.addWidget(dialog)
    dialog.show()
    pressed: list[int] = []
    dialog.finished.connect(pressed.append)
    dialog.act.setFocus()
    qtbot.keyClick(dialog.act, Qt.Key.Key_Return)
    assert pressed == [Dialog.DialogCode.Accepted]


def test_a_dialog_cuts_no_words_where_they_need_more_than_two_thirds_of_the_screen(
    qtbot: QtBot, say: Language
) -> None:
    dialog = Dialog(say, "从文件更新", "安装")
    dialog.hug(560)
    qtbot.addWidget(dialog)
    lines = [
        Text("公司文件留在原处不动。", wrap=True) for _ in range(dialog.screen().size().height() * 7 // 300)
    ]
    for line in lines:
        dialog.body.addWidget(line)
    dialog.show()
    assert dialog.height() > dialog.screen().size().height() * 2 / 3
    assert all(line.height() >= line.heightForWidth(line.width()) for line in lines)
