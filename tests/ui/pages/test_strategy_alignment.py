"""The alignment check: breaks with their ways, hints folded, coverage by department."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from models.terms import SubjectType
from services.company import Company
from services.domain.alignment import LEVELS, Finding, Gap, Noun
from services.domain.scorecard import SubjectKey
from services.language import Language
from services.wording.alignment import GAPS, subject_words
from services.workbooks.sheets.organisation import DEPARTMENTS
from ui.catalogue import Entry
from ui.pages.strategy import Strategy, ways
from ui.pages.strategy.alignment import AlignmentSection
from ui.pages.strategy.gap_box import GapBox
from ui.pages.strategy.ways import Way, way_to
from ui.section import SectionEntry
from ui.window import Window


@pytest.fixture
def window(open_window: Callable[..., Window], company: Company) -> Iterator[Window]:
    window = open_window(company, page="strategy")
    window.go("strategy", filter="alignment")
    yield window
    window.close_company()


@pytest.fixture
def section(window: Window) -> AlignmentSection:
    page = window.page
    assert isinstance(page, Strategy)
    assert isinstance(page.section, AlignmentSection)
    return page.section


def box(section: AlignmentSection, gap: Gap) -> GapBox:
    return next(found for found in section.boxes if found.gap is gap)


def test_the_planted_breaks_come_first_and_open_hints_stay_folded(section: AlignmentSection) -> None:
    assert [(found.head.accessibleName(), found.is_open) for found in section.boxes[:3]] == [
        ("断点 问题没有指标回应 1", True),
        ("断点 指标没有目标也没有问题 1", True),
        ("提示 目标没有来路 3", False),
    ]
    assert section.subtitle.startswith("断点 2 处，偏弱 0 处")


def test_the_segment_counts_the_breaks(qtbot: QtBot, window: Window, section: AlignmentSection) -> None:
    assert isinstance(window.page, Strategy)
    segment = window.page.segments.button("alignment")
    qtbot.waitUntil(lambda: segment.text() == "对齐检查  2")


def test_go_there_leads_to_the_issue(qtbot: QtBot, window: Window, section: AlignmentSection) -> None:
    (way,) = box(section, Gap.ISSUE_WITHOUT_KPI).links
    assert way.accessibleName().startswith("去处理: W20 ")
    qtbot.mouseClick(way, Qt.MouseButton.LeftButton)
    page = window.page
    assert isinstance(page, Strategy)
    assert page.segments.current == "purposes"
    assert getattr(page.section, "issue", "") == "W20"


def test_a_head_folds_and_unfolds_by_mouse_and_keys_and_stays_so(
    qtbot: QtBot, section: AlignmentSection, company: Company
) -> None:
    hints = box(section, Gap.OBJECTIVE_UNSUPPORTED)
    qtbot.mouseClick(hints.head, Qt.MouseButton.LeftButton)
    assert hints.is_open
    qtbot.keyClick(box(section, Gap.ISSUE_WITHOUT_KPI).head, Qt.Key.Key_Space)
    company.issues.remove("W01")
    assert box(section, Gap.OBJECTIVE_UNSUPPORTED).is_open
    assert not box(section, Gap.ISSUE_WITHOUT_KPI).is_open


def test_a_mended_break_is_gone_and_a_new_one_is_there(section: AlignmentSection, company: Company) -> None:
    company.issues.remove("W20")
    row = {"code": "D05", "name": "精整发运车间", "purpose": ""}
    company.edits.put("department.purpose", DEPARTMENTS, [row], {"name": ""})
    gaps = [found.gap for found in section.boxes]
    assert Gap.ISSUE_WITHOUT_KPI not in gaps
    assert gaps[0] is Gap.DEPARTMENT_WITHOUT_PURPOSE
    section.show_item(Gap.KPI_WITHOUT_OUTCOME.value)
    assert box(section, Gap.KPI_WITHOUT_OUTCOME).is_open


def test_coverage_is_a_figure_and_a_bar_for_every_department(section: AlignmentSection) -> None:
    assert section.share.text() == "94.7 %"
    words = section.bars.accessibleDescription()
    assert words.startswith("总经理办公室 96.3 %; 生产部 97.5 %")
    assert words.count("%") == 11


def test_a_bar_leads_to_the_departments_card(
    qtbot: QtBot, window: Window, section: AlignmentSection, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone: list[tuple[object, ...]] = []
    monkeypatch.setattr(window, "go", lambda *way: gone.append(way))
    monkeypatch.setattr(ways, "ENTRIES", (Entry("scorecards", "", "", "", ""),))
    qtbot.mouseClick(section.bars, Qt.MouseButton.LeftButton, pos=QPoint(20, 45))
    section.bars.setFocus()
    qtbot.keyClick(section.bars, Qt.Key.Key_Down)
    qtbot.keyClick(section.bars, Qt.Key.Key_Return)
    assert [way[1] for way in gone] == [SubjectKey(SubjectType.DEPARTMENT, "D02")] * 2


def test_a_page_that_is_not_there_is_not_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    found = Finding(Gap.KPI_WITHOUT_OBJECTIVE, Noun.KPI, "K36")
    monkeypatch.setattr(ways, "ENTRIES", (Entry("strategy", "", "", "", ""),))
    assert way_to(found) is None
    objective = Finding(Gap.OBJECTIVE_WITHOUT_KPI, Noun.OBJECTIVE, "C1")
    monkeypatch.setattr(ways, "SECTIONS", ())
    assert way_to(objective) is None
    monkeypatch.setattr(ways, "SECTIONS", (SectionEntry("map", "", ""),))
    assert way_to(objective) == Way("strategy", "map:C1")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("gap", list(Gap))
def test_every_gap_has_its_words_and_its_place(gap: Gap, language: str) -> None:
    say, told = Language(language), GAPS[gap]
    assert gap in LEVELS
    assert all(say(words) for words in (told.name, told.why, told.mend))
    assert subject_words(say, Finding(gap, Noun.KPI, "X", "name", "5"))
    if language == "zh":
        assert say(told.name) != told.name


def test_an_empty_company_begins_at_the_driver(
    qtbot: QtBot, open_window: Callable[..., Window], tmp_path: Path
) -> None:
    with Company.create(tmp_path / "empty.zhanji") as company:
        window = open_window(company)
        window.go("strategy", filter="alignment")
        page = window.page
        assert isinstance(page, Strategy)
        assert isinstance(page.section, AlignmentSection)
        assert [found.gap for found in page.section.boxes] == [Gap.NO_DRIVER, Gap.NO_OBJECTIVES]
        assert page.section.share.text() == "—"
        qtbot.mouseClick(page.section.boxes[0].links[0], Qt.MouseButton.LeftButton)
        assert page.segments.current == "diagnosis"
        window.close_company()
