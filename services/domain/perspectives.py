"""The lanes of a strategy map (维度) as text and back: names in order, top first, joined by semicolons."""

from collections.abc import Sequence

from services.errors import Mendable


def parse_perspectives(text: str) -> tuple[str, ...]:
    """The names in order; Mendable `perspectives.none` or `perspectives.twice`."""
    names = tuple(name.strip() for name in text.replace("；", ";").split(";") if name.strip())
    if not names:
        raise Mendable("perspectives.none")
    if len(set(names)) < len(names):
        raise Mendable("perspectives.twice", name=next(name for name in names if names.count(name) > 1))
    return names


def format_perspectives(names: Sequence[str]) -> str:
    """The names as one text."""
    return "; ".join(names)
