"""The faces of the printed page: Noto Sans SC, regular and bold, loaded at first use and once a process."""

import re
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FOLDER = Path(__file__).parent.parent.parent / "resources" / "fonts"
_FILES = {False: ("ZhanjiSans", "NotoSansSC-Regular.ttf"), True: ("ZhanjiSans-Bold", "NotoSansSC-Bold.ttf")}
_UNSEEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]"
)
_LOCK = Lock()

rl_config.useA85 = 0  # binary streams: a fifth smaller, and cheaper to write


class EmbeddedFont(TTFont):
    """A TrueType font whose subsets copy out right, characters above U+FFFF included."""

    def addObjects(self, doc: Any) -> None:  # noqa: ANN401, N802 - ReportLab's name
        """Write the subsets, then replace ReportLab's ToUnicode maps, which are wrong above U+FFFF."""
        subsets = self.state[doc].subsets
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            name = (
                doc.idToObject["BasicFonts"].dict[f"{doc.fontMapping[self.fontName][1:]}+{number}"].BaseFont
            )
            doc.idToObject[f"toUnicodeCMap:{name}"].content = to_unicode(name, subset)


def to_unicode(name: str, subset: list[int]) -> str:
    """A ToUnicode CMap: values in UTF-16, at most 100 to a block as the PDF reference asks."""
    entries = [f"<{code:02X}> <{_utf16(value)}>" for code, value in enumerate(subset) if value]
    blocks = [entries[start : start + 100] for start in range(0, len(entries), 100)]
    chars = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        f"/CMapName /{name} def\n/CMapType 2 def\n1 begincodespacerange\n<00> <FF>\nendcodespacerange\n"
        f"{chars}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    )


def _utf16(code: int) -> str:
    return chr(code).encode("utf-16-be").hex().upper()


class Widths(dict[str, int]):
    """Advance widths in thousandths of an em, by character; what the face lacks is as wide as an em."""

    def __missing__(self, _: str) -> int:
        return 1000


class Face:
    """One weight of the type: what it has, how wide it is."""

    def __init__(self, font: EmbeddedFont) -> None:
        self.font = font
        self.name: str = font.fontName
        self.widths = Widths((chr(code), width) for code, width in font.face.charWidths.items())

    def width(self, text: str, size: float) -> float:
        """How wide `text` is in points."""
        return sum(map(self.widths.__getitem__, text)) * size / 1000

    def has(self, text: str) -> bool:
        """Whether every character of `text` has a glyph."""
        return all(map(self.widths.__contains__, text))


@cache
def _face(bold: bool) -> Face:
    name, file = _FILES[bold]
    font = EmbeddedFont(name, str(FOLDER / file), shapable=False)
    pdfmetrics.registerFont(font)
    return Face(font)


def face(*, bold: bool = False) -> Face:
    """The regular or the bold face."""
    with _LOCK:
        return _face(bold)


def clean(text: str) -> str:
    """`text` without what has no shape on paper: control, zero-width and direction marks. Line ends stay."""
    if not text.isprintable():
        text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return _UNSEEN.sub("", text)
