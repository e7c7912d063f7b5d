"""The menu on the canvas: what can be done with what lies under the pointer."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from services.domain.strategy_map import CARD_HEIGHT, CARD_WIDTH

if TYPE_CHECKING:
    from ui.pages.strategy.map.section import MapSection


def menu_at(section: "MapSection", point: QPoint) -> QMenu:
    """The menu for a point of the canvas; a card under it is selected first."""
    say, do, menu = section.say, section.do, QMenu(section)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    place = section.view.mapToScene(point)
    card = section.scene.card_at(place)
    if card is not None:
        if not card.isSelected():
            section.scene.select([card.code])
        menu.addAction(say("Edit")).triggered.connect(lambda: section.show_item(card.code, edit=True))
        menu.addAction(say("Delete…")).triggered.connect(do.remove)
        return menu
    links = section.scene.selected_links()
    if links:
        menu.addAction(say("Remove the link")).triggered.connect(do.remove)
    corner = round(place.x()) - CARD_WIDTH // 2, round(place.y()) - CARD_HEIGHT // 2
    wanted = section.scene.graph.place_at(*corner)
    menu.addAction(say("New objective here…")).triggered.connect(lambda: do.add(wanted))
    menu.addAction(say("Change the perspectives…")).triggered.connect(do.change_lanes)
    menu.addSeparator()
    menu.addAction(say("Auto-layout")).triggered.connect(do.arrange)
    menu.addAction(say("Show the whole map")).triggered.connect(section.view.fit)
    return menu
