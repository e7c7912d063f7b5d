"""The strategy map driven by mouse and keys, over the sample's own file."""

import json
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QWheelEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from services.company import Company
from services.domain.strategy_map import CARD_HEIGHT, CARD_WIDTH, GRID, LEFT, PAD, Link, Place, StrategyMap
from tests.services.printing.reading import texts
from ui.dialogs.confirm import Confirm
from ui.dialogs.in_use import InUseDialog
from ui.dialogs.new_objective import NewObjective
from ui.pages.strategy import Strategy
from ui.pages.strategy.map.menu import menu_at
from ui.pages.strategy.map.section import MapSection
from ui.window import Window

LEFT_BUTTON = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def window(open_window: Callable[..., Window], company: Company) -> Window:
    made = open_window(company, page="strategy")
    made.go("strategy", filter="map")
    made.frame.activateWindow()
    QApplication.processEvents()
    return made


@pytest.fixture
def section(window: Window) -> MapSection:
    return shown(window)


def shown(window: Window) -> MapSection:
    page = window.page
    assert isinstance(page, Strategy)
    found = page.section
    assert isinstance(found, MapSection)
    QApplication.processEvents()
    return found


def graph(section: MapSection) -> StrategyMap:
    return section.desk.company.strategy_map.read(section.period).graph


def at(section: MapSection, code: str, x: float = CARD_WIDTH / 2, y: float = CARD_HEIGHT / 2) -> QPoint:
    """A point of a card on the canvas."""
    return section.view.mapFromScene(section.scene.cards[code].pos() + QPointF(x, y))


def click(section: MapSection, code: str, keys: Qt.KeyboardModifier = NONE) -> None:
    QTest.mouseClick(section.view.viewport(), LEFT_BUTTON, keys, at(section, code))


def drag(section: MapSection, start: QPoint, end: QPoint) -> None:
    canvas = section.view.viewport()
    QTest.mousePress(canvas, LEFT_BUTTON, NONE, start)
    for step in range(1, 5):
        QTest.mouseMove(canvas, start + (end - start) * step / 4)
    QTest.mouseRelease(canvas, LEFT_BUTTON, NONE, end)


def said(window: Window) -> str:
    return window.toasts.toasts[-1].label.text()


# What is shown


def test_every_objective_is_a_card_with_its_state_in_words(section: MapSection) -> None:
    assert section.scene.cards.keys() == graph(section).objectives.keys()
    assert section.scene.arrows.keys() == set(graph(section).links)
    assert section.scene.cards["C1"].words().splitlines()[:3] == [
        "C1 重点合同按时足量交付",
        "■ 否决 75.6",
        "指标 3 · 部门 2",
    ]


def test_a_selected_card_shows_all_that_hangs_on_it(section: MapSection) -> None:
    click(section, "C2")
    assert section.inspector.name_field.text() == "质量让客户放心"
    said_there = [
        label.text() for label in section.inspector.details.findChildren(type(section.inspector.title))
    ]
    assert "背离预警" in said_there
    assert any("客户并不接受" in words for words in said_there)
    assert [button.text() for button in section.inspector.details.buttons()] == [
        "F2 扩大市场份额",
        "×",
        "P3 用一等品口径管质量",
        "×",
        "客户质量投诉率",
        "W11",
        "追溯到考核表 3 张 →",
    ]


def test_hovering_follows_the_chain_up_and_down(section: MapSection) -> None:
    canvas = section.view.viewport()
    QTest.mouseMove(canvas, QPoint(3, 3))
    QTest.mouseMove(canvas, at(section, "C2"))
    full = {code for code, card in section.scene.cards.items() if card.opacity() == 1}
    assert full == graph(section).chain("C2")
    assert section.scene.arrows[Link("C2", "F2")].lit
    assert not section.scene.arrows[Link("C1", "F2")].lit
    QTest.mouseMove(canvas, QPoint(3, 3))
    assert {card.opacity() for card in section.scene.cards.values()} == {1}


# The mouse


def test_a_dragged_card_goes_to_the_grid_and_ctrl_z_brings_it_back(
    qtbot: QtBot, window: Window, section: MapSection
) -> None:
    before = graph(section).places["F3"]
    start = at(section, "F3")
    drag(section, start, start + QPoint(100, -75))
    after = graph(section).places["F3"]
    assert after.lane == "财务"
    assert after.x > before.x
    assert after.x % GRID == after.y % GRID == 0
    assert section.scene.cards["F3"].box == graph(section).boxes["F3"]
    qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert graph(section).places["F3"] == before
    assert section.scene.cards["F3"].box == graph(section).boxes["F3"]
    assert "移动 1 张卡片" in said(window)


