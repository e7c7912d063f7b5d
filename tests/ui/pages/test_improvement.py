"""Improvement, driven by keys as an officer would, on a copy of the sample on 16 November."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from models.terms import ImprovementState, PipState, SpreadState
from services.company import Company
from services.domain.improvement import Improvement
from services.workbooks.sheets.organisation import EMPLOYEES
from tests.ui.modal import within
from ui.dialogs.improvement_action import ActionDialog
from ui.dialogs.reason import Reason
from ui.dialogs.record import RecordDialog
from ui.pages.improvement import ImprovementPage
from ui.pages.improvement.action_dialogs import CloseDialog
from ui.pages.improvement.actions import ActionsSection
from ui.pages.improvement.pip_dialogs import StartDialog
from ui.pages.improvement.pips import PipCard, PipsSection
from ui.pages.improvement.practices import PracticesSection
from ui.window import Window

Keys = Qt.Key
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # dialogs that pop up on no screen


@pytest.fixture
def page(open_window: Callable[..., Window], company: Company) -> ImprovementPage:
    company.ledger.store.now = lambda: datetime(2026, 11, 16, 1, tzinfo=UTC)
    window = open_window(company, page="improvement")
    assert isinstance(window.page, ImprovementPage)
    return window.page


@pytest.fixture
def actions(page: ImprovementPage) -> ActionsSection:
    assert isinstance(page.section, ActionsSection)
    return page.section


def words_in(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel))


def button(widget: QWidget, words: str) -> QPushButton:
    return next(one for one in widget.findChildren(QPushButton) if one.text() == words)


def during(opens: Callable[[], object], act: Callable[[QDialog], None]) -> None:
    """Open a dialog and do something in it; it must have closed by that."""
    seen: list[QDialog] = []

    def work(dialog: QDialog) -> None:
        seen.append(dialog)
        act(dialog)

    within(QDialog, work)
    opens()
    assert seen
    assert seen[0].result() == QDialog.DialogCode.Accepted


def the(company: Company, code: str) -> Improvement:
    return next(one for one in company.records().improvements if one.code == code)


def test_the_latest_stand_first_and_the_segments_and_filters_narrow_the_list(
    actions: ActionsSection, company: Company
) -> None:
    days = [one.overdue for one in actions.table.listed]
    assert days == sorted(days, reverse=True)
    assert days[0] > 0
    actions.states.button("late").click()
    assert all(one.overdue for one in actions.table.listed)
    owner = actions.table.listed[0].action.owner
    actions.picks["owner"].choose(owner)
    actions.picks["owner"].activated.emit(0)
    assert {one.action.owner for one in actions.table.listed} == {owner}
    assert actions.ageing.text().startswith("逾期")


def test_return_on_an_open_action_marks_it_done_and_a_done_one_is_closed_by_somebody_else(
    qtbot: QtBot, actions: ActionsSection, company: Company
) -> None:
    first = actions.table.listed[0].action

    def done(dialog: QDialog) -> None:
        assert isinstance(dialog, RecordDialog)
        dialog.type(evidence="")
        QTest.keyClick(dialog, Keys.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert dialog.isVisible()  # no evidence: it stays, and says so
        assert "必填" in words_in(dialog)
        dialog.type(evidence="清单在调度台")
        dialog.act.click()

    actions.table.setFocus()
    during(lambda: QTest.keyClick(actions.table, Keys.Key_Return), done)
    assert the(company, first.code).state is ImprovementState.DONE
    actions.show_item(first.code)

    def close(dialog: QDialog) -> None:
        assert isinstance(dialog, CloseDialog)
        dialog.type(closed_by=first.owner, result="看过清单")
        dialog.act.click()
        assert dialog.isVisible()  # its own owner: refused at the field, by name
        assert "不能验收自己负责的行动" in words_in(dialog)
        dialog.type(closed_by="E0001")
        dialog.act.click()

    during(lambda: QTest.keyClick(actions.table, Keys.Key_Return), close)
    assert the(company, first.code).state is ImprovementState.CLOSED


def test_a_new_action_says_at_the_field_what_is_missing_and_keeps_its_whys(
    actions: ActionsSection, company: Company
) -> None:
    def raise_one(dialog: QDialog) -> None:
        assert isinstance(dialog, ActionDialog)
        dialog.act.click()
        assert dialog.isVisible()
        assert words_in(dialog).count("此项必填") == 3  # measure, owner, due date
        for number, why in enumerate(("晚了", "没装", "没人", "没写", "没想到")):
            QTest.keyClicks(dialog.whys.lines[number], "x")
            dialog.whys.lines[number].setText(why)
        assert len(dialog.whys.lines) == 6  # the fifth why offered another
        dialog.type(measure="每天更新清单", owner="E0015", due="2026-12-10", speaker="E0005", kpi="K19")
        dialog.act.click()

    before = {one.code for one in company.records().improvements}
    during(actions.add, raise_one)
    (code,) = {one.code for one in company.records().improvements} - before
    assert the(company, code).cause.splitlines() == ["晚了", "没装", "没人", "没写", "没想到"]
    actions.show_item(code)
    assert "没想到" in words_in(actions.panel)


def test_sending_back_asks_for_a_reason_that_the_panel_shows(
    actions: ActionsSection, company: Company
) -> None:
    actions.states.button("done").click()
    assert actions.table.current is not None
    code = actions.table.current.action.code

    def reason(dialog: QDialog) -> None:
        assert isinstance(dialog, Reason)
        dialog.field.setPlainText("夜班没有清单")
        dialog.act.click()

    during(button(actions.panel, "退回…").click, reason)
    assert the(company, code).state is ImprovementState.OPEN
    actions.show_item(code)
    assert "夜班没有清单" in words_in(actions.panel)


def test_actions_of_somebody_who_left_are_given_to_another(
    actions: ActionsSection, company: Company, page: ImprovementPage
) -> None:
    first = actions.table.listed[0]
    owner = first.action.owner
    assert not actions.stranded.isVisibleTo(actions)
    company.edits.put(
        "employee.leave",
        EMPLOYEES,
        [{"number": owner, "name": first.owner_name, "department": first.department, "left": "2026-11-10"}],
        {"name": owner, "day": "2026-11-10"},
    )
    page.refresh()
    assert "责任人已离职" in actions.stranded_words.text()

    def give(dialog: QDialog) -> None:
        dialog.act.click()  # type: ignore[attr-defined]
        assert "由谁接手" in words_in(dialog)
        dialog.owner.choose("E0015")  # type: ignore[attr-defined]
        dialog.act.click()  # type: ignore[attr-defined]

    during(actions.reassign_all.click, give)
    page.refresh()
    assert not actions.stranded.isVisibleTo(actions)


def test_a_cell_of_the_matrix_tells_and_changes_how_far_a_department_is(
    page: ImprovementPage, company: Company
) -> None:
    page.turn_to("practices")
    section = page.section
    assert isinstance(section, PracticesSection)
    cell = section.cells["J03", "D04"]
    assert "计划推广" in cell.accessibleName()

    def tried(dialog: QDialog) -> None:
        assert isinstance(dialog, RecordDialog)
        dialog.type(state=SpreadState.TRYING.value, since="2026-11-09")
        dialog.act.click()

    during(lambda: QTest.keyClick(cell, Keys.Key_Space), tried)
    page.refresh()
    assert section.cells["J03", "D04"].state.text() == "◐ 试行中"


def test_a_plan_starts_with_its_three_looks_and_its_sheet_is_saved(
    page: ImprovementPage, company: Company, tmp_path: Path
) -> None:
    page.turn_to("pips")
    section = page.section
    assert isinstance(section, PipsSection)

    def start(dialog: QDialog) -> None:
        assert isinstance(dialog, StartDialog)
        dialog.type(
            employee="E0026", coach="E0026", reason="两期 D", goal="80 分", day30="a", day60="b", day90="c"
        )
        dialog.act.click()
        assert "本人不能做自己的辅导人" in words_in(dialog)
        dialog.type(coach="E0025")
        dialog.act.click()

    during(section.start, start)
    page.refresh()
    card = next(one for one in section.findChildren(PipCard) if len(one.stops) == 3)
    assert card.acts
    newest = next(one for one in section.found if one.pip.employee == "E0026")
    assert newest.pip.state is PipState.OPEN
    section.save_sheet(newest, tmp_path / "plan")
    assert (tmp_path / "plan.pdf").read_bytes().startswith(b"%PDF")


def test_ctrl_p_shows_what_is_tracked_or_the_improvement_plans(
    page: ImprovementPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    went: list[tuple[str, str]] = []
    monkeypatch.setattr(page.desk.shell, "go", lambda name, **where: went.append((name, where["filter"])))
    page.print_here()
    page.turn_to("pips")
    page.print_here()
    assert went == [("printing", "tracking"), ("printing", "pips")]
