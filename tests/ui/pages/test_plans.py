"""The Plans page over the sample company, driven as an officer would, mostly by keys."""

from collections.abc import Callable
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from models.terms import PlanState, SubjectType
from services.company import Company
from services.domain.plan import PlanLine
from services.domain.scorecard import SubjectKey
from tests.services.printing.reading import texts
from tests.ui.modal import within
from ui.pages.plans import Plans
from ui.pages.plans.dialogs import ApprovalEditor, LineEditor, OutcomeEditor
from ui.pages.plans.paper import save_plans
from ui.pages.plans.starting import Starting
from ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # dialogs that grow on no screen

OCTOBER, NOVEMBER = "2026-10", "2026-11"
HEAD = SubjectKey(SubjectType.EMPLOYEE, "E0005")
SALES = SubjectKey(SubjectType.DEPARTMENT, "D06")
NEW = {
    "owner": "E0005",
    "goal": "换辊不超过 28 分",
    "action": "甲班先试快换工具，乙班跟班学",
    "due": "每周五",
}


@pytest.fixture
def company(company: Company) -> Company:
    """It is the 5th of November."""
    company.ledger.store.now = lambda: datetime(2026, 11, 5, 2, tzinfo=UTC)
    return company


@pytest.fixture
def window(open_window: Callable[..., Window], company: Company) -> Window:
    return open_window(company, page="plans")


@pytest.fixture
def page(window: Window) -> Plans:
    page = window.page
    assert isinstance(page, Plans)
    page.show_subject(HEAD)
    return page


def mine(company: Company, period: str = OCTOBER) -> list[PlanLine]:
    return [line for line in company.plans.lines(period) if line.owner == HEAD.code]


def cells(page: Plans, row: int) -> list[str]:
    model = page.plan.lines
    return [str(model.index(row, at).data()) for at in range(model.columnCount())]


def test_heads_stand_first_with_how_many_lines_they_have_and_whether_they_are_approved(page: Plans) -> None:
    rows = {row.title: (row.lines, row.mark) for row in page.groups.groups.rows}
    assert list(rows)[:3] == ["部门负责人 · 11", "罗正声", "雷镇川"]
    assert rows["雷镇川"] == (2, "✓ 已审批")
    assert rows["阮念慈"] == (2, "待审批")
    assert page.subtitle == "13 人有计划，已审批 10 份"
    assert page.card.sub.text().startswith("生产部 · 生产部部长")


def test_a_carried_line_says_since_when_and_an_overdue_one_that_it_is(page: Plans) -> None:
    first = cells(page, 0)
    assert first[1] == "重点合同执行率不低于 97%"
    assert first[5:] == ["未完成\n▲ 已逾期", "结转自 2026年9月，第 2 个月"]


def test_lines_are_seen_by_department_and_by_kpi_too(page: Plans) -> None:
    page.show_subject(SALES)
    assert page.title == "销售部"
    assert {entry.owner.name for entry in page.plan.lines.rows} == {"柳景行"}
    page.views.button("kpi").click()
    page.groups.choose("K11")
    page.groups.picked.emit()
    assert [entry.line.kpi for entry in page.plan.lines.rows] == ["K11"]
    assert page.owners_in_sight == ("E0005",)


def test_a_line_is_added_by_keys_and_a_wrong_due_date_is_told_at_its_field(
    page: Plans, company: Company
) -> None:
    def work(dialog: QDialog) -> None:
        assert isinstance(dialog, LineEditor)
        assert dialog.form.value("owner") == "E0005"
        dialog.type(**{**NEW, "due": "2026-09-30"})
        assert "2026-10-01" in dialog.form.rows["due"].below.text()
        assert not dialog.act.isEnabled()
        dialog.type(due="每周五")
        dialog.act.click()

    within(LineEditor, work)
    QTest.keyClick(page.plan, Qt.Key.Key_Insert)
    assert [line.goal for line in mine(company)][-1] == NEW["goal"]
    assert page.plan.lines.rowCount() == 3