def test_a_card_dragged_into_another_lane_changes_its_perspective(section: MapSection) -> None:
    customers = section.scene.graph.lanes[1]
    end = section.view.mapFromScene(QPointF(LEFT + CARD_WIDTH / 2, customers.top + 50))
    drag(section, at(section, "P3"), QPoint(at(section, "P3").x(), end.y()))
    objectives = {one.code: one for one in section.desk.company.records(()).objectives}
    assert objectives["P3"].perspective == "客户"


def test_several_cards_selected_with_ctrl_move_together(section: MapSection) -> None:
    before = graph(section).places
    click(section, "L1")
    click(section, "L2", CONTROL)
    assert section.scene.selected_codes() == ["L1", "L2"]
    start = at(section, "L1")
    drag(section, start, start + QPoint(38, 0))
    after = graph(section).places
    assert after["L1"].x - before["L1"].x == after["L2"].x - before["L2"].x > 0
    assert section.desk.company.trail.actions(1)[0].facts == {"count": 2}


def test_a_frame_drawn_around_cards_selects_them(section: MapSection) -> None:
    start = section.view.mapFromScene(QPointF(LEFT + 4, section.scene.graph.lanes[3].top + 6))
    drag(section, start, at(section, "L2", CARD_WIDTH + 10, CARD_HEIGHT + 8))
    assert section.scene.selected_codes() == ["L1", "L2"]
    assert section.scene.selected_links() == []


def test_an_arrow_is_drawn_from_the_dot_of_a_card(section: MapSection) -> None:
    drag(section, at(section, "L1", y=0), at(section, "P2"))
    assert "P2" in graph(section).objectives["L1"].supports
    assert Link("L1", "P2") in section.scene.arrows
    assert not section.scene.linking


def test_an_arrow_that_closes_a_circle_is_refused_in_words(window: Window, section: MapSection) -> None:
    drag(section, at(section, "F2", y=0), at(section, "P2"))
    assert "首尾相接成圈：扩大市场份额 → 按合同组织排产" in said(window)
    assert graph(section).objectives["F2"].supports == ("F1",)
    assert Link("F2", "P2") not in section.scene.arrows


def test_an_arrow_let_go_beside_the_cards_is_none(section: MapSection) -> None:
    before = len(section.scene.items())
    drag(section, at(section, "L1", y=0), QPoint(15, 60))
    assert len(section.scene.items()) == before
    assert graph(section).objectives["L1"].supports == ("P1", "P3")


def test_a_selected_arrow_is_taken_away_by_delete(qtbot: QtBot, section: MapSection) -> None:
    section.scene.arrows[Link("C3", "F2")].setSelected(True)
    qtbot.keyClick(section.view, Qt.Key.Key_Delete)
    assert graph(section).objectives["C3"].supports == ()
    assert Link("C3", "F2") not in section.scene.arrows


