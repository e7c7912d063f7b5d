"""What is chosen in the print centre of the sample company, and previewed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from models.terms import SubjectType
from services.company import Company
from services.domain.packet import PACKET, PERSONAL, Part
from services.domain.scorecard import SubjectKey
from services.errors import Mendable
from tests.ui.pages.printing.sight import HEAD, LONG, made, one_sheet, read, text, tick
from ui.pages.printing import Printing
from ui.pages.strategy import Strategy
from ui.window import Window


def test_the_packet_is_previewed_as_it_opens(qtbot: QtBot, page: Printing) -> None:
    assert page.preview.count > 60
    qtbot.waitUntil(lambda: page.preview._sheets.has(0), timeout=LONG)
    assert "上月承诺" in text(page)
    assert page.pane.place.text() == f"第 1 页 / 共 {page.preview.count} 页"
    assert "盛夏" in page.pane.warned.text()
    assert not page.pane.warning.isHidden()


def test_only_the_pages_in_sight_are_drawn(qtbot: QtBot, page: Printing) -> None:
    assert len(page.preview._sheets._pictures) < 5
    page.preview.go_to(40)
    qtbot.waitUntil(lambda: page.preview._sheets.has(39), timeout=LONG)
    assert page.pane.place.text().startswith("第 40 页")
    assert len(page.preview._sheets._pictures) < 8


def test_parts_can_be_left_out(qtbot: QtBot, page: Printing) -> None:
    few = page.preview.count
    for part in PACKET[::-1]:
        page.choices.parts.rows[part].box.click()
        made(qtbot, page)
        assert page.preview.count < few
        few = page.preview.count
    assert few == 0
    assert "勾选" in page.pane.nothing.text()
    assert [act.enabled for act in page.acts()] == [False, False, False]


def test_while_pages_are_made_anew_those_before_are_neither_saved_nor_printed(
    qtbot: QtBot, page: Printing
) -> None:
    page.choices.parts.rows[PACKET[-1]].box.click()
    assert page.preview.count
    assert [act.enabled for act in page.acts()] == [False, False, False]
    made(qtbot, page)
    assert [act.enabled for act in page.acts()] == [True, True, True]


def test_promises_are_not_offered_where_there_are_none(qtbot: QtBot, page: Printing) -> None:
    page.show_period("2025-11")
    read(qtbot, page)
    row = page.choices.parts.rows[Part.PROMISES]
    assert not row.box.isEnabled()
    assert Part.PROMISES not in page.choices.order.parts
    assert "没有计划" in row.link.toolTip()


def test_the_forms_of_the_cycle_lie_in_the_packet_and_besides_it(qtbot: QtBot, page: Printing) -> None:
    tick(qtbot, page, *(part for part in Part if part is not Part.SHEETS))
    titles = ("述职表", "改进跟踪表", "述职会会议纪要", "月度计划表", "绩效改进计划")
    pages = ["".join(text(page, number).split()) for number in range(page.preview.count)]
    found = [next(at for at, words in enumerate(pages) if title in words[:60]) for title in titles]
    assert found == sorted(found)
    for part, title in zip((Part.REPORTS, Part.PIPS), (titles[0], titles[-1]), strict=True):
        link = page.choices.parts.rows[part].link
        assert link.text().endswith("页")
        link.click()
        assert title in text(page, page.preview.number - 1)


def test_a_form_that_is_missing_leads_to_where_one_makes_it(
    qtbot: QtBot, window: Window, page: Printing
) -> None:
    page.show_period("2025-11")
    read(qtbot, page)
    row = page.choices.parts.rows[Part.MINUTES]
    assert not row.box.isEnabled()
    assert "述职会" in row.link.toolTip()
    assert "还没有安排述职会" in page.pane.unmet.text()
    assert not page.pane.unmet.isHidden()
    row.link.click()
    assert window.page_key == "meeting"


def test_of_some_people_only_what_is_theirs_is_offered(qtbot: QtBot, page: Printing) -> None:
    one_sheet(qtbot, page)
    rows = page.choices.parts.rows
    assert {part for part, row in rows.items() if not row.isHidden()} == set(PERSONAL)
    tick(qtbot, page, Part.REPORTS, Part.PLANS)
    assert page.preview.count == 2
    assert all("雷镇川" in text(page, number) for number in range(2))
    page.choices.leaves.click()
    made(qtbot, page)
    assert page.preview.count == 3
    tick(qtbot, page, Part.PIPS)
    assert page.preview.count == 0
    assert "没有勾选的这些表单" in page.pane.nothing.text()
    page.choices.everybody.setChecked(True)
    assert page.choices.order.parts == PACKET


def test_other_pages_lead_to_one_form_of_everybody_or_of_somebody(
    qtbot: QtBot, window: Window, page: Printing
) -> None:
    window.go("printing", filter="minutes")
    made(qtbot, page)
    assert page.choices.order.parts == (Part.MINUTES,)
    assert "述职会会议纪要" in text(page)
    window.go("printing", filter="reports:E0005")
    made(qtbot, page)
    assert page.choices.order.parts == (Part.REPORTS,)
    assert page.choices.order.whom == {HEAD}
    assert "雷镇川" in text(page)


def test_one_persons_sheet_is_previewed(qtbot: QtBot, page: Printing) -> None:
    one_sheet(qtbot, page)
    assert page.preview.count <= 2
    assert "雷镇川" in text(page)
    assert page.pane.warning.isHidden()


def test_a_department_is_previewed_in_english(qtbot: QtBot, page: Printing) -> None:
    page.choices.department.setChecked(True)
    page.choices.languages.button("en").click()
    made(qtbot, page)
    assert 4 <= page.preview.count <= 12
    assert "Monthly appraisal sheet" in text(page)


def test_a_change_of_the_results_makes_the_pages_anew(qtbot: QtBot, page: Printing, company: Company) -> None:
    one_sheet(qtbot, page)
    assert "88.2" not in text(page)
    plant = SubjectKey(SubjectType.DEPARTMENT, "D02")
    company.actuals.enter("2026-10", plant, "K17", "88.2")
    made(qtbot, page)
    assert "88.2" in text(page)


def test_while_a_period_is_read_nothing_of_the_one_before_can_be_saved(
    qtbot: QtBot, window: Window, page: Printing
) -> None:
    window.show_period("2026-08")
    assert (page.preview.count, page.acts()) == (0, ())
    assert "正在读取" in page.pane.nothing.text()
    assert page.pane.warning.isHidden()
    window.go("printing", filter="reports:E0005")  # what others ask for meanwhile is shown once it is read
    made(qtbot, page)
    assert page.choices.order.parts == (Part.REPORTS,)
    assert "雷镇川" in text(page)
    assert "2026年8月" in text(page)
    assert [act.enabled for act in page.acts()] == [True, True, True]


def test_of_several_periods_turned_to_quickly_the_last_is_shown(
    qtbot: QtBot, window: Window, page: Printing
) -> None:
    for period in ("2026-06", "2026-07", "2026-08"):
        window.show_period(period)
    window.go("printing", filter="summary")
    made(qtbot, page)
    assert page.content is not None
    assert page.content.result.period == "2026-08"
    assert "2026年8月" in text(page)


def test_who_leaves_while_it_is_read_finds_it_when_coming_back(
    qtbot: QtBot, window: Window, page: Printing
) -> None:
    window.show_period("2026-08")
    window.go("scoring")
    made(qtbot, page)
    assert (page.content is not None, page.preview.count) == (True, 0)
    window.go("printing", filter="summary")
    made(qtbot, page)
    assert "2026年8月" in text(page)


def test_what_cannot_be_read_is_said_and_nothing_is_offered(
    qtbot: QtBot, window: Window, page: Printing, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise Mendable("file.vanished", file="firm.zhanji")

    monkeypatch.setattr("ui.pages.printing.page.content_of", broken)
    window.show_period("2026-08")
    read(qtbot, page)
    assert "读取不了" in page.pane.nothing.text()
    assert page.acts() == ()
    assert "firm.zhanji" in window.toasts.toasts[-1].label.text()
    monkeypatch.undo()
    window.show_period("2026-07")
    read(qtbot, page)
    assert page.content is not None


def test_zoom_keeps_the_page(qtbot: QtBot, page: Printing) -> None:
    page.preview.go_to(10)
    page.preview.step_zoom(1)
    assert page.preview.number == 10
    assert page.preview.scale > 0
    larger = page.preview.scale
    page.preview.step_zoom(-1)
    assert page.preview.scale < larger
    page.preview.set_zoom(None)
    assert page.preview.number == 10
    made(qtbot, page)


def test_ctrl_p_on_scoring_shows_the_sheet_of_whom_one_scores(
    qtbot: QtBot, window: Window, page: Printing
) -> None:
    window.go("scoring", HEAD)
    assert window.page is not None
    window.page.print_here()
    assert window.page is page
    made(qtbot, page)
    assert page.choices.order.whom == {HEAD}


def test_a_switch_of_language_in_the_midst_of_drawing_starts_anew(
    qtbot: QtBot, window: Window, page: Printing
) -> None:
    page.preview.go_to(30)
    page.choices.parts.rows[Part.NOTICE].box.click()
    window.speak("en")
    fresh = window.page
    assert isinstance(fresh, Printing)
    assert fresh is not page
    made(qtbot, fresh)
    assert fresh.preview.count > 60
    assert "Promises of last month" in text(fresh)


def test_without_a_period_there_is_nothing_to_print(
    open_window: Callable[..., Window], tmp_path: Path
) -> None:
    with Company.create(tmp_path / "new.zhanji") as company:
        window = open_window(company)
        window.go("printing")
        page = window.page
        assert isinstance(page, Printing)
        assert page.stack.currentIndex() == 1
        assert page.acts() == ()
        window.close_company()


def test_what_belongs_to_no_period_is_led_to_where_it_is_printed(page: Printing, window: Window) -> None:
    ways = page.choices.elsewhere.menu_of_ways.actions()
    assert [way.text() for way in ways] == ["指标词典", "战略地图", "战略报告"]
    ways[1].trigger()
    assert isinstance(window.page, Strategy)
    assert window.page.segments.current == "map"
