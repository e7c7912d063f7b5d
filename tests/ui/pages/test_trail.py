"""The page of the audit trail, driven as an officer would."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from models.terms import SubjectType
from services.company import Company
from services.domain.scorecard import SubjectKey
from tests.models.rows import tamper
from ui.catalogue import entry
from ui.pages.trail import TrailView
from ui.window import Window

OCTOBER = "2026-10"
PLANT = SubjectKey(SubjectType.DEPARTMENT, "D02")
FOREMAN = SubjectKey(SubjectType.EMPLOYEE, "E0016")


@pytest.fixture
def window(open_window: Callable[..., Window], company: Company) -> Window:
    company.actuals.enter(OCTOBER, PLANT, "K17", "97")
    company.adjustments.replace(OCTOBER, FOREMAN, [(Decimal(2), "=技改\x07")])
    company.actuals.mark_not_applicable(OCTOBER, PLANT, "K11", "停产检修")
    return open_window(company, page="trail")


def page(window: Window) -> TrailView:
    found = window.page
    assert isinstance(found, TrailView)
    return found


def company(window: Window) -> Company:
    assert window.company is not None
    return window.company


def listed(window: Window) -> list[str]:
    return [row.words for row in page(window).rows.rows]


def details(window: Window) -> list[tuple[str, str, str, str]]:
    rows = page(window).details.rows.rows
    return [(row.record.record, row.field.name, row.field.before, row.field.after) for row in rows]


def said(window: Window) -> str:
    return window.toasts.toasts[-1].label.text()


def write(field: QLineEdit, text: str) -> None:
    field.setText(text)
    field.editingFinished.emit()


NA, POINTS, ENTER = "重点合同执行率 标为不适用", "常守义 加减分 +2", "成品率 96.3 → 97"
IMPORT, MADE = "导入工作簿", "新建公司"


def test_it_stands_in_the_sidebar_before_the_settings(window: Window) -> None:
    keys = [one.key for one in window.sidebar.entries] if hasattr(window.sidebar, "entries") else []
    assert window.sidebar.item("trail").isChecked()
    assert entry("trail").title == "Audit trail"
    assert not keys or keys.index("trail") + 1 == keys.index("settings")


def test_the_newest_action_stands_first_and_its_changes_below(window: Window) -> None:
    assert listed(window) == [NA, POINTS, ENTER, IMPORT, MADE]
    assert page(window).table.at == 0
    assert ("实际值 · 生产部 D02 · 重点合同执行率 K11 · 2026年10月", "不适用原因", "", "停产检修") in details(
        window
    )
    assert page(window).details.reason.words() == "原因：停产检修"
    assert [row.undoable for row in page(window).rows.rows] == [True, False, False, False, False]
    assert page(window).rows.rows[1].subject == "常守义 E0016"


def test_arrows_and_return_lead_through_both_tables(qtbot: QtBot, window: Window) -> None:
    table = page(window).table
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert details(window)[0][0] == "加减分 · 常守义 E0016 · 2026年10月 · 第 1 条"
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert page(window).details.table.hasFocus()


def test_a_large_action_shows_its_first_changes_and_counts_the_rest(window: Window) -> None:
    page(window).table.selectRow(3)
    shown = {row.change.key.values().__str__() for row in page(window).details.rows.rows}
    assert len(shown) <= 200
    assert "还有" in page(window).details.rest.text()


def test_the_subject_filter_narrows_actions_and_changes(window: Window) -> None:
    window.go("trail", FOREMAN)
    assert listed(window) == [POINTS, IMPORT]
    page(window).table.selectRow(1)
    assert details(window)
    assert all("E0016" in record for record, *_ in details(window))
    assert "不在筛选范围内" in page(window).details.rest.text()
    page(window).sieve.clear.click()
    assert len(listed(window)) == 5


def test_words_are_looked_for_a_moment_after_they_are_typed(qtbot: QtBot, window: Window) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page(window).sieve.words.hasFocus()
    qtbot.keyClicks(page(window).sieve.words, "K11")
    qtbot.waitUntil(lambda: listed(window) == [NA, IMPORT])


def test_kind_person_and_period_can_be_picked(window: Window) -> None:
    sieve = page(window).sieve
    for box, value, left in (
        (sieve.kind, "actual", [NA, ENTER]),
        (sieve.period, "2026-09", []),
    ):
        box.choose(value)
        box.activated.emit(box.currentIndex())
        assert listed(window) == left
    assert page(window).stack.currentWidget() is page(window).nothing
    assert not window.header.button("导出到 Excel…").isEnabled()
    assert page(window).nothing.button is not None
    page(window).nothing.button.click()
    assert len(listed(window)) == 5
    assert sieve.who.findText(company(window).ledger.store.who) > 0


def test_a_day_that_is_none_is_said_and_the_rest_is_still_looked_for(window: Window) -> None:
    sieve = page(window).sieve
    write(sieve.since, "昨天")
    assert "昨天" in sieve.wrong.text()
    assert sieve.since.property("invalid")
    assert len(listed(window)) == 5
    write(sieve.since, "2090年1月1日")
    assert not sieve.wrong.text()
    assert listed(window) == []
    write(sieve.until, "2026-01-01")
    assert sieve.wrong.text()


def test_undo_and_redo_name_what_they_do_and_the_list_follows(window: Window) -> None:
    one = page(window)
    assert one.undo.text() == "撤销：重点合同执行率 标为不适用"
    assert not one.redo.isEnabled()
    one.undo.click()
    assert listed(window)[0] == f"已撤销：{NA}"
    assert said(window) == f"已撤销：{NA}"
    assert one.undo.text() == "撤销：常守义 加减分 +2"
    assert one.redo.text() == "重做：重点合同执行率 标为不适用"
    one.redo.click()
    assert listed(window)[0] == f"已重做：{NA}"
    assert [row.undoable for row in one.rows.rows][:3] == [True, False, False]


def test_the_chosen_action_stays_chosen_when_something_is_done(window: Window) -> None:
    page(window).table.selectRow(2)
    company(window).settings.change({"adjustment_bound": "12"})
    assert listed(window)[0] == "设置：加减分上限"
    chosen = page(window).chosen
    assert chosen is not None
    assert chosen.action.verb == "actual.enter"
    assert details(window)[0][1:] == ("实际值", "96.3", "97")


def test_the_check_says_that_the_chain_is_whole(qtbot: QtBot, window: Window) -> None:
    window.header.button("检查留痕").click()
    qtbot.waitUntil(lambda: "留痕完整" in page(window).chain.text(), timeout=20_000)
    assert "完整" in said(window)
    assert page(window).fault.isHidden()


def test_the_check_says_from_where_on_the_chain_is_broken(qtbot: QtBot, window: Window) -> None:
    tamper(
        company(window).ledger.store,
        "UPDATE audit_change SET after = replace(after, '97', '99') WHERE action = 3",
    )
    window.header.button("检查留痕").click()
    qtbot.waitUntil(lambda: "第 3 步" in page(window).chain.text(), timeout=20_000)
    assert not page(window).fault.isHidden()


def test_one_goes_from_a_change_to_where_its_record_stands(window: Window) -> None:
    page(window).details.table.selectRow(0)
    page(window).details.go.click()
    assert window.page_key == "scoring"
    assert window.period == OCTOBER
    assert window.page is not None
    assert window.page.subject == PLANT


def test_what_the_filters_show_goes_to_excel_as_text(
    qtbot: QtBot, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "留痕"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    box = page(window).sieve.kind
    box.choose("adjustment")
    box.activated.emit(box.currentIndex())
    window.header.button("导出到 Excel…").click()
    qtbot.waitUntil(lambda: bool(window.toasts.toasts) and "留痕.xlsx" in said(window), timeout=20_000)
    rows = list(load_workbook(target.with_name("留痕.xlsx")).active.iter_rows(values_only=True))
    assert rows[0][2:4] == ("操作", "原因")
    assert [(row[8], row[10]) for row in rows[1:]] == [("原因", "=技改")]


def test_english_speaks_english(open_window: Callable[..., Window], own_sample: Path) -> None:
    window = open_window(language="en")
    window.show_company(Company.open(own_sample))
    window.go("trail")
    assert listed(window) == ["Import of a workbook", "New company"]
    assert window.header.title.text() == "Audit trail"


def test_the_menu_names_what_undo_would_do_with_long_names_cut(window: Window) -> None:
    company(window).issues.add({"department": "D02", "issue": "R&D 与生产互相等" * 9, "severity": "高"})
    assert window.commands is not None
    window.commands._update()
    text = window.commands.undo.text()
    assert text.startswith("撤销：新问题“R&&D 与生产互相等")
    assert text.endswith("…”")
