"""The month as a whole on the Scoring page: its states, checklists, lock, versions, and longer periods."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from models.terms import Dimension, PeriodState, SubjectType
from services.company import Company
from services.domain.scorecard import SubjectKey
from services.workbench import month_of
from tests.ui.pages.scoring.conftest import page_of
from ui.dialogs.lock_period import LockPeriod
from ui.dialogs.new_period import NewPeriod
from ui.dialogs.reason import Reason
from ui.pages.scoring import Scoring
from ui.pages.scoring.awaited import AwaitedDialog
from ui.pages.scoring.checklist import Checklist
from ui.pages.scoring.versions import VersionsDialog
from ui.widgets.buttons import LinkButton
from ui.widgets.text import Text
from ui.window import Window

OCTOBER, SEPTEMBER = "2026-10", "2026-09"
GAP = SubjectKey(SubjectType.EMPLOYEE, "E0027")  # 盛夏 lacks K05
WORKS = SubjectKey(SubjectType.DEPARTMENT, "D02")


def press(qtbot: QtBot, page: Scoring, state: PeriodState) -> Checklist:
    """Press a state in the strip; its checklist drops down."""
    qtbot.mouseClick(page.month.states.button(state.value), Qt.MouseButton.LeftButton)
    return next(found for found in page.window().findChildren(Checklist) if found.isVisible())


def words(widget: Checklist) -> list[str]:
    return [text.text() for text in widget.findChildren(Text)]


def state(company: Company, period: str = OCTOBER) -> PeriodState:
    return next(record.state for record in company.periods.all() if record.code == period)


def fill(company: Company) -> None:
    company.actuals.enter(OCTOBER, GAP, "K05", "4.6")


def link_of(found: Checklist, about: str) -> LinkButton:
    return next(link for link in found.links if about in link.accessibleName())


# The states


def test_the_strip_shows_where_the_month_stands_and_a_state_can_be_gone_to_and_back_from(
    qtbot: QtBot, page: Scoring, company: Company
) -> None:
    strip = page.month.states
    assert strip.button("open").accessibleName() == "开放：进行中"
    found = press(qtbot, page, PeriodState.SCORING)
    qtbot.mouseClick(found.acts[-1], Qt.MouseButton.LeftButton)
    assert state(company) is PeriodState.SCORING
    assert [strip.button(key).text() for key in ("open", "collecting", "scoring")] == [
        "✓ 开放",
        "✓ 收数",
        "评分",
    ]
    assert strip.button("review").accessibleName() == "复核：未开始"
    found = press(qtbot, page, PeriodState.COLLECTING)
    assert found.acts[-1].text() == "退回“收数”"
    qtbot.mouseClick(found.acts[-1], Qt.MouseButton.LeftButton)
    assert state(company) is PeriodState.COLLECTING


def test_a_move_is_undone_with_ctrl_z(qtbot: QtBot, page: Scoring, window: Window, company: Company) -> None:
    page.months.move(PeriodState.REVIEW)
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert state(company) is PeriodState.OPEN
    assert page.month.states.current == "open"


def test_the_header_leads_from_state_to_state(page: Scoring, company: Company) -> None:
    assert [act.words for act in page.acts()] == ["开始收数", "下一个缺数（1）"]
    page.acts()[0].act()
    assert [act.words for act in page.acts()] == ["进入评分", "下一个缺数（1）"]
    page.acts()[0].act()
    assert [act.words for act in page.acts()] == ["提交复核", "下一个缺数（1）"]
    page.acts()[0].act()
    assert [act.words for act in page.acts()] == ["下一个缺数（1）"]
    fill(company)
    assert [(act.words, act.primary) for act in page.acts()] == [("锁定…", True)]


def test_a_month_just_opened_begins_with_collecting(window: Window, page: Scoring, company: Company) -> None:
    company.periods.open("2026-11")
    window.show_period("2026-11")
    assert [(act.words, act.primary) for act in page.acts()] == [
        (f"下一个缺数（{gaps(company, '2026-11')}）", False),
        ("开始收数", True),
    ]


def test_the_same_number_of_gaps_is_told_wherever_one_looks(
    window: Window, page: Scoring, company: Company
) -> None:
    company.periods.open("2026-11")
    company.periods.move("2026-11", PeriodState.COLLECTING)
    window.show_period("2026-11")
    count = gaps(company, "2026-11")
    dialog = AwaitedDialog(page.desk, company.results.of("2026-11"), page)
    listed = sum(len(one.lines) for one in dialog.awaited.providers)
    assert listed == count
    assert f"还缺 {count} 个实际值" in dialog.head.text()
    assert page.month.awaited.text() == f"缺数清单（{count}）…"
    assert f"下一个缺数（{count}）" in [act.words for act in page.acts()]
    assert page.subtitle.endswith(f"缺 {count} 项")
    window.go("workbench")
    assert window.header.button(f"继续收数（还差 {count} 项）") is not None


def gaps(company: Company, period: str) -> int:
    """How many lines of a period are without a score."""
    return month_of(company.results.of(period)).missing


# The checklists


def test_a_checklist_says_what_is_left_and_leads_to_the_line(
    qtbot: QtBot, page: Scoring, company: Company
) -> None:
    found = press(qtbot, page, PeriodState.COLLECTING)
    said = words(found)
    assert "财务部提供的实际值" in said
    assert "还差 1 / 66" in said
    qtbot.mouseClick(link_of(found, "财务部"), Qt.MouseButton.LeftButton)
    assert not found.isVisible()
    assert (page.subject, page.kpi) == (GAP, "K05")


def test_a_review_leads_to_the_vetoes_and_to_the_alarm(qtbot: QtBot, window: Window, page: Scoring) -> None:
    qtbot.mouseClick(link_of(press(qtbot, page, PeriodState.REVIEW), "否决"), Qt.MouseButton.LeftButton)
    assert page.sieve.filter == "veto"
    qtbot.mouseClick(link_of(press(qtbot, page, PeriodState.REVIEW), "背离"), Qt.MouseButton.LeftButton)
    assert window.page_key == "kpis"


def test_a_checklist_goes_with_escape_and_with_a_click_elsewhere(qtbot: QtBot, page: Scoring) -> None:
    found = press(qtbot, page, PeriodState.REVIEW)
    qtbot.keyClick(found, Qt.Key.Key_Escape)
    assert not found.isVisible()
    found = press(qtbot, page, PeriodState.REVIEW)
    qtbot.mouseClick(page.sieve, Qt.MouseButton.LeftButton)
    assert not found.isVisible()


def test_the_bar_counts_what_is_done_left_and_to_be_looked_at(page: Scoring, company: Company) -> None:
    page.months.move(PeriodState.REVIEW)
    assert page.month.words.words() == "清单完成 2 / 8 · ▲ 待办 2 项 · ○ 请过目 4 项"
    fill(company)
    assert page.month.words.words() == "清单完成 3 / 8 · ▲ 待办 1 项 · ○ 请过目 4 项"
    assert page.month.awaited.isHidden()


# The lock


def test_a_lock_with_gaps_names_them_and_asks_nothing(
    qtbot: QtBot, window: Window, page: Scoring, company: Company
) -> None:
    found = press(qtbot, page, PeriodState.LOCKED)
    qtbot.mouseClick(found.acts[-1], Qt.MouseButton.LeftButton)
    assert state(company) is PeriodState.OPEN
    assert "盛夏" in window.toasts.toasts[-1].label.text()


def test_the_lock_tells_its_version_and_what_is_still_for_the_eyes(
    qtbot: QtBot, page: Scoring, company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(company)
    said: list[str] = []

    def refuse(dialog: LockPeriod) -> int:
        said.extend(text.text() for text in dialog.findChildren(Text))
        return int(QDialog.DialogCode.Rejected)

    monkeypatch.setattr(LockPeriod, "exec", refuse)
    page.months.lock()
    assert any("冻结为第 1 版" in text for text in said)
    assert any("触发否决且未豁免" in text and "生产部" in text for text in said)
    assert any(text.startswith("▲ 背离预警") for text in said)
    assert state(company) is PeriodState.OPEN
    monkeypatch.setattr(LockPeriod, "exec", lambda _: int(QDialog.DialogCode.Accepted))
    page.months.lock()
    assert state(company) is PeriodState.LOCKED
    assert page.month.words.words().startswith("第 1 版")


def test_a_reopening_tells_which_version_stays_and_asks_why(
    window: Window, page: Scoring, company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.show_period(SEPTEMBER)
    said: list[str] = []

    def answer(dialog: Reason) -> int:
        said.extend(text.text() for text in dialog.findChildren(Text))
        dialog.field.setPlainText("申诉")
        return int(QDialog.DialogCode.Accepted)

    monkeypatch.setattr(Reason, "exec", answer)
    page.months.reopen()
    assert any(text.startswith("第 1 版按锁定时的样子保留") for text in said)
    assert state(company, SEPTEMBER) is PeriodState.OPEN
    assert not page.month.versions.isHidden()


# Versions


def test_versions_are_compared_and_only_what_differs_is_shown(
    window: Window, page: Scoring, company: Company, tmp_path: Path
) -> None:
    company.periods.reopen(SEPTEMBER, "申诉")
    line = next(one for one in company.results.subject(SEPTEMBER, GAP).lines if one.kpi == "K05")
    company.actuals.enter(SEPTEMBER, GAP, "K05", "99")
    dialog = VersionsDialog(page.desk, SEPTEMBER, page)
    assert (dialog.old.currentText(), dialog.new.currentText()) == ("第 1 版", "当前（已重新开放）")
    rows = dialog.outline.words()
    assert rows[0][0].startswith("盛夏")
    assert any(row[:2] == [line.name, "实际值"] and row[3].startswith("99") for row in rows)
    company.periods.lock(SEPTEMBER)
    again = VersionsDialog(page.desk, SEPTEMBER, page)
    assert again.new.currentText() == "第 2 版"
    assert again.outline.words() == rows
    again.new.setCurrentIndex(0)
    assert again.outline.words() == []
    assert not again.same.isHidden()
    path = tmp_path / "旧版.xlsx"
    again.save_to(path, 1)
    book = openpyxl.load_workbook(path)
    assert book.worksheets[0].max_row == len(company.versions.result(SEPTEMBER, 1).results) + 1


# What is awaited


def test_the_awaited_actuals_are_copied_and_saved_provider_by_provider(
    page: Scoring, company: Company, tmp_path: Path
) -> None:
    dialog = AwaitedDialog(page.desk, company.results.of(OCTOBER), page)
    rows = dialog.outline.words()
    assert rows[0] == ["财务部：待提供 1 / 66"]
    assert rows[1][1] == "盛夏"
    assert rows[2] == ["不完整：1"]
    assert not dialog.copy_one.isEnabled()
    dialog.outline.setCurrentItem(dialog.outline.topLevelItem(0))
    dialog.copy_chosen()
    assert "盛夏\tE0027" in QGuiApplication.clipboard().text()
    path = tmp_path / "缺数.xlsx"
    dialog.save_to(path)
    assert openpyxl.load_workbook(path).sheetnames == ["财务部", "不完整"]


# New periods


def test_the_menu_of_the_periods_opens_a_new_one(
    window: Window, company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    def accept(dialog: NewPeriod) -> int:
        dialog.propose(Dimension.QUARTERLY)
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(NewPeriod, "exec", accept)
    window.header.picker.menu().actions()[-1].trigger()
    assert state(company, "2026Q4") is PeriodState.OPEN
    assert window.period == "2026Q4"


def test_before_opening_it_is_said_what_would_be_found(window: Window, company: Company) -> None:
    dialog = NewPeriod(window.say, company, parent=window)
    assert dialog.code == "2026-11"
    assert "59 个部门和人员用本周期的考核表评分" in dialog.found.text()
    dialog.kinds.button(Dimension.HALF_YEARLY).click()
    assert (dialog.code, dialog.span.text()) == ("2026H2", "2026年下半年：2026-07-01 至 2026-12-31")
    assert "结果取所含各期的平均" in dialog.found.text()
    dialog.later.click()
    assert dialog.code == "2027H1"
    dialog.field.setText(" ２０２７q1 ")
    assert dialog.prospect is not None
    assert dialog.prospect.period.code == "2027Q1"
    assert dialog.kinds.current == Dimension.QUARTERLY


@pytest.mark.parametrize(
    ("typed", "said"), [("2026-13", "不是考核期"), ("", "不是考核期"), (OCTOBER, "已经")]
)
def test_what_cannot_be_opened_is_refused_in_its_row(
    window: Window, company: Company, typed: str, said: str
) -> None:
    dialog = NewPeriod(window.say, company, parent=window)
    dialog.field.setText(typed)
    assert said in dialog.row.below.text()
    assert not dialog.act.isEnabled()
    before = company.periods.all()
    dialog.accept()
    assert company.periods.all() == before


def test_a_year_that_may_be_a_slip_is_warned_of_and_return_does_not_open_it(
    window: Window, company: Company
) -> None:
    dialog = NewPeriod(window.say, company, parent=window)
    assert (dialog.warning.isHidden(), dialog.act.isDefault()) == (True, True)
    dialog.field.setText("1999-01")
    assert not dialog.far.isHidden()
    assert dialog.far.text().startswith("▲ 与最近的考核期")
    assert dialog.cancel.isDefault()
    assert dialog.act.isEnabled()
    dialog.field.setText("2026-11")
    assert (dialog.warning.isHidden(), dialog.act.isDefault()) == (True, True)


# Longer periods


def test_a_derived_half_year_lists_its_months_and_leads_to_them(
    qtbot: QtBot, window: Window, page: Scoring, company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    company.periods.open("2026H2")
    window.show_period("2026H2")
    page.show_subject(WORKS)
    inside = page.card.inside
    assert inside.words.text() == "无需录入：结果是所含各期的平均。还缺 2 期。"
    links = inside.findChildren(LinkButton)
    assert len(links) == 6
    asked: list[str] = []
    monkeypatch.setattr(window, "open_period", asked.append)
    qtbot.mouseClick(links[4], Qt.MouseButton.LeftButton)
    assert asked == ["2026-11"]
    qtbot.mouseClick(links[3], Qt.MouseButton.LeftButton)
    assert window.period == OCTOBER
    assert [act.words for act in page.acts()] == ["开始收数", "下一个缺数（1）"]


def test_a_quarter_of_locked_months_is_complete_without_any_entry(window: Window, page: Scoring) -> None:
    company = page.desk.company
    company.periods.open("2026Q3")
    window.show_period("2026Q3")
    assert "数据齐全" in page.subtitle
    page.show_subject(WORKS)
    assert "还缺" not in page.card.inside.words.text()
    company.periods.lock("2026Q3")
    assert company.results.of("2026Q3").state is PeriodState.LOCKED
    assert page.card.inside.isVisible()


def test_a_longer_period_whose_months_are_open_is_warned_of_before_the_lock(
    qtbot: QtBot, window: Window, page: Scoring, company: Company
) -> None:
    company.periods.reopen(SEPTEMBER, "申诉")
    company.periods.open("2026Q3")
    window.show_period("2026Q3")
    said = words(press(qtbot, page, PeriodState.LOCKED))
    assert "所含各期已锁定" in said
    assert "2026年9月" in said


def test_everything_is_said_in_english_too(open_window: Callable[..., Window], company: Company) -> None:
    window = open_window(company, language="en")
    window.go("scoring")
    page = page_of(window)
    titles = [words(page.months.open_checklist(each.value))[0] for each in PeriodState]
    assert titles[:2] == ["Checklist: Opened", "Checklist: Collect data"]
    assert titles[-1] == "Before the lock"
    assert [act.words for act in page.acts()] == ["Begin collecting", "Next gap (1)"]
