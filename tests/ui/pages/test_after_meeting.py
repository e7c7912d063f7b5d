"""After the sample's October meeting: gaps answered, proposals taken on, resolutions made into actions."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from models.terms import ImprovementState
from services.company import Company
from services.language import Language
from tests.ui.stub_shell import StubShell
from ui.desk import Desk
from ui.jobs import Jobs
from ui.pages.meeting import MeetingPage
from ui.pages.meeting.after.resolutions import CompleteDialog
from ui.pages.meeting.after_panel import AfterPanel
from ui.preferences import PreferenceFile
from ui.theme.theme import Theme
from ui.window import Window

OCTOBER, PLANT, SUPPLY = "2026-10", "E0005", "E0034"


@pytest.fixture
def shell() -> StubShell:
    return StubShell()


@pytest.fixture
def desk(company: Company, theme: Theme, preferences: PreferenceFile, shell: StubShell) -> Iterator[Desk]:
    company.ledger.store.now = lambda: datetime(2026, 11, 24, 2, tzinfo=UTC)
    if company.meetings.read(OCTOBER).meeting is None:
        company.meetings.propose(OCTOBER)
    way_out: Any = shell
    jobs = Jobs(shell.fail)
    yield Desk(company, Language("zh"), theme, jobs, preferences, way_out)
    jobs.stop()


@pytest.fixture
def panel(qtbot: QtBot, desk: Desk) -> Iterator[AfterPanel]:
    """The panel, shown anew after every change, as its page does."""
    panel = AfterPanel(desk)
    qtbot.addWidget(panel)
    panel.show_period(OCTOBER)
    stop = desk.company.subscribe(lambda _written: panel.show_period(OCTOBER))
    yield panel
    stop()


def words_in(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel))


def press(widget: QWidget, words: str) -> None:
    next(one for one in widget.findChildren(QPushButton) if words in one.text()).click()


def states(company: Company) -> list[ImprovementState]:
    return [one.state for one in company.records().improvements if one.period == OCTOBER]


def test_the_costliest_gap_stands_first_and_its_form_knows_what_it_answers(
    panel: AfterPanel, desk: Desk
) -> None:
    gap = desk.company.follow_up.unanswered(OCTOBER)[0]
    first, count = panel.gaps.lines[0], len(panel.gaps.lines)
    assert gap.name in words_in(first)
    assert f"扣 {gap.points} 分，连续 {gap.in_a_row} 期低于 100" in words_in(first)
    form = panel.gaps.form(gap)
    assert form.values["speaker"] == gap.speaker
    assert form.values["issue"].startswith(gap.name)
    form.type(measure="未结清单每天 17:00 碰头", owner="E0032", due="2026-12-10")
    form.act.click()
    made = max(desk.company.records().improvements, key=lambda one: one.code)
    assert (made.period, made.speaker, made.kpi) == (OCTOBER, gap.speaker, gap.kpi)
    assert len(panel.gaps.lines) == count - 1
    assert gap.name not in words_in(panel.gaps.lines[0])


def test_late_answers_are_said_in_words_until_the_last_gap_has_its_action(
    panel: AfterPanel, desk: Desk
) -> None:
    assert "▲ 已逾期 11 天" in panel.due.text()
    assert "2026-11-13 周五" in panel.due.text()
    owner = {"owner": "E0032", "measure": "逐项碰头", "due": "2026-12-10", "period": OCTOBER}
    for gap in desk.company.follow_up.unanswered(OCTOBER):
        desk.company.improvements.add({**owner, "speaker": gap.speaker, "kpi": gap.kpi})
    assert "逾期" not in panel.due.text()
    assert "每项差距都已定改进措施" in words_in(panel.gaps)


def test_a_period_without_a_meeting_says_so_and_prints_nothing(panel: AfterPanel) -> None:
    panel.show_period("2025-12")
    assert "本期还没有述职会" in panel.due.text()
    assert not panel.print.isEnabled()
    assert "还没有决议" in words_in(panel.resolutions)


def test_proposals_are_taken_on_one_by_one_or_all_in_one_step(
    panel: AfterPanel, desk: Desk, shell: StubShell
) -> None:
    waiting = states(desk.company).count(ImprovementState.PROPOSED)
    assert len(panel.proposals.lines) == waiting > 2
    press(panel.proposals.lines[0], "采纳")
    assert states(desk.company).count(ImprovementState.PROPOSED) == waiting - 1
    panel.proposals.all.click()
    assert ImprovementState.PROPOSED not in states(desk.company)
    assert "没有待采纳的措施" in words_in(panel.proposals)
    assert not panel.proposals.all.isVisibleTo(panel)
    desk.company.trail.undo()
    assert len(panel.proposals.lines) == waiting - 1
    assert shell.told[-1] == f"已采纳 {waiting - 1} 项行动。"


def resolve(company: Company) -> None:
    """Two resolutions that name owner and due date, and one that names neither."""
    company.minutes.resolve(OCTOBER, PLANT, 0, "两周到货计划", SUPPLY, date(2026, 11, 30))
    company.minutes.resolve(OCTOBER, PLANT, 1, "备辊清单", PLANT, date(2026, 11, 30))
    company.minutes.resolve(OCTOBER, SUPPLY, 0, "供应商约谈", None, None)


def test_resolutions_become_actions_in_one_step_and_tell_their_code(
    panel: AfterPanel, desk: Desk, shell: StubShell
) -> None:
    resolve(desk.company)
    panel.resolutions.all.click()
    taken = [one for one in desk.company.minutes.read(OCTOBER).resolutions if one.improvement]
    assert {one.text for one in taken} == {"两周到货计划", "备辊清单"}
    line = next(line for line in panel.resolutions.lines if "备辊清单" in words_in(line))
    press(line, "✓ 行动")
    assert shell.went == [("improvement", f"actions:{taken[1].improvement}")]
    desk.company.trail.undo()
    assert not any(one.improvement for one in desk.company.minutes.read(OCTOBER).resolutions)


def test_what_a_resolution_lacks_is_said_and_written_in_its_place(
    panel: AfterPanel, desk: Desk, qtbot: QtBot
) -> None:
    resolve(desk.company)
    line = next(line for line in panel.resolutions.lines if "供应商约谈" in words_in(line))
    assert "▲ 缺责任人" in words_in(line)
    assert "▲ 缺完成时限" in words_in(line)
    session = desk.company.minutes.read(OCTOBER)
    open_ = next(one for one in session.resolutions if one.owner is None)
    dialog = CompleteDialog(desk, session, open_)
    qtbot.addWidget(dialog)
    dialog.owner.choose(SUPPLY)
    dialog.due.setText("月底")
    dialog.act.click()
    assert dialog.result() == 0
    assert "请写日期" in dialog.due_row.below.text()
    dialog.due.setText("12-5")
    dialog.act.click()
    line = next(line for line in panel.resolutions.lines if "供应商约谈" in words_in(line))
    press(line, "转为行动")
    made = max(desk.company.records().improvements, key=lambda one: one.code)
    assert (made.measure, made.owner, made.due) == ("供应商约谈", SUPPLY, date(2026, 12, 5))


def test_the_minutes_are_saved_as_a_pdf(
    panel: AfterPanel, desk: Desk, shell: StubShell, tmp_path: Path
) -> None:
    resolve(desk.company)
    panel.save_minutes(tmp_path / "纪要")
    assert (tmp_path / "纪要.pdf").read_bytes().startswith(b"%PDF")
    assert shell.told[-1] == "已保存：纪要.pdf"
    panel.preview.click()
    assert shell.went[-1] == ("printing", "minutes")
    (tmp_path / "占用.pdf").mkdir()
    panel.save_minutes(tmp_path / "占用")
    assert len(shell.told) == 1
    assert len(shell.failed) == 1


def test_the_pages_tab_turns_there_and_the_keyboard_goes_from_line_to_line(
    open_window: Callable[..., Window], company: Company
) -> None:
    if company.meetings.read(OCTOBER).meeting is None:
        company.meetings.propose(OCTOBER)
    page = open_window(company, page="meeting").page
    assert isinstance(page, MeetingPage)
    page.tabs.button("after").click()
    assert page.stack.currentWidget() is page.after
    assert page.after.gaps.lines
    first = page.after.proposals.lines[0].findChildren(QPushButton)[0]
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Space)
    assert first not in page.after.findChildren(QPushButton)
    assert page.after.proposals.lines[0].isAncestorOf(page.window().focusWidget())
