"""A cause-and-effect link as an arrow."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPainterPathStroker, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from services.domain.map_routes import Point, Route, head_of
from services.domain.strategy_map import Link
from ui.pages.strategy.map.hand import Hand

GRASP = 11
REACH = 6
"""How far pen and hand reach beyond the line."""


class ArrowItem(QGraphicsItem):
    """Runs along a route; `lit` while it belongs to the chain that is followed."""

    def __init__(self, hand: Hand, link: Link) -> None:
        super().__init__()
        self.hand, self.link = hand, link
        self.lit = False
        self._course: Route = ()
        self._path = QPainterPath()
        self._head = QPolygonF()
        self._frame = QRectF()
        self._grasp = QPainterPath()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsSelectable)
        self.setZValue(1)

    def show_route(self, route: Route) -> None:
        """Run along another route, drawn from its start: one that is only carried on is not drawn anew."""
        start = route[0]
        course = tuple(Point(point.x - start.x, point.y - start.y) for point in route)
        if course != self._course:
            self.prepareGeometryChange()
            self._course = course
            self._draw(course)
        self.setPos(*start)

    def _draw(self, course: Route) -> None:
        points = [QPointF(*point) for point in course]
        self._path = QPainterPath(points[0])
        for at in range(1, len(points), 3):
            self._path.cubicTo(*points[at : at + 3])
        self._head = QPolygonF([QPointF(*point) for point in head_of(course)])
        frame = self._path.boundingRect().united(self._head.boundingRect())
        self._frame = frame.adjusted(-REACH, -REACH, REACH, REACH)
        self._grasp = QPainterPath()

    def light(self, *, lit: bool) -> None:
        """Stand out, or not."""
        if lit != self.lit:
            self.lit = lit
            self.update()

    def boundingRect(self) -> QRectF:
        return self._frame

    def shape(self) -> QPainterPath:
        if self._grasp.isEmpty():
            stroker = QPainterPathStroker()
            stroker.setWidth(GRASP)
            self._grasp = stroker.createStroke(self._path)
        return self._grasp

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        strong = self.lit or self.isSelected()
        colour = self.hand.colour("accent") if strong else self.hand.colour("muted", 165)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, 2.6 if self.isSelected() else 2 if strong else 1.4))
        painter.drawPath(self._path)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPolygon(self._head)
