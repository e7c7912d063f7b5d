"""The charts of the History page: a course with gaps, several named lines, losses as bars."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from services.language import Language
from ui.charts.axes import Scale, runs
from ui.charts.course import CourseLine, CoursePoint
from ui.charts.lines import STROKES, NamedLines, apart
from ui.charts.losses import PITCH, LossBar, LossBars
from ui.theme.theme import Theme

CODES = ("2026-01", "2026-02", "2026-03")


def picture(qtbot: QtBot, widget: QWidget, width: int = 420, height: int = 180) -> QImage:
    qtbot.addWidget(widget)
    widget.resize(width, height)
    return widget.grab().toImage()


def count(image: QImage, colour: str) -> int:
    return sum(
        image.pixelColor(x, y).name().upper() == colour
        for x in range(image.width())
        for y in range(image.height())
    )


def course(theme: Theme, say: Language, *totals: str | None, mark: str = "") -> CourseLine:
    chart = CourseLine(theme, say, "各期合计")
    points = [
        CoursePoint(code, None if total is None else Decimal(total), mark="" if total else mark)
        for code, total in zip(CODES, totals, strict=True)
    ]
    chart.show_course(points, [("A", Decimal(100)), ("B", Decimal(85))], CODES[-1])
    return chart


def test_a_scale_holds_every_value_in_a_few_round_steps() -> None:
    for low, high in (("76.13", "102.96"), ("0", "120"), ("99.99", "100.01"), ("90", "90"), ("0", "9000")):
        scale = Scale.spanning([Decimal(low), None, Decimal(high)])
        assert scale.bottom <= Decimal(low) <= Decimal(high) <= scale.top
        assert scale.levels()[0] == scale.bottom
        assert scale.levels()[-1] <= scale.top
        assert 2 <= len(scale.levels()) <= 6


def test_a_course_draws_no_line_over_a_gap_and_says_why_it_is_there(
    qtbot: QtBot, theme: Theme, say: Language
) -> None:
    whole = course(theme, say, "90", "92", "94")
    broken = course(theme, say, "90", None, "94", mark="豁免")
    assert broken.accessibleDescription() == "2026年1月 90.00; 2026年2月 豁免; 2026年3月 94.00"
    image = picture(qtbot, broken)
    assert count(image, theme.tokens.accent) < count(picture(qtbot, whole), theme.tokens.accent) / 2
    assert image != picture(qtbot, course(theme, say, "90", None, "94"))


def test_a_course_without_any_total_says_so_and_draws_no_axis_of_its_own(
    qtbot: QtBot, theme: Theme, say: Language
) -> None:
    marked, bare = (course(theme, say, None, None, None, mark=mark) for mark in ("豁免", ""))
    assert bare.accessibleDescription().startswith("这些考核期还没有合计得分。")
    assert "2026年2月 豁免" in marked.accessibleDescription()
    assert picture(qtbot, marked) != picture(qtbot, bare)
    assert not count(picture(qtbot, bare), theme.tokens.faint)


def test_a_period_is_picked_by_click_and_by_key(qtbot: QtBot, theme: Theme, say: Language) -> None:
    chart = course(theme, say, "90", "92", "94")
    picture(qtbot, chart)
    picked: list[str] = []
    chart.picked.connect(picked.append)
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(round(chart._plot.left()) + 3, 60))
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert picked == ["2026-01", "2026-02"]


def test_every_line_has_a_pattern_and_a_colour_of_its_own() -> None:
    assert len({stroke.dashes for stroke in STROKES}) == len(STROKES)
    assert len({stroke.token for stroke in STROKES}) == len(STROKES)


def test_named_lines_stop_at_what_can_be_told_apart(qtbot: QtBot, theme: Theme, say: Language) -> None:
    chart = NamedLines(theme, say, "部门合计")
    lines = [(f"部门{n}", [Decimal(80 + n), None, Decimal(90 + n)]) for n in range(8)]
    chart.show_lines(CODES, lines, "2026-02")
    assert "部门5" in chart.accessibleDescription()
    assert "部门6" not in chart.accessibleDescription()
    image = picture(qtbot, chart, 600, 220)
    assert all(count(image, getattr(theme.tokens, stroke.token)) > 0 for stroke in STROKES)


def test_names_that_would_touch_are_moved_apart() -> None:
    assert apart([10, 12, 60], 16, 100) == [10, 26, 60]
    assert apart([88, 90, 99], 16, 100) == [68, 84, 100]


@pytest.mark.parametrize("points", ["4.50", "-3.00", "0.00"])
def test_a_loss_is_amber_a_gain_is_not_and_both_are_said(
    qtbot: QtBot, theme: Theme, say: Language, points: str
) -> None:
    bars = LossBars(theme, say, "各项失分")
    bars.show_bars([LossBar("成品率", Decimal(points), "失分 4.50：40% × (100 − 88.75)")])
    image = picture(qtbot, bars, 260, PITCH)
    assert (count(image, theme.tokens.amber_fill) > 0) == (Decimal(points) > 0)
    assert (count(image, theme.tokens.accent) > 0) == (Decimal(points) < 0)
    assert bars.accessibleDescription() == "成品率：失分 4.50：40% × (100 − 88.75)"


def test_runs_are_the_stretches_between_gaps() -> None:
    one, two = (CourseLine, NamedLines)
    points = [None, one, two, None, None, one]
    assert runs(points) == [[one, two], [one]]  # type: ignore[arg-type, comparison-overlap]
