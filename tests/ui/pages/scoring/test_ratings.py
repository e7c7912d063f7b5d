"""Ratings and described cases, entered through the window on the sample company."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from models.terms import RaterGroup, SubjectType
from services.company import Company
from services.domain.result import LineResult, LineState
from services.domain.scorecard import SubjectKey
from services.typed_ratings import RatedLine
from ui.dialogs.confirm import Confirm
from ui.pages.scoring import Scoring
from ui.pages.scoring.cell_editors import TextCell
from ui.pages.scoring.describing import Describing
from ui.pages.scoring.judging import case_dialog, ratings_dialog
from ui.pages.scoring.ratings import RatingsDialog
from ui.pages.scoring.ratings.model import GROUP, REASON, SCORE
from ui.window import Window

OCTOBER, SEPTEMBER = "2026-10", "2026-09"
BOSS = SubjectKey(SubjectType.EMPLOYEE, "E0016")  # K35 is rated, K23 described
WORKER = SubjectKey(SubjectType.EMPLOYEE, "E0007")  # two peers rate K35
OFFICE = SubjectKey(SubjectType.DEPARTMENT, "D01")  # K34: six inner customers, trimmed
OFFICE_HEAD = SubjectKey(SubjectType.EMPLOYEE, "E0001")
CONTROL = Qt.KeyboardModifier.ControlModifier
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # lists that pop up on no screen


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[QDialog]:
    """The dialogs that were opened; each is shown without waiting for an answer."""
    shown: list[QDialog] = []

    def show(dialog: QDialog) -> int:
        shown.append(dialog)
        dialog.setModal(False)
        dialog.show()
        return int(QDialog.DialogCode.Rejected)

    for kind in (RatingsDialog, Describing):
        monkeypatch.setattr(kind, "exec", show)
    return shown


def line(company: Company, key: SubjectKey, kpi: str, period: str = OCTOBER) -> LineResult:
    return next(found for found in company.results.subject(period, key).lines if found.kpi == kpi)


def go(page: Scoring, key: SubjectKey, kpi: str) -> None:
    page.show_subject(key)
    page.go_to(key, kpi)
    page.panel.view.setFocus()


def dialog_of(qtbot: QtBot, page: Scoring, key: SubjectKey, kpi: str) -> RatingsDialog:
    go(page, key, kpi)
    row = page.row
    assert row is not None
    assert row.line is not None
    dialog = ratings_dialog(page, row.subject, row.line)
    qtbot.addWidget(dialog, before_close_func=lambda shown: setattr(shown, "saved", shown.model.filled))
    dialog.setModal(False)
    dialog.show()
    return dialog


def type_in(qtbot: QtBot, dialog: RatingsDialog, text: str, end: Qt.Key) -> None:
    """The first sign opens the cell, the rest goes into it, the key leaves it."""
    table = dialog.table
    if text:
        qtbot.keyClick(table, Qt.Key.Key_F2)
        editor = next(one for one in table.findChildren(QLineEdit) if not one.isHidden())
        editor.clear()
        editor.insert(text)
        qtbot.keyClick(editor, end)
        qtbot.waitUntil(lambda: not any(one.isVisible() for one in table.findChildren(QLineEdit)))
    else:
        qtbot.keyClick(table, end)


def scores(company: Company, key: SubjectKey, kpi: str) -> list[Decimal]:
    return [given.score for given in company.ratings.of(RatedLine(OCTOBER, key, kpi))]


# Opening


@pytest.mark.parametrize("way", ["key", "typing", "double click", "link"])
def test_a_rated_cell_leads_to_its_ratings(
    qtbot: QtBot, page: Scoring, opened: list[QDialog], way: str
) -> None:
    go(page, BOSS, "K35")
    match way:
        case "key":
            qtbot.keyClick(page.panel.view, Qt.Key.Key_F2)
        case "typing":
            qtbot.keyClicks(page.panel.view, "9")
        case "double click":
            page.panel.view.open_editor()
        case _:
            qtbot.mouseClick(page.why.ratings, Qt.MouseButton.LeftButton)
    assert [type(dialog) for dialog in opened] == [RatingsDialog]
    assert page.panel.view.editor is None
    page.go_to(BOSS, "K23")
    assert page.why.ratings.isHidden()


def test_without_ratings_a_number_is_typed_and_the_link_still_leads_to_them(
    qtbot: QtBot, page: Scoring, company: Company, opened: list[QDialog]
) -> None:
    company.ratings.replace(RatedLine(OCTOBER, BOSS, "K35"), [])
    assert line(company, BOSS, "K35").state is LineState.MISSING
    go(page, BOSS, "K35")
    qtbot.keyClicks(page.panel.view, "8")
    assert isinstance(page.panel.view.editor, TextCell)
    qtbot.keyClicks(page.panel.view.editor, "8")
    qtbot.keyClick(page.panel.view.editor, Qt.Key.Key_Return)
    assert line(company, BOSS, "K35").score == 88
    go(page, BOSS, "K35")
    qtbot.mouseClick(page.why.ratings, Qt.MouseButton.LeftButton)
    assert len(opened) == 1


def test_a_head_edits_the_ratings_of_the_department(qtbot: QtBot, page: Scoring, company: Company) -> None:
    dialog = dialog_of(qtbot, page, OFFICE_HEAD, "K34")
    assert len(dialog.model.filled) == 10
    dialog.model.write({(0, "score"): "50"})
    dialog.accept()
    assert scores(company, OFFICE, "K34")[0] == 50
    assert line(company, OFFICE, "K34").score == line(company, OFFICE_HEAD, "K34").score
    assert dialog.tried.line.score == line(company, OFFICE, "K34").score


# Typing


def test_ratings_are_typed_by_keyboard_alone_and_the_score_follows(
    qtbot: QtBot, page: Scoring, company: Company
) -> None:
    company.ratings.replace(RatedLine(OCTOBER, BOSS, "K35"), [])
    dialog = dialog_of(qtbot, page, BOSS, "K35")
    for text, end in (
        *(
            ("上", Qt.Key.Key_Tab),
            ("石敬亭", Qt.Key.Key_Tab),
            ("９０", Qt.Key.Key_Tab),
            ("稳", Qt.Key.Key_Return),
        ),
        *(("tj", Qt.Key.Key_Tab), ("", Qt.Key.Key_Tab), ("81", Qt.Key.Key_Return)),
    ):
        type_in(qtbot, dialog, text, end)
    assert [(row.group, row.rater, row.score, row.reason) for row in dialog.model.filled] == [
        ("上级", "石敬亭", "９０", "稳"),
        ("同级", "", "81", ""),
    ]
    assert (dialog.table.currentIndex().row(), dialog.table.currentIndex().column()) == (2, GROUP)
    assert dialog.verdict.score.text() == "87.00"
    assert "自评：" in dialog.verdict.words.text()
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return, CONTROL)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert scores(company, BOSS, "K35") == [90, 81]
    assert line(company, BOSS, "K35").score == 87


def test_groups_with_a_weight_come_first_and_the_others_say_they_have_none(
    qtbot: QtBot, page: Scoring
) -> None:
    dialog = dialog_of(qtbot, page, OFFICE, "K34")
    choices = dialog.model.groups.choices
    assert choices[0] == "上级 · 权重 30"
    assert len(choices) == len(RaterGroup)
    assert all("无权重" in choice for choice in choices[3:])
    dialog.model.write({(10, "group"): "专家", (10, "score"): "10"})
    assert "无权重" in dialog.verdict.groups
    assert dialog.verdict.score.text() == "94.63"
    assert dialog.model.is_idle(dialog.model.index(10, GROUP))


def test_a_cell_repeats_the_one_above_and_rows_are_taken_out(
    qtbot: QtBot, page: Scoring, company: Company
) -> None:
    dialog = dialog_of(qtbot, page, WORKER, "K35")
    dialog.table.go_to(4, GROUP)
    qtbot.keyClick(dialog.table, Qt.Key.Key_D, CONTROL)
    assert dialog.model.rows[4].group == "同级"
    qtbot.keyClick(dialog.table, Qt.Key.Key_Delete, CONTROL)
    dialog.table.go_to(0, REASON)
    dialog.drop.click()
    dialog.accept()
    assert len(scores(company, WORKER, "K35")) == 3


# Pasting, and what is wrong


def test_a_pasted_list_with_wrong_cells_is_saved_only_when_they_are_mended_or_removed(
    qtbot: QtBot, page: Scoring, company: Company
) -> None:
    before = scores(company, WORKER, "K35")
    dialog = dialog_of(qtbot, page, WORKER, "K35")
    QGuiApplication.clipboard().setText(
        "分数\t组别\t评价人\n92\t上级\t石敬亭\n88%\t同级\t康北辰\n105\t同级\t梁静姝\n"
    )
    qtbot.keyClick(dialog.table, Qt.Key.Key_V, CONTROL)
    dialog.accept()
    assert dialog.isVisible()
    assert "2 处" in dialog.problem.text()
    assert "不带百分号" in dialog.complaint
    assert (dialog.table.currentIndex().row(), dialog.table.currentIndex().column()) == (5, SCORE)
    assert scores(company, WORKER, "K35") == before
    type_in(qtbot, dialog, "88", Qt.Key.Key_Return)
    assert "0–100" in dialog.complaint
    dialog.drop.click()
    assert dialog.problem.isHidden()
    dialog.accept()
    assert scores(company, WORKER, "K35") == [*before, 92, 88]


def test_a_row_being_typed_is_not_called_wrong_before_one_leaves_it(qtbot: QtBot, page: Scoring) -> None:
    dialog = dialog_of(qtbot, page, WORKER, "K35")
    type_in(qtbot, dialog, "同级", Qt.Key.Key_Tab)
    assert dialog.problem.isHidden()
    dialog.table.go_to(0, GROUP)
    assert "1 处" in dialog.problem.text()


def test_leaving_with_unsaved_ratings_asks(
    qtbot: QtBot, page: Scoring, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[QDialog] = []
    monkeypatch.setattr(Confirm, "exec", lambda dialog: asked.append(dialog) or QDialog.DialogCode.Rejected)
    dialog = dialog_of(qtbot, page, WORKER, "K35")
    dialog.model.write({(0, "score"): "1"})
    dialog.reject()
    assert len(asked) == 1
    assert dialog.isVisible()
    dialog.model.write({(0, "score"): dialog.saved[0].score})
    dialog.reject()
    assert len(asked) == 1
    assert not dialog.isVisible()


# Reasons


def test_trimming_the_minimum_and_an_absent_group_are_told_as_on_the_sheet(
    qtbot: QtBot, page: Scoring, company: Company
) -> None:
    assert "去掉一个最高分和一个最低分" in dialog_of(qtbot, page, OFFICE, "K34").verdict.words.text()
    dialog = dialog_of(qtbot, page, WORKER, "K35")
    assert "同级：评分不足 3 份，不单独显示" in dialog.verdict.words.text()
    dialog.table.go_to(2, GROUP)
    dialog.table.remove_rows()
    dialog.table.go_to(2, GROUP)
    dialog.table.remove_rows()
    assert "同级：" in dialog.verdict.words.text()
    assert "缺席" in dialog.verdict.groups
    assert "85.71%" in dialog.verdict.groups


def test_a_locked_month_shows_its_ratings_and_takes_none(
    qtbot: QtBot, window: Window, page: Scoring, company: Company
) -> None:
    window.show_period(SEPTEMBER)
    dialog = dialog_of(qtbot, page, OFFICE, "K34")
    assert dialog.act.isHidden()
    assert dialog.wipe.isHidden()
    assert "已锁定" in dialog._hint()
    assert dialog.verdict.score.text() == page.say.fixed(line(company, OFFICE, "K34", SEPTEMBER).score)
    before = dialog.model.rows
    dialog.table.go_to(0, SCORE)
    qtbot.keyClicks(dialog.table, "9")
    qtbot.keyClick(dialog.table, Qt.Key.Key_Delete)
    dialog.table.paste("上级\t安\t1")
    assert dialog.model.rows == before


def test_a_line_out_of_the_period_says_what_to_do_first(
    page: Scoring, company: Company, window: Window
) -> None:
    company.actuals.mark_not_applicable(OCTOBER, BOSS, "K35", "借调")
    go(page, BOSS, "K35")
    page.why.ratings.click()
    assert "恢复适用" in window.toasts.toasts[-1].label.text()


# Described cases


def test_a_described_cell_asks_for_case_and_reason_and_keeps_the_old_one_as_the_start(
    qtbot: QtBot, page: Scoring, company: Company, opened: list[QDialog]
) -> None:
    before = line(company, BOSS, "K23")
    go(page, BOSS, "K23")
    qtbot.keyClicks(page.panel.view, "1")
    (dialog,) = opened
    assert isinstance(dialog, Describing)
    assert dialog.cases.currentData() == before.actual_text
    assert dialog.reason.text() == before.note
    dialog.cases.setCurrentIndex(dialog.cases.findData("重点缺陷"))
    dialog.reason.setText(" ")
    dialog.accept()
    assert "原因" in dialog.reason_row.below.text() or "理由" in dialog.reason_row.below.text()
    assert line(company, BOSS, "K23") == before
    dialog.reason.setText("废料斗溢出")
    dialog.accept()
    after = line(company, BOSS, "K23")
    assert (after.actual_text, after.note, after.score) == ("重点缺陷", "废料斗溢出", 60)
    company.trail.undo()
    assert line(company, BOSS, "K23") == before


def test_a_case_must_be_chosen(qtbot: QtBot, page: Scoring, company: Company) -> None:
    company.actuals.enter(OCTOBER, BOSS, "K23", "")
    go(page, BOSS, "K23")
    row = page.row
    assert row is not None
    assert row.line is not None
    dialog = case_dialog(page, row.subject, row.line)
    qtbot.addWidget(dialog)
    dialog.accept()
    assert "情形" in dialog.case_row.below.text()
    dialog.choose("达")
    dialog.accept()
    assert line(company, BOSS, "K23").actual_text == "达标"
