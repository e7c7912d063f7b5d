"""The program's and the company file's icon, drawn from SVG in every size and form that a system wants."""

import os
from pathlib import Path

HERE = Path(__file__).parent
DRAWINGS = {"zhanji": HERE.parent / "resources" / "zhanji.svg", "company": HERE / "company.svg"}
SIZES = (16, 24, 32, 48, 64, 128, 256)
LARGEST = 1024
"""macOS shows icons so large; ICNS holds its sizes down from there."""


def png(name: str, size: int, folder: Path) -> Path:
    """One picture, `folder/<size>/<name>.png`."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(DRAWINGS[name])).render(painter)
    painter.end()
    target = folder / str(size) / f"{name}.png"
    target.parent.mkdir(parents=True, exist_ok=True)
    if not image.save(str(target)):
        raise OSError(f"could not write {target}")
    return target


def draw(folder: Path) -> None:
    """All of them: PNG by size, and `<name>.ico` and `<name>.icns` beside."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PIL import Image

    for name in DRAWINGS:
        pictures = [Image.open(png(name, size, folder)) for size in (*SIZES, LARGEST)]
        smaller, largest = pictures[:-1], pictures[-1]
        smaller[-1].save(
            folder / f"{name}.ico", sizes=[(size, size) for size in SIZES], append_images=smaller
        )
        largest.save(folder / f"{name}.icns", append_images=smaller)
