"""F1 tells what the page in sight is for, and its keys."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from services.language import Language
from tests.ui.firm import StubFirm, october
from tests.ui.modal import within
from ui.catalogue import BESIDE, ENTRIES, Entry
from ui.dialogs.help import PageHelp
from ui.guide import guide_of
from ui.widgets.text import Text
from ui.window import Window


def words(dialog: QDialog) -> list[str]:
    return [text.text() for text in dialog.findChildren(Text)]


def told_by_f1(qtbot: QtBot, window: Window) -> list[str]:
    found: list[str] = []

    def read(dialog: QDialog) -> None:
        found.extend(words(dialog))
        dialog.accept()

    within(PageHelp, read)
    qtbot.keyClick(window.frame, Qt.Key.Key_F1)
    return found


def test_f1_says_what_the_page_is_for(qtbot: QtBot, open_window: Callable[..., Window]) -> None:
    window = open_window(StubFirm(october()))
    window.frame.activateWindow()
    qtbot.waitUntil(window.frame.isActiveWindow)
    found = told_by_f1(qtbot, window)
    assert found[0] == "帮助：工作台"
    assert found[1].startswith("工作台告诉您今天该做什么")
    assert "撤销与重做" in found


def test_without_a_company_f1_tells_how_to_begin(qtbot: QtBot, open_window: Callable[..., Window]) -> None:
    window = open_window()
    window.frame.activateWindow()
    qtbot.waitUntil(window.frame.isActiveWindow)
    assert told_by_f1(qtbot, window)[1].startswith("在这里打开公司文件")


@pytest.mark.parametrize("entry", [*ENTRIES, *BESIDE], ids=lambda entry: entry.key)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_page_has_its_help(qtbot: QtBot, theme: object, entry: Entry, language: str) -> None:
    guide, say = guide_of(entry), Language(language)
    dialog = PageHelp(say, say(entry.title), guide)
    qtbot.addWidget(dialog)
    assert say(guide.purpose) in words(dialog)
    assert all(key in words(dialog) for key, _ in guide.keys)
