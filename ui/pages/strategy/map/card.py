"""An objective as a card on the canvas."""

from functools import cache
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsSceneHoverEvent,
    QStyleOptionGraphicsItem,
    QWidget,
)

from services.domain.strategy import Objective
from services.domain.strategy_map import CARD_HEIGHT, CARD_WIDTH, Box, snapped
from services.language import Language
from services.scoring.objectives import NOTHING, ObjectiveStanding
from services.wording.standings import standing_word, standing_words
from ui.pages.strategy.map.hand import TOKENS, Hand
from ui.theme.tokens import BODY, RADIUS, SMALL

if TYPE_CHECKING:
    from ui.pages.strategy.map.scene import MapScene

FRAME = QRectF(0, 0, CARD_WIDTH, CARD_HEIGHT)
HANDLE = QPointF(CARD_WIDTH / 2, 0)
HANDLE_REACH = 9.0
FADED = 0.28
Changes = QGraphicsItem.GraphicsItemChange


class CardItem(QGraphicsItem):
    """Drawn at its corner; tells the scene while it is dragged. The dot on its top edge begins an arrow."""

    def __init__(self, hand: Hand, say: Language, code: str) -> None:
        super().__init__()
        self.hand, self.say, self.code = hand, say, code
        self.objective = Objective(code, "", "")
        self.standing: ObjectiveStanding = NOTHING
        self.hovered = False
        self.targeted = False
        self.following = False
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsSelectable)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsMovable)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemSendsGeometryChanges)
        self.setAcceptHoverEvents(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
        self.setZValue(2)

    def show_objective(self, objective: Objective, standing: ObjectiveStanding, box: Box) -> None:
        """Follow the graph."""
        self.following = True
        self.setPos(box.x, box.y)
        self.following = False
        before = self.objective.name, self.standing
        self.objective, self.standing = objective, standing
        if (objective.name, standing) != before:
            self.setToolTip(self.words())
            self.update()

    def words(self) -> str:
        """The card in words: for the tip, and for a screen reader."""
        say, state = self.say, self.standing
        score = f" {say.fixed(state.score, 1)}" if state.score is not None else ""
        lines = [
            f"{self.code} {self.objective.name}",
            f"{standing_words(say, state.standing)}{score}",
            say(
                "KPIs {kpis} · departments {departments}",
                kpis=len(state.kpis),
                departments=len(state.departments),
            ),
        ]
        lines += [f"{kpi.code} {kpi.name}" for kpi in state.kpis]
        return "\n".join(lines)

    @property
    def box(self) -> Box:
        """Where it is seen now, dragged or not."""
        return Box(round(self.x()), round(self.y()))

    def boundingRect(self) -> QRectF:
        return FRAME.adjusted(-4, -10, 4, 4)

    def shape(self) -> QPainterPath:
        path = QPainterPath()
        path.addRect(FRAME)
        path.addEllipse(HANDLE, HANDLE_REACH, HANDLE_REACH)
        path.setFillRule(Qt.FillRule.WindingFill)
        return path

    def on_handle(self, point: QPointF) -> bool:
        """Whether a point of the scene lies on the dot that begins an arrow."""
        way = self.mapFromScene(point) - HANDLE
        return way.x() ** 2 + way.y() ** 2 <= HANDLE_REACH**2

    def set_targeted(self, *, targeted: bool) -> None:
        """Whether an arrow that is being drawn points here."""
        if targeted != self.targeted:
            self.targeted = targeted
            self.update()

    # Events

    def itemChange(self, change: Changes, value: Any) -> Any:
        scene: MapScene | None = self.scene()  # type: ignore[assignment]
        if change is Changes.ItemPositionChange and not self.following:
            return QPointF(snapped(round(value.x())), snapped(round(value.y())))
        if change is Changes.ItemPositionHasChanged and scene is not None and not self.following:
            scene.card_dragged(self)
        return super().itemChange(change, value)

    def hoverEnterEvent(self, event: QGraphicsSceneHoverEvent) -> None:
        self._hover(hovered=True)
        super().hoverEnterEvent(event)

    def hoverLeaveEvent(self, event: QGraphicsSceneHoverEvent) -> None:
        self._hover(hovered=False)
        super().hoverLeaveEvent(event)

    def _hover(self, *, hovered: bool) -> None:
        self.hovered = hovered
        scene: MapScene | None = self.scene()  # type: ignore[assignment]
        if scene is not None:
            scene.follow_chain(self.code if hovered else "")
        self.update()

    # Painting

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        self._paint_words(painter)
        if self.hovered or self.isSelected():
            hand = self.hand
            painter.setBrush(hand.colour("surface"))
            painter.setPen(QPen(hand.colour("accent"), 1.6))
            painter.drawEllipse(HANDLE, 5, 5)

    def _paint_ground(self, painter: QPainter) -> None:
        hand = self.hand
        strong = self.isSelected() or self.targeted
        painter.setBrush(hand.colour("accent_soft" if self.targeted else "surface"))
        painter.setPen(QPen(hand.colour("accent" if strong else "control_edge"), 2 if strong else 1))
        painter.drawRoundedRect(FRAME.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        token = TOKENS[self.standing.standing]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(hand.colour("amber_fill" if token == "amber" else token))
        painter.drawPath(_edge())

    def _paint_words(self, painter: QPainter) -> None:
        hand, state = self.hand, self.standing
        hand.write(painter, QRectF(14, 8, CARD_WIDTH - 46, 22), self.objective.name, pixels=BODY, bold=True)
        hand.mark(painter, QPointF(CARD_WIDTH - 17, 19), state.standing)
        middle = 43.0
        x = 14 + 8 + hand.write(painter, QRectF(14, middle - 10, 44, 20), self.code, "muted")
        x += 5 + hand.chip(painter, x, middle, "bars", len(state.kpis))
        hand.chip(painter, x, middle, "head", len(state.departments))
        right = CARD_WIDTH - 11.0
        if state.score is not None:
            number = self.say.fixed(state.score, 1)
            box = QRectF(right - 60, middle - 10, 60, 20)
            right -= 5 + hand.write(painter, box, number, pixels=SMALL + 1, bold=True, right=True)
        word, token = standing_word(self.say, state.standing), TOKENS[state.standing]
        hand.write(painter, QRectF(right - 60, middle - 10, 60, 20), word, token, right=True)


@cache
def _edge() -> QPainterPath:
    """The coloured strip at the left, round where the card is: a shape, since drawings know no clipping."""
    inside, strip = QPainterPath(), QPainterPath()
    inside.addRoundedRect(FRAME.adjusted(1, 1, -1, -1), RADIUS - 1, RADIUS - 1)
    strip.addRect(QRectF(1, 1, 4, CARD_HEIGHT - 2))
    return inside.intersected(strip)
