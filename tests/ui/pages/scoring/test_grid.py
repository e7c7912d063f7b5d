"""The grids by KPI and by department: typed, pasted, filled and copied as in Excel, on the sample company."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from benchmarks._firm import firm, write
from models.terms import SubjectType
from services.blocks import block_of
from services.company import Company
from services.domain.result import LineResult, LineState, ResultState
from services.domain.scorecard import SubjectKey
from services.typed_lines import Field
from tests.ui.pages.scoring.conftest import page_of
from ui.pages.scoring import Scoring
from ui.pages.scoring.cell_editors import TextCell
from ui.pages.scoring.entry import Place
from ui.widgets.table import Index
from ui.window import Window

OCTOBER, SEPTEMBER = "2026-10", "2026-09"
GAP = SubjectKey(SubjectType.EMPLOYEE, "E0027")  # 盛夏 of D06 lacks K05
HEAD = SubjectKey(SubjectType.EMPLOYEE, "E0005")  # 雷镇川 heads D02 and shares its card
PLANT = SubjectKey(SubjectType.DEPARTMENT, "D02")
CONTROL = Qt.KeyboardModifier.ControlModifier


def turn(qtbot: QtBot, page: Scoring, view: str) -> None:
    qtbot.mouseClick(page.sieve.views.button(view), Qt.MouseButton.LeftButton)


def line(company: Company, key: SubjectKey, kpi: str, period: str = OCTOBER) -> LineResult:
    return next(found for found in company.results.subject(period, key).lines if found.kpi == kpi)


def at(page: Scoring, key: SubjectKey, kpi: str, field: Field = Field.ACTUAL) -> Index:
    index = page.panel.model.index_of(Place(key, kpi, field))
    assert index is not None
    return index


def go(page: Scoring, key: SubjectKey, kpi: str, field: Field = Field.ACTUAL) -> None:
    page.panel.view.go_to_cell(at(page, key, kpi, field))
    page.panel.view.setFocus()


def words(page: Scoring, row: int, column: str) -> str:
    return str(page.panel.model.index(row, page.panel.model.at(column)).data())


def type_in(qtbot: QtBot, page: Scoring, text: str, end: Qt.Key = Qt.Key.Key_Return) -> None:
    view = page.panel.view
    qtbot.keyClicks(view, text[0])
    assert isinstance(view.editor, TextCell)
    view.editor.insert(text[1:])
    qtbot.keyClick(view.editor, end)


def select(page: Scoring, first: Index, last: Index) -> None:
    view = page.panel.view
    view.setCurrentIndex(first)
    view.selectionModel().select(
        QItemSelection(page.panel.model.index(first.row(), first.column()), last),  # type: ignore[arg-type]
        QItemSelectionModel.SelectionFlag.ClearAndSelect,
    )


def said(window: Window) -> str:
    return window.toasts.toasts[-1].label.text()


def plant(qtbot: QtBot, page: Scoring) -> None:
    """The cards of 生产部 across, 雷镇川's and the department's the same."""
    page.show_subject(PLANT)
    turn(qtbot, page, "departments")


# By KPI


def test_by_kpi_one_indicator_runs_down_all_who_have_it_under_its_provider(
    qtbot: QtBot, page: Scoring, company: Company
) -> None:
    page.show_subject(GAP)
    page.card.go_to_line("K05")
    turn(qtbot, page, "kpis")
    assert page.sights.kpis.picked == "K05"
    assert page.subject == GAP
    having = [one for one in company.results.of(OCTOBER).results if any(k.kpi == "K05" for k in one.lines)]
    assert len(page.panel.model.rows) == len(having)
    assert page.panel.title.text() == "应收账款逾期率"
    assert "财务部" in page.panel.sub.text()
    rows = page.sights.kpis.list.items.rows
    here = page.sights.kpis.list.items.row_of("K05")
    assert page.sights.kpis.list.items.index(here, 2).data() == "缺 1"
    heading = next(row.title for row in reversed(rows[:here]) if row.item is None)
    assert heading == "财务部"


def test_an_actual_typed_by_kpi_shows_score_total_and_grade_in_its_row(
    qtbot: QtBot, page: Scoring, company: Company
) -> None:
    page.show_subject(GAP)
    page.card.go_to_line("K05")
    turn(qtbot, page, "kpis")
    row = page.panel.view.row
    assert (words(page, row, "actual"), words(page, row, "total")) == ("缺数", "—")
    type_in(qtbot, page, "4.6")
    result = company.results.subject(OCTOBER, GAP)
    assert result.state is ResultState.COMPLETE
    assert words(page, row, "actual") == "4.6"
    assert words(page, row, "score") == f"{line(company, GAP, 'K05').score:f}"
    assert words(page, row, "total") == f"{result.total:f}"
    assert words(page, row, "grade") == result.grade
    here = page.sights.kpis.list.items.row_of("K05")
    assert page.sights.kpis.list.items.index(here, 2).data() == "✓"
    assert page.panel.view.row == row + 1


def test_tab_goes_from_actual_to_the_next_target_and_over_the_end_to_the_next_indicator(
    qtbot: QtBot, page: Scoring
) -> None:
    turn(qtbot, page, "kpis")
    page.pick("K05")
    view, model = page.panel.view, page.panel.model
    view.go_to(0, "target")
    qtbot.keyClick(view, Qt.Key.Key_Tab)
    assert model.names[view.currentIndex().column()] == "actual"
    qtbot.keyClick(view, Qt.Key.Key_Tab)
    assert (view.row, model.names[view.currentIndex().column()]) == (1, "target")
    qtbot.keyClick(view, Qt.Key.Key_Backtab)
    assert (view.row, model.names[view.currentIndex().column()]) == (0, "actual")
    view.go_to(len(model.rows) - 1, "actual")
    qtbot.keyClick(view, Qt.Key.Key_Tab)
    assert page.sights.kpis.picked == page.sights.kpis.list.neighbour("K05", 1)


def test_a_block_over_targets_and_actuals_is_one_action(
    qtbot: QtBot, page: Scoring, company: Company
) -> None:
    turn(qtbot, page, "kpis")
    page.pick("K05")
    keys = [row.subject.key for row in page.panel.model.rows[:3]]
    page.panel.view.go_to(0, "target")
    page.panel.view.paste("5.5\t4.1\n5.6\t4.2\n5.7\t4.3\n")
    found = [line(company, key, "K05") for key in keys]
    assert [(one.target, one.actual) for one in found] == [
        (Decimal("5.5"), Decimal("4.1")),
        (Decimal("5.6"), Decimal("4.2")),
        (Decimal("5.7"), Decimal("4.3")),
    ]
    company.trail.undo()
    assert company.trail.next_undo is None
    assert line(company, keys[0], "K05").target == 5


# By department


def test_a_department_is_a_matrix_of_its_own_card_and_its_peoples(
    qtbot: QtBot, page: Scoring, company: Company
) -> None:
    plant(qtbot, page)
    model = page.panel.model
    names = [row.subject.name for row in model.rows]
    assert names[:2] == ["生产部", "雷镇川"]
    kpis = [slot.kpi for slot in model.slots if slot.kpi]
    assert kpis == sorted(kpis)
    assert {each.kpi for row in model.rows for each in row.subject.lines} == set(kpis)
    assert model.index(1, model.at("K17")).data() == "96.3"
    absent = next(slot.kpi for slot in model.slots if slot.kpi and model.rows[0].at(slot.kpi) is None)
    index = model.index(0, model.at(absent))
    assert (index.data(), model.takes(index)) == ("·", False)
    qtbot.mouseClick(page.sights.departments.matrix.cells.button("scores"), Qt.MouseButton.LeftButton)
    assert model.index(1, model.at("K17")).data() == f"{line(company, HEAD, 'K17').score:f}"
    assert not model.takes(model.index(1, model.at("K17")))


def test_the_whole_company_is_the_first_choice_of_the_departments(qtbot: QtBot, page: Scoring) -> None:
    turn(qtbot, page, "departments")
    assert page.sights.departments.list.items.rows[0].title == "全公司"
    page.pick("")
    assert len(page.panel.model.rows) == 59
    assert page.panel.title.text() == "全公司"


def test_tab_in_the_matrix_skips_what_is_not_on_the_card(qtbot: QtBot, page: Scoring) -> None:
    plant(qtbot, page)
    view, model = page.panel.view, page.panel.model
    cells = [(r, c) for r in range(len(model.rows)) for c in range(len(model.slots))]
    taking = [cell for cell in cells if model.takes(model.index(*cell))]
    view.go_to_cell(model.index(*taking[0]))
    seen = [taking[0]]
    for _ in taking[1:]:
        qtbot.keyClick(view, Qt.Key.Key_Tab)
        seen.append((view.row, view.currentIndex().column()))
    assert seen == taking
    qtbot.keyClick(view, Qt.Key.Key_Tab)
    assert page.sights.departments.picked != "D02"


def test_a_cell_shared_by_department_and_head_changes_in_both_rows(
    qtbot: QtBot, page: Scoring, company: Company
) -> None:
    plant(qtbot, page)
    go(page, HEAD, "K17")
    type_in(qtbot, page, "97")
    assert at(page, HEAD, "K17").data() == at(page, PLANT, "K17").data() == "97.0"
    go(page, PLANT, "K17")
    type_in(qtbot, page, "96")
    assert at(page, HEAD, "K17").data() == "96.0"
    assert line(company, PLANT, "K17").actual == line(company, HEAD, "K17").actual == 96


def test_a_shared_cell_pasted_with_two_values_is_refused_until_they_agree(
    qtbot: QtBot, page: Scoring, company: Company
) -> None:
    plant(qtbot, page)
    go(page, PLANT, "K17")
    page.panel.view.paste("97\n98")
    assert line(company, PLANT, "K17").actual == Decimal("96.3")
    assert len(page.drafts.wrong) == 2
    assert "同一格" in page.panel.view.complaint
    type_in(qtbot, page, "98")
    assert page.drafts.waiting == {}
    assert line(company, HEAD, "K17").actual == 98


def test_a_total_is_explained_and_enter_on_the_name_opens_the_card(qtbot: QtBot, page: Scoring) -> None:
    plant(qtbot, page)
    view = page.panel.view
    view.go_to(1, "total")
    assert "雷镇川" in page.why.name.text()
    go(page, HEAD, "K11")
    assert page.why.name.text() == "重点合同执行率"
    assert "一票否决" in page.why.struck.text()
    view.go_to(1, "subject")
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert page.sieve.view == "people"
    assert page.subject == HEAD
    assert page.card.title.text() == "雷镇川"


def test_the_names_stay_in_sight_while_the_matrix_scrolls(qtbot: QtBot, page: Scoring) -> None:
    turn(qtbot, page, "departments")
    page.pick("")
    matrix = page.sights.departments.matrix
    last = len(matrix.model.slots) - 1
    matrix.view.go_to_cell(matrix.model.index(40, last))
    names = matrix.names
    assert matrix.view.horizontalScrollBar().value() > 0
    assert (
        names.visualRect(matrix.model.index(40, 0)).top()
        == matrix.view.visualRect(matrix.model.index(40, last)).top()
    )
    assert [names.isColumnHidden(column) for column in (0, 1, last)] == [False, True, True]
    matrix.view.go_to_cell(matrix.model.index(40, 1))
    assert matrix.view.visualRect(matrix.model.index(40, 1)).left() >= names.width()


# Blocks


@pytest.fixture
def large(open_window: Callable[..., Window], tmp_path: Path) -> Iterator[Scoring]:
    """A hundred people with ten lines each, all cards of the company across."""
    write(firm(100, 10, 1), tmp_path / "large.zhanji")
    with Company.open(tmp_path / "large.zhanji") as company:
        window = open_window(company)
        window.go("scoring")
        page = page_of(window)
        page.sieve.views.button("departments").click()
        page.pick("")
        yield page
        window.close_company()


def test_of_a_thousand_pasted_cells_seven_are_wrong_and_nothing_is_written_until_they_are_mended(
    qtbot: QtBot, large: Scoring
) -> None:
    company, page = large.desk.company, large
    before = company.results.of("2026-01")
    cells = [[str(90 + (row + column) % 9) for column in range(10)] for row in range(100)]
    wrong = [(row, row % 10) for row in range(3, 100, 15)]
    for row, column in wrong:
        cells[row][column] = "约 90"
    assert len(wrong) == 7
    page.panel.view.go_to_cell(page.panel.model.index(0, 1))
    page.panel.view.paste("\r\n".join("\t".join(row) for row in cells) + "\r\n")
    assert company.results.of("2026-01") == before
    assert company.trail.next_undo is None
    assert "1000 个值中有 7 个" in page.panel.drafts.words.text()
    for left in range(7, 0, -1):
        assert len(page.drafts.wrong) == left
        assert (page.panel.view.row, page.panel.view.currentIndex().column() - 1) == wrong[7 - left]
        assert "需要填写数字" in page.panel.view.complaint
        assert company.results.of("2026-01") == before
        type_in(qtbot, page, "90")
        if left > 1:
            page.panel.step_on()
    assert page.drafts.waiting == {}
    assert page.panel.drafts.isHidden()
    lines = [line for result in company.results.of("2026-01").results for line in result.lines]
    assert {line.actual for line in lines} <= set(range(90, 99))
    company.trail.undo()
    assert company.results.of("2026-01").results == before.results
    assert company.trail.next_undo is None


def test_wrong_pasted_cells_wait_while_one_looks_elsewhere_and_the_step_leads_back(
    qtbot: QtBot, page: Scoring, window: Window, company: Company
) -> None:
    plant(qtbot, page)
    go(page, HEAD, "K17")
    page.panel.view.paste("=SUM(A1:A9)")
    assert "公式" in page.panel.view.complaint
    turn(qtbot, page, "people")
    page.show_subject(GAP)
    assert "1 个值中有 1 个" in page.card.drafts.words.text()
    page.card.step_on()
    assert page.subject == HEAD
    assert page.card.line == line(company, HEAD, "K17")
    window.show_period(SEPTEMBER)
    assert page.card.drafts.isHidden()
    window.show_period(OCTOBER)
    assert page.drafts.wrong == (Place(HEAD, "K17", Field.ACTUAL),)
    page.drafts.leave_out()
    assert page.drafts.waiting == {}
    assert company.trail.next_undo is None


def test_a_block_that_falls_on_cells_that_take_nothing_is_refused_whole_in_words(
    qtbot: QtBot, page: Scoring, window: Window, company: Company
) -> None:
    plant(qtbot, page)
    model = page.panel.model
    absent = next(n for n, slot in enumerate(model.slots) if slot.kpi and model.rows[0].at(slot.kpi) is None)
    page.panel.view.go_to_cell(model.index(0, absent))
    page.panel.view.paste("1\n2")
    assert "不在" in said(window) or "没有该指标" in said(window)
    page.panel.view.go_to(0, "total")
    page.panel.view.paste("1")
    assert "有 1 个值" in said(window)
    assert company.trail.next_undo is None
    page.panel.view.go_to_cell(model.index(len(model.rows) - 1, 1))
    page.panel.view.paste("1\n2\n3")
    assert "3 行 1 列" in said(window)
    assert company.trail.next_undo is None


def test_a_copied_block_is_what_excel_gets_and_pastes_back_as_it_was(
    qtbot: QtBot, page: Scoring, company: Company
) -> None:
    plant(qtbot, page)
    before = company.results.of(OCTOBER)
    model, view = page.panel.model, page.panel.view
    first, last = model.index(0, 1), model.index(2, len(model.slots) - 3)
    select(page, first, last)
    qtbot.keyClick(view, Qt.Key.Key_C, CONTROL)
    copied = QGuiApplication.clipboard().text()
    cells = block_of(copied)
    assert [len(row) for row in cells] == [last.column()] * 3
    k17 = model.at("K17") - 1
    assert (cells[0][k17], cells[1][k17]) == ("96.3", "96.3")
    assert "·" not in copied
    view.go_to_cell(first)
    qtbot.keyClick(view, Qt.Key.Key_V, CONTROL)
    assert page.drafts.waiting == {}
    assert company.results.of(OCTOBER).results == before.results


def test_a_cell_with_a_line_end_pasted_from_excel_is_one_cell(
    qtbot: QtBot, page: Scoring, company: Company
) -> None:
    plant(qtbot, page)
    go(page, HEAD, "K17")
    page.panel.view.paste('"97\n"')
    assert line(company, HEAD, "K17").actual == 97
    page.panel.view.paste('"97\n98"')
    assert len(page.drafts.wrong) == 1


def test_one_copied_value_fills_all_selected_cells(qtbot: QtBot, page: Scoring, company: Company) -> None:
    turn(qtbot, page, "kpis")
    page.pick("K05")
    model = page.panel.model
    select(page, model.index(0, model.at("actual")), model.index(2, model.at("actual")))
    page.panel.view.paste("4.5")
    assert [row.line.actual for row in model.rows[:3] if row.line] == [Decimal("4.5")] * 3


def test_ctrl_d_fills_down_and_is_one_action(qtbot: QtBot, page: Scoring, company: Company) -> None:
    turn(qtbot, page, "kpis")
    page.pick("K05")
    model, view = page.panel.model, page.panel.view
    before = [row.line.actual for row in model.rows if row.line]
    select(page, model.index(0, model.at("actual")), model.index(3, model.at("actual")))
    qtbot.keyClick(view, Qt.Key.Key_D, CONTROL)
    assert [row.line.actual for row in model.rows[:4] if row.line] == [before[0]] * 4
    page.explaining.now()
    assert "向下填充 3 个值" in page.panel.hint.words()
    company.trail.undo()
    assert [row.line.actual for row in model.rows if row.line] == before
    view.go_to(3, "actual")
    qtbot.keyClick(view, Qt.Key.Key_D, CONTROL)
    assert model.rows[3].line is not None
    assert model.rows[3].line.actual == before[2]


def test_delete_empties_all_selected_cells_as_one_action(
    qtbot: QtBot, page: Scoring, company: Company
) -> None:
    turn(qtbot, page, "kpis")
    page.pick("K05")
    model, view = page.panel.model, page.panel.view
    select(page, model.index(0, model.at("actual")), model.index(2, model.at("score")))
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert [row.missing for row in model.rows[:3]] == [True] * 3
    page.explaining.now()
    assert "清除 3 个" in page.panel.hint.words()
    company.trail.undo()
    assert company.trail.next_undo is None


# What cannot be


def test_a_locked_month_is_read_only_in_every_grid(
    qtbot: QtBot, window: Window, page: Scoring, company: Company
) -> None:
    window.show_period(SEPTEMBER)
    before = company.results.of(SEPTEMBER)
    for view in ("kpis", "departments"):
        turn(qtbot, page, view)
        assert "已锁定" in page.panel.state.words.text()
        grid = page.panel.view
        grid.go_to_cell(page.panel.model.index(1, 3))
        qtbot.keyClicks(grid, "9")
        assert grid.editor is None
        grid.paste("1\t2\n3\t4")
        qtbot.keyClick(grid, Qt.Key.Key_Delete)
        qtbot.keyClick(grid, Qt.Key.Key_D, CONTROL)
        assert "已锁定" in said(window)
        acts = [act for act in grid.menu().actions() if act.shortcut().isEmpty() and not act.isSeparator()]
        assert [act.isEnabled() for act in acts] == [False, True, False, False, False, True]
        keys = {act.shortcut().toString() for act in grid.menu().actions()}
        assert not keys & {"Ctrl+M", "Ctrl+J", "Ctrl+B", "Ctrl+T"}  # what a lock forbids
    assert company.results.of(SEPTEMBER) == before


def test_a_target_of_zero_leaves_the_score_open_and_says_so_at_the_line(
    qtbot: QtBot, page: Scoring, company: Company
) -> None:
    subject = company.results.subject(OCTOBER, HEAD)
    ratio = next(each for each in subject.lines if each.method == "ratio")
    page.show_subject(HEAD)
    page.card.go_to_line(ratio.kpi)
    page.card.view.go_to(page.card.view.row, "target")
    type_in(qtbot, page, "0")
    result = company.results.subject(OCTOBER, HEAD)
    assert result.state is ResultState.INCOMPLETE
    stuck = line(company, HEAD, ratio.kpi)
    assert (stuck.state, stuck.actual) == (LineState.MISSING, ratio.actual)
    shown = page.card.words_at(ratio.kpi)
    assert shown[page.card.model.at("score")] == "⚠ —"
    assert shown[page.card.model.at("actual")] == "9,888"
    page.card.go_to_line(ratio.kpi)
    assert "目标值为 0" in page.card.view.complaint
    assert "目标值为 0" in page.why.told.text()
    assert page.card.outcome.grade.text() == "—"


# Filters, search, ways to look


def test_filters_and_search_sift_every_way_of_looking(qtbot: QtBot, page: Scoring) -> None:
    turn(qtbot, page, "kpis")
    qtbot.mouseClick(page.sieve.filters.button("missing"), Qt.MouseButton.LeftButton)
    assert [row.key for row in page.sights.kpis.list.items.rows if row.item] == ["K05"]
    assert [row.subject.key for row in page.panel.model.rows] == [GAP]
    go(page, GAP, "K05")
    type_in(qtbot, page, "4.6")
    assert [row.subject.key for row in page.panel.model.rows] == [GAP]
    turn(qtbot, page, "departments")
    assert page.room.lists.isHidden()
    qtbot.mouseClick(page.sieve.filters.button("veto"), Qt.MouseButton.LeftButton)
    assert [row.subject.name for row in page.panel.model.rows] == ["生产部", "雷镇川"]
    qtbot.mouseClick(page.sieve.filters.button("all"), Qt.MouseButton.LeftButton)
    page.sieve.search.setText("盛夏")
    assert [row.subject.key for row in page.panel.model.rows] == [GAP]
    turn(qtbot, page, "kpis")
    assert {row.subject.key for row in page.panel.model.rows} == {GAP}
    page.sieve.search.setText("逾期")
    assert [row.key for row in page.sights.kpis.list.items.rows if row.item] == ["K05"]
    assert len(page.panel.model.rows) == 6
    page.sieve.search.setText("k05")
    assert [row.key for row in page.sights.kpis.list.items.rows if row.item] == ["K05"]


def test_how_large_a_change_is_worth_a_look_is_set_right_there(qtbot: QtBot, page: Scoring) -> None:
    changed = page.sieve.filters.button("changed")
    assert changed.text().endswith(" 0")
    page.sieve.much.setText("3")
    page.sieve.much.editingFinished.emit()
    count = int(changed.text().split()[-1])
    assert count > 0
    qtbot.mouseClick(changed, Qt.MouseButton.LeftButton)
    subjects = [row.item for row in page.list.items.rows if row.item]
    assert len(subjects) == count
    for each in subjects:
        assert each.total is not None
        assert each.trend[-2].total is not None
        assert abs(each.total - each.trend[-2].total) > 3
    page.sieve.much.setText("viel")
    page.sieve.much.editingFinished.emit()
    assert page.sieve.much.text() == "3"


def test_the_next_gap_is_found_in_every_way_of_looking(qtbot: QtBot, page: Scoring, company: Company) -> None:
    for view in ("kpis", "departments", "people"):
        page.show_subject(HEAD)
        turn(qtbot, page, view)
        page.acts()[-1].act()
        assert page.panel.place == Place(GAP, "K05", Field.ACTUAL)
        assert page.sieve.view == view


def test_turning_the_view_stays_at_the_line(qtbot: QtBot, page: Scoring) -> None:
    page.show_subject(HEAD)
    page.card.go_to_line("K17")
    for view in ("departments", "kpis", "people"):
        turn(qtbot, page, view)
        assert (page.subject, page.kpi) == (HEAD, "K17")
