"""The pages to be printed, one below the other; only those in sight are drawn, in the background."""

from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ui.jobs import Jobs
from ui.pages.printing.pictures import PdfPictures
from ui.theme.theme import Theme

GAP = 16
KEPT = 16
ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0)
PIXELS = 96 / 72
"""Pixels a point at 100 %."""
PATIENCE = 40


class Sheets(QWidget):
    """The pages in a column; asks for a page's picture when it must paint one it has not got."""

    def __init__(self, theme: Theme, wanted: Callable[[int], None]) -> None:
        super().__init__()
        self._theme, self._wanted = theme, wanted
        self._places: list[QRect] = []
        self._pictures: OrderedDict[int, QImage] = OrderedDict()

    def lay_out(self, places: list[QRect], size: QSize) -> None:
        """Put the pages at these places; pictures made for another size serve until better ones come."""
        self._places = places
        self.setFixedSize(size)
        self.update()

    def forget(self) -> None:
        """Drop the pictures."""
        self._pictures.clear()

    def put(self, number: int, picture: QImage) -> None:
        """Take a page's picture."""
        self._pictures[number] = picture
        self._pictures.move_to_end(number)
        while len(self._pictures) > KEPT:
            self._pictures.popitem(last=False)
        if number < len(self._places):
            self.update(self._places[number])

    def has(self, number: int) -> bool:
        """Whether a page's picture stands in the size it is shown in."""
        picture = self._pictures.get(number)
        return (
            picture is not None
            and abs(picture.deviceIndependentSize().width() - self._places[number].width()) <= 1
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for number, place in enumerate(self._places):
            if not place.intersects(event.rect()):
                continue
            picture = self._pictures.get(number)
            if picture is not None:
                painter.drawImage(place, picture)
            else:
                painter.fillRect(place, QColor("white"))
            painter.setPen(QPen(self._theme.colour("control_edge"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(place.adjusted(0, 0, -1, -1))
            if not self.has(number):
                self._wanted(number)
        painter.end()


class Preview(QScrollArea):
    """`moved` when another page is in the middle, or the zoom changed."""

    moved = Signal()

    def __init__(self, theme: Theme, jobs: Jobs, title: str, name: str) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._jobs, self._title = jobs, title
        self._sheets = Sheets(theme, self._want)
        self.setWidget(self._sheets)
        self.pictures: PdfPictures | None = None
        self.zoom: float | None = None
        self._queue: set[int] = set()
        self._drawing = False
        self._soon = QTimer(self, singleShot=True, interval=PATIENCE)
        self._soon.timeout.connect(self._draw_next)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.moved.emit())

    # What is shown

    def show_pages(self, pictures: PdfPictures | None) -> None:
        """Show another document, from its first page; None for none."""
        self.pictures = pictures
        self._queue.clear()
        self._sheets.forget()
        self._lay_out()
        self.verticalScrollBar().setValue(0)
        self.moved.emit()

    @property
    def drawing(self) -> bool:
        """Whether pages in sight are still to be drawn."""
        return self._drawing or self._soon.isActive()

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self.pictures) if self.pictures is not None else 0

    @property
    def number(self) -> int:
        """The page (from 1) in the middle of the view, 0 for none."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        for number, place in enumerate(self.places, 1):
            if place.bottom() + GAP >= middle:
                return number
        return self.count

    @property
    def places(self) -> list[QRect]:
        """Where the pages lie."""
        if self.pictures is None:
            return []
        scale, top, places = self.scale, GAP, []
        width = self._width(scale)
        for size in self.pictures.sizes:
            wide, high = round(size.width * scale), round(size.height * scale)
            places.append(QRect((width - wide) // 2, top, wide, high))
            top += high + GAP
        return places

    @property
    def scale(self) -> float:
        """Pixels a point: by the zoom, else so that the widest page fills the width."""
        if self.zoom is not None:
            return self.zoom * PIXELS
        widest = max((size.width for size in self.pictures.sizes), default=1) if self.pictures else 1
        return max((self.viewport().width() - 2 * GAP) / widest, 0.1)

    def _width(self, scale: float) -> int:
        widest = max((size.width for size in self.pictures.sizes), default=0) if self.pictures else 0
        return max(self.viewport().width(), round(widest * scale) + 2 * GAP)

    def _lay_out(self) -> None:
        places = self.places
        height = places[-1].bottom() + GAP if places else 0
        width = self._width(self.scale)
        self._sheets.lay_out(places, QSize(width, max(height, self.viewport().height())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        number = self.number
        self._lay_out()
        if number > 1 and event.oldSize().width() != event.size().width():
            self.go_to(number)

    # Moving

    def go_to(self, number: int) -> None:
        """Bring a page (from 1) into sight."""
        places = self.places
        if places:
            place = places[min(max(number, 1), len(places)) - 1]
            self.verticalScrollBar().setValue(place.top() - GAP)

    def set_zoom(self, zoom: float | None) -> None:
        """Show at a zoom (1 is 100 %), or fit the width."""
        number, self.zoom = self.number, zoom
        self._queue.clear()
        self._lay_out()
        self.go_to(number)
        self.moved.emit()

    def step_zoom(self, step: int) -> None:
        """The next larger or smaller zoom."""
        now = self.scale / PIXELS
        larger = [zoom for zoom in ZOOMS if zoom > now + 0.01]
        smaller = [zoom for zoom in ZOOMS if zoom < now - 0.01]
        self.set_zoom(
            (larger[0] if larger else ZOOMS[-1]) if step > 0 else (smaller[-1] if smaller else ZOOMS[0])
        )

    # Pictures

    def _want(self, number: int) -> None:
        self._queue.add(number)
        if not self._drawing and not self._soon.isActive():
            self._soon.start()

    def _draw_next(self) -> None:
        """Draw one page that is still in sight; pages scrolled past meanwhile are left out."""
        pictures, places = self.pictures, self.places
        view = QRect(QPoint(0, self.verticalScrollBar().value()), self.viewport().size())
        seen = sorted(at for at in self._queue if at < len(places) and places[at].intersects(view))
        self._queue.intersection_update(seen)
        if pictures is None or not seen:
            return
        number = seen[0]
        self._queue.discard(number)
        ratio = self.devicePixelRatioF()
        scale = places[number].width() / pictures.sizes[number].width * ratio

        def done(picture: QImage) -> None:
            self._drawing = False
            if pictures is self.pictures:
                picture.setDevicePixelRatio(ratio)
                self._sheets.put(number, picture)
            self._draw_next()

        self._drawing = True
        self._jobs.start(self._title, lambda _progress: pictures.picture(number, scale), done, owner=self)
