"""The outline icons: simple SVG paths of our own, tinted with a colour of the look."""

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ui.theme.tokens import ICON

FOLDER = Path(__file__).parents[2] / "resources" / "icons"


@lru_cache(maxsize=256)
def pixmap(name: str, colour: str, size: int = ICON, ratio: float = 0.0) -> QPixmap:
    """The icon `name` in one colour, sharp at the screen's pixel ratio."""
    ratio = ratio or _ratio()
    source = (FOLDER / f"{name}.svg").read_bytes().replace(b"currentColor", colour.encode())
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(source)).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return picture


def icon(name: str, colour: str, size: int = ICON) -> QIcon:
    """The icon `name` in one colour."""
    return QIcon(pixmap(name, colour, size, _ratio()))


def _ratio() -> float:
    screens = QGuiApplication.screens()
    return max((screen.devicePixelRatio() for screen in screens), default=1.0)
