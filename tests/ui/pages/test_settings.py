"""The settings as an officer changes them: saved on leaving a field, taken back by Ctrl+Z."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from models.terms import DayKind
from services.company import Company
from services.language import Language
from services.wording.meetings import WEEKDAYS
from services.wording.terms import label
from ui.pages.settings import Settings
from ui.pages.settings.calendar import day_columns
from ui.pages.settings.logo import LONGEST, shrunk
from ui.window import Window

OCTOBER = "2026-10"
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(open_window: Callable[..., Window], company: Company) -> Window:
    return open_window(company, page="settings")


def page(window: Window) -> Settings:
    found = window.page
    assert isinstance(found, Settings)
    return found


def company(window: Window) -> Company:
    assert window.company is not None
    return window.company


def write(field: QLineEdit, text: str) -> None:
    """Type over a field and leave it."""
    field.setText(text)
    field.textEdited.emit(text)
    field.editingFinished.emit()


def click(qtbot: QtBot, button: QPushButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def grades_of(window: Window) -> dict[str, str | None]:
    return {subject.code: subject.grade for subject in company(window).results.of(OCTOBER).results}


def test_october_follows_a_changed_bound_and_ctrl_z_takes_it_back_and_names_it(
    qtbot: QtBot, window: Window
) -> None:
    before = grades_of(window)
    totals = {subject.code: subject.total for subject in company(window).results.of(OCTOBER).results}
    write(page(window).grades.lines[2].bound, "96")
    after = grades_of(window)
    moved = {code for code in before if before[code] != after[code]}
    assert moved
    assert all(before[code] == "B" and after[code] == "C" for code in moved)
    assert all(85 <= (totals[code] or 0) < 96 for code in moved)
    qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert grades_of(window) == before
    assert "等级与系数" in window.toasts.toasts[-1].label.text()
    assert page(window).grades.lines[2].bound.text() == "85"


def test_the_example_shows_both_sides_of_each_bound_while_one_types(window: Window) -> None:
    grades = page(window).grades
    assert "84.99 → C，85.00 → B" in grades.below.text().replace("\N{NO-BREAK SPACE}", " ")
    grades.lines[2].bound.setText("86.5")
    grades.lines[2].bound.textEdited.emit("86.5")
    assert "86.49 → C，86.50 → B" in grades.below.text().replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("row", "column", "text", "said"),
    [
        (2, 1, "105", "从高到低"),
        (2, 1, "", "请填写总分下限"),
        (1, 2, "x", ""),
        (1, 0, "S", "S"),
        (0, 0, "", "请给每个等级填写名称"),
    ],
)
def test_a_wrong_grade_is_said_below_the_table_and_nothing_is_written(
    window: Window, row: int, column: int, text: str, said: str
) -> None:
    stored = company(window).settings.read()
    write(page(window).grades.lines[row].fields[column], text)
    below = page(window).grades.below
    assert below.property("tone") == "red"
    assert said in below.text()
    assert company(window).settings.read() == stored
    assert page(window).grades.lines[row].fields[column].text() == text


def test_a_renamed_grade_takes_the_ceiling_along(window: Window) -> None:
    company(window).settings.change({"escalation_ceiling": "B"})
    write(page(window).grades.lines[2].name, "良好")
    settings = company(window).settings.read()
    assert settings.grades[2].name == "良好"
    assert settings.escalation_ceiling == "良好"
    assert page(window).picks["escalation_ceiling"].box.currentText() == "良好"


def test_a_grade_that_a_veto_names_keeps_its_name(window: Window) -> None:
    write(page(window).grades.lines[3].name, "合格")
    assert "K31" in page(window).grades.below.text()
    assert company(window).settings.read().grades[3].name == "C"


def test_a_grade_is_added_above_the_last_and_taken_away_again(qtbot: QtBot, window: Window) -> None:
    grades = page(window).grades
    click(qtbot, grades.add)
    fresh = grades.lines[-2]
    for field, text in zip(fresh.fields, ("C-", "60", "0.7"), strict=True):
        write(field, text)
    assert [grade.name for grade in company(window).settings.read().grades] == ["S", "A", "B", "C", "C-", "D"]
    page(window).grades.drop_grade(4)
    assert [grade.name for grade in company(window).settings.read().grades] == ["S", "A", "B", "C", "D"]


def test_a_number_that_does_not_fit_is_said_beside_its_field_and_not_written(window: Window) -> None:
    for item, text in (("adjustment_bound", "-1"), ("veto_escalation", "0"), ("alarm_periods", "1")):
        field = page(window).texts[item]
        before = company(window).settings.text(item)
        write(field.line, text)
        assert field.below.property("tone") == "red"
        assert field.below.text().startswith("请填写")
        assert company(window).settings.text(item) == before
        write(field.line, "4")
        assert field.below.property("tone") != "red"
        assert company(window).settings.text(item) == "4"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_working_day_has_room_for_the_longest_day_of_the_week(language: str) -> None:
    say = Language(language)
    day, kind, *_ = day_columns(say, lambda words: 10 * len(words))
    assert day.width > 10 * max(len(f"2026-12-23 {say(name)}") for name in WEEKDAYS)
    assert kind.width > 10 * max(len(f"● {label(say, each)}") for each in DayKind)


def test_leaving_a_field_unchanged_writes_nothing(window: Window) -> None:
    before = company(window).trail.actions(1)
    for field in page(window).texts.values():
        field.line.editingFinished.emit()
    for line in page(window).grades.lines:
        line.name.editingFinished.emit()
    for part in page(window).year.fields.values():
        part.editingFinished.emit()
    assert company(window).trail.actions(1) == before


def test_the_fiscal_year_stays_once_a_quarter_is_open(window: Window) -> None:
    start = page(window).picks["fiscal_start"]
    start.box.setCurrentIndex(3)
    start.box.activated.emit(3)
    assert company(window).settings.read().fiscal_start == 4
    company(window).periods.open("2026Q2")
    start.box.setCurrentIndex(6)
    start.box.activated.emit(6)
    assert company(window).settings.read().fiscal_start == 4
    assert "2026Q2" in start.below.text()
    assert start.box.currentIndex() == 3


def test_weights_of_the_year_show_their_shares_and_refuse_words(window: Window) -> None:
    year = page(window).year
    write(year.fields["months"], "80")
    assert "66.67 %" in year.below.text()
    write(year.fields["review"], "viel")
    assert year.below.property("tone") == "red"
    assert [str(part.weight) for part in company(window).settings.read().annual_parts] == ["80", "25", "15"]


def test_a_perspective_goes_up_and_stays_chosen(qtbot: QtBot, window: Window) -> None:
    lanes = page(window).lanes
    names = lanes.names
    lanes.list.setCurrentRow(1)
    click(qtbot, lanes.up)
    expected = [names[1], names[0], *names[2:]]
    assert list(company(window).settings.read().perspectives) == expected == lanes.names
    assert lanes.list.currentRow() == 0
    assert not lanes.up.isEnabled()


def picture(path: Path, width: int, height: int) -> Path:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    for x in range(width):
        for y in range(height):
            image.setPixelColor(x, y, QColor((x * 7919 + y * 104729) % 256, x * y % 256, (x ^ y) % 256))
    image.save(str(path))
    return path


def test_a_large_logo_is_made_small_enough(window: Window, tmp_path: Path) -> None:
    page(window).logo.take(picture(tmp_path / "big.png", 700, 300))
    stored = company(window).settings.read().logo
    assert 0 < len(stored) <= LONGEST
    page(window).logo.write("")
    assert company(window).settings.read().logo == ""


def test_a_small_logo_stays_as_it_is(tmp_path: Path) -> None:
    import base64

    found = QImage.fromData(base64.b64decode(shrunk(picture(tmp_path / "small.jpg", 60, 20))))
    assert (found.width(), found.height()) == (60, 20)


def test_a_file_that_is_no_picture_is_said_at_the_logo(window: Window, tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_text("no picture")
    page(window).logo.take(tmp_path / "logo.png")
    assert "logo.png" in page(window).logo.below.text()
    assert company(window).settings.read().logo == ""


def test_a_backup_says_where_it_went_and_a_check_that_the_file_is_whole(qtbot: QtBot, window: Window) -> None:
    click(qtbot, page(window).upkeep.backup)
    qtbot.waitUntil(lambda: bool(window.toasts.toasts))
    made = list((company(window).path.parent / "backups").iterdir())
    assert len(made) == 1
    assert made[0].name in window.toasts.toasts[-1].label.text()
    click(qtbot, page(window).upkeep.check)
    qtbot.waitUntil(lambda: not window.jobs.busy)
    words = [label.text() for label in page(window).upkeep.note.findChildren(type(page(window).grades.below))]
    assert any("文件完好" in text for text in words)


def test_language_and_look_of_the_window_switch_here_and_now(window: Window) -> None:
    box = page(window).window_language
    box.setCurrentIndex(1)
    box.activated.emit(1)
    assert window.header.title.text() == "Settings"
    look = page(window).look
    look.setCurrentIndex(2)
    look.activated.emit(2)
    assert window.theme.tokens.dark
    assert page(window).look.currentIndex() == 2


def test_ctrl_z_works_while_the_cursor_stands_in_another_field(qtbot: QtBot, window: Window) -> None:
    write(page(window).texts["adjustment_bound"].line, "12")
    field = page(window).texts["company_coefficient"].line
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Z, CONTROL)
    assert company(window).settings.text("adjustment_bound") == "10"
    qtbot.keyClicks(field, "5")
    qtbot.keyClick(field, Qt.Key.Key_Z, CONTROL)
    assert field.text() == "1"
    assert company(window).settings.text("adjustment_bound") == "10"


def test_rating_groups_are_shown_and_typed_in_the_users_words(window: Window) -> None:
    row = page(window).texts["rating_groups"]
    assert row.line.text() == "自评:10, 上级:60, 同级:30"
    write(row.line, "上级：70，外部客户：30")
    assert company(window).settings.read().rating_groups == "superior:70, outer:30"
    assert row.line.text() == "上级:70, 外部客户:30"
    write(row.line, "自评:100")
    assert row.refused
    assert company(window).settings.read().rating_groups == "superior:70, outer:30"
