"""The History page over the sample company, driven as an officer would."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from models.terms import SubjectType
from services.company import Company
from services.domain.scorecard import SubjectKey
from ui.pages.history import HistoryPage
from ui.pages.scoring import Scoring
from ui.window import Window

PLANT = SubjectKey(SubjectType.DEPARTMENT, "D02")
FINISHING = SubjectKey(SubjectType.DEPARTMENT, "D05")
LEFT, EXEMPT = (SubjectKey(SubjectType.EMPLOYEE, code) for code in ("E0038", "E0049"))
YEAR = ("2025-11", "2025-12", *(f"2026-{month:02d}" for month in range(1, 11)))


@pytest.fixture
def window(open_window: Callable[..., Window], company: Company) -> Window:
    return open_window(company, page="history")


def page_of(window: Window) -> HistoryPage:
    page = window.page
    assert isinstance(page, HistoryPage)
    return page


def texts(page: HistoryPage, row: int) -> list[str]:
    model = page.one.months.model()
    return [str(model.index(row, at).data()) for at in range(model.columnCount())]


def cells(page: HistoryPage, title: str) -> list[str]:
    grid = page.compare.table.grid
    row = next(row for row in grid.rows if row.title == title)
    return [cell.text for cell in row.cells]


def test_a_subjects_periods_stand_in_a_table_with_the_latest_first(window: Window) -> None:
    page = page_of(window)
    page.show_subject(PLANT)
    assert texts(page, 0)[:4] == ["2026-10", "进行中", "93.57", "▼ 2.40"]
    assert texts(page, 0)[5:8] == ["B", "0", "■ 重点合同执行率"]
    assert texts(page, 1)[:4] == ["2026-09", "锁定", "95.97", "▼ 0.20"]
    assert page.one.months.model().rowCount() == len(YEAR)


def test_who_left_has_gaps_and_an_exempt_month_says_so(window: Window) -> None:
    page = page_of(window)
    page.show_subject(LEFT)
    states = [texts(page, row)[1] for row in range(len(YEAR))]
    assert states[:5] == [*["未参评"] * 4, "考核豁免"]
    told = page.one.chart.accessibleDescription()
    assert "2026年6月 豁免" in told
    assert "2026年7月 — 未参评" in told
    page.one.choose_period("2026-06")
    assert page.one.panel.told.text().startswith("本期免予考核，原因：")
    page.one.choose_period("2026-08")
    assert page.one.panel.told.text() == "2026年8月未参加考核。"
    assert page.one.panel.link.isHidden()


def test_the_losses_of_the_period_add_up_in_words(window: Window) -> None:
    page = page_of(window)
    page.show_subject(PLANT)
    assert page.one.panel.told.text() == "6 项共失 6.43 分，余 93.57\n合计得分 93.57"
    described = page.one.panel.lines.accessibleDescription()
    assert described.startswith("重点合同执行率：失分 4.11：25% × (100 − 83.57); 吨钢制造成本：失分 1.54")
    assert described.endswith("成品率：多得 1.60：15% × (110.67 − 100)")
    assert page.one.panel.people.accessibleDescription().startswith("排产计划兑现率：人均 3.00 × 2/3 人")


def test_a_period_chosen_in_chart_or_table_is_the_one_told_of(qtbot: QtBot, window: Window) -> None:
    page = page_of(window)
    page.show_subject(PLANT)
    qtbot.keyClick(page.one.chart, Qt.Key.Key_Left)
    assert page.one.panel.name.text() == "生产部 · 2026年9月"
    assert page.one.months.currentIndex().row() == 1
    qtbot.keyClick(page.one.months, Qt.Key.Key_Down)
    assert page.one.panel.name.text() == "生产部 · 2026年8月"
    assert window.period == "2026-10"


def test_the_link_leads_to_the_scoring_of_that_period(qtbot: QtBot, window: Window) -> None:
    page = page_of(window)
    page.show_subject(PLANT)
    page.one.choose_period("2026-09")
    qtbot.mouseClick(page.one.panel.link, Qt.MouseButton.LeftButton)
    assert isinstance(window.page, Scoring)
    assert window.period == "2026-09"
    assert window.page.subject == PLANT


def test_the_lines_scores_are_a_table_of_their_own_that_leads_to_a_period(window: Window) -> None:
    page = page_of(window)
    page.show_subject(PLANT)
    page.one.tables.button("lines").click()
    grid = page.one.lines.grid
    row = next(row for row in grid.rows if row.title == "重点合同执行率")
    assert [cell.text for cell in row.cells][-2:] == ["■ 87.86", "■ 83.57"]
    page.one.lines.setCurrentIndex(page.one.lines.sorted.index(0, 10))
    assert page.one.period == "2026-09"


def test_people_are_found_by_pinyin_and_nobody_is_said(qtbot: QtBot, window: Window) -> None:
    page = page_of(window)
    page.find_here()
    page.one.search.setText("byf")
    qtbot.waitUntil(lambda: len(page.one.list.subjects.rows) == 2)
    assert page.one.list.subjects.rows[1].title == "毕云帆"
    page.one.search.setText("没有这个人")
    assert page.one.list.isHidden()
    assert not page.one.nobody.isHidden()


def test_those_of_other_periods_only_are_listed_below(window: Window) -> None:
    rows = page_of(window).one.list.subjects.rows
    heading = next(at for at, row in enumerate(rows) if row.title == "其他期的对象 · 1")
    assert [row.title for row in rows[heading + 1 :]] == ["毕云帆"]


def test_a_reopened_period_and_the_version_it_locks_as_are_told(window: Window, company: Company) -> None:
    page = page_of(window)
    page.show_subject(PLANT)
    company.periods.reopen("2026-08", "数据有误")
    assert texts(page, 2)[1] == "已重开"
    company.actuals.enter("2026-08", PLANT, "K17", "90")
    live = texts(page, 2)[2]
    company.periods.lock("2026-08")
    assert texts(page, 2)[1:3] == ["第 2 版", live]
    assert live != "96.17"


def test_departments_stand_side_by_side_with_best_worst_and_mean(window: Window) -> None:
    page = page_of(window)
    page.sections.button("compare").click()
    assert cells(page, "轧钢车间")[-2:] == ["▲ 102.96", "1  ="]
    assert cells(page, "质量部")[-2:] == ["▼ 74.87", "11  ="]
    assert cells(page, "生产部")[-1] == "8  ▼ 2"
    assert cells(page, "平均")[-2] == "91.89"
    assert page.compare.table.grid.rows[-1].title == "平均"


def test_sorting_by_a_period_leaves_the_mean_below(window: Window) -> None:
    page = page_of(window)
    page.sections.button("compare").click()
    table = page.compare.table
    for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
        table.sortByColumn(len(YEAR) - 1, order)
        assert table.key_at(table.sorted.rowCount() - 1) == ""
    assert table.key_at(0) == "D04"


def test_the_selected_departments_are_drawn_and_the_current_one_is_told_of(
    qtbot: QtBot, window: Window
) -> None:
    page = page_of(window)
    page.sections.button("compare").click()
    compare = page.compare
    assert len(compare.chosen) == 6
    compare.table.setCurrentIndex(compare.table.sorted.index(compare.table.row_of("D02"), 10))
    assert compare.chosen == ["D02"]
    assert (compare.department, compare.period) == ("D02", "2026-09")
    assert compare.panel.name.text() == "生产部 · 2026年9月"
    assert compare.chart.accessibleDescription().endswith("2026年10月 生产部 93.57")
    compare.table.selectAll()
    assert compare.chart_card.sub.text() == "另有 5 个画不下"


def test_a_period_chosen_in_the_comparison_moves_ranks_and_losses(window: Window) -> None:
    page = page_of(window)
    page.sections.button("compare").click()
    page.show_subject(FINISHING)
    page.compare.chart.picked.emit("2026-09")
    assert page.compare.panel.told.text() == "5 项共失 20.70 分，余 79.30\n合计得分 79.30"
    assert cells(page, "精整发运车间")[-1] == "10  ▼ 1"


def test_a_copy_carries_headers_and_names(qtbot: QtBot, window: Window) -> None:
    page = page_of(window)
    page.show_subject(PLANT)
    page.one.months.selectRow(0)
    qtbot.keyClick(page.one.months, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    head, row = QGuiApplication.clipboard().text().split("\n")
    assert head.split("\t")[:3] == ["考核期", "状态", "合计"]
    assert row.split("\t")[:3] == ["2026-10", "进行中", "93.57"]
    page.sections.button("compare").click()
    page.compare.table.selectAll()
    page.compare.table.copy()
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().split("\n")]
    assert lines[0][:2] == ["", "25-11"]
    assert lines[1][0] == "总经理办公室"
    assert {len(line) for line in lines} == {len(YEAR) + 2}


def test_quarters_can_be_chosen_once_there_are_some(window: Window, company: Company) -> None:
    page = page_of(window)
    assert page.kind_buttons.isHidden()
    company.periods.open("2026Q3")
    assert not page.kind_buttons.isHidden()
    page.show_subject(PLANT)
    page.kind_buttons.button("quarterly").click()
    assert texts(page, 0)[:2] == ["2026Q3", "进行中"]
    assert page.one.panel.told.text().startswith("由较短考核期的合计平均得出")
    page.kind_buttons.button("monthly").click()
    assert texts(page, 0)[0] == "2026-10"


def test_an_edit_elsewhere_is_followed_without_losing_the_place(window: Window, company: Company) -> None:
    page = page_of(window)
    page.show_subject(PLANT)
    page.one.choose_period("2026-09")
    company.actuals.enter("2026-10", PLANT, "K17", "90")
    assert texts(page, 0)[2] != "93.57"
    assert page.one.period == "2026-09"
    assert page.one.key == PLANT


def test_a_company_without_a_period_is_told_what_to_do_first(
    open_window: Callable[..., Window], tmp_path: Path, qtbot: QtBot
) -> None:
    shown: Window = open_window(Company.create(tmp_path / "新公司.zhanji"))
    shown.go("history")
    page = page_of(shown)
    assert page.stack.currentWidget() is page.empty
    assert page.empty.title.text() == "还没有打开考核期"
    assert page.empty.button is not None
    qtbot.mouseClick(page.empty.button, Qt.MouseButton.LeftButton)
    assert isinstance(shown.page, Scoring)


def test_ctrl_p_leads_to_the_print_centre(window: Window) -> None:
    page_of(window).print_here()
    assert window.page_key == "printing"


def test_the_section_out_of_sight_follows_the_windows_period_too(window: Window, company: Company) -> None:
    page = page_of(window)
    page.sections.button("compare").click()
    page.sections.button("subject").click()
    window.show_period("2026-08")
    company.actuals.enter("2026-10", PLANT, "K17", "90")
    assert page.one.period == "2026-08"
    page.sections.button("compare").click()
    assert page.compare.period == "2026-08"
    assert cells(page, "生产部")[-3] != "93.57"


def test_a_kind_of_period_that_is_undone_gives_way_to_one_there_is(window: Window, company: Company) -> None:
    page = page_of(window)
    company.periods.open("2026Q3")
    page.kind_buttons.button("quarterly").click()
    company.trail.undo()
    assert page.kind == "monthly"
    assert texts(page, 0)[0] == "2026-10"


def test_more_periods_can_be_asked_for_once_there_are_more(window: Window, company: Company) -> None:
    page = page_of(window)
    page.show_subject(PLANT)
    assert page.spans.isHidden()
    company.periods.open("2026-11")
    assert not page.spans.isHidden()
    assert page.one.months.model().rowCount() == 12
    page.spans.button("24").click()
    assert page.one.months.model().rowCount() == 13
    assert page.subtitle == "2025年11月 至 2026年11月"
