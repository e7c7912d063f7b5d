"""Scoring, driven as an officer would, on the sample company."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from models.terms import PeriodState, SubjectType
from services.company import Company
from services.domain.result import LineResult, LineState, ResultState, SubjectResult
from services.domain.scorecard import SubjectKey
from tests.services.workbooks.firms import BASE, cards, saved
from tests.ui.pages.scoring.conftest import page_of
from ui.dialogs.confirm import Confirm
from ui.dialogs.reason import Reason
from ui.pages.scoring import Scoring
from ui.pages.scoring.adjusting import Adjusting
from ui.pages.scoring.cell_editors import TextCell
from ui.window import Window

OCTOBER, SEPTEMBER = "2026-10", "2026-09"
GAP = SubjectKey(SubjectType.EMPLOYEE, "E0027")  # 盛夏 lacks K05
HEAD = SubjectKey(SubjectType.EMPLOYEE, "E0005")  # 雷镇川 heads D02, whose K11 hit its veto
PLANT = SubjectKey(SubjectType.DEPARTMENT, "D02")
SPARED = SubjectKey(SubjectType.EMPLOYEE, "E0036")  # 辛未然: K09 does not apply
BOSS = SubjectKey(SubjectType.EMPLOYEE, "E0016")  # 常守义: K34 is rated, K33 described
EXEMPT = SubjectKey(SubjectType.EMPLOYEE, "E0049")


def subject(company: Company, key: SubjectKey) -> SubjectResult:
    return company.results.subject(OCTOBER, key)


def line(company: Company, key: SubjectKey, kpi: str) -> LineResult:
    return next(found for found in subject(company, key).lines if found.kpi == kpi)


def go(page: Scoring, key: SubjectKey, kpi: str) -> None:
    page.show_subject(key)
    page.card.go_to_line(kpi)
    page.card.view.setFocus()


def type_in(qtbot: QtBot, page: Scoring, text: str, end: Qt.Key = Qt.Key.Key_Return) -> None:
    """The first sign opens the cell, the rest goes into it."""
    qtbot.keyClicks(page.card.view, text[0])
    assert isinstance(page.card.view.editor, TextCell)
    page.card.view.editor.insert(text[1:])  # QTest types ASCII only
    qtbot.keyClick(page.card.view.editor, end)


def cell(page: Scoring, kpi: str, column: str) -> str:
    return page.card.words_at(kpi)[page.card.model.at(column)]


def total(page: Scoring) -> str:
    model = page.card.model
    return str(model.index(len(model.rows) - 1, model.at("weighted")).data())


def listed(page: Scoring) -> list[str]:
    return [row.title for row in page.list.items.rows if row.item is not None]


def answer(monkeypatch: pytest.MonkeyPatch, words: str = "") -> None:
    """The dialogs that ask are answered with yes, and with `words` as the reason."""

    def accept(dialog: QDialog) -> int:
        if isinstance(dialog, Reason):
            dialog.field.setPlainText(words)
        return int(QDialog.DialogCode.Accepted)

    for kind in (Reason, Confirm):
        monkeypatch.setattr(kind, "exec", accept)


# Entry


def test_a_typed_value_shows_score_total_and_grade_at_once(
    qtbot: QtBot, page: Scoring, company: Company
) -> None:
    go(page, GAP, "K05")
    assert (cell(page, "K05", "actual"), cell(page, "K05", "score"), total(page)) == ("缺数", "—", "—")
    assert page.card.outcome.grade.text() == "—"
    type_in(qtbot, page, "4.6")
    result = subject(company, GAP)
    assert result.state is ResultState.COMPLETE
    assert cell(page, "K05", "actual") == "4.6"
    assert cell(page, "K05", "score") == f"{line(company, GAP, 'K05').score:f}"
    assert total(page) == f"{result.total:f}"
    assert page.card.outcome.grade.text() == result.grade
    at = page.list.items.row_of(GAP)
    assert page.list.items.index(at, 1).data() == f"{result.total:f}"
    assert page.list.items.index(at, 2).data() == result.grade


def test_full_width_digits_and_a_percent_sign_are_understood(
    qtbot: QtBot, page: Scoring, company: Company
) -> None:
    go(page, GAP, "K05")
    type_in(qtbot, page, "4.6％")
    assert line(company, GAP, "K05").actual == Decimal("4.6")
    go(page, GAP, "K05")
    type_in(qtbot, page, "5．２")
    assert line(company, GAP, "K05").actual == Decimal("5.2")


def test_a_wrong_value_stays_in_the_cell_with_the_reason_below_it(
    qtbot: QtBot, page: Scoring, company: Company
) -> None:
    go(page, GAP, "K05")
    type_in(qtbot, page, "4.6o")
    view = page.card.view
    assert view.editor is not None
    assert view.editor.text() == "4.6o"
    assert "需要填写数字" in view.complaint
    assert line(company, GAP, "K05").state is LineState.MISSING
    qtbot.keyClick(view.editor, Qt.Key.Key_Backspace)
    qtbot.keyClick(view.editor, Qt.Key.Key_Return)
    assert view.editor is None
    assert view.complaint == ""
    assert line(company, GAP, "K05").actual == Decimal("4.6")


def test_a_refused_value_does_not_let_another_subject_in(qtbot: QtBot, page: Scoring) -> None:
    go(page, GAP, "K05")
    type_in(qtbot, page, "abc")
    page.list.picked.emit(HEAD)
    assert page.subject == GAP
    assert page.card.view.editor is not None
    assert page.card.view.editor.text() == "abc"
    qtbot.keyClick(page.card.view.editor, Qt.Key.Key_Escape)
    page.list.picked.emit(HEAD)
    assert page.subject == HEAD


def test_enter_goes_down_and_tab_over_the_end_into_the_next_card(
    qtbot: QtBot, page: Scoring, company: Company
) -> None:
    page.show_subject(GAP)
    view = page.card.view
    view.go_to(0)
    first, second = (row.line for row in page.card.model.rows[:2])
    assert first is not None
    assert second is not None
    type_in(qtbot, page, "2900")
    assert page.card.line == line(company, GAP, second.kpi)
    assert line(company, GAP, first.kpi).actual == 2900
    last = len(page.card.model.rows) - 2
    view.go_to(last)
    qtbot.keyClick(view, Qt.Key.Key_Tab)
    assert page.subject == page.list.neighbour(GAP, 1)
    assert view.row == 0
    qtbot.keyClick(view, Qt.Key.Key_Backtab)
    assert page.subject == GAP


def test_f2_edits_what_stands_and_escape_gives_it_up(qtbot: QtBot, page: Scoring, company: Company) -> None:
    go(page, HEAD, "K17")
    qtbot.keyClick(page.card.view, Qt.Key.Key_F2)
    assert page.card.view.editor is not None
    assert page.card.view.editor.text() == "96.3"
    qtbot.keyClicks(page.card.view.editor, "7")
    qtbot.keyClick(page.card.view.editor, Qt.Key.Key_Escape)
    assert line(company, HEAD, "K17").actual == Decimal("96.3")
    assert company.trail.next_undo is None


def test_a_head_types_into_the_card_of_the_department(qtbot: QtBot, page: Scoring, company: Company) -> None:
    go(page, HEAD, "K11")
    assert subject(company, HEAD).struck
    type_in(qtbot, page, "96")
    assert line(company, PLANT, "K11").actual == 96
    assert not subject(company, HEAD).struck
    assert not subject(company, PLANT).struck
    assert "否决" not in page.card.outcome.coefficient.text()


def test_a_target_can_be_changed_for_the_period(qtbot: QtBot, page: Scoring, company: Company) -> None:
    before = line(company, HEAD, "K17")
    go(page, HEAD, "K17")
    page.card.view.go_to(page.card.view.row, "target")
    type_in(qtbot, page, "97")
    assert before.target == Decimal("95.5")
    assert line(company, HEAD, "K17").target == 97


def test_the_years_sum_is_shown_and_the_months_own_value_is_typed(
    qtbot: QtBot, page: Scoring, company: Company
) -> None:
    key = SubjectKey(SubjectType.DEPARTMENT, "D01")
    go(page, key, "K01")
    assert cell(page, "K01", "actual") == "9,489"
    own = company.actuals.entered(OCTOBER, key, "K01").value
    assert own is not None
    qtbot.keyClick(page.card.view, Qt.Key.Key_F2)
    assert page.card.view.editor is not None
    assert page.card.view.editor.text() == page.say.plain(own)
    page.card.view.abandon()
    type_in(qtbot, page, page.say.plain(own + 11))
    assert cell(page, "K01", "actual") == "9,500"


def test_delete_empties_a_cell(qtbot: QtBot, page: Scoring, company: Company) -> None:
    go(page, HEAD, "K17")
    qtbot.keyClick(page.card.view, Qt.Key.Key_Delete)
    assert line(company, HEAD, "K17").state is LineState.MISSING
    assert cell(page, "K17", "actual") == "缺数"
    assert total(page) == "—"


# Paste and copy


def test_a_pasted_column_is_written_as_one_action(page: Scoring, company: Company) -> None:
    page.show_subject(GAP)
    page.card.view.go_to(0)
    page.card.view.paste("2900\r\n8,100\r\n1500\r\n4.6\r\n11\r\n")
    actuals = [found.actual for found in subject(company, GAP).lines]
    assert actuals == [2900, 8100, 1500, Decimal("4.6"), 11]
    company.trail.undo()
    assert line(company, GAP, "K05").state is LineState.MISSING
    assert company.trail.next_undo is None


def test_a_column_longer_than_the_card_is_refused_whole_and_says_how_many_fit(
    page: Scoring, window: Window, company: Company
) -> None:
    page.show_subject(GAP)
    page.card.view.go_to(3)
    page.card.view.paste("4.6\n11\n12")
    said = window.toasts.toasts[-1].label.text()
    assert "3 行 1 列" in said
    assert "2 行" in said
    assert company.trail.next_undo is None


def test_a_paste_with_a_wrong_value_writes_nothing_until_it_is_mended(
    qtbot: QtBot, page: Scoring, company: Company
) -> None:
    before = subject(company, GAP)
    page.show_subject(GAP)
    page.card.view.go_to(0)
    page.card.view.paste("2900\n8,100\nabout 1500\n4.6\n11")
    assert subject(company, GAP) == before
    assert "5 个值中有 1 个" in page.card.drafts.words.text()
    assert page.card.view.row == 2
    assert "需要填写数字" in page.card.view.complaint
    model = page.card.model
    assert [str(model.index(row, model.at("actual")).data()) for row in range(5)] == [
        *("2900", "8,100", "about 1500", "4.6", "11")
    ]
    type_in(qtbot, page, "1500")
    assert [found.actual for found in subject(company, GAP).lines][2] == 1500
    assert line(company, GAP, "K05").actual == Decimal("4.6")
    assert page.card.drafts.isHidden()


def test_wrong_pasted_values_can_be_left_out_or_all_discarded(page: Scoring, company: Company) -> None:
    before = subject(company, GAP)
    page.show_subject(GAP)
    page.card.view.go_to(0)
    page.card.view.paste("x\n8,100")
    page.drafts.drop()
    assert subject(company, GAP) == before
    page.card.view.go_to(0)
    page.card.view.paste("x\n8,100")
    page.drafts.leave_out()
    assert subject(company, GAP).lines[0] == before.lines[0]
    assert subject(company, GAP).lines[1].actual == 8100


def test_copied_cells_are_rows_and_columns(qtbot: QtBot, page: Scoring) -> None:
    page.show_subject(HEAD)
    view, model = page.card.view, page.card.model
    view.selectionModel().clear()
    flag = view.selectionModel().SelectionFlag.Select
    for row in (0, 1):
        for column in ("target", "actual"):
            view.selectionModel().select(model.index(row, model.at(column)), flag)
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "98.0\t94.1\n10,300\t9,888"


# Undo


def test_undo_takes_the_value_back_and_the_footer_names_it(
    qtbot: QtBot, page: Scoring, window: Window, company: Company
) -> None:
    go(page, HEAD, "K17")
    type_in(qtbot, page, "97")
    page.explaining.now()
    assert "Ctrl+Z 撤销「成品率 96.3 → 97」" in page.card.hint.words()
    window.begin()._undo()
    assert line(company, HEAD, "K17").actual == Decimal("96.3")
    assert cell(page, "K17", "actual") == "96.3"
    page.explaining.now()
    assert "Ctrl+Z" not in page.card.hint.words()


# Not applicable, exempt, adjustments, self score, note


def test_a_line_is_marked_not_applicable_with_a_reason_and_brought_back(
    page: Scoring, company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, "本月没有销售")
    go(page, GAP, "K05")
    page.why.out.click()
    assert line(company, GAP, "K05").na_reason == "本月没有销售"
    assert cell(page, "K05", "actual") == "不适用"
    assert subject(company, GAP).state is ResultState.COMPLETE
    assert page.why.out.text() == "恢复适用"
    page.why.out.click()
    assert line(company, GAP, "K05").state is LineState.MISSING


def test_a_shared_weight_is_shown_with_its_digits(page: Scoring) -> None:
    page.show_subject(SPARED)
    weights = [
        str(page.card.model.index(row, page.card.model.at("weight")).data())
        for row in range(len(page.card.model.rows))
    ]
    assert weights == ["33.33%", "33.33%", "—", "20%", "13.33%", "100%"]


def test_a_person_is_exempt_with_a_reason_and_included_again(
    page: Scoring, company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, "缺勤三十日以上")
    page.show_subject(GAP)
    page.card.exempting.emit()
    assert subject(company, GAP).exemption == "缺勤三十日以上"
    assert "缺勤三十日以上" in page.card.state.words.text()
    page.card.including.emit()
    assert subject(company, GAP).state is ResultState.INCOMPLETE


def test_adjustments_are_edited_with_reasons_and_kept_within_the_bound(
    qtbot: QtBot, page: Scoring, company: Company
) -> None:
    page.show_subject(HEAD)
    assert page.result is not None

    def save(points: object) -> None:
        company.adjustments.replace(OCTOBER, HEAD, points)  # type: ignore[arg-type]

    dialog = Adjusting(page.say, "雷镇川", (), page.result.adjustment_bound, save, page)
    qtbot.addWidget(dialog)
    row = dialog.rows[0]
    row.points.setText("两分")
    row.reason.setText("技改")
    dialog.accept()
    assert "两分" in row.problem.text()
    row.points.setText("11")
    dialog.accept()
    assert "±10" in dialog.problem.text()
    assert not subject(company, HEAD).adjustments
    row.points.setText("-1.5")
    dialog.accept()
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert subject(company, HEAD).adjustment == Decimal("-1.5")
    assert page.card.outcome.adjustment.text() == "−1.50"


def test_self_score_and_note_are_written_on_leaving_the_field(
    qtbot: QtBot, page: Scoring, company: Company
) -> None:
    go(page, GAP, "K05")
    page.remarks.self_score.setText("130")
    page.remarks.self_score.editingFinished.emit()
    assert "120" in page.remarks.self_row.below.text()
    assert page.remarks.self_score.text() == "130"
    page.remarks.self_score.setText("98")
    page.remarks.self_score.editingFinished.emit()
    page.remarks.note.setText("已催收")
    page.remarks.note.editingFinished.emit()
    found = line(company, GAP, "K05")
    assert (found.self_score, found.note) == (98, "已催收")


# Filters and search


def test_a_filter_keeps_its_subjects_and_the_one_being_mended(
    qtbot: QtBot, page: Scoring, company: Company
) -> None:
    qtbot.mouseClick(page.sieve.filters.button("missing"), Qt.MouseButton.LeftButton)
    assert listed(page) == ["盛夏"]
    assert page.sieve.filters.button("missing").text() == "缺数据 1"
    page.card.go_to_line("K05")
    type_in(qtbot, page, "4.6")
    assert listed(page) == ["盛夏"]
    assert page.sieve.filters.button("missing").text() == "缺数据 0"
    qtbot.mouseClick(page.sieve.filters.button("all"), Qt.MouseButton.LeftButton)
    assert len(listed(page)) == 59


def test_vetoed_and_not_applicable_subjects_are_one_filter_away(qtbot: QtBot, page: Scoring) -> None:
    page.show_filter("veto")
    assert listed(page) == ["生产部", "雷镇川"]
    page.show_filter("not_applicable")
    assert listed(page) == ["辛未然"]
    page.sieve.search.setText("盛夏")
    assert listed(page) == []
    assert "没有符合条件" in page.room.nobody.text()


def test_a_subject_that_moved_much_is_found(qtbot: QtBot, page: Scoring, company: Company) -> None:
    company.adjustments.replace(OCTOBER, BOSS, [(Decimal(-10), "误工")])
    assert page.sieve.filters.button("changed").text().endswith("1")
    page.show_filter("changed")
    assert listed(page) == ["常守义"]


@pytest.mark.parametrize(("words", "found"), [("盛", "盛夏"), ("e0027", "盛夏"), ("采购降本", "石敬亭")])
def test_subjects_are_found_by_name_number_and_kpi(page: Scoring, words: str, found: str) -> None:
    page.sieve.search.setText(words)
    assert found in listed(page)
    assert len(listed(page)) < 48


def test_subjects_are_found_by_pinyin_initials(qtbot: QtBot, page: Scoring) -> None:
    page.sieve.search.setText("lzc")
    qtbot.waitUntil(lambda: listed(page) == ["雷镇川"])
    assert page.subject == HEAD


def test_a_department_stands_first_among_its_people_and_is_told_by_a_word(page: Scoring) -> None:
    page.show_subject(PLANT)
    assert page.card.title.text() == "生产部"
    rows = page.list.items.rows
    at = page.list.items.row_of(PLANT)
    assert (rows[at].kind, rows[at + 1].title, rows[at + 1].kind) == ("部门", "雷镇川", "")
    index = page.list.items.index(at, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "生产部 部门"


# Reasons


def test_the_panel_says_how_a_score_came_about_and_what_the_veto_does(page: Scoring) -> None:
    go(page, HEAD, "K11")
    assert "83.57" in page.why.told.text()
    assert "加权 = 83.57 × 25% = 20.89" in page.why.told.text()
    assert "一票否决" in page.why.struck.text()
    assert "连续第 2 期" in page.why.struck.text()
    assert not page.why.key_chip.isHidden()
    assert "95" in page.why.spark.accessibleDescription()
    page.card.go_to_line("K17")
    assert page.why.struck.isHidden()


def test_the_panel_says_how_a_total_came_together(page: Scoring) -> None:
    page.show_subject(BOSS)
    page.card.view.go_to(len(page.card.model.rows) - 1, "weighted")
    assert "加减分" in page.why.told.text()
    assert "111.56" in page.why.told.text()
    assert "名次：2" in page.why.facts.text()


def test_an_exempt_person_has_a_reason_instead_of_a_card(page: Scoring) -> None:
    page.show_subject(EXEMPT)
    assert page.card.view.isHidden()
    assert "入职" in page.card.state.words.text()


# The period


def test_the_next_gap_is_the_primary_act_then_the_review_and_the_lock(
    qtbot: QtBot, page: Scoring, window: Window, company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.show_subject(HEAD)
    assert [act.words for act in page.acts()] == ["开始收数", "下一个缺数（1）"]
    page.acts()[-1].act()
    assert page.subject == GAP
    assert page.card.line == line(company, GAP, "K05")
    type_in(qtbot, page, "4.6")
    assert [act.words for act in page.acts()] == ["提交复核"]
    page.acts()[-1].act()
    assert [act.words for act in page.acts()] == ["锁定…"]
    answer(monkeypatch)
    page.acts()[-1].act()
    assert company.results.of(OCTOBER).state is PeriodState.LOCKED
    assert [act.words for act in page.acts()] == ["重新打开…", "打印"]
    assert "已锁定" in page.subtitle


def test_a_locked_month_takes_no_value_and_says_so(
    qtbot: QtBot, window: Window, page: Scoring, company: Company
) -> None:
    window.show_period(SEPTEMBER)
    page.show_subject(HEAD)
    before = company.results.of(SEPTEMBER)
    assert "已锁定" in page.card.state.words.text()
    qtbot.keyClicks(page.card.view, "9")
    assert page.card.view.editor is None
    assert "已锁定" in window.toasts.toasts[-1].label.text()
    page.card.view.paste("1\n2")
    qtbot.keyClick(page.card.view, Qt.Key.Key_Delete)
    assert company.results.of(SEPTEMBER) == before
    assert page.why.out.isHidden()
    assert page.remarks.note.isReadOnly()
    assert page.remarks.self_row.label.text() == page.remarks.self_score.accessibleName()
    assert page.remarks.self_row.label.text() == "自评（已锁定，只读）"
    window.show_period("2026-10")
    assert page.remarks.self_row.label.text() == "自评"


def test_a_locked_month_is_reopened_with_a_reason(
    window: Window, page: Scoring, company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.show_period(SEPTEMBER)
    answer(monkeypatch, "数据有误")
    page.acts()[0].act()
    assert company.results.of(SEPTEMBER).state is PeriodState.OPEN


def test_without_a_period_the_page_offers_to_open_one(
    qtbot: QtBot, open_window: Callable[..., Window], tmp_path: Path
) -> None:
    with Company.create(tmp_path / "new.zhanji") as company:
        card = cards(("部门", "D1", "月", "K1", 100, 90))
        company.imports.apply(company.imports.preview(saved(tmp_path / "firm.xlsx", *BASE, card)))
        window = open_window(company)
        window.go("scoring")
        empty = page_of(window)._empty
        assert empty is not None
        assert empty.button is not None
        qtbot.mouseClick(empty.button, Qt.MouseButton.LeftButton)
        assert len(company.periods.all()) == 1
        window.close_company()


def test_everything_is_said_in_english_too(open_window: Callable[..., Window], company: Company) -> None:
    window = open_window(company, "en")
    window.go("scoring")
    page = page_of(window)
    go(page, HEAD, "K11")
    assert page.subtitle == "Monthly appraisal · 48 people · 1 missing"
    assert page.card.outcome.coefficient.text() == "0 (veto)"
    assert "Veto" in page.why.struck.text()


def test_what_is_being_typed_is_written_when_the_window_closes(
    qtbot: QtBot, page: Scoring, window: Window, own_sample: Path
) -> None:
    go(page, GAP, "K05")
    qtbot.keyClicks(page.card.view, "4")
    window.frame.close()
    with Company.open(own_sample) as again:
        assert line(again, GAP, "K05").actual == 4


def test_what_is_being_typed_is_written_before_another_page_or_period_comes(
    qtbot: QtBot, page: Scoring, window: Window, company: Company
) -> None:
    go(page, GAP, "K05")
    qtbot.keyClicks(page.card.view, "4")
    window.go("workbench")
    assert line(company, GAP, "K05").actual == 4
    window.go("scoring")
    go(page, GAP, "K05")
    qtbot.keyClicks(page.card.view, "5")
    window.show_period(SEPTEMBER)
    assert line(company, GAP, "K05").actual == 5


def test_the_menu_of_a_cell_offers_what_the_keys_do(page: Scoring) -> None:
    go(page, GAP, "K05")
    QGuiApplication.clipboard().setText("4.6")
    menu = page.card.view.menu()
    acts = {act.text(): act for act in menu.actions()}
    assert [*acts][:5] == ["修改", "复制", "粘贴", "向下填充", "清除"]
    keys = {act.text(): act.shortcut().toString() for act in menu.actions() if not act.shortcut().isEmpty()}
    assert keys == {
        "自评与说明": "Ctrl+E",
        "标为不适用…": "Ctrl+M",
        "加减分…": "Ctrl+J",
        "豁免考核…": "Ctrl+B",
        "辅导记录…": "Ctrl+G",
    }
    acts["粘贴"].trigger()
    assert cell(page, "K05", "actual") == "4.6"
    acts["清除"].trigger()
    assert cell(page, "K05", "actual") == "缺数"
    page.card.view.go_to(0, "score")
    enabled = [act.isEnabled() for act in page.card.view.menu().actions()]
    assert enabled[:5] == [False, True, False, False, False]


def test_a_narrow_window_keeps_the_names_and_a_wide_one_shows_the_self_scores(
    qtbot: QtBot, page: Scoring, window: Window
) -> None:
    view, at = page.card.view, page.card.model.at
    for width, hidden in ((1280, (True, True)), (1366, (False, True)), (1900, (False, False))):
        window.frame.resize(width, 760)
        qtbot.waitUntil(lambda wide=width: view.width() > wide / 3)
        assert (view.isColumnHidden(at("method")), view.isColumnHidden(at("self"))) == hidden
