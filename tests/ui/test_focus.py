"""The keyboard is on the page after a page change, after a dialog, and when what had it is gone."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from services.company import Company
from tests.ui.firm import StubFirm, october
from ui.pages.scoring import Scoring
from ui.window import Window


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


@pytest.fixture
def shown(qtbot: QtBot, open_window: Callable[..., Window]) -> Window:
    window = open_window(StubFirm(october()))
    window.frame.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    return window


def on_page(window: Window) -> bool:
    found, page = QApplication.focusWidget(), window.page
    return found is not None and page is not None and (found is page or page.isAncestorOf(found))


def test_the_first_page_has_the_keyboard_and_tab_leads_into_it(qtbot: QtBot, shown: Window) -> None:
    qtbot.waitUntil(lambda: on_page(shown))
    qtbot.keyClick(focus(), Qt.Key.Key_Tab)
    assert on_page(shown)


def test_in_the_sidebar_the_keyboard_stays_where_one_put_it(qtbot: QtBot, shown: Window) -> None:
    qtbot.waitUntil(lambda: on_page(shown))
    shown.sidebar.item("settings").setFocus()
    QApplication.processEvents()
    assert focus() is shown.sidebar.item("settings")


def test_when_what_had_the_keyboard_is_gone_the_page_has_it(qtbot: QtBot, shown: Window) -> None:
    qtbot.waitUntil(lambda: on_page(shown))
    button = shown.header.button("导入工作簿")
    button.setFocus()
    shown.header.show_acts(())
    qtbot.waitUntil(lambda: on_page(shown))


def test_after_a_dialog_whose_button_is_gone_the_page_has_the_keyboard(qtbot: QtBot, shown: Window) -> None:
    qtbot.waitUntil(lambda: on_page(shown))
    button = shown.header.button("导入工作簿")
    button.setFocus()
    dialog = QDialog(shown)
    QPushButton("好", dialog).setFocus()
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: focus().window() is dialog)
    shown.header.show_acts(())
    dialog.close()
    shown.frame.activateWindow()
    qtbot.waitUntil(lambda: on_page(shown))


def test_scoring_begins_in_its_grid(
    qtbot: QtBot, open_window: Callable[..., Window], company: Company
) -> None:
    window = open_window(company)
    window.frame.activateWindow()
    window.sidebar.item("scoring").setFocus()
    window.sidebar.item("scoring").click()
    page = window.page
    assert isinstance(page, Scoring)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.panel.view)
