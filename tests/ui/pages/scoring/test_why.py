"""Why a score is what it is, on the page: the explanation, where figures come from, waivers, adjustments."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from models.terms import SubjectType
from services.company import Company
from services.domain.result import AppliedAdjustment, SubjectResult
from services.domain.scorecard import SubjectKey
from services.errors import Mendable
from ui.dialogs.confirm import Confirm
from ui.pages.scoring import Scoring
from ui.pages.scoring.adjusting import Adjusting
from ui.pages.scoring.waiving import Waiving
from ui.window import Window

OCTOBER, SEPTEMBER = "2026-10", "2026-09"
GAP = SubjectKey(SubjectType.EMPLOYEE, "E0027")  # 盛夏 lacks K05
HEAD = SubjectKey(SubjectType.EMPLOYEE, "E0005")  # 雷镇川 heads D02, whose K11 hit its veto
PLANT = SubjectKey(SubjectType.DEPARTMENT, "D02")
BOSS = SubjectKey(SubjectType.EMPLOYEE, "E0016")  # has adjustments


def go(page: Scoring, key: SubjectKey, kpi: str) -> None:
    page.show_subject(key)
    page.card.go_to_line(kpi)


def subject(company: Company, key: SubjectKey) -> SubjectResult:
    return company.results.subject(OCTOBER, key)


def facts(page: Scoring) -> str:
    return page.why.facts.text()


# Where figures come from


def test_a_line_says_where_its_target_and_its_actual_come_from(page: Scoring, company: Company) -> None:
    go(page, GAP, "K05")
    assert "目标值来自：考核表" in facts(page)
    assert "录入" not in facts(page)
    company.actuals.enter(OCTOBER, GAP, "K05", "4.6")
    who = company.trail.actions(1)[0].who
    assert f"{who} 录入" in facts(page)
    assert "原值" not in facts(page)
    company.actuals.set_note(OCTOBER, GAP, "K05", "口径更正")
    company.actuals.enter(OCTOBER, GAP, "K05", "4.7")
    assert "原值 4.6 改为 4.7（口径更正）" in facts(page)
    company.actuals.set_target(OCTOBER, GAP, "K05", "4.2")
    assert "目标值来自：本期单独设定" in facts(page)
    assert "目标值 4.2 为本期单独设定，替代考核表的" in page.why.told.text()


def test_what_a_workbook_brought_says_so(page: Scoring) -> None:
    go(page, HEAD, "K11")
    assert " 导入" in facts(page)


def test_a_line_is_set_beside_the_period_before(page: Scoring, company: Company) -> None:
    go(page, HEAD, "K11")
    last = next(line for line in company.history.of(HEAD)[SEPTEMBER].lines if line.kpi == "K11")
    now = next(line for line in subject(company, HEAD).lines if line.kpi == "K11")
    assert last.score is not None
    assert now.score is not None
    change = f"{now.score - last.score:+.2f}".replace("-", "−")
    assert f"得分 {last.score}；本期 {change}" in facts(page)


def test_an_open_period_before_says_what_stands_there_until_it_is_locked(
    page: Scoring, company: Company, window: Window
) -> None:
    company.periods.open("2026-11")
    window.show_period("2026-11")
    go(page, HEAD, "K11")
    assert "（尚未锁定）" in facts(page)


# A total


def test_a_total_is_told_as_its_parts_and_then_step_by_step(page: Scoring, company: Company) -> None:
    page.show_subject(BOSS)
    page.card.view.go_to(len(page.card.model.rows) - 1, "weighted")
    result = subject(company, BOSS)
    parts = page.why.parts.text().splitlines()
    assert len(parts) == len(result.lines)
    line = result.lines[0]
    assert parts[0] == f"{line.name} {line.score} × {line.effective_weight:f}% = {line.weighted}".replace(
        ".00%", "%"
    )
    assert str(result.total) in page.why.told.text()
    go(page, BOSS, line.kpi)
    assert page.why.parts.isHidden()


# Waivers


def test_a_veto_is_waived_with_name_and_reason_and_taken_back(
    page: Scoring, company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    def waive(dialog: Waiving) -> int:
        dialog.act.click()
        seen.append(dialog.by_row.below.text())
        dialog.by.setText("王总")
        dialog.act.click()
        seen.append(dialog.reason_row.below.text())
        dialog.reason.setPlainText("台风停产三天")
        dialog.act.click()
        return dialog.result()

    monkeypatch.setattr(Waiving, "exec", waive)
    go(page, HEAD, "K11")
    (link,) = page.why.struck.links
    assert link.text() == "豁免否决…"
    link.click()
    assert seen == [
        "豁免须写明批准人，请填写姓名；考核表上会打印。",
        "请写明理由，方便日后查阅。",
    ]
    assert subject(company, HEAD).vetoes[0].waived_by == "王总"
    assert [(one.type, one.subject) for one in company.records().waivers if one.by == "王总"] == [PLANT]
    assert "王总" in page.why.struck.text()
    assert "台风停产三天" in page.why.struck.text()
    (link,) = page.why.struck.links
    assert link.text() == "取消豁免"
    link.click()
    assert subject(company, HEAD).vetoes[0].waived_by == ""
    company.trail.undo()
    assert subject(company, HEAD).vetoes[0].waived_by == "王总"


def test_a_locked_period_offers_no_waiver(page: Scoring, window: Window) -> None:
    window.show_period(SEPTEMBER)
    go(page, HEAD, "K11")
    assert not page.why.struck.isHidden()
    assert page.why.struck.links == []


def test_what_stands_against_a_waiver_is_said_in_the_dialog(
    page: Scoring, qtbot: QtBot, company: Company
) -> None:
    veto = subject(company, HEAD).vetoes[0]

    def save(by: str, reason: str) -> None:
        raise Mendable("period.locked", period=OCTOBER)

    dialog = Waiving(page.say, veto, save, page)
    qtbot.addWidget(dialog)
    dialog.by.setText("王总")
    dialog.reason.setPlainText("台风")
    dialog.accept()
    assert "已锁定" in dialog.problem.text()
    assert dialog.result() != QDialog.DialogCode.Accepted


# Remarks


def test_a_refused_self_score_waits_at_its_line(page: Scoring, company: Company) -> None:
    go(page, GAP, "K05")
    page.remarks.self_score.setText("八十")
    page.remarks.self_score.editingFinished.emit()
    assert page.remarks.self_row.below.text()
    go(page, HEAD, "K11")
    assert page.remarks.self_score.text() != "八十"
    assert not page.remarks.self_row.below.text()
    go(page, GAP, "K05")
    assert page.remarks.self_score.text() == "八十"
    assert page.remarks.self_row.below.text()
    page.remarks.self_score.setText("80")
    page.remarks.self_score.editingFinished.emit()
    assert not page.remarks.self_row.below.text()
    line = next(line for line in subject(company, GAP).lines if line.kpi == "K05")
    assert line.self_score == Decimal(80)


def test_a_note_that_is_too_long_stays_with_the_reason_below_it(page: Scoring, company: Company) -> None:
    go(page, GAP, "K05")
    page.remarks.note.setText("催" * 501)
    page.remarks.note.editingFinished.emit()
    assert page.remarks.note_row.below.text() == "说明有 501 个字，考核表最多放 500 个，请缩短。"
    assert len(page.remarks.note.text()) == 501
    page.remarks.note.setText("催" * 500)
    page.remarks.note.editingFinished.emit()
    assert not page.remarks.note_row.below.text()
    assert next(line for line in subject(company, GAP).lines if line.kpi == "K05").note == "催" * 500


def test_a_target_of_zero_is_told_with_its_mend(page: Scoring, company: Company) -> None:
    key, kpi = next(
        (one.key, line.kpi)
        for one in company.results.of(OCTOBER).results
        for line in one.lines
        if line.method == "ratio" and line.target_from == "card" and line.score is not None
    )
    company.actuals.set_target(OCTOBER, key, kpi, "0")
    go(page, key, kpi)
    assert "目标值为 0" in page.why.told.text()


# Adjustments


@pytest.fixture
def adjusting(page: Scoring, qtbot: QtBot, company: Company) -> Adjusting:
    page.show_subject(HEAD)

    def save(points: object) -> None:
        company.adjustments.replace(OCTOBER, HEAD, points)  # type: ignore[arg-type]

    present = (AppliedAdjustment(Decimal(2), "技改"),)
    dialog = Adjusting(page.say, "雷镇川", present, Decimal(10), save, page)
    qtbot.addWidget(dialog)
    return dialog


def left(dialog: QDialog) -> list[int]:
    """What the dialog ended with, if it ended."""
    ends: list[int] = []
    dialog.finished.connect(ends.append)
    return ends


def test_the_sum_is_shown_against_the_bound_while_one_types(adjusting: Adjusting) -> None:
    assert adjusting.sum.text() == "合计 +2，最多 ±10"
    row = adjusting.add("４．５", "全勤")
    assert adjusting.sum.text() == "合计 +6.5，最多 ±10"
    row.points.setText("-14.5")
    assert adjusting.sum.text() == "合计 −12.5，超过 ±10"
    row.points.setText("-")
    assert adjusting.sum.text() == "合计 +2，最多 ±10"


def test_what_is_wrong_is_said_at_its_row(adjusting: Adjusting, company: Company) -> None:
    wrong, nameless = adjusting.add("两分", "全勤"), adjusting.add("1", " ")
    adjusting.accept()
    assert "两分" in wrong.problem.text()
    assert nameless.problem.text() == "请写明理由，方便日后查阅。"
    assert adjusting.focusWidget() is wrong.points
    assert (wrong.points.property("invalid"), wrong.reason.property("invalid")) == (True, False)
    assert not company.results.subject(OCTOBER, HEAD).adjustments
    wrong.points.setText("2")
    assert wrong.problem.isHidden()
    nameless.reason.setText("带教")
    ends = left(adjusting)
    next(keys for keys in adjusting.findChildren(QShortcut) if keys.key() == "Ctrl+Return").activated.emit()
    assert [one.reason for one in subject(company, HEAD).adjustments] == ["技改", "全勤", "带教"]
    assert ends == [QDialog.DialogCode.Accepted]


def test_a_sum_beyond_the_bound_is_refused_in_words(adjusting: Adjusting) -> None:
    adjusting.add("9", "全勤")
    ends = left(adjusting)
    adjusting.accept()
    assert "±10" in adjusting.problem.text()
    assert ends == []


@pytest.mark.parametrize("sure", [False, True])
def test_escape_asks_before_it_loses_what_was_written(
    adjusting: Adjusting, monkeypatch: pytest.MonkeyPatch, sure: bool
) -> None:
    asked: list[Confirm] = []

    def answer(dialog: Confirm) -> int:
        asked.append(dialog)
        return int(QDialog.DialogCode.Accepted if sure else QDialog.DialogCode.Rejected)

    monkeypatch.setattr(Confirm, "exec", answer)
    adjusting.rows[0].reason.setText("技改立项")
    ends = left(adjusting)
    QTest.keyClick(adjusting, Qt.Key.Key_Escape)
    assert (len(asked), bool(ends)) == (1, sure)


def test_escape_asks_nothing_where_nothing_was_written(
    adjusting: Adjusting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Confirm, "exec", lambda _: pytest.fail("nothing to lose"))
    adjusting.add()
    ends = left(adjusting)
    QTest.keyClick(adjusting, Qt.Key.Key_Escape)
    assert ends == [QDialog.DialogCode.Rejected]
