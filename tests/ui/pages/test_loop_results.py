"""闭环成效 on the sample: shares a month, what the scores did around actions, gaps that stay."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from services.company import Company
from services.language import Language
from services.wording.loop import verdict_words
from tests.ui.stub_shell import StubShell
from ui.desk import Desk
from ui.jobs import Jobs
from ui.pages.improvement import ImprovementPage
from ui.pages.improvement.courses import CourseRow
from ui.pages.improvement.loop import LoopSection
from ui.preferences import PreferenceFile
from ui.theme.theme import Theme

SEPTEMBER = "2026-09"


@pytest.fixture
def shell() -> StubShell:
    return StubShell()


@pytest.fixture
def desk(sample: Company, theme: Theme, preferences: PreferenceFile, shell: StubShell) -> Iterator[Desk]:
    way_out: Any = shell
    jobs = Jobs(shell.fail)
    yield Desk(sample, Language("zh"), theme, jobs, preferences, way_out)
    jobs.stop()


def turned(page: ImprovementPage, qtbot: QtBot, period: str) -> LoopSection:
    """The section as its page turns to it, the figures read."""
    qtbot.addWidget(page)
    page.period = period
    page.turn_to("loop")
    section = page.section
    assert isinstance(section, LoopSection)
    assert section.reckoning.isVisibleTo(section) is bool(period)  # said while it is read
    qtbot.waitUntil(lambda: not section.reckoning.isVisibleTo(section))
    return section


@pytest.fixture
def page(desk: Desk) -> ImprovementPage:
    return ImprovementPage(desk)


@pytest.fixture
def section(qtbot: QtBot, page: ImprovementPage) -> LoopSection:
    return turned(page, qtbot, SEPTEMBER)


def words_in(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel))


def row_of(section: LoopSection, code: str) -> CourseRow:
    return next(row for row in section.courses.lines if row.look.text() == code)


def test_each_month_tells_how_many_of_how_many_in_words_too(section: LoopSection) -> None:
    told = section.answered.accessibleDescription().split("; ")
    assert len(told) == 6
    assert told[-1] == "2026年9月 7/13 53.8%"
    assert section.on_time.accessibleDescription().endswith("2026年9月 5/8 62.5%")


def test_the_scores_around_an_action_are_sifted_by_which_way_they_went(section: LoopSection) -> None:
    fallen = row_of(section, "G013")
    assert "▼ 下降" in words_in(fallen)
    assert "▲ 上升" in words_in(row_of(section, "G004"))
    section.courses.sieve.button("fell").click()
    shown = section.courses.lines
    assert shown
    assert all("▼ 下降" in words_in(row) for row in shown)
    assert section.courses.sieve.button("fell").text() == f"下降 {len(shown)}"


def test_the_figures_shown_of_an_action_agree_with_each_other(section: LoopSection, say: Language) -> None:
    assert section.found is not None
    for course in section.found.figures.courses:
        before, after = course.means
        if before is not None and after is not None and course.verdict == "rose":
            assert verdict_words(say, course) == f"▲ 上升 {after - before}"


def test_that_it_is_no_proof_is_said_once(section: LoopSection) -> None:
    assert words_in(section).count("不等于因果") == 1


def test_the_code_leads_to_the_action(section: LoopSection, shell: StubShell) -> None:
    row_of(section, "G013").look.click()
    assert shell.went == [("improvement", "actions:G013")]


def test_the_gaps_that_stay_the_longest_stand_first(section: LoopSection) -> None:
    assert section.found is not None
    first = section.found.figures.stubborn[0]
    words = words_in(section.stubborn)
    assert first.name in words
    assert f"已持续 {first.in_a_row} 期" in words
    assert all(f"已持续 {count} 期" not in words for count in (1, 2))


def test_a_new_company_has_nothing_to_look_back_on(
    qtbot: QtBot, theme: Theme, preferences: PreferenceFile, shell: StubShell, tmp_path: Path
) -> None:
    way_out: Any = shell
    with Company.create(tmp_path / "bare.zhanji") as company:
        desk = Desk(company, Language("zh"), theme, Jobs(shell.fail), preferences, way_out)
        page = ImprovementPage(desk)
        section = turned(page, qtbot, "")
        assert section.empty.isVisibleTo(section)
        assert not section.courses.isVisibleTo(section)
