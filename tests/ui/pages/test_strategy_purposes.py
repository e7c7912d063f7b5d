"""Purposes and issues, driven as an officer would."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QListWidgetItem
from pytestqt.qtbot import QtBot

from services.company import Company
from services.domain.organisation import Department
from services.domain.strategy import Issue
from ui.dialogs.confirm import Confirm
from ui.dialogs.issue_editor import IssueEditor
from ui.pages.strategy import Strategy
from ui.pages.strategy.purposes import PurposesSection
from ui.widgets.buttons import LinkButton
from ui.widgets.text import Text
from ui.window import Window


@pytest.fixture
def window(qtbot: QtBot, open_window: Callable[..., Window], company: Company) -> Iterator[Window]:
    window = open_window(company, page="strategy")
    window.frame.activateWindow()
    qtbot.waitUntil(window.frame.isActiveWindow)
    window.go("strategy", filter="purposes:departments")
    yield window
    window.close_company()


@pytest.fixture
def section(window: Window) -> PurposesSection:
    return section_of(window)


def section_of(window: Window) -> PurposesSection:
    page = window.page
    assert isinstance(page, Strategy)
    assert isinstance(page.section, PurposesSection)
    return page.section


def department(company: Company, code: str) -> Department:
    return next(one for one in company.records(()).departments if one.code == code)


def issue(company: Company, code: str) -> Issue | None:
    return next((one for one in company.records(()).issues if one.code == code), None)


def answers(company: Company, code: str) -> set[str]:
    return {kpi.code for kpi in company.records(()).kpis if kpi.issue == code}


def choose_row(section: PurposesSection, words: str) -> None:
    """Choose the row of the table in sight that begins with these words."""
    table = section.issues if section.tables.currentIndex() else section.purposes
    model = table.model()
    for row in range(model.rowCount()):
        if model.index(row, 0).data() == words:
            table.selectRow(row)
            table.setCurrentIndex(model.index(row, 0))
            return
    raise AssertionError(words)


def items(dialog: IssueEditor) -> list[QListWidgetItem]:
    return [dialog.kpis.item(at) for at in range(dialog.kpis.count())]


def tick(dialog: IssueEditor, code: str, *, on: bool = True) -> None:
    item = next(item for item in items(dialog) if item.text().split()[0] == code)
    item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)


def link(section: PurposesSection, words: str) -> LinkButton:
    return next(found for found in section.panel.findChildren(LinkButton) if found.accessibleName() == words)


def facts(section: PurposesSection) -> list[str]:
    return [text.text() for text in section.panel.findChildren(Text)]


def test_a_department_of_the_table_is_edited_beside_it_and_undo_takes_it_back(
    qtbot: QtBot, window: Window, section: PurposesSection, company: Company
) -> None:
    choose_row(section, "供应部")
    before = department(company, "D08")
    assert section.panel.title.text() == "供应部"
    field = section.panel.form.field("inner_customers")
    field.setFocus()
    qtbot.keyClicks(field, ", rolling")
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert department(company, "D08").inner_customers == before.inner_customers + ", rolling"
    assert department(company, "D08").purpose == before.purpose
    window.begin().undo.trigger()
    assert department(company, "D08") == before
    assert window.toasts.toasts[-1].label.text() == "已撤销：供应部的工作目的"


def test_what_is_being_typed_is_kept_when_another_department_is_chosen(
    qtbot: QtBot, section: PurposesSection, company: Company
) -> None:
    choose_row(section, "供应部")
    field = section.panel.form.field("outer_customers")
    field.setFocus()
    qtbot.keyClicks(field, "!")
    choose_row(section, "质量部")
    assert department(company, "D08").outer_customers.endswith("!")
    assert section.panel.form.value("outer_customers") == department(company, "D09").outer_customers


def test_a_new_issue_waits_for_its_words_and_takes_its_kpis(
    section: PurposesSection, company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose_row(section, "精整发运车间")
    states: list[bool] = []

    def answer(dialog: IssueEditor) -> int:
        states.append(dialog.act.isEnabled())
        dialog.form.show_values({"issue": "包装破损", "severity": "高", "objective": "C2"})
        dialog.form.typed.emit("issue")
        states.append(dialog.act.isEnabled())
        tick(dialog, "K36")
        return IssueEditor.DialogCode.Accepted

    monkeypatch.setattr(IssueEditor, "exec", answer)
    section.panel.add.click()
    assert states == [False, True]
    made = issue(company, "W21")
    assert made is not None
    assert (made.department, made.issue, made.objective) == ("D05", "包装破损", "C2")
    assert answers(company, "W21") == {"K36"}
    assert section.issue == "W21"
    assert "回应的指标：K36 合理化建议采纳数" in facts(section)


def test_the_issue_that_no_kpi_answers_says_so_until_one_does(
    section: PurposesSection, company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    section.show_item("W20")
    assert section.views.current == "issues"
    assert section.panel.title.text() == "人力资源部"
    assert "回应的指标：▲ 没有指标" in facts(section)
    told: list[str] = []

    def answer(dialog: IssueEditor) -> int:
        told.append(dialog.count.text())
        tick(dialog, "K36")
        told.append(dialog.count.text())
        return IssueEditor.DialogCode.Accepted

    monkeypatch.setattr(IssueEditor, "exec", answer)
    link(section, "编辑…: W20").click()
    assert told == ["▲ 还没有指标回应它：没有人为它负责。", "有 1 个指标回应它。"]
    assert "回应的指标：▲ 没有指标" not in facts(section)
    assert section.subtitle == "11 个部门 · 20 个问题，0 个没有指标回应"
    assert company.diagnosis.alignment("2026-10").breaks == ()


def test_the_list_of_kpis_tells_which_answer_another_issue_and_is_searched(
    qtbot: QtBot, section: PurposesSection
) -> None:
    dialog = section.acts_on_issues.editor_of("W11")
    qtbot.addWidget(dialog)
    words = [item.text() for item in items(dialog)]
    assert words[:3] == ["K13 客户质量投诉率", "K17 成品率", "K18 一等品率"]
    assert "K01 净利润（现回应 W02）" in words
    dialog.search.setText("k36")
    assert [item.text() for item in items(dialog) if not item.isHidden()] == ["K36 合理化建议采纳数"]
    assert dialog.answers == {"K13", "K17", "K18"}
    assert dialog.values["severity"] == "高"


def test_an_unknown_department_is_refused_at_its_field(qtbot: QtBot, section: PurposesSection) -> None:
    dialog = section.acts_on_issues.editor_of("W11")
    qtbot.addWidget(dialog)
    dialog.form.show_values({"department": "D99"})
    dialog.form.settled.emit("department")
    assert "D99" in dialog.form.rows["department"].below.text()
    assert not dialog.act.isEnabled()


def test_deleting_says_what_depends_on_it_and_cancel_is_the_default(
    section: PurposesSection, company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    section.show_item("W11")
    asked: list[str] = []

    def answer(dialog: Confirm) -> int:
        asked.extend(text.text() for text in dialog.findChildren(Text))
        assert dialog.cancel.isDefault()
        return Confirm.DialogCode.Accepted if len(asked) > 2 else Confirm.DialogCode.Rejected

    monkeypatch.setattr(Confirm, "exec", answer)
    link(section, "删除…: W11").click()
    assert issue(company, "W11") is not None
    assert any("K13 客户质量投诉率、K17 成品率、K18 一等品率" in words for words in asked)
    link(section, "删除…: W11").click()
    assert issue(company, "W11") is None
    assert answers(company, "W11") == set()
    assert section.panel.title.text() == "质量部"


def test_looking_for_words_leaves_the_rows_that_have_them(section: PurposesSection) -> None:
    section.find_here()
    section.search.setText("客户")
    shown = section.purposes.model().rowCount()
    assert 0 < shown < 11
    section.turn("issues")
    assert section.issues.model().rowCount() < 20
    section.search.clear()
    assert section.issues.model().rowCount() == 20


def test_enter_on_an_issue_opens_it(
    qtbot: QtBot, section: PurposesSection, monkeypatch: pytest.MonkeyPatch
) -> None:
    section.turn("issues")
    choose_row(section, "W05")
    opened: list[str] = []

    def answer(dialog: IssueEditor) -> int:
        opened.append(dialog.windowTitle())
        return IssueEditor.DialogCode.Rejected

    monkeypatch.setattr(IssueEditor, "exec", answer)
    section.issues.setFocus()
    qtbot.keyClick(section.issues, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert opened == ["问题 W05"]


def test_without_departments_one_is_led_to_where_they_are_entered(
    open_window: Callable[..., Window], tmp_path: Path
) -> None:
    with Company.create(tmp_path / "empty.zhanji") as company:
        window = open_window(company)
        window.go("strategy", filter="purposes")
        section = section_of(window)
        assert section.acts() == ()
        assert section.nothing.button is not None
        section.nothing.button.click()
        assert window.page_key == "organisation"
        window.close_company()