def test_a_double_click_in_a_lane_adds_an_objective_there(
    section: MapSection, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(dialog: NewObjective) -> int:
        assert not dialog.act.isEnabled()
        dialog.name_field.setText("成品库存看得见")
        assert dialog.act.isEnabled()
        assert dialog.lane == "学习成长"
        return QDialog.DialogCode.Accepted.value

    monkeypatch.setattr(NewObjective, "exec", answer)
    point = section.view.mapFromScene(QPointF(LEFT + 20, section.scene.graph.lanes[3].top + 50))
    QTest.mouseDClick(section.view.viewport(), LEFT_BUTTON, NONE, point)
    QTest.mouseRelease(section.view.viewport(), LEFT_BUTTON, NONE, point)
    assert graph(section).objectives["L3"].name == "成品库存看得见"
    assert section.scene.selected_codes() == ["L3"]


def test_the_menu_offers_what_fits_what_lies_under_the_pointer(
    section: MapSection, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_card = menu_at(section, at(section, "C3"))
    assert [action.text() for action in on_card.actions()] == ["修改", "删除…"]
    assert section.scene.selected_codes() == ["C3"]

    def answer(dialog: NewObjective) -> int:
        dialog.name_field.setText("班组晨会")
        return QDialog.DialogCode.Accepted.value

    monkeypatch.setattr(NewObjective, "exec", answer)
    lane = section.scene.graph.lanes[3]
    on_lane = menu_at(section, section.view.mapFromScene(QPointF(LEFT + 40, lane.top + lane.height / 2)))
    on_lane.actions()[0].trigger()
    assert graph(section).objectives["L3"].name == "班组晨会"


def test_ctrl_and_the_wheel_zoom_and_fit_shows_everything(section: MapSection) -> None:
    before = section.view.zoom
    for turn in (120, 120):
        section.view.wheelEvent(
            QWheelEvent(
                QPointF(200, 200),
                QPointF(200, 200),
                QPoint(),
                QPoint(0, turn),
                Qt.MouseButton.NoButton,
                CONTROL,
                Qt.ScrollPhase.NoScrollPhase,
                False,
            )
        )
    assert section.view.zoom == pytest.approx(before * 1.44)
    assert section.zoomed.text() == f"{round(section.view.zoom * 100)}%"
    section.fit_button.click()
    seen = section.view.mapToScene(section.view.viewport().rect()).boundingRect()
    assert seen.adjusted(-2, -2, 2, 2).contains(section.scene.sceneRect())


# The keyboard


def test_tab_goes_through_the_cards_and_enter_edits(qtbot: QtBot, section: MapSection) -> None:
    section.view.setFocus()
    order = section.scene.graph.in_reading_order()
    for code in order[:3]:
        qtbot.keyClick(section.view, Qt.Key.Key_Tab)
        assert section.scene.selected_codes() == [code]
    qtbot.keyClick(section.view, Qt.Key.Key_Backtab)
    assert section.scene.selected_codes() == [order[1]]
    assert section.view.accessibleDescription().startswith(order[1])
    qtbot.keyClick(section.view, Qt.Key.Key_Return)
    assert section.inspector.name_field.hasFocus()


def test_arrow_keys_move_by_the_grid_as_one_action(qtbot: QtBot, section: MapSection) -> None:
    before = graph(section).places["L1"]
    section.scene.select(["L1"])
    for _ in range(3):
        qtbot.keyClick(section.view, Qt.Key.Key_Left)
    qtbot.keyClick(section.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: graph(section).places["L1"] != before)
    after = graph(section).places["L1"]
    assert (after.x, after.y) == (before.x - 3 * GRID, before.y + 5 * GRID)
    assert section.desk.company.trail.next_undo is not None
    section.desk.company.trail.undo()
    assert graph(section).places["L1"] == before


def test_undo_right_after_an_arrow_key_takes_back_that_move(
    qtbot: QtBot, window: Window, section: MapSection
) -> None:
    before = graph(section).places["L1"]
    section.do.link("L1", "P2")
    section.view.setFocus()
    section.scene.select(["L1"])
    qtbot.keyClick(section.view, Qt.Key.Key_Left)
    qtbot.keyClick(section.view, Qt.Key.Key_Z, CONTROL)
    assert graph(section).places["L1"] == before
    assert "P2" in graph(section).objectives["L1"].supports


def test_ctrl_f_finds_an_objective_by_its_name(qtbot: QtBot, window: Window, section: MapSection) -> None:
    section.scene.select(["L1"])
    qtbot.keyClick(window, Qt.Key.Key_F, CONTROL)
    field = section.inspector.find_field
    assert field.hasFocus() or field.lineEdit().hasFocus()
    field.setEditText("原辅料保质保量保时")
    field.settled.emit()
    assert section.scene.selected_codes() == ["P4"]


def test_ctrl_a_selects_everything_and_escape_nothing(qtbot: QtBot, section: MapSection) -> None:
    qtbot.keyClick(section.view, Qt.Key.Key_A, CONTROL)
    assert len(section.scene.selected_codes()) == 13
    qtbot.keyClick(section.view, Qt.Key.Key_Escape)
    assert section.scene.selected_codes() == []


def test_an_objective_in_use_is_not_deleted_and_the_window_says_by_what(
    qtbot: QtBot, section: MapSection, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    def look(dialog: InUseDialog) -> int:
        told.append(dialog.windowTitle())
        return 0

    monkeypatch.setattr(InUseDialog, "exec", look)
    section.scene.select(["C1"])
    qtbot.keyClick(section.view, Qt.Key.Key_Delete)
    assert len(told) == 1
    assert "重点合同按时足量交付" in told[0]
    assert "C1" in graph(section).objectives


def test_delete_asks_first_and_undo_brings_the_objective_back(
    qtbot: QtBot, window: Window, section: MapSection, monkeypatch: pytest.MonkeyPatch
) -> None:
    section.do.add_named("试点目标", "客户", Place("客户", LEFT, PAD))
    section.do.link("L2", "C4")
    answers = [QDialog.DialogCode.Rejected.value, QDialog.DialogCode.Accepted.value]
    monkeypatch.setattr(Confirm, "exec", lambda _dialog: answers.pop(0))
    section.scene.select(["C4"])
    qtbot.keyClick(section.view, Qt.Key.Key_Delete)
    assert "C4" in graph(section).objectives
    qtbot.keyClick(section.view, Qt.Key.Key_Delete)
    assert "C4" not in graph(section).objectives
    assert "C4" not in section.scene.cards
    qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert graph(section).objectives["L2"].supports[-1] == "C4"
    assert "C4" in section.scene.cards


# The tools and the inspector


def test_selected_cards_are_put_in_line(section: MapSection) -> None:
    left = graph(section).places["L1"].x
    section.scene.select(["F1", "P4", "L1"])
    section.align_button.menu().actions()[0].trigger()
    places = graph(section).places
    assert {places[code].x for code in ("F1", "P4", "L1")} == {left}


def test_aligning_one_card_says_what_is_needed(window: Window, section: MapSection) -> None:
    section.scene.select(["F2"])
    section.align_button.menu().actions()[0].trigger()
    assert "至少两张" in said(window)


def test_auto_layout_puts_dragged_cards_back_in_order(qtbot: QtBot, section: MapSection) -> None:
    before = graph(section).places
    section.do.move({"C1": Place("客户", 1400, 100)})
    qtbot.mouseClick(section.arrange_button, LEFT_BUTTON)
    assert graph(section).places == before


def test_a_name_typed_in_the_inspector_stands_on_the_card(qtbot: QtBot, section: MapSection) -> None:
    click(section, "C2")
    field = section.inspector.name_field
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "Quality first")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert graph(section).objectives["C2"].name == "Quality first"
    assert section.scene.cards["C2"].objective.name == "Quality first"


def test_a_blank_name_is_refused_beside_the_field(qtbot: QtBot, section: MapSection) -> None:
    click(section, "C2")
    field = section.inspector.name_field
    field.setFocus()
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    assert not section.inspector.rows["name"].below.isHidden()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert graph(section).objectives["C2"].name == "质量让客户放心"


def test_links_are_made_and_taken_away_without_the_mouse_too(section: MapSection) -> None:
    click(section, "C3")
    box = section.inspector.details.add_field
    offered = [box.itemData(row) for row in range(1, box.count())]
    assert "F1" in offered
    assert "F2" not in offered
    box.setCurrentIndex(offered.index("F1") + 1)
    box.activated.emit(box.currentIndex())
    assert graph(section).objectives["C3"].supports == ("F2", "F1")
    section.inspector.details.buttons()[1].click()
    assert graph(section).objectives["C3"].supports == ("F1",)


def test_a_link_in_the_inspector_leads_to_the_other_card(qtbot: QtBot, section: MapSection) -> None:
    click(section, "C2")
    qtbot.mouseClick(section.inspector.details.buttons()[0], LEFT_BUTTON)
    assert section.scene.selected_codes() == ["F2"]


def test_what_hangs_on_an_objective_leads_to_its_page(
    window: Window, section: MapSection, monkeypatch: pytest.MonkeyPatch
) -> None:
    ways: list[tuple[str, str]] = []

    def go(page: str, subject: object = None, filter: str = "") -> None:  # noqa: A002 - as the window
        ways.append((page, filter))

    monkeypatch.setattr(window, "go", go)
    click(section, "C2")
    for button in section.inspector.details.buttons()[-3:]:
        button.click()
    assert ways == [("kpis", "K13"), ("strategy", "purposes:W11"), ("scorecards", "kpi:K13")]


def test_the_perspectives_are_changed_in_one_dialog(section: MapSection) -> None:
    dialog = section.do.lanes_dialog()
    dialog.field(3).setText("人与组织")
    dialog.shift(3, -1)
    dialog.add("社会责任")
    dialog.accept()
    assert graph(section).names == ("财务", "客户", "人与组织", "内部流程", "社会责任")
    refused = section.do.lanes_dialog()
    refused.drop(0)
    refused.accept()
    assert "财务" in refused.wrong.text()
    assert graph(section).names[0] == "财务"


def test_the_value_driver_is_written_in_the_inspector(section: MapSection) -> None:
    section.scene.select([])
    section.inspector.driver_field.setPlainText("靠快赢")
    section.inspector.driver_field.settled.emit()
    assert graph(section).driver == "靠快赢"


def test_an_empty_company_says_what_to_do_first(
    open_window: Callable[..., Window], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    window = open_window()
    window.show_company(Company.create(tmp_path / "新.zhanji"))
    window.go("strategy", filter="map")
    section = shown(window)
    assert section.nothing.isVisible()
    assert section.acts() == ()

    def answer(dialog: NewObjective) -> int:
        dialog.name_field.setText("提高净利润")
        return QDialog.DialogCode.Accepted.value

    monkeypatch.setattr(NewObjective, "exec", answer)
    assert section.nothing.button is not None
    qtbot.mouseClick(section.nothing.button, LEFT_BUTTON)
    assert not section.nothing.isVisible()
    assert section.scene.selected_codes() == ["F1"]


def test_the_way_from_elsewhere_leads_to_one_objective(window: Window, section: MapSection) -> None:
    window.go("workbench")
    window.go("strategy", filter="map:P4")
    assert section.scene.selected_codes() == ["P4"]


# Pictures and paper


def test_the_map_is_exported_as_a_drawing_whose_words_can_be_read(
    window: Window, section: MapSection, tmp_path: Path
) -> None:
    path = tmp_path / "图.svg"
    section.do.export_to(path)
    drawing = ElementTree.parse(path).getroot()
    words = "".join("".join(found.itertext()) for found in drawing.iter() if found.tag.endswith("text"))
    assert "重点合同按时足量交付" in words
    assert "2026年战略地图" in words
    assert not [found for found in drawing.iter() if found.tag.endswith("image")]
    assert "图.svg" in said(window)


def test_the_drawing_looks_as_the_picture_does(section: MapSection, tmp_path: Path) -> None:
    drawn, taken = tmp_path / "图.svg", tmp_path / "图.png"
    section.do.export_to(drawn)
    section.do.export_to(taken)
    picture = QImage(str(taken))
    image = QImage(picture.size(), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    QSvgRenderer(str(drawn)).render(painter)
    painter.end()
    points = [(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)]
    unlike = [at for at in points if _far(image.pixelColor(*at), picture.pixelColor(*at))]
    assert len(unlike) < len(points) * 0.04


def _far(one: QColor, other: QColor) -> bool:
    return abs(one.red() - other.red()) + abs(one.green() - other.green()) > 90


def test_the_map_is_exported_as_a_picture_in_the_light_look(section: MapSection, tmp_path: Path) -> None:
    path = tmp_path / "图.png"
    section.do.export_to(path)
    image = QImage(str(path))
    width, height = section.scene.sceneRect().width(), section.scene.sceneRect().height()
    assert image.width() == round(width * 2)
    assert image.height() > height * 2
    assert image.pixelColor(2, 2).name() == "#ffffff"
    middle = image.width() // 2
    assert "#0f6b66" in {image.pixelColor(middle, y).name() for y in range(0, image.height(), 3)}


def test_an_export_over_a_company_file_is_refused(
    window: Window, section: MapSection, own_sample: Path
) -> None:
    before = own_sample.read_bytes()
    section.do.export_to(own_sample)
    assert "公司文件" in said(window)
    assert own_sample.read_bytes() == before


def test_the_printed_map_is_saved_as_pdf(
    qtbot: QtBot, window: Window, section: MapSection, tmp_path: Path
) -> None:
    path = tmp_path / "图.pdf"
    section.do.print_to(path, large=True)
    qtbot.waitUntil(path.exists)
    qtbot.waitUntil(lambda: not window.jobs.busy)
    assert "质量让客户放心" in texts(path.read_bytes())[0]


def test_what_was_done_to_the_map_is_told_by_the_trail(section: MapSection) -> None:
    section.do.link("L1", "P2")
    action = section.desk.company.trail.actions(1)[0]
    assert action.verb == "objective.link"
    assert json.loads(json.dumps(action.facts))["other"] == "按合同组织排产"


def test_the_map_survives_a_switch_of_language_and_look_with_a_move_under_way(
    qtbot: QtBot, window: Window, section: MapSection
) -> None:
    before = graph(section).places["L1"]
    section.scene.select(["L1"])
    qtbot.keyClick(section.view, Qt.Key.Key_Left)
    window.speak("en")
    window.dress("dark")
    window.go("strategy", filter="map")
    again = shown(window)
    assert again.add_button.text() == "New objective"
    assert again.scene.hand.tokens.dark
    assert graph(again).places["L1"].x == before.x - GRID
    assert again.scene.cards["L1"].box == graph(again).boxes["L1"]
    window.close_company()
