"""Scorecards, driven as an officer would, on the sample company."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPushButton
from pytestqt.qtbot import QtBot

from models.terms import Dimension, SubjectType, TotalMethod
from services.card_drafts import draft_of
from services.company import Company
from services.domain.scorecard import Scorecard, SubjectKey
from ui.dialogs.confirm import Confirm
from ui.pages.scorecards import Scorecards
from ui.pages.scorecards.picking import Picking
from ui.pages.scorecards.starting import Starting
from ui.window import Window

PLANT = SubjectKey(SubjectType.DEPARTMENT, "D02")
SMELTER = SubjectKey(SubjectType.DEPARTMENT, "D03")
CLERK = SubjectKey(SubjectType.POSITION, "P31")
FOREMAN = SubjectKey(SubjectType.EMPLOYEE, "E0010")


@pytest.fixture
def window(open_window: Callable[..., Window], company: Company) -> Window:
    return open_window(company, page="scorecards")


@pytest.fixture
def page(window: Window) -> Scorecards:
    page = page_of(window)
    page.show_subject(PLANT)
    return page


def page_of(window: Window) -> Scorecards:
    page = window.page
    assert isinstance(page, Scorecards)
    return page


def cards(company: Company, key: SubjectKey = PLANT) -> list[Scorecard]:
    return [card for card in company.records().scorecards if (card.type, card.code) == key]


def write(qtbot: QtBot, page: Scorecards, kpi: str, field: str, text: str) -> None:
    """Click into a field, replace what is there."""
    edit = page.cards.lines.rows[kpi].fields[field]
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, text)


def header(window: Window, words: str) -> QPushButton:
    return window.header.button(words)


def choose(monkeypatch: pytest.MonkeyPatch, kind: type[QDialog], work: Callable[[QDialog], object]) -> None:
    """Have dialogs of a kind answered by `work`, then accepted."""

    def answered(dialog: QDialog) -> int:
        work(dialog)
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(kind, "exec", answered)


def pick(monkeypatch: pytest.MonkeyPatch, *keys: object) -> None:
    def tick(dialog: QDialog) -> None:
        assert isinstance(dialog, Picking)
        for key in keys:
            dialog.tick(key)

    choose(monkeypatch, Picking, tick)


def test_the_card_shows_its_lines_and_its_total_at_once(page: Scorecards) -> None:
    lines = page.cards.lines
    assert list(lines.rows) == ["K11", "K19", "K17", "K08", "K07", "K21"]
    assert lines.total.text() == "✓ 合计 100.00"
    assert lines.sub.text() == "6 项 · 战略相关 100%"
    assert page.subtitle == "生产部 · 月度 · 2025-11-01 起"


def test_a_changed_weight_cannot_be_saved_until_the_total_is_right_again(
    qtbot: QtBot, window: Window, page: Scorecards, company: Company
) -> None:
    write(qtbot, page, "K11", "weight", "20")
    assert page.cards.lines.total.text() == "▲ 合计 95.00，还差 5.00"
    save = header(window, "保存")
    assert not save.isEnabled()
    assert save.toolTip() == "权重合计为 100 才能保存。"
    assert cards(company)[0].lines[0].weight == 25
    write(qtbot, page, "K17", "weight", "20")
    assert page.cards.lines.total.text() == "✓ 合计 100.00"
    header(window, "保存").click()
    qtbot.waitUntil(lambda: not page.cards.dirty)
    assert [str(line.weight) for line in cards(company)[0].lines[:3]] == ["20.00", "25.00", "20.00"]
    assert not header(window, "保存").isEnabled()


def test_too_much_is_told_too(qtbot: QtBot, page: Scorecards) -> None:
    write(qtbot, page, "K11", "weight", "30")
    assert page.cards.lines.total.text() == "▼ 合计 105.00，超出 5.00"


def test_a_target_that_is_no_number_is_told_below_its_line(
    qtbot: QtBot, window: Window, page: Scorecards
) -> None:
    write(qtbot, page, "K17", "target", "9x")
    row = page.cards.lines.rows["K17"]
    assert row.problem.isVisible()
    assert "9x" in row.problem.text()
    assert not header(window, "保存").isEnabled()
    header(window, "放弃修改").click()
    assert not row.problem.isVisible()
    assert row.fields["target"].text() == "95.5"


def test_return_and_arrows_walk_down_the_weights(qtbot: QtBot, page: Scorecards) -> None:
    rows = page.cards.lines.rows
    rows["K11"].fields["weight"].setFocus()
    qtbot.keyClick(rows["K11"].fields["weight"], Qt.Key.Key_Return)
    assert rows["K19"].fields["weight"].hasFocus()
    qtbot.keyClick(rows["K19"].fields["weight"], Qt.Key.Key_Up)
    assert rows["K11"].fields["weight"].hasFocus()


def test_a_column_of_weights_is_pasted_from_excel(qtbot: QtBot, page: Scorecards) -> None:
    QGuiApplication.clipboard().setText("30\n20\n20\n10\n10\n10")
    edit = page.cards.lines.rows["K11"].fields["weight"]
    edit.setFocus()
    qtbot.keyClick(edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [line.weight for line in page.cards.draft.lines] == ["30", "20", "20", "10", "10", "10"]
    assert page.cards.can_save


def test_the_buttons_put_the_weights_right(qtbot: QtBot, page: Scorecards) -> None:
    buttons, draft = page.cards.lines.buttons, lambda: [line.weight for line in page.cards.draft.lines]
    write(qtbot, page, "K11", "weight", "20")
    buttons["normalise"].click()
    assert draft()[0] == "21.05"
    assert page.cards.draft.total == 100
    buttons["steps"].click()
    assert draft() == ["20", "30", "15", "15", "10", "10"]
    buttons["even"].click()
    assert sorted(draft()) == ["16.66", "16.66", "16.67", "16.67", "16.67", "16.67"]


def test_lines_are_put_in_another_order_by_keys_and_by_menu(qtbot: QtBot, page: Scorecards) -> None:
    edit = page.cards.lines.rows["K19"].fields["weight"]
    edit.setFocus()
    qtbot.keyClick(edit, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert page.cards.draft.codes[:2] == ("K19", "K11")
    assert page.cards.lines.rows["K19"].fields["weight"].hasFocus()
    menu = page.cards.lines.rows["K19"].menu()
    next(entry for entry in menu.actions() if entry.text() == "下移").trigger()
    assert page.cards.draft.codes[:2] == ("K11", "K19")
    assert not page.cards.dirty


def test_kpis_are_found_by_pinyin_and_added(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, page: Scorecards
) -> None:
    dialog = page.do.picker_of_kpis()
    qtbot.addWidget(dialog)
    dialog.search.setText("aqsg")
    assert [dialog.list.item(at).text().split()[0] for at in range(dialog.list.count())] == ["安全事故起数"]
    assert dialog.picked == ["K22"]
    dialog.search.clear()
    assert not dialog.act.isEnabled()
    pick(monkeypatch, "K22", "K14")
    page.cards.lines.buttons["add"].click()
    assert page.cards.draft.codes[-2:] == ("K14", "K22")
    assert page.cards.lines.rows["K14"].fields["weight"].hasFocus()


def test_a_person_gets_a_card_by_copying_and_it_takes_the_place_of_the_positions(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, window: Window, page: Scorecards, company: Company
) -> None:
    page.show_subject(FOREMAN)
    assert "适用其他考核表：45" in page.cards.list.names()
    assert page.cards.panel.scored.text().startswith("目前按“炼钢班长”的考核表考核")
    pick(monkeypatch, cards(company, SubjectKey(SubjectType.POSITION, "P10"))[0].key)
    page.cards.lines.buttons["copy"].click()
    write(qtbot, page, "K26", "weight", "35")
    write(qtbot, page, "K36", "weight", "5")
    header(window, "保存").click()
    (card,) = cards(company, FOREMAN)
    assert (card.valid_from, card.lines[0].weight) == (date(2026, 10, 1), 35)
    result = company.results.subject("2026-10", FOREMAN)
    assert result.card_from == "employee"


def test_a_line_is_removed_and_its_cap_and_floor_are_asked_on_demand(qtbot: QtBot, page: Scorecards) -> None:
    row = page.cards.lines.rows["K11"]
    assert not row.bounds.isVisible()
    next(entry for entry in row.menu().actions() if entry.text() == "封顶与保底…").trigger()
    assert row.bounds.isVisible()
    write(qtbot, page, "K11", "cap", "110")
    assert page.cards.draft.lines[0].cap == "110"
    next(entry for entry in row.menu().actions() if entry.text() == "从考核表移除").trigger()
    assert "K11" not in page.cards.lines.rows


def test_hints_warn_and_do_not_block(qtbot: QtBot, page: Scorecards) -> None:
    page.show_subject(CLERK)
    assert page.cards.lines.hint.text() == (
        "提示：月度报表延迟天数、记录与核算差错次数的权重宜为 5% 的倍数。这里只提示，不阻止。"
    )
    write(qtbot, page, "K35", "weight", "30")
    write(qtbot, page, "K33", "weight", "10")
    assert page.cards.can_save


def test_the_objective_of_a_line_leads_to_the_map(
    window: Window, page: Scorecards, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone: list[tuple[object, ...]] = []
    monkeypatch.setattr(window, "go", lambda *where, **more: gone.append((*where, more)))
    page.cards.lines.rows["K11"].objective.click()
    assert gone == [("strategy", {"filter": "map:C1"})]


def test_method_and_bounds_of_the_total_are_saved(
    qtbot: QtBot, window: Window, page: Scorecards, company: Company
) -> None:
    page.cards.panel.method.button("simple").click()
    page.cards.panel.field("cap").setFocus()
    qtbot.keyClicks(page.cards.panel.field("cap"), "115")
    header(window, "保存").click()
    assert (cards(company)[0].total_method, cards(company)[0].cap) == (TotalMethod.SIMPLE, 115)


def test_a_floor_above_the_cap_is_told_at_the_field(qtbot: QtBot, page: Scorecards) -> None:
    field = page.cards.panel.field("floor")
    field.setFocus()
    qtbot.keyClicks(field, "130")
    assert page.cards.panel.rows["floor"].below.isVisible()
    assert not page.cards.can_save


def test_a_new_version_ends_the_one_before(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, window: Window, page: Scorecards, company: Company
) -> None:
    seen: list[str] = []

    def begin(dialog: QDialog) -> None:
        assert isinstance(dialog, Starting)
        dialog.field.setText("2025-10-01")
        seen.append(dialog.row.below.text())
        assert not dialog.act.isEnabled()
        dialog.field.setText("2026-11-01")
        assert dialog.act.isEnabled()

    choose(monkeypatch, Starting, begin)
    page.cards.panel.new.click()
    assert seen == ["请写 2025-11-01（上一版生效日）之后的日期。"]
    assert page.subtitle == "生产部 · 月度 · 2026-11-01 起"
    header(window, "保存").click()
    assert [card.valid_to for card in cards(company)] == [date(2026, 10, 31), None]
    qtbot.waitUntil(lambda: page.cards.panel.versions.count() == 2)
    old = page.cards.panel.versions.itemAt(1).widget()
    assert isinstance(old, QPushButton)
    assert old.text() == "○ 2025-11-01 – 2026-10-31"
    old.click()
    assert page.subtitle == "生产部 · 月度 · 2025-11-01 – 2026-10-31"


def test_a_version_is_deleted_after_asking_and_comes_back_by_undo(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, page: Scorecards, company: Company
) -> None:
    choose(monkeypatch, Confirm, lambda _dialog: None)
    before = company.records()
    page.cards.panel.remove.click()
    assert cards(company) == []
    qtbot.waitUntil(lambda: not page.cards.draft.lines)
    company.trail.undo()
    qtbot.waitUntil(lambda: len(page.cards.draft.lines) == 6)
    assert company.records() == before


def test_leaving_with_something_unsaved_asks_and_staying_keeps_it(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, window: Window, page: Scorecards
) -> None:
    write(qtbot, page, "K11", "weight", "20")
    asked: list[str] = []
    monkeypatch.setattr(Confirm, "exec", lambda dialog: asked.append(dialog.windowTitle()) or 0)
    window.go("workbench")
    assert asked == ["不保存就离开？"]
    assert window.page is page
    assert page.cards.draft.lines[0].weight == "20"
    assert window.sidebar.item("scorecards").isChecked()
    choose(monkeypatch, Confirm, lambda _dialog: None)
    window.go("workbench")
    assert window.page is not page
    assert not page.unsaved


def test_closing_the_window_with_something_unsaved_asks(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, window: Window, page: Scorecards
) -> None:
    write(qtbot, page, "K11", "weight", "20")
    monkeypatch.setattr(Confirm, "exec", lambda _dialog: 0)
    window.frame.close()
    assert window.frame.isVisible()
    window.speak("en")
    assert window.say.code == "zh"


def test_a_draft_stays_while_one_looks_at_another_card_and_at_another_month(
    qtbot: QtBot, window: Window, page: Scorecards
) -> None:
    write(qtbot, page, "K11", "weight", "20")
    page.show_subject(SMELTER)
    window.show_period("2026-09")
    page.show_subject(PLANT)
    assert page.cards.draft.lines[0].weight == "20"
    assert page.unsaved == ["生产部"]


def test_a_change_made_elsewhere_does_not_take_the_draft(
    qtbot: QtBot, page: Scorecards, company: Company
) -> None:
    write(qtbot, page, "K11", "weight", "20")
    company.scorecards.save(draft_of(cards(company, SMELTER)[0]).changed("K26", target="99"))
    qtbot.waitUntil(lambda: page.records.scorecards == company.records().scorecards)
    assert page.cards.draft.lines[0].weight == "20"


def test_the_search_finds_by_name_code_and_pinyin(page: Scorecards) -> None:
    for words in ("质量", "D09", "zlb"):
        page.search.setText(words)
        assert page.cards.list.names() == ["质量部"]
    page.search.setText("zzz")
    assert page.cards.nobody.isVisible()


def test_another_cycle_has_no_cards_yet(page: Scorecards) -> None:
    page.dimensions.setCurrentIndex(page.dimensions.findData(Dimension.ANNUAL))
    page.dimensions.activated.emit(page.dimensions.currentIndex())
    assert page.cards.list.names()[0] == "尚无考核表：11"
    assert page.cards.lines.hint.text().startswith("还没有指标")


def test_both_totals_stand_side_by_side_on_last_months_scores(qtbot: QtBot, page: Scorecards) -> None:
    dialog = page.do.comparison()
    assert dialog is not None
    qtbot.addWidget(dialog)
    texts = [[column.text(row) for column in dialog.model.columns] for row in dialog.model.rows]
    assert texts[0] == ["生产部", "95.97", "B", "96.57", "B", "▲ 0.60"]


def test_where_a_kpi_is_used_leads_to_that_card(
    monkeypatch: pytest.MonkeyPatch, page: Scorecards, company: Company
) -> None:
    pick(monkeypatch, cards(company, SubjectKey(SubjectType.POSITION, "P06"))[0].key)
    page.do.show_uses("K19")
    assert page.subtitle.startswith("计划调度主管")


def test_a_cell_of_the_matrix_leads_to_its_line(page: Scorecards) -> None:
    page.views.button("matrix").click()
    view = page.matrix.view
    assert view is not None
    column = [owner.code for owner in page.matrix.table.owners].index("D03") + 1
    assert view.model().index(0, column).data() == "100"
    row = next(
        at for at in range(view.model().rowCount()) if view.model().index(at, 0).data() == "吨钢综合能耗"
    )
    assert view.model().index(row, column).data() == "20"
    view.clicked.emit(view.model().index(row, column))
    assert page.cards.subject == SMELTER
    assert page.cards.lines.rows["K07"].fields["weight"].hasFocus()


def test_the_matrix_turns_to_positions_and_marks_a_kpi(page: Scorecards) -> None:
    page.show_filter("kpi:K17")
    page.matrix.kinds.button("position").click()
    assert "发运员" in page.matrix.table.names
    page.show_filter("kpi:K17")
    assert page.matrix.view is not None
    assert page.matrix.view.currentIndex().data() == "成品率"
