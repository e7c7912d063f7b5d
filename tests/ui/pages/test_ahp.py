"""Comparing in pairs, driven as an officer would, on the sample company's production department."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.terms import SubjectType
from services.company import Company
from services.domain.scorecard import SubjectKey
from tests.services.printing.reading import texts
from ui.pages.scorecards import Scorecards
from ui.pages.scorecards.ahp import ALL, AhpPanel
from ui.window import Window

LAB = SubjectKey(SubjectType.DEPARTMENT, "D09")  # five lines, nobody has compared them
FITTING = (1, 2, 2, 2, 2, 2, 2, 1, 1, 1)


@pytest.fixture
def window(open_window: Callable[..., Window], company: Company) -> Window:
    return open_window(company, page="scorecards")


@pytest.fixture
def page(window: Window) -> Scorecards:
    page = window.page
    assert isinstance(page, Scorecards)
    page.show_subject(LAB)
    page.cards.lines.buttons["ahp"].click()
    return page


@pytest.fixture
def ahp(page: Scorecards) -> AhpPanel:
    return page.cards.ahp


def compare(qtbot: QtBot, ahp: AhpPanel, judgements: tuple[int, ...]) -> None:
    for times in judgements:
        ahp.judge(times)
        qtbot.mouseClick(ahp.later, Qt.MouseButton.LeftButton)


def test_the_panel_takes_the_place_of_the_list(page: Scorecards, ahp: AhpPanel, window: Window) -> None:
    assert ahp.isVisible()
    assert not page.cards.list_card.isVisible()
    assert ahp.sub.text() == "10 对中已比较 0 对"
    assert ahp.pair.words.text() == "尚未比较，按同等重要计"
    assert not ahp.adopt.isEnabled()
    window.header.button("完成").click()
    assert page.cards.list_card.isVisible()


def test_the_slider_says_the_judgement_in_words(qtbot: QtBot, ahp: AhpPanel) -> None:
    ahp.pair.slider.setFocus()
    qtbot.keyClick(ahp.pair.slider, Qt.Key.Key_Right)
    assert ahp.pair.words.text() == "「一等品率」介于同等与稍微重要之间（1 : 2）"
    for _ in range(3):
        qtbot.keyClick(ahp.pair.slider, Qt.Key.Key_Left)
    assert ahp.pair.words.text() == "「客户质量投诉率」稍微重要（3 : 1）"
    assert ahp.sub.text() == "10 对中已比较 1 对"


def test_a_cell_of_the_matrix_leads_to_its_pair(qtbot: QtBot, ahp: AhpPanel) -> None:
    for cell in ((1, 3), (3, 1)):
        qtbot.mouseClick(ahp.matrix, Qt.MouseButton.LeftButton, pos=ahp.matrix._cell(*cell).center())
        assert (ahp.pair.left.text(), ahp.pair.right.text()) == ("一等品率", "内部客户满意度")


def test_consistent_judgements_are_adopted_and_saved_with_the_card(
    qtbot: QtBot, window: Window, page: Scorecards, ahp: AhpPanel, company: Company
) -> None:
    compare(qtbot, ahp, FITTING)
    assert ahp.verdict.chip.text().startswith("✓ CR 0.0")
    assert ahp.verdict.chip.text().endswith("一致")
    assert ahp.adopt.text() == "采用 30 / 25 / 15 / 15 / 15"
    ahp.places.button("0.01").click()
    assert sum(ahp.weights()) == 100
    ahp.places.button("5").click()
    ahp.adopt.click()
    assert [line.weight for line in page.cards.draft.lines] == ["30", "25", "15", "15", "15"]
    window.header.button("保存").click()
    records = company.records()
    card = next(card for card in records.scorecards if card.code == "D09" and card.valid_to is None)
    assert [line.weight for line in card.lines] == [30, 25, 15, 15, 15]
    stored = [one for one in records.comparisons if (one.type, one.code) == LAB]
    assert len(stored) == 10
    assert {one.rater for one in stored} == {"人力资源"}
    company.trail.undo()
    assert not [one for one in company.records().comparisons if (one.type, one.code) == LAB]


def test_the_most_inconsistent_pair_is_pointed_out_and_its_suggestion_taken(
    qtbot: QtBot, ahp: AhpPanel
) -> None:
    compare(qtbot, ahp, (1, 2, -7, *FITTING[3:]))
    assert ahp.verdict.chip.text().startswith("▲ CR 0.")
    assert ahp.verdict.chip.text().endswith("不一致")
    assert ahp.verdict.worst.text().startswith(
        "最不一致：客户质量投诉率 — 内部客户满意度，建议 2（现为 1/7）"
    )
    ahp.verdict.take.click()
    assert ahp.verdict.chip.text().startswith("✓ CR 0.0")
    assert not ahp.verdict.take.isVisible()


def test_several_raters_are_joined_by_geometric_mean(qtbot: QtBot, page: Scorecards, ahp: AhpPanel) -> None:
    compare(qtbot, ahp, FITTING)
    qtbot.keyClicks(ahp.new, "Li")
    qtbot.keyClick(ahp.new, Qt.Key.Key_Return)
    assert ahp.segments is not None
    assert ahp.segments.current == "Li"
    compare(qtbot, ahp, (4, *FITTING[1:]))
    ahp.segments.button(ALL).click()
    assert not ahp.pair.slider.isEnabled()
    assert ahp.found().matrix[0][1] == 2
    ahp.adopt.click()
    assert page.cards.draft.raters == ("Li", "人力资源")


@pytest.mark.parametrize("name", [" ", "\u3000", "\u200b"])
def test_a_name_without_signs_is_no_rater(ahp: AhpPanel, name: str) -> None:
    before = ahp.segments.current if ahp.segments is not None else None
    ahp.add_rater(name)
    assert ahp.segments is not None
    assert ahp.segments.current == before


def test_many_raters_with_long_names_stay_within_the_panel(qtbot: QtBot, ahp: AhpPanel) -> None:
    for name in ("生产副总经理兼厂长", "质量经理兼技术顾问", "采购与仓储部负责人", "常驻客户代表"):
        ahp.add_rater(name)
    assert ahp.segments is not None
    one, last = ahp.segments.button("人力资源"), ahp.segments.button(ALL)
    qtbot.waitUntil(lambda: last.y() > one.y())
    assert last.mapTo(ahp, last.rect().topRight()).x() < ahp.width()
    assert ahp.adopt.mapTo(ahp, ahp.adopt.rect().topRight()).x() < ahp.width()


def test_a_rater_is_removed(qtbot: QtBot, ahp: AhpPanel) -> None:
    ahp.add_rater("李工")
    ahp.judge(3)
    assert ahp.leave.isVisible()
    ahp.leave.click()
    assert ahp.judgements() == {}
    assert not ahp.leave.isVisible()


def test_a_card_with_more_lines_than_the_scale_allows_is_told(
    page: Scorecards, window: Window, ahp: AhpPanel
) -> None:
    page.cards.toggle_ahp(show=False)
    page.do.add_kpis(["K01", "K02", "K03", "K04", "K05", "K06"])
    page.cards.lines.buttons["ahp"].click()
    assert not ahp.isVisible()
    assert window.toasts.toasts[-1].label.text() == "两两比较适用于 2–10 项指标；这张表有 11 项。"


def test_a_line_removed_meanwhile_leaves_the_comparison(
    qtbot: QtBot, page: Scorecards, ahp: AhpPanel
) -> None:
    compare(qtbot, ahp, FITTING)
    page.cards.lines.wanted.emit("K33", "remove")
    assert ahp.sub.text() == "6 对中已比较 6 对"
    assert sum(ahp.weights()) == Decimal(100)


def test_the_justification_is_printed_on_one_page(
    qtbot: QtBot, page: Scorecards, ahp: AhpPanel, tmp_path: Path
) -> None:
    compare(qtbot, ahp, FITTING)
    ahp.adopt.click()
    page.do.save_justification(tmp_path / "论证.pdf")
    pages = texts((tmp_path / "论证.pdf").read_bytes())
    assert len(pages) == 1
    for words in ("权重论证（层次分析法）", "质量部", "客户质量投诉率", "λmax5.0", "一致", "30%"):
        assert words in pages[0]
