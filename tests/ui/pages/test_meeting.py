"""The page of the report meeting, by keys: made, put in order, an item changed, arrangements mended."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QLineEdit
from pytestqt.qtbot import QtBot

from services.company import Company
from ui.pages.meeting import MeetingPage
from ui.pages.meeting.inviting import Inviting
from ui.pages.meeting.turn_editor import TurnEditor
from ui.widgets.buttons import LinkButton
from ui.window import Window

OCTOBER = "2026-10"
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def page(open_window: Callable[..., Window], own_sample: Path) -> MeetingPage:
    company = Company.open(own_sample)
    company.meetings.remove(OCTOBER)
    found = open_window(company, page="meeting").page
    assert isinstance(found, MeetingPage)
    return found


def order(page: MeetingPage) -> list[str]:
    return [turn.item.item for turn in page.agenda.table.turns.rows]


def test_a_meeting_is_made_and_its_order_changed_by_keys_and_by_dragging(
    page: MeetingPage, qtbot: QtBot
) -> None:
    assert page.nothing.isVisible()
    assert "2026-11-11 周三" in page.nothing.words.text()
    assert page.nothing.button is not None
    qtbot.mouseClick(page.nothing.button, Qt.MouseButton.LeftButton)
    assert page.content.isVisible()
    assert page.subtitle.startswith("2026-11-11 周三 · 09:00–12:00")
    table = page.agenda.table
    table.look_at("E0005")
    qtbot.keyClick(table, Qt.Key.Key_Up, ALT)
    assert order(page)[:2] == ["E0005", "E0034"]
    assert table.item == "E0005"
    assert page.agenda.order.value == "by_hand"
    qtbot.keyClick(table, Qt.Key.Key_Down, ALT)
    assert order(page)[:2] == ["E0034", "E0005"]
    table.drop_at(0, QAbstractItemView.DropIndicatorPosition.AboveItem)
    assert order(page)[:2] == ["E0005", "E0034"]
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert "E0005" not in order(page)
    assert page.agenda.remarks.isVisible()
    page.agenda.add_speaker("E0005")
    assert table.item == "E0005"
    assert not page.agenda.remarks.isVisible()


def test_arrangements_are_saved_on_leaving_a_field_and_what_is_wrong_is_said_beside_it(
    page: MeetingPage,
) -> None:
    page.propose()
    page.show_filter("arrange")
    form = page.arrangement.form
    ends = form.field("ends")
    assert isinstance(ends, QLineEdit)
    ends.setText("8 o'clock")
    ends.editingFinished.emit()
    assert form.rows["ends"].below.property("tone") == "red"
    assert page.found is not None
    assert page.found.slot == 180
    ends.setText("11:00")
    ends.editingFinished.emit()
    assert page.found.slot == 120
    assert page.agenda.total.text().startswith("▲")
    assert "41" in page.agenda.remarks.findChildren(type(page.agenda.total))[0].text()


def test_the_editor_of_an_item_takes_minutes_and_a_subject_only(page: MeetingPage) -> None:
    page.propose()
    editor = TurnEditor(page.say, None, 0, page)
    editor.length.setText("soon")
    editor.accept()
    assert editor.length_row.below.property("tone") == "red"
    assert editor.subject_row.below.property("tone") == "red"
    editor.subject.setText("安全通报")
    editor.length.setText("15")
    editor.accept()
    assert (editor.title, editor.minutes) == ("安全通报", 15)


def test_the_invitation_is_saved_as_text_and_as_calendar_file(page: MeetingPage, tmp_path: Path) -> None:
    page.propose()
    assert page.found is not None
    dialog = Inviting(page.desk, page.found, page)
    dialog.write_text(tmp_path / "通知.txt")
    dialog.write_calendar(tmp_path / "会.ics")
    assert "雷镇川" in (tmp_path / "通知.txt").read_text("utf-8-sig")
    assert (tmp_path / "会.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_after_the_meeting_the_page_shows_what_follows(page: MeetingPage) -> None:
    page.propose()
    minutes = page.desk.company.minutes
    minutes.start(OCTOBER)
    assert page.acts()[-1].words == "继续述职会"
    minutes.end(OCTOBER, {})
    assert page.tabs.current == "after"
    assert page.after.isVisible()
    assert not page.unlocked.isVisible()
    assert page.acts()[-1].words == "会议模式"


def test_a_meeting_that_was_left_open_is_told_on_the_page_of_another_month(page: MeetingPage) -> None:
    page.propose()
    page.desk.company.minutes.start(OCTOBER)
    assert not page.elsewhere.isVisible()
    page.desk.shell.show_period("2026-09")
    assert page.elsewhere.isVisible()
    assert "2026年10月" in page.elsewhere_words.text()
    page.elsewhere.findChildren(LinkButton)[0].click()
    assert page.period == OCTOBER
