"""Targets of a year, driven as an officer would, on the sample company."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from models.terms import SubjectType
from services.company import Company
from services.domain.scorecard import SubjectKey
from ui.pages.scorecards import Scorecards
from ui.pages.scorecards.target_grid import TargetGrid
from ui.pages.scorecards.targets import TargetsRoom
from ui.window import Window

PLANT = SubjectKey(SubjectType.DEPARTMENT, "D02")
SUM = 14


@pytest.fixture
def window(open_window: Callable[..., Window], company: Company) -> Window:
    window = open_window(company, page="scorecards")
    window.go("scorecards", filter="targets:K19")
    return window


@pytest.fixture
def page(window: Window) -> Scorecards:
    page = window.page
    assert isinstance(page, Scorecards)
    return page


@pytest.fixture
def room(page: Scorecards) -> TargetsRoom:
    page.targets.discard()
    return page.targets


def grid(room: TargetsRoom) -> TargetGrid:
    assert room.grid is not None
    return room.grid


def write(qtbot: QtBot, room: TargetsRoom, row: int, column: int, text: str) -> None:
    view = grid(room)
    view.setFocus()
    view.setCurrentIndex(view.targets.index(row, column))
    view.edit(view.targets.index(row, column))
    editor = view.findChild(QLineEdit)
    assert editor is not None
    editor.setText(text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view.findChild(QLineEdit) is None)


def cells(room: TargetsRoom, row: int) -> list[str]:
    model = grid(room).targets
    return [str(model.index(row, at).data()) for at in range(model.columnCount())]


def clear(room: TargetsRoom) -> None:
    """Start from nothing, whatever the sample holds."""
    room.rows = tuple(row.with_text(1, "") for row in room.rows)
    for column in range(2, 14):
        room.rows = tuple(row.with_text(column, "") for row in room.rows)
    room._show()


def test_a_year_is_broken_down_evenly_and_the_sum_is_in_sight(qtbot: QtBot, room: TargetsRoom) -> None:
    clear(room)
    write(qtbot, room, 0, 1, "10.32万")
    write(qtbot, room, 1, 1, "103000")
    room.bar.buttons["even"].click()
    assert cells(room, 0)[:4] == ["生产部", "103,200", "8,600", "8,600"]
    assert cells(room, 0)[SUM] == "✓ 相符"
    assert "其余各行合计 103,000，与生产部相差 −200" in room.words.text()
    write(qtbot, room, 1, 3, "9000")
    assert cells(room, 1)[SUM] == "▲ +416"


def test_the_year_is_shared_among_the_departments(qtbot: QtBot, room: TargetsRoom) -> None:
    clear(room)
    room.add_row(SubjectKey(SubjectType.DEPARTMENT, "D05"), "精整发运车间")
    write(qtbot, room, 0, 1, "101")
    room.bar.buttons["departments"].click()
    assert [row.total for row in room.rows] == ["101", "51", "50"]
    assert room.words.text().startswith("✓ 其余各行合计 101，与生产部一致。")


def test_last_years_pattern_goes_by_what_is_known(qtbot: QtBot, room: TargetsRoom) -> None:
    clear(room)
    write(qtbot, room, 0, 1, "96000")
    room.bar.buttons["pattern"].click()
    months = room.rows[0].months
    assert sum(map(int, months)) == 96000
    assert len(set(months[:10])) <= 2
    assert months[10] != months[11]


def test_without_a_years_target_nothing_can_be_shared(window: Window, room: TargetsRoom) -> None:
    clear(room)
    room.bar.buttons["even"].click()
    assert window.toasts.toasts[-1].label.text() == "请先填写年度目标，再作分解。"


def test_a_rate_is_not_summed_and_takes_the_same_each_month(
    qtbot: QtBot, page: Scorecards, room: TargetsRoom
) -> None:
    page.show_filter("targets:K17")
    assert not room.bar.buttons["even"].isEnabled()
    assert "各月相加没有意义" in room.words.text()
    clear(room)
    write(qtbot, room, 0, 1, "95.5")
    room.bar.buttons["same"].click()
    assert room.rows[0].months == ("95.5",) * 12
    assert cells(room, 0)[SUM] == "不合计"


def test_a_block_is_pasted_from_excel_and_a_wrong_cell_keeps_it_from_being_saved(
    qtbot: QtBot, window: Window, room: TargetsRoom
) -> None:
    clear(room)
    view = grid(room)
    view.setCurrentIndex(view.targets.index(0, 2))
    view.paste("8600\t8700\t8,800\n8500\tabc\t8700")
    assert cells(room, 0)[2:5] == ["8,600", "8,700", "8,800"]
    assert room.rows[1].wrong == (3,)
    assert not window.header.button("保存").isEnabled()
    view.setCurrentIndex(view.targets.index(1, 3))
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert window.header.button("保存").isEnabled()


def test_targets_are_saved_and_flow_into_the_open_month(
    qtbot: QtBot, window: Window, room: TargetsRoom, company: Company
) -> None:
    clear(room)
    write(qtbot, room, 0, 1, "120000")
    room.bar.buttons["even"].click()
    assert not room.bar.buttons["flow"].isEnabled()
    window.header.button("保存").click()
    qtbot.waitUntil(room.bar.buttons["flow"].isEnabled)
    assert company.targets.plan(2026, "K19").rows[0].total == 120000
    room.bar.buttons["flow"].click()
    assert company.actuals.entered("2026-10", PLANT, "K19").target == 10000
    assert "2026年10月" in window.toasts.toasts[-1].label.text()
    qtbot.waitUntil(lambda: not room.dirty)
    room.bar.buttons["flow"].click()
    assert "没有变化" in window.toasts.toasts[-1].label.text()


def test_another_year_and_another_kpi_wait_for_what_is_unsaved(
    qtbot: QtBot, page: Scorecards, window: Window, room: TargetsRoom
) -> None:
    write(qtbot, room, 0, 1, "777")
    room.bar.later.click()
    assert room.year == 2026
    assert "请先保存或放弃" in window.toasts.toasts[-1].label.text()
    window.header.button("放弃修改").click()
    room.bar.later.click()
    assert (room.year, page.subtitle) == (2027, "结构品种产量 · 2027")
