"""The style sheet: `resources/themes/window.qss` filled with the tokens of a look.

Widgets say what they are by object properties; no widget carries a style of its own.
"""

from functools import cache
from pathlib import Path
from string import Template

from msgspec.structs import asdict

from ui.theme.tokens import BODY, CONTROL, FIGURE, RADIUS, SMALL, TITLE, Tokens

TEMPLATE = Path(__file__).parents[2] / "resources" / "themes" / "window.qss"
MEETING = TEMPLATE.with_name("meeting.qss")
PROJECTED = {"note": 13, "small": 14, "body": 16, "total": 22, "title": 25, "timer": 56, "line": 30}
"""The type scale of meeting mode, read from the back of a room."""
SIZES = {
    "small": SMALL,
    "body": BODY,
    "title": TITLE,
    "figure": FIGURE,
    "radius": RADIUS,
    "inner": CONTROL - 2,
}


@cache
def _template(path: Path = TEMPLATE) -> Template:
    return Template(path.read_text(encoding="utf-8"))


def meeting_sheet(tokens: Tokens, zoom: int) -> str:
    """What meeting mode wears over the window's style: type for a projector, zoomed by so many percent."""
    colours = asdict(tokens)
    sizes = {name: round(size * zoom / 100) for name, size in PROJECTED.items()}
    return _template(MEETING).substitute(colours | sizes, radius=RADIUS)


def style_sheet(tokens: Tokens, family: str) -> str:
    """The whole style sheet in one look."""
    colours = asdict(tokens)
    marks = {name: (TEMPLATE.parent / f"{name}-{tokens.name}.svg").as_posix() for name in ("tick", "down")}
    return _template().substitute(colours | SIZES | marks, family=family)
