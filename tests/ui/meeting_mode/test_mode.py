"""Meeting mode by its keys: turns, sections, pause, what is written, leaving and coming back."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from models.meeting import AgendaItemRow
from models.records import values_of
from models.terms import Presence
from services.company import Company
from services.domain.meeting import AgendaItem
from services.errors import Mendable
from services.language import Language
from tests.services.cycle_edits import MONTH, convened
from tests.services.small_firm import made
from ui.desk import Desk
from ui.jobs import Jobs
from ui.meeting_mode import MeetingMode
from ui.preferences import PreferenceFile
from ui.theme.theme import Theme

Keys = Qt.Key
NINE = datetime(2026, 11, 11, 1, tzinfo=UTC)


@pytest.fixture
def desk(tmp_path: Path, theme: Theme, preferences: PreferenceFile) -> Iterator[Desk]:
    with made(tmp_path / "firm.zhanji") as company:
        convened(company)
        with company.ledger.write("test.item") as writing:
            writing.unit.put(AgendaItemRow, values_of(AgendaItem(MONTH, "X1", 1, title="决议", minutes=5)))
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
    assert (mode.clock.turn.item, first.notes, first.used) == ("X1", "late", 65)
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


def test_attendance_is_taken_before_the_meeting_begins(desk: Desk, qtbot: QtBot) -> None:
    mode = entered(desk, qtbot)
    assert mode.middle.currentWidget() is mode.attendance
    mode.attendance.guest.setText("Cy")
    mode.attendance.welcome()
    (seat,) = desk.company.minutes.read(MONTH).seats
    assert (seat.name, seat.participant.presence) == ("Cy", Presence.PRESENT)
    mode.attendance.go.click()
    assert mode.clock.running
    mode.close()


def test_after_the_last_item_comes_the_end(mode: MeetingMode) -> None:
    later(mode.desk.company, 60)
    for _ in range(2):
        QTest.keyClick(mode, Keys.Key_PageDown)
    assert mode.middle.currentWidget() is mode.ending
    mode.ending.end.click()
    assert mode.desk.company.minutes.read(MONTH).meeting.ended_at
    assert mode.desk.company.minutes.left_over(MONTH) is None


def test_type_grows_and_shrinks_by_keys(mode: MeetingMode) -> None:
    mode.magnify(1)
    assert mode.zoom == 115
    for _ in range(9):
        mode.magnify(-1)
    assert mode.zoom == 80
    mode.close()
