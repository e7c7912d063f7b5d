from decimal import Decimal

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from services.language import Language
from ui.charts.axes import runs, short
from ui.charts.departments import DepartmentBar, DepartmentBars
from ui.charts.grades import GradeColumn, GradeColumns
from ui.charts.trend import Sparkline, TrendLine
from ui.theme.theme import Look, Theme

MONTHS = ("2025-11", "2025-12", "2026-01", "2026-02")


def picture(qtbot: QtBot, widget: QWidget, width: int = 400, height: int = 180) -> QImage:
    qtbot.addWidget(widget)
    widget.resize(width, height)
    return widget.grab().toImage()


def count(image: QImage, colour: str) -> int:
    return sum(
        image.pixelColor(x, y).name().upper() == colour
        for x in range(0, image.width(), 2)
        for y in range(image.height())
    )


def test_a_bar_is_as_long_as_its_total(qtbot: QtBot, theme: Theme, say: Language) -> None:
    lengths = []
    for total in ("60", "90", "120"):
        bars = DepartmentBars(theme, say, "部门得分")
        bars.show_bars([DepartmentBar("D01", "销售部", Decimal(total), None)])
        lengths.append(count(picture(qtbot, bars, 400, 30), theme.tokens.accent))
    assert lengths[0] < lengths[1] < lengths[2]
    assert lengths[2] / lengths[0] == pytest.approx(2, rel=0.1)


def test_a_low_grade_is_amber_and_named(qtbot: QtBot, theme: Theme, say: Language) -> None:
    bars = DepartmentBars(theme, say, "部门得分")
    bars.show_bars([DepartmentBar("D04", "质量部", Decimal("78.6"), Decimal(84), "C", low=True)])
    image = picture(qtbot, bars, 400, 30)
    assert count(image, theme.tokens.amber_fill) > 0
    assert count(image, theme.tokens.accent) == 0
    assert bars.accessibleDescription() == "质量部 78.60 C ▼ 5.4"


def test_the_grid_of_a_trend_holds_every_value(qtbot: QtBot, theme: Theme, say: Language) -> None:
    line = TrendLine(theme, say, "公司得分")
    for values in ([80, 92], [91.03, 91.03], [-3, 4], [0, 120], [99.99, 100.01]):
        decimals = [Decimal(str(value)) for value in values]
        line.show_values(MONTHS[:2], decimals)
        bottom, top, step = line._scale
        assert bottom <= min(decimals) <= max(decimals) <= top
        assert 1 <= (top - bottom) / step <= 5


def test_a_month_without_a_value_is_a_gap(qtbot: QtBot, theme: Theme, say: Language) -> None:
    line = TrendLine(theme, say, "公司得分")
    line.show_values(MONTHS, [Decimal(90), None, Decimal(92), Decimal(93)])
    assert [len(run) for run in runs(line._scale.points(line._plot, line._values))] == [1, 2]
    assert line.accessibleDescription().startswith("2025年11月 90.00; 2025年12月 —")
    picture(qtbot, line)


def test_a_trend_of_nothing_paints_no_line_but_says_why(qtbot: QtBot, theme: Theme, say: Language) -> None:
    line = TrendLine(theme, say, "公司得分")
    line.show_values(MONTHS, [None] * 4)
    image = picture(qtbot, line)
    assert count(image, theme.tokens.accent) == 0
    bare = count(image, image.pixelColor(0, 0).name().upper())
    assert bare < image.width() * image.height()


def test_a_sparkline_shows_its_threshold_and_a_last_point_beyond_it_in_red(
    qtbot: QtBot, theme: Theme, say: Language
) -> None:
    spark = Sparkline(theme, say, "重点合同执行率")
    values = [Decimal(97), Decimal(96), Decimal(96), Decimal(94)]
    spark.show_values(MONTHS, values, Decimal(95), "否决 95")
    calm = count(picture(qtbot, spark), theme.tokens.red)
    spark.show_values(MONTHS, values, Decimal(95), "否决 95", beyond=True)
    assert count(picture(qtbot, spark), theme.tokens.red) > calm > 0
    assert spark.accessibleDescription().endswith("否决 95")


def test_charts_repaint_in_a_new_look(qtbot: QtBot, theme: Theme) -> None:
    columns = GradeColumns(theme, "等级分布")
    columns.show_columns([GradeColumn("A", 3), GradeColumn("C", 1, low=True), GradeColumn("D", 0)])
    light = theme.tokens.accent
    assert count(picture(qtbot, columns), light) > 0
    theme.choose(Look.DARK)
    assert count(picture(qtbot, columns), light) == 0
    assert count(picture(qtbot, columns), theme.tokens.accent) > 0


def test_axes_name_periods_by_their_index() -> None:
    assert [short(code) for code in ("2026-01", "2026-10", "2026Q3", "2026H1", "2026")] == [
        "1",
        "10",
        "Q3",
        "H1",
        "2026",
    ]
