"""The map as a picture: PNG or SVG, always in the light look, with its title above."""

from pathlib import Path

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFont, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator

from services.files import replacing
from services.language import Language
from services.strategy_map import MapReading
from ui.pages.strategy.map.hand import Hand
from ui.pages.strategy.map.scene import MapScene
from ui.theme.tokens import LIGHT, TITLE

SHARPNESS = 2
MOST_PIXELS = 12_000
HEAD = 44


def write_picture(reading: MapReading, say: Language, font: QFont, title: str, path: Path) -> None:
    """Write the map to `path`, whole or not at all; the ending says which kind. Mendable `export.…`."""
    scene = MapScene(Hand(LIGHT, font), say)
    scene.show_map(reading)
    for card in scene.cards.values():
        card.setCacheMode(card.CacheMode.NoCache)  # a cached card would become pixels in a drawing
    with replacing(path) as fresh:
        if path.suffix.lower() == ".svg":
            _draw_svg(scene, title, fresh)
        else:
            _draw_png(scene, title, fresh)
    scene.clear()


def _size(scene: MapScene) -> QSize:
    whole = scene.sceneRect()
    return QSize(round(whole.width()), round(whole.height()) + HEAD)


def _draw(scene: MapScene, title: str, painter: QPainter) -> None:
    whole, hand = scene.sceneRect(), scene.hand
    size = _size(scene)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(QRectF(0, 0, size.width(), size.height()), hand.colour("surface"))
    hand.write(painter, QRectF(24, 8, size.width() - 48, 30), title, pixels=TITLE, bold=True)
    scene.render(painter, QRectF(0, HEAD, whole.width(), whole.height()), whole)


def _draw_png(scene: MapScene, title: str, path: Path) -> None:
    size = _size(scene)
    sharp = min(SHARPNESS, MOST_PIXELS / max(size.width(), size.height()))
    image = QImage(size * sharp, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(sharp)
    painter = QPainter(image)
    _draw(scene, title, painter)
    painter.end()
    writer = QImageWriter(str(path), b"png")
    if not writer.write(image):
        raise OSError(writer.errorString())


def _draw_svg(scene: MapScene, title: str, path: Path) -> None:
    generator = QSvgGenerator()
    generator.setFileName(str(path))
    size = _size(scene)
    generator.setSize(size)
    generator.setViewBox(QRectF(0, 0, size.width(), size.height()))
    generator.setTitle(title)
    painter = QPainter()
    if not painter.begin(generator):
        raise OSError(str(path))
    _draw(scene, title, painter)
    painter.end()
