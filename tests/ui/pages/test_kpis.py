"""The KPIs, driven as an officer would, over the sample company."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from models.terms import Method
from services.company import Company
from services.scoring.measured import Measured
from services.scoring.methods import score_line
from services.scoring.parameters import parse_rule
from services.typed_row import typed_row
from services.wording.steps import tell
from tests.services.printing.reading import texts
from ui.dialogs.in_use import InUseDialog
from ui.pages.kpis import Kpis
from ui.pages.kpis.dialogs import DISCARD, SAVE, STAY
from ui.pages.kpis.editor import NEW
from ui.pages.workbench import Workbench
from ui.widgets.text import Chip, Text
from ui.window import Window

OCTOBER = "2026-10"


@pytest.fixture
def window(open_window: Callable[..., Window], company: Company) -> Iterator[Window]:
    window = open_window(company, page="kpis")
    yield window
    window.close_company()


@pytest.fixture
def page(window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Kpis:
    assert isinstance(window.page, Kpis)
    monkeypatch.setattr(window.page.do, "ask_leaving", lambda: DISCARD)
    window.page.do.own.path = tmp_path / "own.zhanjilib"
    return window.page


def finish(window: Window, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.jobs.busy, timeout=10_000)


def names(page: Kpis) -> list[str]:
    table = page.shelf.indicators if page.shelf.in_library else page.shelf.kpis
    column = 0 if page.shelf.in_library else 1
    return [table.model().index(row, column).data() for row in range(table.model().rowCount())]


def click(qtbot: QtBot, button: QPushButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def write(qtbot: QtBot, field: QLineEdit, words: str) -> None:
    if words and words.isascii():
        field.clear()
        qtbot.keyClicks(field, words)
    else:  # what an input method commits
        field.setText(words)
        field.textEdited.emit(words)


def answer(page: Kpis, monkeypatch: pytest.MonkeyPatch, word: str) -> None:
    monkeypatch.setattr(page.do, "ask_leaving", lambda: word)


# Company and library


def test_the_list_is_found_by_chinese_pinyin_english_and_code(page: Kpis) -> None:
    for words, name in (("成品率", "成品率"), ("cpl", "成品率"), ("K17", "成品率"), ("yield", "成品率")):
        page.shelf.search.setText(words)
        assert name in names(page), words
        assert len(names(page)) < 12


def test_the_list_filters_key_unused_and_loose_ones(page: Kpis) -> None:
    page.shelf.filters.pick("key")
    assert names(page) == ["结构品种销量", "重点合同执行率"]
    page.shelf.filters.pick("loose")
    assert names(page) == ["合理化建议采纳数"]


def test_three_are_taken_from_the_library_by_one_click_each(qtbot: QtBot, page: Kpis) -> None:
    before = len(page.company_shelf.kpis)
    click(qtbot, page.shelf.views.button("library"))
    for words in ("fahuo", "churn", "培训"):
        page.shelf.search.setText(words)
        free = next(row.indicator for row in page.shelf._model(page.shelf.indicators).rows if not row.taken)
        page.shelf.choose(free.id, library=True)
        assert page.indicator.act.isEnabled()
        click(qtbot, page.indicator.act)
        assert not page.indicator.act.isEnabled()
        assert "已加入" in page.indicator.taken.text()
    codes = [kpi.code for kpi in page.company_shelf.kpis]
    assert codes[before:] == ["K37", "K38", "K39"]
    page.desk.company.trail.undo()
    assert len(page.company_shelf.kpis) == before + 2


def test_the_provider_is_the_company_s_to_choose(qtbot: QtBot, page: Kpis) -> None:
    page.turn(library=True)
    page.shelf.search.setText("新产品")
    page.indicator.provider.choose("质量部")
    click(qtbot, page.indicator.act)
    assert page.company_shelf.kpis[-1].provider == "质量部"


def test_an_own_indicator_is_kept_shared_and_taken_over(page: Kpis, tmp_path: Path) -> None:
    page.show_filter("K03")
    page.do.keep()
    page.show_filter("K17")
    page.do.keep()
    file = tmp_path / "共享.zhanjilib"
    page.do.share_to(file)
    page.do.own.remove({one.id for one in page.do.own.read() if one.name.zh == "成品率"})
    dialog = page.do.shared_dialog(file)
    assert dialog is not None
    assert [one.name.zh for one in dialog.chosen] == ["成品率"]
    page.do.keep_shared(dialog)
    assert {one.name.zh for one in page.do.own.read()} == {"结构品种销量", "成品率"}
    page.turn(library=True)
    assert "成品率" in names(page)


def test_a_file_that_is_no_library_is_refused_in_words(window: Window, page: Kpis, tmp_path: Path) -> None:
    file = tmp_path / "坏.zhanjilib"
    file.write_text("not a library")
    assert page.do.shared_dialog(file) is None
    assert window.toasts.toasts[0].property("alarm")


# The editor


def test_a_wrong_rule_is_said_at_its_field_and_a_right_one_is_saved_as_one_action(
    qtbot: QtBot, page: Kpis
) -> None:
    page.show_filter("K05")
    bands = page.editor.form.rule.tables["bands"]
    write(qtbot, bands.rows[1][0], "9")
    assert "没有从最好排到最差" in page.editor.form.rule.rows["bands"].below.text()
    assert not page.editor.ready
    assert page.company_shelf.get("K05") == page.desk.company.kpis.shelf().get("K05")
    write(qtbot, bands.rows[1][0], "6")
    assert page.editor.form.rule.rows["bands"].below.text() == ""
    assert page.editor.ready
    actions = len(page.desk.company.trail.actions(500))
    assert page.do.save()
    saved = page.company_shelf.get("K05")
    assert saved is not None
    assert saved.parameters == "bands=3:110, 6:100, 8:85, 12:70, else:40"
    assert len(page.desk.company.trail.actions(500)) == actions + 1
    assert not page.editor.dirty
    page.desk.company.trail.undo()
    assert bands.rows[1][0].text() == "5"


def test_every_kpi_of_the_sample_shows_undrafted_and_unblamed(page: Kpis) -> None:
    for kpi in page.company_shelf.kpis:
        page.show_filter(kpi.code)
        assert page.editor.row["parameters"] == kpi.parameters, kpi.code
        assert not page.editor.dirty
        assert not [found for found in page.editor.problems if found.stops], kpi.code
        assert page.editor.drafted is not None


def test_a_rated_kpi_starts_with_the_firms_groups_and_keeps_its_own(page: Kpis) -> None:
    page.editor.form.options["method"].pick("rating")
    assert page.editor.row["parameters"] == "groups=self:10, superior:60, peer:30"
    page.editor.form.rule.groups["peer"].setText("40")
    page.editor.form.options["direction"].pick("higher")
    assert page.editor.row["parameters"] == "groups=self:10, superior:60, peer:40"


def test_every_method_has_a_form(page: Kpis) -> None:
    page.show_filter("K02")
    for method in Method:
        page.editor.form.options["method"].pick(method.value)
        assert page.editor.row["method"] == method.value
        assert page.editor.dirty is (method is not Method.RATIO)


def test_a_veto_is_built_and_said_in_words(qtbot: QtBot, page: Kpis) -> None:
    page.show_filter("K18")
    veto = page.editor.form.veto
    veto.condition.operator.pick("<")
    assert not page.editor.ready
    write(qtbot, veto.condition.limit, "85")
    assert veto.words.text() == "低于85%，本期奖金系数为0"
    veto.effect.pick("ceiling")
    veto.grade.pick("C")
    veto.scope.pick("department")
    assert veto.words.text() == "低于85%，本期绩效等级最高为 C，部门全员适用"
    assert page.do.save()
    kpi = page.company_shelf.get("K18")
    assert kpi is not None
    assert (kpi.veto, kpi.veto_effect, kpi.veto_scope) == ("<85", "grade<=C", "department")


def test_a_factor_outside_its_range_is_refused_at_the_effect(qtbot: QtBot, page: Kpis) -> None:
    page.show_filter("K11")
    page.editor.form.veto.effect.pick("times")
    write(qtbot, page.editor.form.veto.factor, "1.5")
    assert page.editor.form.veto.rows["veto_effect"].below.text()
    assert not page.editor.ready


def test_what_is_typed_stays_until_it_is_saved_and_leaving_asks(
    qtbot: QtBot, window: Window, page: Kpis, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.show_filter("K17")
    name = page.editor.form.first.field("name")
    assert isinstance(name, QLineEdit)
    write(qtbot, name, "成品率（新）")
    answer(page, monkeypatch, STAY)
    window.go("workbench")
    assert window.page_key == "kpis"
    assert page.editor.row["name"] == "成品率（新）"
    page.shelf.choose("K18")
    assert (page.editor.key, page.shelf.key) == ("K17", "K17")
    answer(page, monkeypatch, DISCARD)
    page.shelf.choose("K18")
    assert page.editor.key == "K18"
    page.show_filter("K17")
    assert page.editor.row["name"] == "成品率"
    write(qtbot, name, "成品率（新）")
    answer(page, monkeypatch, SAVE)
    page.shelf.choose("K18")
    kpi = page.company_shelf.get("K17")
    assert kpi is not None
    assert kpi.name == "成品率（新）"
    assert page.editor.key == "K18"


def test_a_draft_outlives_a_change_made_elsewhere(qtbot: QtBot, page: Kpis) -> None:
    page.show_filter("K01")
    name = page.editor.form.first.field("name")
    assert isinstance(name, QLineEdit)
    write(qtbot, name, "净利")
    page.desk.company.kpis.save({**typed_row(page.company_shelf.kpis[1]), "unit": "万吨"})
    assert page.editor.row["name"] == "净利"
    assert "● 净利润" in names(page)
    page.do.discard()
    assert page.editor.row["name"] == "净利润"


def test_a_new_kpi_a_copy_and_a_deletion(qtbot: QtBot, page: Kpis) -> None:
    page.do.new()
    assert (page.editor.key, page.editor.row["code"], page.shelf.key) == (NEW, "K37", "")
    assert not page.editor.ready
    assert page.editor.form.first.rows["name"].below.text() == ""
    name = page.editor.form.first.field("name")
    assert isinstance(name, QLineEdit)
    write(qtbot, name, "一次交验合格率")
    assert page.do.save()
    assert page.editor.key == "K37"
    page.do.duplicate()
    assert page.editor.row["name"] == "一次交验合格率（副本）"
    assert page.do.save()
    page.do.remove()
    assert [kpi.code for kpi in page.company_shelf.kpis][-1] == "K37"


def test_ctrl_s_saves_or_says_why_not(qtbot: QtBot, window: Window, page: Kpis) -> None:
    page.show_filter("K17")
    assert not page.save_here()
    name = page.editor.form.first.field("name")
    assert isinstance(name, QLineEdit)
    write(qtbot, name, "")
    assert page.save_here()
    assert page.editor.dirty
    assert "标红" in window.toasts.toasts[-1].label.text()
    write(qtbot, name, "成品率（客户认可）")
    assert page.save_here()
    assert not page.editor.dirty


def test_a_taken_code_is_said_and_not_saved(qtbot: QtBot, page: Kpis) -> None:
    page.do.new()
    for field, words in (("name", "新"), ("code", "K01")):
        widget = page.editor.form.first.field(field)
        assert isinstance(widget, QLineEdit)
        write(qtbot, widget, words)
    assert page.editor.form.first.rows["code"].below.text()
    assert not page.do.save()


def test_a_kpi_in_use_says_what_depends_on_it(page: Kpis, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[InUseDialog] = []
    monkeypatch.setattr(InUseDialog, "exec", lambda dialog: shown.append(dialog) or 0)
    page.show_filter("K17")
    page.do.remove()
    assert len(shown) == 1
    assert page.company_shelf.get("K17") is not None


def test_tab_leads_from_the_method_through_its_points_in_their_order(page: Kpis) -> None:
    page.show_filter("K17")
    form = page.editor.form
    form.rule.tables["points"].type(len(form.rule.tables["points"].rows) - 1, 0, "99")
    wanted = [field for row in form.rule.tables["points"].rows for field in row]
    found, at = [], form.options["method"].nextInFocusChain()
    while at is not form.veto.condition.operator:
        found += [at] if at in wanted else []
        at = at.nextInFocusChain()
    assert found == wanted


def test_a_change_after_a_lock_is_a_new_version_and_the_locked_month_stays(page: Kpis) -> None:
    company = page.desk.company
    locked = company.results.of("2026-09")
    page.show_filter("K17")
    points = page.editor.form.rule.tables["points"]
    points.type(0, 0, "91")
    assert page.do.save()
    assert page.editor.versions.text() == "第2版"
    kpi = page.company_shelf.get("K17")
    assert kpi is not None
    words = " ".join(
        label.text() for label in page.do.versions_dialog(kpi).findChildren(type(page.trying.score))
    )
    assert "92 → 60 分" in words
    assert "91 → 60 分" in words
    assert company.results.of("2026-09") == locked


# Curve, try-it field, outcome


TRIES = (
    ("K11", "93", ""),
    ("K05", "6.5", ""),
    ("K02", "46000", "50000"),
    ("K16", "4", "3"),
    ("K06", "9000", "8000"),
    ("K21", "3", ""),
    ("K24", "95", ""),
)


def test_a_try_equals_the_scoring_with_its_steps(page: Kpis) -> None:
    for code, actual, target in TRIES:
        page.show_filter(code)
        page.trying.target.setText(target)
        page.trying.actual.setText(actual)
        kpi = page.company_shelf.get(code)
        assert kpi is not None
        rule = parse_rule(kpi.method, kpi.direction, kpi.parameters)
        wanted = score_line(rule, Measured(Decimal(actual), target=Decimal(target) if target else None))
        assert page.trying.result is not None
        assert page.trying.result.score == wanted.score
        assert page.trying.score.text() == f"{wanted.score} 分"
        shown = [page.trying.told.lines.itemAt(at).widget() for at in range(page.trying.told.lines.count())]
        assert [one.text() for one in shown if isinstance(one, Text)] == [
            tell(page.say, step) for step in wanted.steps
        ]
        assert page.trying.curve.accessibleDescription()


def test_the_curve_follows_what_is_typed(qtbot: QtBot, page: Kpis) -> None:
    page.show_filter("K11")
    page.trying.actual.setText("93")
    before = page.trying.score.text()
    write(qtbot, page.editor.form.rule.tables["points"].rows[0][1], "60")
    assert page.trying.score.text() != before
    write(qtbot, page.editor.form.rule.tables["points"].rows[0][1], "六")
    assert "不是数值" in page.editor.form.rule.rows["points"].below.text()
    assert page.trying.result is None


def test_levels_and_what_is_no_number_are_said_at_the_field(page: Kpis) -> None:
    page.show_filter("K23")
    page.trying.actual.setText("达标")
    assert page.trying.score.text() == "100.00 分"
    page.show_filter("K11")
    page.trying.actual.setText("abc")
    assert page.trying.actual_row.below.text()


def test_the_alarm_is_answered_on_record_and_the_workbench_knows(
    qtbot: QtBot, window: Window, page: Kpis
) -> None:
    page.show_filter("K17")
    form = page.pairing.form
    assert not form.isHidden()
    assert not form.act.isEnabled()
    form.kind.pick("snoozed")
    form.reason.setPlainText("等客户确认新的等级标准")
    assert not form.act.isEnabled()
    write(qtbot, form.until, "2026-09")
    assert "早于" in form.rows["until"].below.text()
    write(qtbot, form.until, "2026-12")
    click(qtbot, form.act)
    assert form.isHidden()
    said = " ".join(label.text() for label in page.pairing.record.findChildren(Text))
    assert "暂缓至2026年12月" in said
    window.go("workbench")
    assert isinstance(window.page, Workbench)
    assert "已暂缓" in [chip.text() for chip in window.page.attention.findChildren(Chip)]
    page.desk.company.trail.undo()
    window.go("kpis")
    assert not form.isHidden()


def test_an_answer_can_be_replaced_by_another(qtbot: QtBot, page: Kpis) -> None:
    page.show_filter("K17")
    for kind, reason in (("accepted", "先观察"), ("redefined", "改按客户认可的等级计")):
        if page.pairing.form.isHidden():
            click(qtbot, page.pairing.again)
        page.pairing.form.kind.pick(kind)
        page.pairing.form.reason.setPlainText(reason)
        click(qtbot, page.pairing.form.act)
    assert [one.reason for one in page.desk.company.alarms.answers()] == ["改按客户认可的等级计"]


def test_a_kpi_without_an_outcome_shows_no_pair(page: Kpis) -> None:
    page.show_filter("K01")
    assert page.pairing.isHidden()


# The rest


def test_the_dictionary_is_saved_as_pdf(qtbot: QtBot, window: Window, page: Kpis, tmp_path: Path) -> None:
    page.do.save_dictionary(tmp_path / "指标词典")
    finish(window, qtbot)
    whole = "".join(texts((tmp_path / "指标词典.pdf").read_bytes()))
    assert "重点合同执行率" in whole


def test_an_empty_company_is_led_to_the_library(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    window.page_key = "kpis"
    window.show_company(Company.create(tmp_path / "new.zhanji"))
    page = window.page
    assert isinstance(page, Kpis)
    assert page.middle.currentWidget() is page.nothing
    assert page.nothing.button is not None
    click(qtbot, page.nothing.button)
    assert page.shelf.in_library
    click(qtbot, page.indicator.act)
    click(qtbot, page.shelf.views.button("company"))
    assert page.editor.key == "K01"
