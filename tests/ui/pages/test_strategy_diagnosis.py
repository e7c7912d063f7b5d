"""The diagnosis, driven as an officer would: question by question, year by year."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QPlainTextEdit
from pytestqt.qtbot import QtBot

from services.company import Company
from services.domain.diagnosis import Diagnosis
from services.workbooks.sheets.strategy import DIAGNOSIS
from ui.dialogs.confirm import Confirm
from ui.dialogs.new_year import NewYear
from ui.pages.strategy import Strategy
from ui.pages.strategy.comparing import marked_up
from ui.pages.strategy.diagnosis import DiagnosisSection
from ui.window import Window


@pytest.fixture
def company(tmp_path: Path) -> Iterator[Company]:
    with Company.create(tmp_path / "新公司.zhanji") as company:
        company.diagnosis.begin(2026)
        yield company


@pytest.fixture
def window(qtbot: QtBot, open_window: Callable[..., Window], company: Company) -> Iterator[Window]:
    window = open_window(company, page="strategy")
    window.frame.activateWindow()
    qtbot.waitUntil(window.frame.isActiveWindow)
    window.go("strategy", filter="diagnosis:1")
    yield window
    window.close_company()


@pytest.fixture
def section(window: Window) -> DiagnosisSection:
    return section_of(window)


def section_of(window: Window) -> DiagnosisSection:
    page = window.page
    assert isinstance(page, Strategy)
    assert isinstance(page.section, DiagnosisSection)
    return page.section


def newest(company: Company) -> Diagnosis:
    return company.diagnosis.years()[0]


def type_into(qtbot: QtBot, section: DiagnosisSection, name: str, words: str) -> None:
    """Type into a field and leave it with Tab."""
    field = (section.form if section.at else section.meaning).form.field(name)
    field.setFocus()
    if isinstance(field, QPlainTextEdit):
        field.selectAll()
    qtbot.keyClicks(field, words)
    qtbot.keyClick(field, Qt.Key.Key_Tab)


def steps(section: DiagnosisSection) -> list[str]:
    return [panel.accessibleName() for panel in section.stepper.panels]


def press(qtbot: QtBot, window: Window, words: str) -> None:
    qtbot.mouseClick(window.header.button(words), Qt.MouseButton.LeftButton)


def test_a_step_asks_its_question_and_an_empty_field_says_what_belongs_there(
    section: DiagnosisSection,
) -> None:
    assert section.form.question.text() == "眼下这个行业靠什么取胜，两年以后又会靠什么？"
    assert all(line.text().startswith("· ") for line in section.form.hint_lines)
    findings = section.form.form.field("findings")
    assert isinstance(findings, QPlainTextEdit)
    assert findings.placeholderText() == "写一段话：靠什么取胜，为什么。"


def test_what_is_typed_is_kept_on_leaving_the_field_as_one_action_and_can_be_taken_back(
    qtbot: QtBot, window: Window, section: DiagnosisSection, company: Company
) -> None:
    type_into(qtbot, section, "findings", "delivery decides")
    assert newest(company).step(1).findings == "delivery decides"
    assert company.trail.actions(1)[0].verb == "diagnosis.write"
    assert steps(section)[1] == "第 1 步 行业竞争特点 进行中"
    window.begin().undo.trigger()
    assert newest(company).step(1).findings == ""
    findings = section.form.form.field("findings")
    assert isinstance(findings, QPlainTextEdit)
    assert findings.toPlainText() == ""
    assert window.toasts.toasts[-1].label.text() == "已撤销：2026 年度诊断第 1 步"


def test_ctrl_z_right_after_leaving_a_field_takes_its_text_back_and_ctrl_y_brings_it_again(
    qtbot: QtBot, section: DiagnosisSection, company: Company
) -> None:
    type_into(qtbot, section, "findings", "delivery decides")
    following = section.form.form.field("evidence")
    assert following.hasFocus()
    qtbot.keyClick(following, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert newest(company).step(1).findings == ""
    qtbot.keyClick(following, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert newest(company).step(1).findings == "delivery decides"


def test_ctrl_z_while_one_types_takes_back_the_typing_only(
    qtbot: QtBot, section: DiagnosisSection, company: Company
) -> None:
    type_into(qtbot, section, "findings", "delivery decides")
    following = section.form.form.field("evidence")
    qtbot.keyClicks(following, "x")
    qtbot.keyClick(following, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert section.form.form.value("evidence") == ""
    assert newest(company).step(1).findings == "delivery decides"


def test_a_field_that_did_not_change_makes_no_action(
    qtbot: QtBot, section: DiagnosisSection, company: Company
) -> None:
    before = company.trail.actions(1)
    section.form.form.field("evidence").setFocus()
    section.form.form.field("asked").setFocus()
    section.turn(2)
    assert company.trail.actions(1) == before


def test_a_wrong_date_is_said_beside_its_field_and_stays_until_it_is_mended(
    qtbot: QtBot, section: DiagnosisSection, company: Company
) -> None:
    type_into(qtbot, section, "day", "2026-02-30")
    row = section.form.form.rows["day"]
    assert "没有这一天" in row.below.text()
    assert newest(company).step(1).day is None
    type_into(qtbot, section, "asked", "customers")
    assert section.form.form.value("day") == "2026-02-30"
    field = section.form.form.field("day")
    field.setFocus()
    QApplication.processEvents()
    field.selectAll()
    qtbot.keyClicks(field, "2026-02-28")
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert str(newest(company).step(1).day) == "2026-02-28"
    assert "没有这一天" not in row.below.text()


def test_the_header_leads_from_step_to_step(
    qtbot: QtBot, window: Window, section: DiagnosisSection, company: Company
) -> None:
    qtbot.keyClicks(section.form.form.field("findings"), "speed")
    press(qtbot, window, "完成第 1 步")
    assert newest(company).step(1).done
    assert newest(company).step(1).day == company.diagnosis.today()
    assert steps(section)[1].endswith("完成")
    press(qtbot, window, "进入第 2 步")
    assert section.form.question.text().startswith("我们现在靠什么")
    assert window.page is not None
    assert window.page.subtitle == "2026年度：四步已完成 1 步"


def test_a_step_without_findings_or_with_a_wrong_date_is_not_done(
    qtbot: QtBot, window: Window, section: DiagnosisSection, company: Company
) -> None:
    press(qtbot, window, "完成第 1 步")
    assert section.form.form.rows["findings"].below.text() == "请先写下结论，哪怕只有一句。"
    qtbot.keyClicks(section.form.form.field("findings"), "speed")
    qtbot.keyClicks(section.form.form.field("day"), "2026-02-30")
    press(qtbot, window, "完成第 1 步")
    assert not newest(company).step(1).done
    assert section.form.form.value("day") == "2026-02-30"


def test_what_is_being_typed_goes_along_when_the_step_is_marked_done(
    qtbot: QtBot, window: Window, section: DiagnosisSection, company: Company
) -> None:
    field = section.form.form.field("findings")
    field.setFocus()
    qtbot.keyClicks(field, "half a")
    section.finish()
    assert newest(company).step(1).findings == "half a"
    assert newest(company).step(1).done


def test_what_is_being_typed_is_kept_when_another_step_or_page_comes(
    qtbot: QtBot, window: Window, section: DiagnosisSection, company: Company
) -> None:
    field = section.form.form.field("findings")
    field.setFocus()
    qtbot.keyClicks(field, "one")
    section.turn(2)
    assert (newest(company).step(1).findings, newest(company).step(2).findings) == ("one", "")
    field.setFocus()
    qtbot.keyClicks(field, "two")
    window.go("workbench")
    assert newest(company).step(2).findings == "two"


def test_what_is_being_typed_is_kept_when_the_window_closes(
    qtbot: QtBot, window: Window, section: DiagnosisSection, company: Company
) -> None:
    field = section.form.form.field("findings")
    field.setFocus()
    qtbot.keyClicks(field, "last words")
    path = company.path
    window.frame.close()
    with Company.open(path) as again:
        assert newest(again).step(1).findings == "last words"


def test_what_is_being_typed_is_kept_when_the_language_is_switched(
    qtbot: QtBot, window: Window, section: DiagnosisSection, company: Company
) -> None:
    field = section.form.form.field("findings")
    field.setFocus()
    qtbot.keyClicks(field, "in between")
    window.speak("en")
    assert newest(company).step(1).findings == "in between"


def test_the_driver_of_the_newest_year_is_the_companys(
    qtbot: QtBot, section: DiagnosisSection, company: Company
) -> None:
    section.show_item("0")
    type_into(qtbot, section, "value_driver", "contracts first")
    assert company.settings.read().value_driver == newest(company).value_driver == "contracts first"
    assert steps(section)[0] == "2026年度 驱动力与意图 进行中"


def test_a_new_year_begins_as_a_copy_and_is_turned_to(
    qtbot: QtBot, section: DiagnosisSection, company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_into(qtbot, section, "findings", "delivery")
    asked: list[str] = []

    def answer(dialog: NewYear) -> int:
        dialog.field.setText("2026")
        asked.append(dialog.row.below.text())
        assert not dialog.act.isEnabled()
        dialog.field.setText("2027")
        asked.append(dialog.words.text())
        return NewYear.DialogCode.Accepted

    monkeypatch.setattr(NewYear, "exec", answer)
    section.year_tools.new.click()
    assert asked == [
        "已有 2026 战略年度，请换一年。",
        "以 2026 年度为底稿：驱动力、意图、结论和证据都带过来；2026 年度原样保留。",
    ]
    assert section.year == 2027
    section.turn(1)
    assert section.form.form.value("findings") == "delivery"
    assert [one.year for one in company.diagnosis.years()] == [2027, 2026]


def test_two_years_stand_side_by_side_with_sign_and_word_for_what_differs(
    section: DiagnosisSection, company: Company
) -> None:
    company.diagnosis.write(2026, 1, {"findings": "看交期", "evidence": "走访"})
    company.diagnosis.begin(2027)
    company.diagnosis.write(2027, 1, {"findings": "看服务"})
    section.show_year(2027)
    tools = section.year_tools
    tools.others.setCurrentIndex(tools.others.findData(2026))
    tools.others.activated.emit(tools.others.currentIndex())
    section.turn(1)
    assert section.right.currentWidget() is section.comparing
    assert section.comparing.sub.text() == "4 项中 1 项有改动"
    assert [name.rsplit(" ", 3)[-1] for name in steps(section)] == [
        "未变",
        ["1", "处有改动"][-1],
        "未变",
        "未变",
        "未变",
    ]
    assert section.stepper.panels[1].mark.text() == "≠"
    assert section.acts()[-1].words == "导出战略报告 PDF…"
    section.show_item("1")
    assert section.right.currentWidget() is section.form


def test_a_year_is_deleted_after_a_question_whose_safe_answer_is_the_default(
    section: DiagnosisSection, company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    company.diagnosis.begin(2027)
    section.show_year(2027)
    asked: list[str] = []

    def answer(dialog: Confirm) -> int:
        asked.append(dialog.windowTitle())
        assert dialog.cancel.isDefault()
        return Confirm.DialogCode.Accepted

    monkeypatch.setattr(Confirm, "exec", answer)
    section.year_tools.drop.trigger()
    assert asked == ["删除 2027 战略年度？"]
    assert section.year == 2026
    section.year_tools.drop.trigger()
    assert section.stack.currentWidget() is section.nothing


def test_differences_are_marked_in_the_text_itself() -> None:
    assert marked_up("看服务 12 家", "看交期 21 家") == (
        "看<u>服务</u> <u>12</u> 家",
        "看<s>交期</s> <s>21</s> 家",
    )
    assert marked_up("<b>", "") == ("<u>&lt;b&gt;</u>", "")
    assert marked_up("same\nlines", "same\nlines") == ("same<br>lines", "same<br>lines")
    assert marked_up("完全两样的话", "abc def") == ("<u>完全两样的话</u>", "<s>abc def</s>")


def test_the_later_steps_tell_what_is_still_missing_and_lead_there(
    qtbot: QtBot, open_window: Callable[..., Window], own_sample: Path
) -> None:
    with Company.open(own_sample) as company:
        window = open_window(company)
        window.go("strategy", filter="diagnosis:4")
        section = section_of(window)
        assert section.form.status.text() == "已界定问题 20 个，其中 1 个没有指标回应。"
        section.turn(3)
        assert section.form.status.text() == "11 个部门中 11 个已写工作目的。"
        qtbot.mouseClick(section.form.way, Qt.MouseButton.LeftButton)
        assert window.page is not None
        assert isinstance(window.page, Strategy)
        assert window.page.segments.current == "purposes"
        window.close_company()


def test_a_company_without_a_year_is_led_to_its_first(
    open_window: Callable[..., Window], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Company.create(tmp_path / "empty.zhanji") as company:
        window = open_window(company)
        window.go("strategy", filter="diagnosis")
        section = section_of(window)
        assert section.stack.currentWidget() is section.nothing
        assert section.acts() == ()
        monkeypatch.setattr(NewYear, "exec", lambda _dialog: NewYear.DialogCode.Accepted)
        assert section.nothing.button is not None
        section.nothing.button.click()
        assert [one.year for one in company.diagnosis.years()] == [company.diagnosis.today().year]
        assert section.at == 0
        window.close_company()


def test_the_report_is_saved_and_told(
    qtbot: QtBot, window: Window, section: DiagnosisSection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "报告"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    press(qtbot, window, "导出战略报告 PDF…")
    qtbot.waitUntil(lambda: not window.jobs.busy)
    with PdfDocument(tmp_path / "报告.pdf") as pdf:
        words = pdf[0].get_textpage().get_text_range()
    assert "2026年度战略报告" in words
    assert window.toasts.toasts[-1].label.text() == "已保存：报告.pdf"


def test_the_sheet_of_the_contract_knows_every_field_of_the_form(section: DiagnosisSection) -> None:
    assert set(section.form.form.rows) == {column.field for column in DIAGNOSIS.columns} - {"year", "step"}


def test_everything_is_said_in_english_too(open_window: Callable[..., Window], company: Company) -> None:
    window = open_window(company, language="en")
    window.go("strategy", filter="diagnosis:2")
    section = section_of(window)
    assert section.form.question.text().startswith("How do we create value")
    assert steps(section)[2] == "Step 2 How our company competes Empty"
    window.close_company()
