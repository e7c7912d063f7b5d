from collections.abc import Sequence

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QStyle, QStyleOptionHeader
from pytestqt.qtbot import QtBot

from ui.preferences import PreferenceFile
from ui.theme.theme import Theme
from ui.theme.tokens import SMALL
from ui.widgets.headings import two_lines
from ui.widgets.outline import Outline
from ui.widgets.table import Column, HairlineTable, RowsModel, SortedRows

ENGLISH, CHINESE = ("Takes (min)", "Manager", "Weighted share"), ("用时", "直接上级", "占比")


def make(
    qtbot: QtBot, theme: Theme, titles: Sequence[str], widths: Sequence[int], least: int = 0
) -> HairlineTable:
    columns: list[Column[str]] = [
        Column(str(at), title, str, width=width, least=0 if width else least)
        for at, (title, width) in enumerate(zip(titles, widths, strict=True))
    ]
    model = RowsModel(columns, theme)
    model.show_rows(["述职会上承诺的事项，下月开场先讲"])
    made = HairlineTable(theme, SortedRows(model), "议程")
    model.setParent(made)
    qtbot.addWidget(made)
    made.set_widths(columns)
    made.resize(420, 200)
    made.show()
    return made


def room(table: HairlineTable, at: int) -> QRect:
    """Where the style draws a heading."""
    header, option = table.horizontalHeader(), QStyleOptionHeader()
    header.initStyleOption(option)
    option.rect = QRect(0, 0, header.sectionSize(at), header.height())
    return header.style().subElementRect(QStyle.SubElement.SE_HeaderLabel, option, header)


@pytest.mark.parametrize("titles", [ENGLISH, CHINESE])
@pytest.mark.parametrize("widths", [(40, 40, 40), (0, 40, 0), (0, 300, 0)])
def test_no_heading_is_cut_in_any_language(
    qtbot: QtBot, theme: Theme, titles: Sequence[str], widths: Sequence[int]
) -> None:
    table, metrics = make(qtbot, theme, titles, widths), QFontMetrics(theme.sized(SMALL))
    for at, title in enumerate(titles):
        assert room(table, at).width() >= metrics.horizontalAdvance(title)


def test_the_sorting_s_arrow_lies_on_no_heading(qtbot: QtBot, theme: Theme) -> None:
    table, option = make(qtbot, theme, ENGLISH, (40, 40, 40)), QStyleOptionHeader()
    header = table.horizontalHeader()
    option.rect = QRect(0, 0, header.sectionSize(0), header.height())
    arrow = header.style().subElementRect(QStyle.SubElement.SE_HeaderArrow, option, header)
    above = (header.height() - QFontMetrics(theme.sized(SMALL)).boundingRect(ENGLISH[0]).height()) // 2
    assert arrow.bottom() <= above


def test_what_shares_the_rest_keeps_what_it_needs_and_the_table_scrolls(qtbot: QtBot, theme: Theme) -> None:
    table = make(qtbot, theme, CHINESE, (0, 300, 100), least=150)
    assert table.columnWidth(0) == 150
    assert table.horizontalScrollBar().maximum() > 0
    table.resize(700, 200)
    assert table.columnWidth(0) == table.viewport().width() - 400


def test_widths_given_by_hand_come_back_and_the_others_follow_the_language(
    qtbot: QtBot, theme: Theme
) -> None:
    preferences = PreferenceFile()
    first, second = (make(qtbot, theme, titles, (40, 40, 40)) for titles in (CHINESE, ENGLISH))
    first.remember(preferences, "agenda")
    first.setColumnWidth(1, 37)
    qtbot.waitUntil(lambda: "agenda" in preferences.now.tables)
    usual = second.columnWidth(0)
    second.remember(preferences, "agenda")
    assert second.columnWidth(1) == 37
    assert second.columnWidth(0) == usual > first.columnWidth(0)


@pytest.mark.parametrize(
    ("words", "halves"),
    [
        ("Priority-contract execution rate", ("Priority-contract", "execution rate")),
        ("应收账款逾期率", ("应收账款", "逾期率")),
    ],
)
def test_a_wrapped_heading_needs_its_longer_line(theme: Theme, words: str, halves: tuple[str, str]) -> None:
    metrics = QFontMetrics(theme.sized(SMALL))
    assert two_lines(words, metrics) == max(map(metrics.horizontalAdvance, halves))


def test_an_outline_s_headings_are_whole_too(qtbot: QtBot, theme: Theme) -> None:
    outline = Outline(["What differs between them", "Newer"], [40, 0], "versions")
    qtbot.addWidget(outline)
    needed = QFontMetrics(theme.sized(SMALL)).horizontalAdvance("What differs between them")
    assert outline.columnWidth(0) > needed
