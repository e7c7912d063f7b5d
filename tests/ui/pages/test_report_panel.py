"""A speaker's report sheet, typed, left, restored; its actions; its forms out and back."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QScrollArea
from pytestqt.qtbot import QtBot

from models.improvement import ImprovementRow
from models.terms import ImprovementState
from services.company import Company
from services.drafts import place_of
from services.errors import Mendable
from services.language import Language
from tests.ui.stub_shell import StubShell
from ui.desk import Desk
from ui.jobs import Jobs
from ui.pages.meeting.report.actions import ActionLine
from ui.pages.meeting.report.facts import PromiseLine
from ui.pages.meeting.report.taking import Taking
from ui.pages.meeting.report_panel import ReportPanel
from ui.pages.meeting.report_room import ReportRoom
from ui.preferences import PreferenceFile
from ui.theme.theme import Theme
from ui.widgets.buttons import LinkButton
from ui.widgets.text import Text

OCTOBER, PLANT, SALES = "2026-10", "E0005", "E0025"


@pytest.fixture
def desk(company: Company, theme: Theme, preferences: PreferenceFile) -> Iterator[Desk]:
    company.ledger.store.now = lambda: datetime(2026, 11, 9, 2, tzinfo=UTC)
    shell: Any = StubShell()
    jobs = Jobs(shell.fail)
    yield Desk(company, Language("zh"), theme, jobs, preferences, shell)
    jobs.stop()
    assert not shell.failed


@pytest.fixture
def panel(qtbot: QtBot, desk: Desk) -> Iterator[ReportPanel]:
    """The sheet of the plant's head, in a window that scrolls, shown anew after every change."""
    panel, area = ReportPanel(desk), QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(panel)
    area.resize(900, 1200)
    qtbot.addWidget(area)
    panel.show_report(OCTOBER, PLANT)
    stop = desk.company.subscribe(lambda _written: refreshed(panel))
    with qtbot.waitExposed(area):
        area.show()
    area.activateWindow()
    qtbot.waitUntil(area.isActiveWindow)
    yield panel
    stop()


def refreshed(panel: ReportPanel) -> None:
    assert panel.sheet is not None
    panel.show_report(panel.sheet.period, panel.sheet.speaker.employee)


def type_into(qtbot: QtBot, panel: ReportPanel, name: str, words: str) -> None:
    text = panel.fields[name].text
    text.setFocus()
    text.selectAll()
    text.insertPlainText(words)
    qtbot.waitUntil(text.hasFocus)


def words_in(widget: object, kind: type = Text) -> str:
    return " ".join(one.text() for one in widget.findChildren(kind) if one.isVisibleTo(widget))  # type: ignore[attr-defined]


def test_the_sheet_says_the_result_the_promises_and_what_is_unfinished(panel: ReportPanel) -> None:
    assert (panel.name.text(), panel.total.text()) == ("生产部 · 雷镇川", "93.57 B")
    assert "■ 重点合同执行率 %" in words_in(panel.results)
    assert "一票否决 · 扣 4.11 分，连续 12 个月" in words_in(panel.results)
    lines = panel.promises.findChildren(PromiseLine)
    assert len(lines) == 4
    assert panel.promises.sub.text() == "4 项，逾期 2 项"
    assert words_in(panel.missing) == "还没填完（1）：没有下步措施：吨钢综合能耗"


def test_what_is_typed_is_kept_within_a_second_and_written_on_leaving(
    qtbot: QtBot, panel: ReportPanel, desk: Desk
) -> None:
    place = place_of("report", OCTOBER, PLANT, "worked")
    type_into(qtbot, panel, "worked", "换辊等待降到 31 分")
    qtbot.waitUntil(lambda: place in desk.company.drafts.under("report"), timeout=1000)
    assert panel.fields["worked"].told.text().startswith("草稿已存")
    assert desk.company.reports.sheet(OCTOBER, PLANT).report.worked != "换辊等待降到 31 分"
    panel.fields["causes"].text.setFocus()
    assert desk.company.reports.sheet(OCTOBER, PLANT).report.worked == "换辊等待降到 31 分"
    assert desk.company.drafts.under("report") == {}
    assert not panel.fields["worked"].told.isVisibleTo(panel)


def test_whoever_goes_on_typing_does_not_put_the_draft_off(
    qtbot: QtBot, panel: ReportPanel, desk: Desk
) -> None:
    text = panel.fields["worked"].text
    type_into(qtbot, panel, "worked", "换")

    def typed_on() -> bool:
        text.insertPlainText("辊")
        return bool(desk.company.drafts.under("report"))

    qtbot.waitUntil(typed_on)


