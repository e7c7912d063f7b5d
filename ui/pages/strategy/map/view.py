"""The canvas: zoom, fit, pan, and the keyboard's way over the map."""

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QMouseEvent, QPainter, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsView

from ui.pages.strategy.map.scene import MapScene

LEAST_ZOOM, MOST_ZOOM, ZOOM_STEP = 0.2, 3.0, 1.2
PAUSE = 350
"""Milliseconds after the last arrow key before the move is kept, so that a held key is one action."""
_WAYS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class MapView(QGraphicsView):
    """Shows the scene. `zoomed` after each change of scale; `removed` when what is selected shall go."""

    zoomed = Signal()
    removed = Signal()
    entered = Signal()

    def __init__(self, scene: MapScene) -> None:
        super().__init__(scene)
        self.map = scene
        self._fits = True
        self._panned: QPoint | None = None
        self._later = QTimer(self, singleShot=True, interval=PAUSE)
        self._later.timeout.connect(scene.settle)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setDragMode(QGraphicsView.DragMode.RubberBandDrag)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.SmartViewportUpdate)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontSavePainterState)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setMouseTracking(True)
        self.rubberBandChanged.connect(lambda *_: scene.select_cards_only())

    # Scale

    @property
    def zoom(self) -> float:
        """How large the map is shown; 1 is its own size."""
        return self.transform().m11()

    def set_zoom(self, zoom: float) -> None:
        """Show the map in another size."""
        self._fits = False
        self._scale_to(zoom)

    def _scale_to(self, zoom: float) -> None:
        wanted = min(max(zoom, LEAST_ZOOM), MOST_ZOOM)
        if wanted != self.zoom:
            self.scale(wanted / self.zoom, wanted / self.zoom)
        self.zoomed.emit()

    def fit(self) -> None:
        """Show the whole map, never larger than its own size; it stays so until one zooms."""
        self._fits = True
        whole, room = self.map.sceneRect(), self.viewport().size()
        if whole.isEmpty() or room.isEmpty():
            return
        bars = 2
        across, down = (room.width() - bars) / whole.width(), (room.height() - bars) / whole.height()
        self._scale_to(min(across, down, 1.0))

    def keep_fit(self) -> None:
        """Fit again where one has not zoomed."""
        if self._fits:
            self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.keep_fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self.zoom * ZOOM_STEP ** (event.angleDelta().y() / 120))
            event.accept()
            return
        super().wheelEvent(event)

    def bring_into_sight(self, code: str) -> None:
        """Scroll so far that a card is in sight."""
        if (card := self.map.cards.get(code)) is not None:
            self.ensureVisible(QRectF(card.sceneBoundingRect()), 20, 20)

    # Panning

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.MiddleButton:
            self._panned = event.position().toPoint()
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._panned is not None:
            way = event.position().toPoint() - self._panned
            self._panned = event.position().toPoint()
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - way.x())
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() - way.y())
            return
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._panned is not None:
            self._panned = None
            self.viewport().unsetCursor()
            return
        super().mouseReleaseEvent(event)

    # Keys

    def event(self, event: QEvent) -> bool:
        """Tab goes from card to card, and out of the map after the last. A shortcut finds every move kept."""
        if not isinstance(event, QKeyEvent):
            return super().event(event)
        if event.type() is QEvent.Type.ShortcutOverride:
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._keep_moves()
        elif event.type() is QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Tab and self._step(1):
                return True
            if event.key() == Qt.Key.Key_Backtab and self._step(-1):
                return True
        return super().event(event)

    def _step(self, way: int) -> bool:
        order, selected = self.map.graph.in_reading_order(), self.map.selected_codes()
        at = (
            order.index(selected[-1 if way > 0 else 0]) + way
            if selected
            else (0 if way > 0 else len(order) - 1)
        )
        if not 0 <= at < len(order):
            return False
        self.map.select([order[at]])
        self.bring_into_sight(order[at])
        return True

    def _keep_moves(self) -> None:
        if self._later.isActive():
            self._later.stop()
            self.map.settle()

    def hideEvent(self, event: QHideEvent) -> None:
        self._keep_moves()
        super().hideEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._keep_moves()
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in _WAYS and self.map.selected_codes() and not control:
            across, down = _WAYS[key]
            far = 5 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
            self.map.nudge(across * far, down * far)
            self._later.start()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2}:
            self.entered.emit()
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.removed.emit()
        elif key == Qt.Key.Key_Escape:
            self.map.stop_linking()
            self.map.select([])
        elif key == Qt.Key.Key_A and control:
            self.map.select(list(self.map.cards))
        elif not self._zoom_by_key(key):
            super().keyPressEvent(event)

    def _zoom_by_key(self, key: Qt.Key) -> bool:
        if key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self.set_zoom(self.zoom * ZOOM_STEP)
        elif key in {Qt.Key.Key_Minus, Qt.Key.Key_Underscore}:
            self.set_zoom(self.zoom / ZOOM_STEP)
        elif key == Qt.Key.Key_0:
            self.fit()
        else:
            return False
        return True
