"""The window's typeface: the system's own Chinese face where it has a good one, else the bundled Noto Sans
SC.
"""

import sys
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

from ui.theme.tokens import BODY

FOLDER = Path(__file__).parents[2] / "resources" / "fonts"
BUNDLED = "Noto Sans SC"
_FACES = ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf")
_OF_THE_SYSTEM = {
    "win32": ("Microsoft YaHei UI", "Microsoft YaHei"),
    "darwin": ("PingFang SC",),
    "linux": ("Noto Sans CJK SC", "Source Han Sans SC", "Noto Sans SC", "WenQuanYi Micro Hei"),
}


def family() -> str:
    """The family to write with; loads the bundled one when the system has none, or when nobody looks
    (pictures, tests).
    """
    if QGuiApplication.platformName() not in {"offscreen", "minimal"}:
        for name in _OF_THE_SYSTEM.get(sys.platform, ()):
            if QFontDatabase.hasFamily(name):
                return name
    return _bundled()


def _bundled() -> str:
    if not QFontDatabase.hasFamily(BUNDLED):
        for face in _FACES:
            QFontDatabase.addApplicationFont(str(FOLDER / face))
    return BUNDLED


def base_font() -> QFont:
    """The body font, with figures of one width."""
    font = QFont(family())
    font.setPixelSize(BODY)
    font.setFeature(QFont.Tag("tnum"), 1)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def sized(font: QFont, pixels: int, *, bold: bool = False) -> QFont:
    """A copy of `font` in a size of the type scale."""
    copy = QFont(font)
    copy.setPixelSize(pixels)
    copy.setBold(bold)
    return copy
