"""The sample's October through the real window and a real file: finish it, take it back, lock it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.terms import PeriodState
from services.company import Company
from services.domain.scorecard import SubjectKey
from ui.dialogs.confirm import Confirm
from ui.pages.welcome import Welcome
from ui.pages.workbench import Workbench
from ui.window import Window

OCTOBER = "2026-10"
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(open_window: Callable[..., Window], company: Company) -> Window:
    return open_window(company)


def company(window: Window) -> Company:
    assert window.company is not None
    return window.company


def primary(window: Window) -> str:
    page = window.page
    assert isinstance(page, Workbench)
    return page.acts()[-1].words


def finish(window: Window) -> tuple[SubjectKey, str]:
    """Mark the one missing line not applicable."""
    person = company(window).results.of(OCTOBER).incomplete[0]
    company(window).actuals.mark_not_applicable(OCTOBER, person.key, person.missing[0].kpi, "新客户尚未到期")
    return person.key, person.missing[0].name


def test_the_page_follows_a_change_and_ctrl_z_takes_it_back_and_names_it(
    qtbot: QtBot, window: Window
) -> None:
    assert primary(window) == "继续评分（还差 1 个）"
    _, name = finish(window)
    assert primary(window) == "锁定本期…"
    qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert primary(window) == "继续评分（还差 1 个）"
    said = window.toasts.toasts[-1].label.text()
    assert said.startswith("已撤销")
    assert name in said
    window.sidebar.file_menu.aboutToShow.emit()
    assert name in window.begin().redo.text()
    qtbot.keyClick(window, Qt.Key.Key_Y, CONTROL)
    assert primary(window) == "锁定本期…"


def test_the_finished_month_is_locked_and_stays_locked(
    qtbot: QtBot, window: Window, own_sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    finish(window)
    monkeypatch.setattr(Confirm, "exec", lambda _: 1)
    qtbot.mouseClick(window.header.button("锁定本期…"), Qt.MouseButton.LeftButton)
    assert window.header.subtitle.words() == "已锁定 · 第 1 版"
    window.frame.close()
    with Company.open(own_sample, write=False) as again:
        assert again.results.of(OCTOBER).state is PeriodState.LOCKED


def test_an_earlier_month_shows_what_was_frozen(qtbot: QtBot, window: Window) -> None:
    qtbot.mouseClick(window.header.picker.earlier, Qt.MouseButton.LeftButton)
    assert window.header.subtitle.words() == "已锁定 · 第 1 版"
    assert primary(window) == "打印资料包"


def test_view_leads_to_the_scoring_of_the_one_who_is_missing_something(qtbot: QtBot, window: Window) -> None:
    page = window.page
    assert isinstance(page, Workbench)
    person = company(window).results.of(OCTOBER).incomplete[0]
    from ui.widgets.buttons import LinkButton

    link = next(
        link for link in page.attention.findChildren(LinkButton) if person.name in link.accessibleName()
    )
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert window.page_key == "scoring"
    assert window.page is not None
    assert window.page.subject == person.key


def test_the_divergence_leads_to_its_kpi(qtbot: QtBot, window: Window) -> None:
    page = window.page
    assert isinstance(page, Workbench)
    alarm = company(window).results.of(OCTOBER).divergences[0]
    from ui.pages.kpis import Kpis
    from ui.widgets.buttons import LinkButton

    link = next(link for link in page.attention.findChildren(LinkButton) if "↔" in link.accessibleName())
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert isinstance(window.page, Kpis)
    assert window.page.editor.key == alarm.kpi
    assert not window.page.pairing.form.isHidden()


def test_the_sample_is_made_once_and_then_opened_as_it_was_left(
    qtbot: QtBot, open_window: Callable[..., Window]
) -> None:
    window = open_window()
    welcome = window.stack.currentWidget()
    assert isinstance(welcome, Welcome)
    qtbot.mouseClick(welcome.sample, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.company is not None, timeout=30_000)
    finish(window)
    files = window.begin().files
    files.close()
    files.open_sample()
    assert company(window).results.of(OCTOBER).incomplete == ()
