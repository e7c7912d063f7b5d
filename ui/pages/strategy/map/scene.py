"""The scene: shows a map, and tells what one wants to change. It changes nothing itself."""

from PySide6.QtCore import QPointF, Signal
from PySide6.QtGui import QTransform
from PySide6.QtWidgets import QGraphicsScene, QGraphicsSceneMouseEvent

from services.domain.map_routes import route_between, routes
from services.domain.strategy_map import (
    CARD_HEIGHT,
    CARD_WIDTH,
    GRID,
    LANES_TOP,
    Box,
    Link,
    Place,
    StrategyMap,
)
from services.language import Language
from services.strategy_map import MapReading
from ui.pages.strategy.map.arrow import ArrowItem
from ui.pages.strategy.map.card import FADED, CardItem
from ui.pages.strategy.map.ground import DriverItem, LaneItem
from ui.pages.strategy.map.hand import Hand

BORDER = 12


class MapScene(QGraphicsScene):
    """`moved`: places by code. `linked`: what supports what. `opened`: an objective; `wanted`: a new one at a
    place; `driver_opened`, `lanes_opened`: these are to be edited.
    """

    moved = Signal(object)
    linked = Signal(str, str)
    opened = Signal(str)
    wanted = Signal(object)
    driver_opened = Signal()
    lanes_opened = Signal()

    def __init__(self, hand: Hand, say: Language) -> None:
        super().__init__()
        self.hand, self.say = hand, say
        self.graph = StrategyMap("", (), {}, {})
        self.cards: dict[str, CardItem] = {}
        self.arrows: dict[Link, ArrowItem] = {}
        self._lanes: list[LaneItem] = []
        self._driver = DriverItem(hand, say)
        self._linking: CardItem | None = None
        self._drawn: ArrowItem | None = None
        self._underway: list[CardItem] = []
        self.addItem(self._driver)

    # Following the graph

    def show_map(self, reading: MapReading) -> None:
        """Show a map; what is selected stays so."""
        self.graph = graph = reading.graph
        self._follow_ground()
        for code in self.cards.keys() - graph.objectives.keys():
            self.removeItem(self.cards.pop(code))
        for code, box in graph.boxes.items():
            if code not in self.cards:
                self.cards[code] = CardItem(self.hand, self.say, code)
                self.addItem(self.cards[code])
            self.cards[code].show_objective(graph.objectives[code], reading.standing(code), box)
        links = set(graph.links)
        for link in self.arrows.keys() - links:
            self.removeItem(self.arrows.pop(link))
        for link in links:
            if link not in self.arrows:
                self.arrows[link] = ArrowItem(self.hand, link)
                self.addItem(self.arrows[link])
        self._run_arrows()
        self.follow_chain("")

    def _run_arrows(self) -> None:
        """Let every arrow run round the cards where the graph has them."""
        for link, found in routes(self.graph).items():
            self.arrows[link].show_route(found)

    def _follow_ground(self) -> None:
        graph = self.graph
        width, height = graph.size
        self._driver.show_driver(graph.driver, width)
        while len(self._lanes) > len(graph.lanes):
            self.removeItem(self._lanes.pop())
        while len(self._lanes) < len(graph.lanes):
            self._lanes.append(LaneItem(self.hand))
            self.addItem(self._lanes[-1])
        for item, lane in zip(self._lanes, graph.lanes, strict=True):
            item.show_lane(lane, width)
            item.light(lit=False)
        self.setSceneRect(-BORDER, -BORDER, width + 2 * BORDER, height + 2 * BORDER)

    def restore(self) -> None:
        """Put back what was dragged but not taken."""
        for code, box in self.graph.boxes.items():
            card = self.cards[code]
            card.following = True
            card.setPos(box.x, box.y)
            card.following = False
        self._run_arrows()

    # What is selected

    def selected_codes(self) -> list[str]:
        """The selected objectives, in reading order."""
        selected = {item.code for item in self.selectedItems() if isinstance(item, CardItem)}
        return [code for code in self.graph.in_reading_order() if code in selected]

    def selected_links(self) -> list[Link]:
        """The selected arrows."""
        return [item.link for item in self.selectedItems() if isinstance(item, ArrowItem)]

    def select(self, codes: list[str]) -> None:
        """Select these objectives and nothing else."""
        self.blockSignals(True)
        self.clearSelection()
        for code in codes:
            if code in self.cards:
                self.cards[code].setSelected(True)
        self.blockSignals(False)
        self.selectionChanged.emit()

    def select_cards_only(self) -> None:
        """Let go of arrows: a frame is drawn for cards."""
        for item in self.selectedItems():
            if isinstance(item, ArrowItem):
                item.setSelected(False)

    def follow_chain(self, code: str) -> None:
        """Let everything that is not in an objective's chain step back; "" ends it."""
        chain = self.graph.chain(code) if code and self._linking is None else frozenset()
        for each, card in self.cards.items():
            card.setOpacity(1 if not chain or each in chain else FADED)
        for link, arrow in self.arrows.items():
            inside = bool(chain) and link.code in chain and link.supports in chain
            arrow.light(lit=inside)
            arrow.setOpacity(1 if not chain or inside else FADED)

    # Dragging

    def card_dragged(self, card: CardItem) -> None:
        """A card is on its way, one of several perhaps: whoever moves them has them followed then."""
        self._underway.append(card)

    def _follow_cards(self) -> None:
        """Let the arrows go with the cards on their way, each once, and the lane below them show."""
        if not self._underway:
            return
        moved, middle = {card.code for card in self._underway}, self._underway[-1].y() + CARD_HEIGHT / 2
        self._underway.clear()
        for link, arrow in self.arrows.items():
            if link.code in moved or link.supports in moved:
                arrow.show_route(route_between(self.cards[link.code].box, self.cards[link.supports].box))
        for lane in self._lanes:
            lane.light(lit=lane.lane.top <= middle < lane.lane.top + lane.lane.height)

    def nudge(self, across: int, down: int) -> None:
        """Move what is selected by steps of the grid."""
        for code in self.selected_codes():
            self.cards[code].moveBy(across * GRID, down * GRID)
        self._follow_cards()

    def dragged(self) -> dict[str, Place]:
        """Where cards lie that are not where the graph has them."""
        boxes = self.graph.boxes
        return {
            code: self.graph.place_at(card.box.x, max(card.box.y, LANES_TOP))
            for code, card in self.cards.items()
            if card.box != boxes[code]
        }

    def settle(self) -> None:
        """Tell where the dragged cards shall lie."""
        for lane in self._lanes:
            lane.light(lit=False)
        places = self.dragged()
        if any(place != self.graph.places[code] for code, place in places.items()):
            self.moved.emit(places)
        elif places:
            self.restore()

    # Drawing arrows

    def mousePressEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        card = self.card_at(event.scenePos())
        if card is not None and card.on_handle(event.scenePos()):
            self._linking = card
            self._drawn = ArrowItem(self.hand, Link(card.code, ""))
            self._drawn.lit = True
            self._drawn.setZValue(3)
            self.addItem(self._drawn)
            self.follow_chain("")
            event.accept()
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        if self._linking is None or self._drawn is None:
            super().mouseMoveEvent(event)
            self._follow_cards()
            return
        point, target = event.scenePos(), self._target(event.scenePos())
        for card in self.cards.values():
            card.set_targeted(targeted=card is target)
        end = target.box if target is not None else _box_above(point)
        self._drawn.show_route(route_between(self._linking.box, end))

    def mouseReleaseEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        if self._linking is None:
            super().mouseReleaseEvent(event)
            self.settle()
            return
        start, target = self._linking, self.card_at(event.scenePos())
        self.stop_linking()
        if target is not None and target is not start:
            self.linked.emit(start.code, target.code)

    def stop_linking(self) -> None:
        """Let go of an arrow that is being drawn."""
        self._linking = None
        if self._drawn is not None:
            self.removeItem(self._drawn)
            self._drawn = None
        for card in self.cards.values():
            card.set_targeted(targeted=False)

    @property
    def linking(self) -> bool:
        """Whether an arrow is being drawn."""
        return self._linking is not None

    def _target(self, point: QPointF) -> CardItem | None:
        card = self.card_at(point)
        return card if card is not self._linking else None

    def card_at(self, point: QPointF) -> CardItem | None:
        """The card under a point."""
        return next((item for item in self.items(point) if isinstance(item, CardItem)), None)

    # Opening

    def mouseDoubleClickEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        point = event.scenePos()
        item = self.itemAt(point, QTransform())
        card = self.card_at(point)
        if card is not None:
            self.opened.emit(card.code)
        elif isinstance(item, DriverItem):
            self.driver_opened.emit()
        elif isinstance(item, LaneItem) and item.name_box.contains(point):
            self.lanes_opened.emit()
        elif isinstance(item, LaneItem):
            self.wanted.emit(
                self.graph.place_at(round(point.x()) - CARD_WIDTH // 2, round(point.y()) - CARD_HEIGHT // 2)
            )


def _box_above(point: QPointF) -> Box:
    """A card whose lower edge the point would touch."""
    return Box(round(point.x()) - CARD_WIDTH // 2, round(point.y()) - CARD_HEIGHT - 10)
