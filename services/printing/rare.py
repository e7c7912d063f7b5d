"""Rare characters (such as 𠮷) that the bundled type lacks: from the machine's own large font, if any."""

import os
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from pathlib import Path

from reportlab.pdfbase.ttfonts import TTFError

from services.printing.fonts import EmbeddedFont, Face

LARGE_FONTS = (
    Path(os.environ.get("WINDIR", r"C:\Windows"), "Fonts", "simsunb.ttf"),  # on every Windows since Vista
    Path("/usr/share/fonts/truetype/hanazono/HanaMinB.ttf"),  # Debian's fonts-hanazono
)


@cache
def large_faces(files: tuple[Path, ...]) -> tuple[Face, ...]:
    """The faces of those files that are here and may be embedded; loaded at the first rare character."""
    return tuple(found for number, file in enumerate(files) if (found := _load(f"ZhanjiRare{number}", file)))


def _load(name: str, file: Path) -> Face | None:
    if not file.is_file():
        return None
    try:
        return Face(EmbeddedFont(name, str(file), shapable=False))
    except TTFError:
        return None


def by_face(text: str, first: Face) -> Iterator[tuple[Face | None, str]]:
    """Runs of `text` with the face that has them: `first`, else a large one, else none."""
    if first.has(text):
        yield first, text
        return

    def face_of(character: str) -> Face | None:
        return next((each for each in (first, *large_faces(LARGE_FONTS)) if character in each.widths), None)

    for found, run in groupby(text, face_of):
        yield found, "".join(run)