def test_tab_leads_through_all_that_a_new_line_needs_and_it_is_chosen_then(
    page: Plans, company: Company
) -> None:
    def work(dialog: QDialog) -> None:
        assert isinstance(dialog, LineEditor)
        fields = [dialog.form.field(name) for name in ("goal", "action", "due", "support")]
        fields[0].setFocus()
        for field, after in pairwise(fields):
            assert "*" in dialog.form.rows["due"].label.text()
            QTest.keyClick(field, Qt.Key.Key_Tab)
            assert dialog.focusWidget() is after
        dialog.type(**NEW)
        dialog.act.click()

    within(LineEditor, work)
    QTest.keyClick(page.plan, Qt.Key.Key_Insert)
    assert page.entry is not None
    assert page.entry.line.goal == NEW["goal"]


def test_the_editor_points_out_a_number_game_and_still_lets_one_save(page: Plans) -> None:
    dialog = page.do.editor()
    dialog.type(**{**NEW, "action": "产量达到 10,300 吨"})
    assert dialog.hint.text() == "▲ 只有数字：请写清靠什么行动做到。"
    assert dialog.act.isEnabled()
    dialog.type(action=NEW["action"])
    assert dialog.hint.text() == ""
    dialog.begin()
    dialog.close()


def test_the_owners_own_kpis_are_offered_first(page: Plans, company: Company) -> None:
    dialog = page.do.editor()
    choice = dialog.form.field("kpi")
    served = company.plans.served(OCTOBER, HEAD.code)
    offered = [choice.itemText(at).rsplit(" ", 1)[-1] for at in range(1, len(served) + 1)]  # type: ignore[attr-defined]
    assert sorted(offered) == sorted(served)
    dialog.begin()
    dialog.close()


