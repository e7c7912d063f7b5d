"""The guided start as an HR officer goes through it: an empty file to a first month, no workbook touched."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from services.company import Company
from services.domain.beginning import Stage
from services.domain.result import ResultState
from ui.dialogs.confirm import Confirm
from ui.pages.new_company import NewCompanyPage
from ui.pages.workbench import Workbench
from ui.widgets.press import PressPanel
from ui.window import Window

CONTROL = Qt.KeyboardModifier.ControlModifier
LIST = (
    "姓名\t部门\t岗位\t工号\t入职日期\n"
    "顾南星\t销售部\t销售经理\tA001\t2021-03-01\n"
    "陶知远\t销售部\t客户经理\tA002\t2022-06-15\n"
    "贺云开\t生产车间\t车间主任\tA003\t2019-09-01\n"
)


@pytest.fixture
def window(open_window: Callable[..., Window], tmp_path: Path) -> Window:
    made = open_window()
    company = Company.create(tmp_path / "hexi.zhanji")
    company.settings.change({"name": "河西轴承"})
    made.show_company(company)
    made.go("new_company")
    return made


def page(window: Window) -> NewCompanyPage:
    found = window.page
    assert isinstance(found, NewCompanyPage)
    return found


def company(window: Window) -> Company:
    assert window.company is not None
    return window.company


def primary(window: Window) -> QPushButton:
    return window.header.button(page(window).acts()[-1].words)


def click(qtbot: QtBot, button: QPushButton | PressPanel) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def paste(qtbot: QtBot, window: Window, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    click(qtbot, page(window).people.paste)


def staff(qtbot: QtBot, window: Window) -> None:
    paste(qtbot, window, LIST)
    click(qtbot, primary(window))


def test_the_head_is_looked_for_in_the_department_first_and_a_wrong_one_told_at_its_field(
    qtbot: QtBot, window: Window
) -> None:
    staff(qtbot, window)
    people = page(window).people
    assert people.heads["D02"].itemText(1) == "贺云开 A003"
    people.heads["D01"].setEditText("赵")
    people.heads["D01"].settled.emit()
    assert people.lines["D01"].below.text() == "没有“赵”。请从列表中选择，或先新增。"
    people.heads["D01"].choose("A001")
    people.heads["D01"].settled.emit()
    assert not people.lines["D01"].below.text()


def test_from_an_empty_file_to_a_first_month_without_a_workbook(qtbot: QtBot, window: Window) -> None:
    assert page(window).step.stage is Stage.PEOPLE
    staff(qtbot, window)
    people = page(window).people
    assert "选择负责人" in window.toasts.toasts[-1].label.text()
    people.heads["D01"].choose("A001")
    people.heads["D01"].settled.emit()
    people.heads["D02"].choose("A003")
    people.heads["D02"].settled.emit()
    click(qtbot, primary(window))
    assert page(window).step.stage is Stage.KPIS
    click(qtbot, primary(window))
    assert page(window).step.stage is Stage.WEIGHTS
    cards = page(window).cards
    first, second = cards.drafts["D01"].codes[:2]
    for kpi, weight in ((first, "25"), (second, "15")):
        cards.lines.fields[kpi, "weight"].setText(weight)
        cards.lines.fields[kpi, "weight"].textEdited.emit(weight)
    click(qtbot, primary(window))
    assert page(window).step.stage is Stage.MONTH
    month = page(window).month.code
    click(qtbot, primary(window))
    assert isinstance(window.page, Workbench)
    assert window.period == month
    assert window.page.content.isVisible()
    records = company(window).records()
    assert {card.code: sum(line.weight for line in card.lines) for card in records.scorecards} == {
        "D01": 100,
        "D02": 100,
    }
    result = company(window).results.of(month)
    assert {subject.code for subject in result.results} == {"D01", "D02", "A001", "A003"}
    assert {subject.state for subject in result.results} == {ResultState.INCOMPLETE}


def test_each_step_is_one_action_that_undo_takes_back_and_names(qtbot: QtBot, window: Window) -> None:
    staff(qtbot, window)
    page(window).turn_to(Stage.KPIS)
    click(qtbot, primary(window))
    assert company(window).records().scorecards
    qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert not company(window).records().kpis
    assert "张首份考核表" in window.toasts.toasts[-1].label.text()
    assert page(window).kpis.pending
    qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert not company(window).records().employees


def test_typed_people_get_numbers_and_departments_by_their_names(qtbot: QtBot, window: Window) -> None:
    grid = page(window).people.grid
    grid.type(0, ["", "王芳", "销售部"])
    grid.type(1, ["", "李军", "销售部"])
    assert [grid.text(row, 0) for row in (0, 1)] == ["E001", "E002"]
    assert "销售部" in page(window).people.verdict.text()
    click(qtbot, primary(window))
    assert [person.department for person in company(window).records().employees] == ["D01", "D01"]
    assert not grid.used


def test_a_wrong_cell_is_said_where_it_stands_and_nothing_is_written_before_it_is_mended(
    qtbot: QtBot, window: Window
) -> None:
    paste(qtbot, window, LIST.replace("2022-06-15", "2022-06-31"))
    people = page(window).people
    assert not primary(window).isEnabled()
    item = people.grid.item(1, 5)
    assert item is not None
    assert item.toolTip()
    said = [label.text() for label in people.problems.findChildren(type(people.verdict))]
    assert any(text.startswith("第 2 行 入职日期：") for text in said)
    item.setText("2022-06-30")
    assert primary(window).isEnabled()
    assert people.problems.isHidden()


def test_columns_that_are_not_understood_are_named(qtbot: QtBot, window: Window) -> None:
    paste(qtbot, window, LIST.replace("入职日期", "血型"))
    assert "血型" in page(window).people.verdict.text()


def test_the_headers_go_to_excel_and_come_back_understood(qtbot: QtBot, window: Window) -> None:
    click(qtbot, page(window).people.copy)
    headers = QGuiApplication.clipboard().text()
    paste(qtbot, window, headers + "\nB7\t江临\t财务部\t会计\t\t2024-05-06\t2500")
    grid = page(window).people.grid
    assert [grid.text(0, column) for column in (0, 1, 6)] == ["B7", "江临", "2500"]
    assert not grid.left_out


def test_the_suggested_set_is_ticked_and_search_finds_by_pinyin(qtbot: QtBot, window: Window) -> None:
    staff(qtbot, window)
    page(window).turn_to(Stage.KPIS)
    kpis = page(window).kpis
    assert "sales.achievement" in kpis.ticks["D01"]
    assert "production.on_time" in kpis.ticks["D02"]
    qtbot.keyClicks(kpis.search, "tsl")
    assert not kpis.items["service.complaint_rate"].isHidden()
    assert kpis.items["sales.revenue"].isHidden()
    kpis.items["quality.product_complaints"].setCheckState(0, Qt.CheckState.Checked)
    assert "quality.product_complaints" in kpis.ticks["D01"]
    kpis.departments.setCurrentRow(1)
    assert kpis.items["quality.product_complaints"].checkState(0) is Qt.CheckState.Unchecked


def test_what_was_ticked_stands_there_when_one_comes_back(qtbot: QtBot, window: Window) -> None:
    staff(qtbot, window)
    page(window).turn_to(Stage.KPIS)
    page(window).kpis.items["sales.price"].setCheckState(0, Qt.CheckState.Checked)
    click(qtbot, primary(window))
    path = company(window).path
    window.close_company()
    window.show_company(Company.open(path))
    assert isinstance(window.page, Workbench)
    assert window.page.nothing.button is not None
    click(qtbot, window.page.nothing.button)
    assert page(window).step.stage is Stage.MONTH
    assert "sales.price" in page(window).kpis.ticks["D01"]
    assert not page(window).kpis.pending


def test_weights_that_do_not_total_100_wait_and_even_out_mends_them(qtbot: QtBot, window: Window) -> None:
    staff(qtbot, window)
    page(window).turn_to(Stage.KPIS)
    click(qtbot, primary(window))
    cards = page(window).cards
    field = cards.lines.fields[cards.drafts["D01"].codes[0], "weight"]
    field.setText("90")
    field.textEdited.emit("90")
    assert not primary(window).isEnabled()
    assert cards.departments.item(0).text().startswith("■")
    assert cards.departments.textElideMode() is Qt.TextElideMode.ElideMiddle  # the total stays in sight
    assert "正好为 100" in field.toolTip()
    click(qtbot, cards.evened)
    assert primary(window).isEnabled()
    assert cards.drafts["D01"].total == 100


def test_a_target_that_is_no_number_is_said_at_its_field(qtbot: QtBot, window: Window) -> None:
    staff(qtbot, window)
    page(window).turn_to(Stage.KPIS)
    click(qtbot, primary(window))
    cards = page(window).cards
    field = cards.lines.fields[cards.drafts["D01"].codes[2], "target"]
    field.setText("many")
    field.textEdited.emit("many")
    assert field.property("invalid")
    assert not primary(window).isEnabled()


def test_what_is_typed_is_written_on_leaving_the_page(window: Window) -> None:
    page(window).people.grid.type(0, ["", "王芳", "销售部"])
    window.go("workbench")
    assert [person.name for person in company(window).records().employees] == ["王芳"]
    assert isinstance(window.page, Workbench)
    assert not company(window).records().kpis


def test_what_is_wrong_is_asked_about_on_leaving_and_never_written(
    qtbot: QtBot, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    paste(qtbot, window, LIST.replace("2022-06-15", "2022-06-31"))
    monkeypatch.setattr(Confirm, "exec", lambda _: 0)
    window.go("workbench")
    assert page(window).people.grid.used
    monkeypatch.setattr(Confirm, "exec", lambda _: 1)
    window.go("workbench")
    assert isinstance(window.page, Workbench)
    assert not company(window).records().employees


def test_steps_can_be_skipped_and_gone_back_to(qtbot: QtBot, window: Window) -> None:
    for _ in range(3):
        click(qtbot, window.header.button("跳过这一步"))
    assert page(window).step.stage is Stage.MONTH
    assert company(window).records().employees == ()
    click(qtbot, page(window).strip.findChildren(PressPanel)[0])
    assert page(window).step.stage is Stage.COMPANY
    step = page(window).company_step
    step.name.clear()
    step.name.textEdited.emit("")
    assert not primary(window).isEnabled()
    step.name.setText("河东轴承")
    step.name.textEdited.emit("河东轴承")
    click(qtbot, primary(window))
    assert company(window).settings.read().name == "河东轴承"


def test_the_empty_workbench_leads_to_the_step_that_is_next(qtbot: QtBot, window: Window) -> None:
    words = []
    for act in (lambda: None, lambda: staff(qtbot, window)):
        window.go("new_company")
        act()
        window.go("workbench")
        assert isinstance(window.page, Workbench)
        assert window.page.nothing.button is not None
        words.append(window.page.nothing.button.text())
    assert words == ["录入人员", "选择指标"]


def test_another_company_opens_on_the_workbench_not_in_the_guide(window: Window, own_sample: Path) -> None:
    window.show_company(Company.open(own_sample))
    assert isinstance(window.page, Workbench)
    assert window.preferences.now.page == "workbench"


def test_once_a_month_is_locked_the_workbench_opens_the_next_one(
    qtbot: QtBot, open_window: Callable[..., Window], own_sample: Path
) -> None:
    window = open_window()
    window.show_company(Company.open(own_sample))
    periods = company(window).periods
    window.show_period("2026-09")
    assert isinstance(window.page, Workbench)
    assert "打开 2026年10月" not in [act.words for act in window.page.acts()]
    person = company(window).results.of("2026-10").incomplete[0]
    company(window).actuals.mark_not_applicable("2026-10", person.key, person.missing[0].kpi, "尚未到期")
    periods.lock("2026-10")
    window.show_period("2026-10")
    click(qtbot, window.header.button("打开 2026年11月"))
    assert window.period == "2026-11" == periods.latest_month()
