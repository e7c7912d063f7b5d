"""The style sheet: `resources/themes/window.qss` filled with the tokens of a look.

Widgets say what they are by object properties; no widget carries a style of its own.
"""

from functools import cache
from pathlib import Path
from string import Template

from ui.theme.tokens import BODY, CONTROL, FIGURE, RADIUS, SMALL, TITLE, Tokens

TEMPLATE = Path(__file__).parents[2] / "resources" / "themes" / "window.qss"
SIZES = {
    "small": SMALL,
    "body": BODY,
    "title": TITLE,
    "figure": FIGURE,
    "radius": RADIUS,
    "inner": CONTROL - 2,
}


@cache
def _template() -> Template:
    return Template(TEMPLATE.read_text(encoding="utf-8"))


def style_sheet(tokens: Tokens, family: str) -> str:
    """The whole style sheet in one look."""
    colours = {name: getattr(tokens, name) for name in tokens.__slots__}
    marks = {name: (TEMPLATE.parent / f"{name}-{tokens.name}.svg").as_posix() for name in ("tick", "down")}
    return _template().substitute(colours | SIZES | marks, family=family)
