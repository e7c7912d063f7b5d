"""What lies under the cards: the value driver on top, and the lanes."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from services.domain.strategy_map import DRIVER_HEIGHT, LEFT, Lane
from services.language import Language
from ui.pages.strategy.map.hand import Hand
from ui.theme.tokens import BODY, RADIUS

NAME_WIDTH = LEFT - 24


class LaneItem(QGraphicsItem):
    """A band with the perspective's name at its left end."""

    def __init__(self, hand: Hand) -> None:
        super().__init__()
        self.hand = hand
        self.lane = Lane("", 0, 0)
        self.width = 0
        self.lit = False

    def show_lane(self, lane: Lane, width: int) -> None:
        """Follow the graph."""
        if (lane, width) != (self.lane, self.width):
            self.prepareGeometryChange()
            self.lane, self.width = lane, width
            self.setToolTip("")
            self.update()

    def light(self, *, lit: bool) -> None:
        """Whether a card would land here."""
        if lit != self.lit:
            self.lit = lit
            self.update()

    @property
    def name_box(self) -> QRectF:
        """Where its name stands."""
        return QRectF(12, self.lane.top + 8, NAME_WIDTH, 24)

    def boundingRect(self) -> QRectF:
        return QRectF(0, self.lane.top, self.width, self.lane.height)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        hand, box = self.hand, self.boundingRect()
        if self.lit:
            painter.fillRect(box, hand.colour("accent_soft", 150))
        pen = QPen(hand.colour("hairline"), 1)
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawLine(box.topLeft(), box.topRight())
        hand.write(painter, self.name_box, self.lane.name, "muted", pixels=BODY - 1, bold=True)


class DriverItem(QGraphicsItem):
    """The value driver as a bar above the lanes."""

    def __init__(self, hand: Hand, say: Language) -> None:
        super().__init__()
        self.hand, self.say = hand, say
        self.driver = ""
        self.width = 0
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_driver(self, driver: str, width: int) -> None:
        """Follow the graph."""
        if (driver, width) != (self.driver, self.width):
            self.prepareGeometryChange()
            self.driver, self.width = driver, width
            self.setToolTip(driver)
            self.update()

    @property
    def words(self) -> str:
        """What stands in the bar."""
        say = self.say
        return (
            say("Value driver: {name}", name=self.driver)
            if self.driver
            else say("Value driver: none written yet")
        )

    def boundingRect(self) -> QRectF:
        return QRectF(LEFT, 0, max(self.width - 2 * LEFT, 200), DRIVER_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        hand, box = self.hand, self.boundingRect()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        known = bool(self.driver)
        painter.setPen(Qt.PenStyle.NoPen if known else QPen(hand.colour("amber_edge"), 1))
        painter.setBrush(hand.colour("accent" if known else "amber_soft"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        font = hand.sized(BODY, bold=True)
        painter.setFont(font)
        painter.setPen(hand.colour("on_accent" if known else "amber"))
        room = box.adjusted(14, 0, -14, 0)
        shown = painter.fontMetrics().elidedText(self.words, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), shown)
