"""The strategy map: the sample's, a card in hand, refusals, an empty company, a large map."""

from PySide6.QtWidgets import QWidget

from services.company import Company
from services.domain.strategy_map import LEFT, PAD, Place
from ui.dialogs.new_objective import NewObjective
from ui.pages.strategy import Strategy
from ui.pages.strategy.map.section import MapSection
from ui.scenes.scene import Scene, Stage

MANY = 150


def _section(stage: Stage) -> MapSection:
    stage.open_sample("strategy")
    return _shown(stage)


def _shown(stage: Stage) -> MapSection:
    page = stage.window.page
    if not isinstance(page, Strategy):
        raise TypeError(page)
    page.show_filter("map")
    section = page.section
    if not isinstance(section, MapSection):
        raise TypeError(section)
    stage.settle()
    section.view.fit()
    return section


def whole(stage: Stage) -> None:
    """The sample's map, laid out."""
    _section(stage)


def selected(stage: Stage) -> None:
    """A card with its inspector."""
    _section(stage).show_item("C2")


def chain(stage: Stage) -> None:
    """What belongs to a card's chain."""
    section = _section(stage)
    section.show_item("P2")
    section.scene.follow_chain("P2")


def several(stage: Stage) -> None:
    """Several cards in hand."""
    _section(stage).scene.select(["C1", "C2", "P3"])


def circle(stage: Stage) -> None:
    """A link that would close a circle."""
    section = _section(stage)
    section.show_item("F2")
    section.do.link("F2", "P2")


def empty(stage: Stage) -> None:
    """A company without objectives."""
    company = Company.create(stage.folder / "new.zhanji")
    stage.window.page_key = "strategy"
    stage.window.show_company(company)
    _shown(stage)


def many(stage: Stage) -> None:
    """A map of 150 objectives."""
    section = _section(stage)
    fill(section.desk.company, MANY)
    section.view.fit()


def fill(company: Company, count: int) -> None:
    """Make-believe objectives up to a count, each supporting one of the lane above."""
    from services.workbooks.sheets.strategy import OBJECTIVES

    graph = company.strategy_map.read().graph
    lanes, rows = graph.names, []
    above = {lane: [code for code in graph.objectives if graph.places[code].lane == lane] for lane in lanes}
    for number in range(count - len(graph.objectives)):
        at = number % len(lanes)
        code, uppers = f"X{number:03}", above[lanes[max(at - 1, 0)]]
        supports = uppers[number * 7 % len(uppers)] if at else ""
        rows.append(
            {"code": code, "perspective": lanes[at], "name": f"目标 {number + 1}", "supports": supports}
        )
        above[lanes[at]].append(code)
    company.edits.put("objective.add", OBJECTIVES, rows, {"name": f"{len(rows)}"})


def new(stage: Stage) -> QWidget:
    """The dialog of a new objective."""
    section = _section(stage)
    dialog = NewObjective(stage.window.say, section.reading.graph.names, "客户", stage.window)
    dialog.name_field.setText("交货日期提前三天告知")
    return stage.dialog(dialog)


def perspectives(stage: Stage) -> QWidget:
    """The dialog of the perspectives, something refused."""
    section = _section(stage)
    section.do.add_named("做好社会责任", "客户", Place("客户", LEFT, PAD))
    dialog = section.do.lanes_dialog()
    dialog.drop(1)
    dialog.accept()
    return stage.dialog(dialog)


SCENES = (
    Scene("strategy-map", whole),
    Scene("strategy-map-selected", selected),
    Scene("strategy-map-chain", chain),
    Scene("strategy-map-several", several),
    Scene("strategy-map-circle", circle),
    Scene("strategy-map-empty", empty),
    Scene("strategy-map-many", many),
    Scene("strategy-map-new", new),
    Scene("strategy-map-perspectives", perspectives),
)