def test_lines_move_and_go_by_keys(page: Plans, company: Company) -> None:
    first, second = mine(company)
    page.plan.choose((OCTOBER, HEAD.code, 0))
    QTest.keyClick(page.plan, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [line.goal for line in mine(company)] == [second.goal, first.goal]
    assert page.entry is not None
    assert page.entry.line.goal == first.goal
    assert (page.up.isEnabled(), page.down.isEnabled()) == (True, False)
    QTest.keyClick(page.plan, Qt.Key.Key_Delete)
    assert [line.goal for line in mine(company)] == [second.goal]


def test_what_came_of_a_line_is_said_with_its_day_and_a_dropped_one_needs_a_reason(
    page: Plans, company: Company
) -> None:
    def work(dialog: QDialog) -> None:
        assert isinstance(dialog, OutcomeEditor)
        dialog.choose(PlanState.DROPPED)
        assert not dialog.act.isEnabled()
        assert dialog.form.rows["outcome"].below.text() == "此项必填。请填写。"
        dialog.choose(PlanState.DONE)
        assert dialog.form.value("done_on") == "2026-11-05"
        dialog.type(done_on="2026-10-28", outcome="三批全部补交")
        dialog.act.click()

    page.plan.choose((OCTOBER, HEAD.code, 0))
    within(OutcomeEditor, work)
    QTest.keyClick(page.plan, Qt.Key.Key_Space)
    line = mine(company)[0]
    assert (line.state, str(line.done_on), line.outcome) == (PlanState.DONE, "2026-10-28", "三批全部补交")
    assert cells(page, 0)[5] == "已完成"


def test_a_plan_is_approved_and_a_change_withdraws_it_and_says_so(
    page: Plans, company: Company, window: Window
) -> None:
    def approve(dialog: QDialog) -> None:
        assert isinstance(dialog, ApprovalEditor)
        assert dialog.form.value("by") == company.plans.board(OCTOBER).owners[1].manager
        dialog.type(by="E0005")
        assert not dialog.act.isEnabled()
        dialog.type(by="E0002", note="抓紧")
        dialog.act.click()

    def change(dialog: QDialog) -> None:
        assert isinstance(dialog, LineEditor)
        dialog.type(support="请供应部派人")
        dialog.act.click()

    page.do.withdraw()
    assert [act.words for act in page.acts()][1] == "审批…"
    within(ApprovalEditor, approve)
    page.do.approve()
    assert "✓ " in page.card.sub.text()
    assert [act.words for act in page.acts()][1] == "撤回审批"
    page.plan.choose((OCTOBER, HEAD.code, 0))
    within(LineEditor, change)
    page.do.change()
    assert HEAD.code not in company.plans.board(OCTOBER).approvals
    assert mine(company)[0].support == "请供应部派人"


def test_november_starts_with_what_is_ticked_and_the_second_time_there_is_less(
    page: Plans, company: Company, window: Window, qtbot: QtBot
) -> None:
    company.periods.open(NOVEMBER)
    window.show_period(NOVEMBER)
    assert page.period == NOVEMBER
    dialog = page.do.starting()
    assert isinstance(dialog, Starting)
    qtbot.addWidget(dialog)
    dialog.whose.setCurrentIndex(dialog.whose.findData(HEAD.code))
    assert {offer.line.owner for offer in dialog.ticked} == {HEAD.code}
    taken = [offer.line.goal for offer in dialog.ticked]
    assert dialog.act.text() == f"结转 {len(taken)} 行"
    first = dialog.list.item(dialog.list.currentRow())
    assert first.flags() & Qt.ItemFlag.ItemIsUserCheckable
    dialog.accept()
    assert [line.goal for line in mine(company, NOVEMBER)] == taken
    assert mine(company, NOVEMBER)[0].since == "2026-09"
    again = page.do.starting()
    assert again is not None
    qtbot.addWidget(again)
    assert not {offer.line.owner for offer in again.ticked} & {HEAD.code}


def test_plan_and_outcome_stand_beside_the_kpis_figures_with_last_month_above(
    page: Plans, company: Company
) -> None:
    page.compare.setChecked(True)
    model = page.outcome.lines
    rows = [[str(model.index(row, at).data()) for at in range(10)] for row in range(model.rowCount())]
    assert [row[0] for row in rows] == ["2026年9月", "2026年9月", "2026年10月", "2026年10月"]
    september = rows[0]
    assert september[5:9] == ["▲ 已逾期", "98.0", "94.7", "87.86"]
    assert not page.change.isEnabled()
    page.outcome.choose((OCTOBER, HEAD.code, 1))
    assert page.entry is not None
    company.plans.settle(page.entry.line, {"state": "done", "done_on": "2026-10-30", "outcome": "成了"})
    assert page.entry is not None
    assert (page.entry.line.period, page.entry.line.outcome) == (OCTOBER, "成了")


def test_the_preview_leads_to_the_plan_in_sight_in_the_print_centre(
    page: Plans, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    went: list[tuple[str, str]] = []
    monkeypatch.setattr(window, "go", lambda name, **where: went.append((name, where["filter"])))
    page.preview.click()
    page.print_here()
    page.turn_to("department")
    page.preview.click()
    assert went == [("printing", "plans:E0005")] * 2 + [("printing", "plans")]


def test_the_sheets_in_sight_are_saved_as_a_pdf(page: Plans, tmp_path: Path) -> None:
    save_plans(page.desk, OCTOBER, page.owners_in_sight, tmp_path / "plan")
    (words,) = texts((tmp_path / "plan.pdf").read_bytes())
    assert "月度计划表" in words
    assert "雷镇川" in words


def test_a_locked_months_plan_can_still_be_written(page: Plans, company: Company, window: Window) -> None:
    window.show_period("2026-09")
    entry = page.plan.lines.rows[0]
    company.plans.change(entry.line, {"support": "补记"})
    assert page.plan.lines.rows[0].line.support == "补记"


def test_the_way_to_next_months_plan_opens_its_period(page: Plans, window: Window) -> None:
    asked: list[str] = []
    window.open_period = lambda code="": asked.append(code)  # type: ignore[method-assign]
    act = next(act for act in page.acts() if "11" in act.words)
    act.act()
    assert asked == [NOVEMBER]
    window.show_period("2026-09")
    assert not any("月计划" in act.words for act in page.acts())
