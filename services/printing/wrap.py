"""Breaking text into lines: between Chinese characters, at spaces, inside a word only when it is too long."""

import re
from functools import lru_cache

from services.printing.fonts import clean, face

_CLOSING = frozenset("，。、；：！？）》」』】〕〉”’％%‰℃…·,.;:!?)]}＞")
_OPENING = frozenset("（《「『【〔〈“‘([{＜￥¥$")
_WIDE = "\u2e80-\u303f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
_UNIT = re.compile(rf"[^\s{_WIDE}]+|[{_WIDE}]")


@lru_cache(maxsize=16384)
def lines(text: str, width: float, size: float, *, bold: bool = False) -> tuple[str, ...]:
    """The lines of `text` in a column `width` points wide; at least one, which may be empty."""
    text = clean(text).strip()
    if "\n" not in text and face(bold=bold).width(text, size) <= width:
        return (text,)
    broken: list[str] = []
    for paragraph in text.split("\n"):
        broken += _fill(paragraph, width * 1000 / size, bold=bold)
    return tuple(broken)


def _fill(paragraph: str, room: float, *, bold: bool) -> list[str]:
    """Greedy lines of one paragraph; `room` in thousandths of an em."""
    widths = face(bold=bold).widths
    done: list[str] = []
    line, used = "", 0.0
    for unit in _units(paragraph):
        wide = sum(map(widths.__getitem__, unit))
        space = widths[" "] if unit[-1] == " " else 0
        if line and used + wide - space > room:
            done.append(line.rstrip())
            line, used = "", 0.0
        if not line and wide - space > room:
            *whole, unit = _chop(unit, room, widths)  # noqa: PLW2901 - what is left of the unit goes on
            done += whole
            wide = sum(map(widths.__getitem__, unit))
        line, used = line + unit, used + wide
    return [*done, line.rstrip()]


def _units(paragraph: str) -> list[str]:
    """What must stay together: a word or a Chinese character, with its opening and closing marks."""
    units: list[str] = []
    end, held = 0, ""
    for match in _UNIT.finditer(paragraph):
        gap, unit = paragraph[end : match.start()], match.group()
        end = match.end()
        if gap and units and not held:
            units[-1] += " "
        if unit in _CLOSING and units and not gap and not held:
            units[-1] += unit
        elif unit in _OPENING:
            held += unit
        else:
            units.append(held + unit)
            held = ""
    return [*units, held] if held else units


def _chop(unit: str, room: float, widths: dict[str, int]) -> list[str]:
    """Pieces of a unit too long for any line, every one but the last as full as it gets."""
    pieces = [""]
    used = 0
    for character in unit:
        wide = widths[character]
        if pieces[-1] and used + wide > room:
            pieces.append("")
            used = 0
        pieces[-1] += character
        used += wide
    return pieces
