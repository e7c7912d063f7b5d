"""Meeting mode by its keys: turns, sections, pause, what is written, leaving and coming back."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from models.terms import Presence
from services.company import Company
from services.drafts import Drafts
from services.errors import Mendable
from services.language import Language
from tests.services.cycle_edits import MONTH, convened
from tests.services.small_firm import made
from ui.desk import Desk
from ui.jobs import Jobs
from ui.meeting_mode import MeetingMode
from ui.preferences import PreferenceFile
from ui.theme.theme import Theme
from ui.widgets.text import Text

Keys = Qt.Key
NINE = datetime(2026, 11, 11, 1, tzinfo=UTC)


@pytest.fixture
def desk(tmp_path: Path, theme: Theme, preferences: PreferenceFile) -> Iterator[Desk]:
    with made(tmp_path / "firm.zhanji") as company:
        convened(company)
        company.ledger.store.now = lambda: NINE
        jobs = Jobs(lambda _error: None)
        yield Desk(company, Language("zh"), theme, jobs, preferences, None)  # type: ignore[arg-type]
        jobs.stop()


def entered(desk: Desk, qtbot: QtBot) -> MeetingMode:
    mode = MeetingMode(desk, MONTH)
    qtbot.addWidget(mode)
    mode.resize(1366, 768)
    with qtbot.waitExposed(mode):
        mode.show()
    mode.activateWindow()
    return mode


@pytest.fixture
def mode(desk: Desk, qtbot: QtBot) -> MeetingMode:
    mode = entered(desk, qtbot)
    mode.begin()
    mode.setFocus()
    return mode


def later(company: Company, seconds: float) -> None:
    moment = NINE + timedelta(seconds=seconds)
    company.ledger.store.now = lambda: moment


def test_space_pauses_but_not_while_one_types(mode: MeetingMode) -> None:
    later(mode.desk.company, 60)
    QTest.keyClick(mode, Keys.Key_Space)
    assert not mode.clock.running
    QTest.keyClick(mode, Keys.Key_F2)
    QTest.keyClicks(mode.side.notes.text, "a b")
    assert not mode.clock.running
    assert mode.side.notes.text.toPlainText() == "a b"
    assert "已暂停" in mode.side.timer.told.text()
    mode.close()


def test_one_key_leads_on_also_while_one_types_and_writes_what_was_typed(mode: MeetingMode) -> None:
    company = mode.desk.company
    QTest.keyClicks(mode.side.notes.text, "late")
    later(company, 65)
    QTest.keyClick(mode.side.notes.text, Keys.Key_PageDown)
    first = company.minutes.read(MONTH).items[0]
    assert (mode.clock.turn.item, first.notes, first.used) == ("E2", "late", 65)
    assert mode.side.notes.text.toPlainText() == ""
    QTest.keyClick(mode, Keys.Key_PageUp)
    assert (mode.clock.turn.item, mode.side.notes.text.toPlainText()) == ("E1", "late")
    mode.close()


def test_time_is_told_in_words(mode: MeetingMode) -> None:
    for seconds, words in ((481, "还剩不到 2 分钟"), (680, "超时 01:20")):
        later(mode.desk.company, seconds)
        mode.tick()
        assert words in mode.side.timer.told.text()
    QTest.keyClick(mode, Keys.Key_F6)
    assert (mode.clock.section, mode.side.timer.left.text()) == (1, "05:00")
    mode.close()


def test_a_resolution_is_written_when_all_of_it_can_be(mode: MeetingMode) -> None:
    company, line = mode.desk.company, mode.side.resolutions.lines[-1]
    QTest.keyClick(mode, Keys.Key_F4)
    QTest.keyClicks(line.what, "weekly list")
    line.owner.setText("Nobody")
    line.due.setText("soon")
    mode.side.settle()
    assert "不止一人" in line.told.text()
    assert not company.minutes.read(MONTH).resolutions
    line.owner.setText("Bo")
    line.due.setText("11-20")
    mode.side.settle()
    (found,) = company.minutes.read(MONTH).resolutions
    assert (found.text, found.owner, found.due) == ("weekly list", "E2", date(2026, 11, 20))
    assert len(mode.side.resolutions.lines) == 2
    mode.close()


def test_leaving_loses_nothing_and_the_meeting_stands_where_it_stood(
    mode: MeetingMode, desk: Desk, qtbot: QtBot
) -> None:
    QTest.keyClicks(mode.side.challenges.text, "how much?")
    later(desk.company, 90)
    QTest.keyClick(mode, Keys.Key_Escape)
    later(desk.company, 900)
    again = entered(desk, qtbot)
    assert again.side.challenges.text.toPlainText() == "how much?"
    assert (again.clock.running, again.clock.used(0, again.now())) == (False, 90)
    again.close()


def test_a_save_that_fails_is_said_and_tried_again(
    mode: MeetingMode, monkeypatch: pytest.MonkeyPatch
) -> None:
    company = mode.desk.company

    def full(_place: str, _text: str) -> str:
        raise Mendable("file.disk_full", file="firm.zhanji")

    with monkeypatch.context() as failing:
        failing.setattr(company.drafts, "keep", full)
        QTest.keyClicks(mode.side.notes.text, "late")
        assert not mode.keeper.keep()
        assert "尚未保存" in mode.foot.told.words()
        assert mode.keeper.timer.isActive()
    assert mode.keeper.keep()
    assert mode.foot.told.words().startswith("已保存")
    assert [draft.text for draft in company.drafts.under("agenda", MONTH).values()] == ["late"]
    mode.close()


def full(*_: object, **__: object) -> str:
    raise Mendable("file.disk_full", file="firm.zhanji")


def test_a_save_that_fails_for_good_has_a_way_out_that_loses_nothing(
    mode: MeetingMode, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    company, unsaved = mode.desk.company, mode.unsaved
    monkeypatch.setattr(company.ledger, "write", full)
    monkeypatch.setattr(Drafts, "keep", full)
    QTest.keyClicks(mode.side.notes.text, "three late")
    mode.side.resolutions.lines[-1].show_values(("weekly list", "Bo", "11-20"))
    QTest.keyClick(mode, Keys.Key_Escape)
    assert mode.isVisible()
    assert mode.middle.currentWidget() is unsaved
    assert "磁盘已满" in unsaved.problem.text()
    assert mode.foot.stuck.isVisible()
    assert not unsaved.leave.isEnabled()
    unsaved.save_to(tmp_path / "nowhere" / "texts.txt")
    assert not unsaved.leave.isEnabled()
    unsaved.save_to(tmp_path / "texts")
    text = (tmp_path / "texts.txt").read_text("utf-8-sig")
    assert "Sales · 记录】\nthree late" in text
    assert "weekly list · Bo · 11-20" in text
    unsaved.leave.click()
    assert not mode.isVisible()


def test_what_can_only_be_kept_as_a_draft_lets_one_leave_and_is_told_on_coming_back(
    mode: MeetingMode, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as failing:
        failing.setattr(desk.company.ledger, "write", full)
        QTest.keyClicks(mode.side.notes.text, "three late")
        QTest.keyClick(mode, Keys.Key_Escape)
        assert mode.unsaved.leave.isEnabled()
        mode.unsaved.leave.click()
    assert not mode.isVisible()
    again = entered(desk, qtbot)
    assert again.side.notes.text.toPlainText() == "three late"
    assert "1 处（Sales）" in again.foot.told.words()
    assert not again.clock.running
    again.close()


def test_trying_again_once_there_is_room_goes_on_with_the_meeting(
    mode: MeetingMode, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as failing:
        failing.setattr(Drafts, "keep", full)
        failing.setattr(mode.desk.company.ledger, "write", full)
        QTest.keyClicks(mode.side.notes.text, "late")
        mode.close()
        assert mode.middle.currentWidget() is mode.unsaved
    mode.unsaved.again.click()
    assert mode.middle.currentWidget() is mode.sheet
    assert mode.desk.company.minutes.read(MONTH).items[0].notes == "late"
    mode.close()


def test_of_many_resolutions_the_one_at_work_unfolds_and_the_others_take_one_row(mode: MeetingMode) -> None:
    minutes, resolutions = mode.desk.company.minutes, mode.side.resolutions
    for at in range(8):
        minutes.resolve(MONTH, "E1", at, f"list {at}", "E2" if at else None, date(2026, 11, 16))
    mode.show_item()
    QTest.qWait(0)
    folded = [line for line in resolutions.lines if not line.more.isVisibleTo(resolutions)]
    assert folded == resolutions.lines[:8]
    assert folded[1].short.text() == "Bo · 11-16"
    assert folded[0].short.text().startswith("▲")
    assert all(line.height() < 40 for line in folded)
    folded[5].what.setFocus()
    assert folded[5].owner.isVisibleTo(resolutions)
    assert resolutions.lines[8].more.isVisibleTo(resolutions)  # the empty line has nothing to fold
    mode.close()


def test_attendance_is_taken_before_the_meeting_begins(desk: Desk, qtbot: QtBot) -> None:
    desk.company.meetings.uninvite(MONTH, "E3")
    mode = entered(desk, qtbot)
    assert mode.middle.currentWidget() is mode.attendance
    mode.attendance.guest.setText("Cy")
    mode.attendance.welcome()
    seat = desk.company.minutes.read(MONTH).seats[-1]
    assert (seat.name, seat.participant.presence) == ("Cy", Presence.PRESENT)
    mode.attendance.go.click()
    assert mode.clock.running
    mode.close()


def test_after_the_last_item_comes_the_end(mode: MeetingMode) -> None:
    later(mode.desk.company, 60)
    for _ in range(3):
        QTest.keyClick(mode, Keys.Key_PageDown)
    assert mode.middle.currentWidget() is mode.ending
    mode.ending.end.click()
    assert mode.desk.company.minutes.read(MONTH).meeting.ended_at
    assert mode.desk.company.minutes.left_over(MONTH) is None


def test_enter_begins_the_meeting(desk: Desk, qtbot: QtBot) -> None:
    mode = entered(desk, qtbot)
    QTest.keyClick(mode.attendance.go, Keys.Key_Return)
    assert mode.clock.running
    mode.close()


def test_tab_leads_from_the_answer_through_every_resolution(mode: MeetingMode) -> None:
    mode.desk.company.minutes.resolve(MONTH, "E1", 0, "list", "E2", date(2026, 11, 16))
    mode.show_item()
    QTest.qWait(0)
    first, empty = mode.side.resolutions.lines
    mode.side.support.setFocus()
    for field in (*first.fields, *first.pressed, *empty.fields):
        QTest.keyClick(mode.focusWidget(), Keys.Key_Tab)
        assert field.hasFocus()
    mode.close()


def test_attendance_is_counted_at_each_choice_and_tab_leads_through_it(desk: Desk, qtbot: QtBot) -> None:
    mode = entered(desk, qtbot)
    picks = next(iter(mode.attendance.picks.values()))
    mode.attendance.all.setFocus()
    QTest.keyClick(mode.attendance.all, Keys.Key_Tab)
    assert picks.hasFocus()
    assert "已到 0 人" in mode.attendance.told.text()
    QTest.keyClick(picks, Keys.Key_Down)
    assert "已到 1 人" in mode.attendance.told.text()
    mode.close()


def test_f1_tells_the_keys_while_the_meeting_goes_on(mode: MeetingMode) -> None:
    mode.side.notes.take_cursor()
    QTest.keyClick(mode.side.notes.text, Keys.Key_F1)
    words = [text.text() for text in mode.help.findChildren(Text)]
    assert mode.help.isVisible()
    assert "帮助：会议模式" in words
    assert "下一环节：汇报、质询、点评" in words
    assert mode.clock.running
    QTest.keyClick(mode.help.back, Keys.Key_Escape)
    assert (mode.isVisible(), mode.middle.currentWidget()) == (True, mode.sheet)
    assert mode.side.notes.text.hasFocus()
    QTest.keyClick(mode, Keys.Key_F1)
    QTest.keyClick(mode, Keys.Key_F1)
    assert mode.middle.currentWidget() is mode.sheet
    QTest.keyClick(mode, Keys.Key_Escape)
    assert not mode.isVisible()


def test_f11_leaves_the_whole_screen_and_comes_back(mode: MeetingMode) -> None:
    QTest.keyClick(mode, Keys.Key_F11)
    assert mode.isFullScreen()
    QTest.keyClick(mode, Keys.Key_F11)
    assert not mode.isFullScreen()
    mode.close()


def test_type_grows_and_shrinks_by_keys(mode: MeetingMode) -> None:
    mode.magnify(1)
    assert mode.zoom == 115
    for _ in range(9):
        mode.magnify(-1)
    assert mode.zoom == 80
    mode.close()