def test_a_draft_found_at_opening_is_shown_and_said_and_can_be_let_go(
    qtbot: QtBot, panel: ReportPanel, desk: Desk
) -> None:
    place = place_of("report", OCTOBER, SALES, "support")
    desk.company.drafts.keep(place, "请生产部留产能")
    panel.show_report(OCTOBER, SALES)
    found = panel.fields["support"]
    assert found.text.toPlainText() == "请生产部留产能"
    assert found.told.text().startswith("找回了 2026-11-09")
    found.drop.click()
    assert found.text.toPlainText() == ""
    assert desk.company.drafts.under("report") == {}
    desk.company.drafts.keep(place, "请生产部留产能")
    panel.show_report(OCTOBER, PLANT)
    panel.show_report(OCTOBER, SALES)
    found.text.setFocus()
    panel.fields["worked"].text.setFocus()
    assert desk.company.reports.sheet(OCTOBER, SALES).report.support == "请生产部留产能"


def test_a_save_that_fails_is_said_at_the_field_waits_and_is_tried_again(
    qtbot: QtBot, panel: ReportPanel, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> str:
        raise Mendable("file.disk_full", file="firm.zhanji")

    words, written = panel.fields["worked"], "换辊等待降到 31 分"
    with monkeypatch.context() as failing:
        failing.setattr(desk.company.drafts, "keep", full)
        failing.setattr(desk.company.ledger, "write", full)
        type_into(qtbot, panel, "worked", written)
        words.settle()
        assert words.told.text().startswith("尚未保存：磁盘已满")
        panel.show_report(OCTOBER, SALES)
        panel.show_report(OCTOBER, PLANT)
        assert words.text.toPlainText() == written
    assert words.keeper.keep()
    assert words.told.text().startswith("草稿已存")
    words.settle()
    assert desk.company.reports.sheet(OCTOBER, PLANT).report.worked == written
    assert desk.company.drafts.under("report") == {}


def test_turning_to_another_speaker_writes_what_was_being_typed(
    qtbot: QtBot, panel: ReportPanel, desk: Desk
) -> None:
    type_into(qtbot, panel, "support", "供应部每天报缺口")
    panel.show_report(OCTOBER, SALES)
    assert desk.company.reports.sheet(OCTOBER, PLANT).report.support == "供应部每天报缺口"
    assert panel.fields["support"].text.toPlainText() == ""


def test_what_is_being_typed_stays_while_something_else_changes(
    qtbot: QtBot, panel: ReportPanel, desk: Desk
) -> None:
    type_into(qtbot, panel, "worked", "打到一半")
    desk.company.reports.write(OCTOBER, SALES, "support", "无")
    assert panel.fields["worked"].text.toPlainText() == "打到一半"


def test_an_action_is_added_for_a_gap_with_what_is_wrong_said_at_the_field(
    qtbot: QtBot, panel: ReportPanel, desk: Desk
) -> None:
    card = panel.next_actions
    add = next(one for one in card.findChildren(LinkButton) if one.accessibleName() == "新增: 吨钢综合能耗")
    qtbot.mouseClick(add, Qt.MouseButton.LeftButton)
    assert card.editor.isVisibleTo(panel)
    assert card.form.value("kpi") == "K07"
    card.form.show_values({"measure": "空压机分区供气", "due": "2026-10-20"})
    card.save.click()
    assert card.form.rows["owner"].below.text() == "此项必填。请填写。"
    assert "不能在当期内到期" in card.form.rows["due"].below.text()
    assert card.dirty
    card.form.show_values({"owner": "E0008", "due": "2026-11-28"})
    card.save.click()
    assert not card.editor.isVisibleTo(panel)
    found = desk.company.reports.sheet(OCTOBER, PLANT).next_actions[-1]
    assert (found.action.measure, found.action.kpi, found.owner_name) == ("空压机分区供气", "K07", "龚铁生")
    assert found.action.issue.startswith("吨钢综合能耗目标")
    assert panel.finished.isVisibleTo(panel)


def test_an_action_being_typed_is_kept_for_its_speaker_until_it_is_saved_or_left(
    qtbot: QtBot, panel: ReportPanel, desk: Desk
) -> None:
    card = panel.next_actions
    card.begin()
    card.form.show_values({"measure": "打到一半的措施"})
    panel.show_report(OCTOBER, SALES)
    assert not card.editor.isVisibleTo(panel)
    panel.show_report(OCTOBER, PLANT)
    assert card.editor.isVisibleTo(panel)
    assert card.form.value("measure") == "打到一半的措施"
    assert card.told.text().startswith("找回了")
    card.leave.click()
    assert desk.company.drafts.under("report") == {}
    panel.show_report(OCTOBER, SALES)
    panel.show_report(OCTOBER, PLANT)
    assert not card.editor.isVisibleTo(panel)


def test_how_far_everybody_is_leads_to_a_speakers_sheet_and_back(qtbot: QtBot, desk: Desk) -> None:
    room = ReportRoom(desk)
    qtbot.addWidget(room)
    picked: list[str] = []
    room.picked.connect(picked.append)
    room.show_report(OCTOBER)
    assert room.overview.sub.text() == "7 人中 0 人已填完"
    look = {one.accessibleName(): one for one in room.overview.findChildren(LinkButton)}
    look["查看: 生产部 · 雷镇川"].click()
    assert picked == [PLANT]
    assert room.panel.isVisibleTo(room)
    room.back.click()
    room.show_report(OCTOBER, PLANT)  # after a change, say
    assert room.overview.isVisibleTo(room)
    room.show_report(OCTOBER, SALES)
    assert room.panel.isVisibleTo(room)


def test_a_proposal_is_changed_and_deleted_in_place_one_taken_over_is_not(
    panel: ReportPanel, desk: Desk
) -> None:
    card = panel.next_actions
    with desk.company.ledger.write("test.take") as writing:
        writing.unit.put(ImprovementRow, {"code": "G065", "state": ImprovementState.OPEN})
    first, second = card.findChildren(ActionLine)
    assert second.findChildren(LinkButton) == []
    change, delete = first.findChildren(LinkButton)
    change.click()
    card.form.show_values({"due": "2026-11-25"})
    card.save.click()
    sheet = desk.company.reports.sheet(OCTOBER, PLANT)
    assert sheet.next_actions[0].action.due.isoformat() == "2026-11-25"
    _, delete = card.findChildren(ActionLine)[0].findChildren(LinkButton)
    delete.click()
    assert [one.action.code for one in desk.company.reports.sheet(OCTOBER, PLANT).next_actions] == ["G065"]
    desk.company.trail.undo()
    assert len(card.findChildren(ActionLine)) == 2


def test_forms_go_out_are_filled_in_and_come_back_through_a_preview(
    qtbot: QtBot, panel: ReportPanel, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell: Any = desk.shell
    panel.acts.make_forms_in(OCTOBER, tmp_path)
    qtbot.waitUntil(lambda: bool(shell.told))
    assert shell.told == [f"已在“{tmp_path.name}”生成 7 份 Excel 述职表"]
    path = tmp_path / "述职表_2026-10_雷镇川.xlsx"
    book = load_workbook(path)
    places = {row[1].value: row[2].value.split()[1] for row in book["zhanji-key"] if row[0].value == "slot"}
    book["述职表"][places["worked"]] = "看板上墙"
    book.save(path)
    (tmp_path / "notes.xlsx").write_bytes(b"no workbook")
    seen: list[Taking] = []

    def accept(dialog: Taking) -> int:
        seen.append(dialog)
        return QDialog.DialogCode.Accepted if dialog.act.isEnabled() else QDialog.DialogCode.Rejected

    monkeypatch.setattr(Taking, "exec", accept)
    panel.acts.take_files(OCTOBER, [path, tmp_path / "notes.xlsx"])
    qtbot.waitUntil(lambda: len(shell.told) == 2, timeout=20000)
    taken, refused = seen[0].cards
    assert (taken.title.text(), taken.state.text()) == ("雷镇川", "1 处更新")
    assert "替换原文：换辊等待由 46 分降到 31 分；两班交接改为看板" in words_in(taken)
    assert (refused.title.text(), refused.state.text()) == ("notes.xlsx", "不能收")
    assert shell.told[1] == "已收回 1 份述职表"
    assert panel.fields["worked"].text.toPlainText() == "看板上墙"


def test_the_sheet_is_saved_as_a_pdf(qtbot: QtBot, panel: ReportPanel, desk: Desk, tmp_path: Path) -> None:
    shell: Any = desk.shell
    panel.acts.save_to(tmp_path / "述职表", OCTOBER, panel.sheet)
    qtbot.waitUntil(lambda: bool(shell.told))
    assert (tmp_path / "述职表.pdf").read_bytes().startswith(b"%PDF")
    assert panel.sheet is not None
    panel.acts.preview(panel.sheet)
    panel.acts.preview()
    assert shell.went[-2:] == [
        ("printing", f"reports:{panel.sheet.speaker.employee}"),
        ("printing", "reports"),
    ]
