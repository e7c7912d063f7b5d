"""Numbers as officers type them: 1.2万, 3千, ￥1,200元, １２００, 1.5亿, 85%, read in the unit they are for.

What a workbook's cell may hold is the contract's affair (`workbooks/text.py`); this is for what is typed or
pasted into the window. What could mean two things is refused like any other text that is no number.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from services.workbooks.text import Number, UnreadableText, narrow, parse_number

_SCALES = {
    "": Decimal(1),
    "百": Decimal(10) ** 2,
    "千": Decimal(10) ** 3,
    "万": Decimal(10) ** 4,
    "百万": Decimal(10) ** 6,
    "千万": Decimal(10) ** 7,
    "亿": Decimal(10) ** 8,
}
_COUNTED = ("百万", "千万", "万", "亿")
"""What a unit counts by where it begins so: 万元, 亿元, 万吨. 千克 and 百分点 are units of their own."""
_OF_ITS_OWN = ("百", "千", "毫", "兆")
_MONEY = "元"
POINT = "分"
"""What scores and adjustments count in."""
_COUNTING = frozenset("百千万亿元¥￥")
_PARTS = re.compile(r"([+-]?)([¥￥]?) ?([+-]?)([0-9.,]+)([^0-9]*)")


def parse_quantity(text: str, unit: str = "") -> Number:
    """A number, with a scale and its unit behind it where they are plain; refused as `parse_number` does,
    with code `quantity` where it counts in 万 or in money and that is not plain.

    In 万元, 12000元 is 1.2 and 1.5亿 is 15000, a bare 1.2 is 1.2. In 千克, 3千 may be 3 or 3000: refused, as
    letters behind a number are, which some take for a scale (t, k, m).
    """
    try:
        return parse_number(text)
    except UnreadableText:
        match = _PARTS.fullmatch(narrow(text))
        if match is None or (match[1] and match[3]):
            raise
        factors = set(_factors(_plain(match[5]), _plain(unit), priced=bool(match[2])))
        if len(factors) != 1 and set(text) & _COUNTING:
            raise UnreadableText("quantity", text) from None
        if len(factors) != 1:
            raise
        return Number(parse_number(match[1] + match[3] + match[4]).value * factors.pop())


def plain_quantity(text: str, unit: str = "") -> str:
    """The same in digits, for what reads digits alone; a text that is no quantity stays as it is."""
    try:
        number = parse_quantity(text, unit)
    except UnreadableText:
        return text
    return f"{number.value:f}{'%' if number.percent else ''}"


def _factors(behind: str, unit: str, *, priced: bool) -> Iterator[Decimal]:
    """What the number may have to be multiplied by, for each way to take what stands behind it."""
    counted = next((scale for scale in _COUNTED if unit.startswith(scale)), "")
    base = unit.removeprefix(counted)
    if "%" in unit or (behind and behind.isascii()) or (priced and base != _MONEY):
        return
    for scale, factor in _SCALES.items():
        if not behind.startswith(scale):
            continue
        named = behind.removeprefix(scale)
        if named and named == unit:
            yield factor
        elif (named and named == base) or (not named and _is_plain(scale, counted, unit)):
            yield factor / _SCALES[counted]


def _is_plain(scale: str, counted: str, unit: str) -> bool:
    """Whether a scale says enough without the unit behind it: 3千 is not plain in 万元, nor in 千克."""
    if not scale or counted:
        return _SCALES[scale] >= _SCALES[counted]
    return not unit.startswith(_OF_ITS_OWN)


def _plain(unit: str) -> str:
    return narrow(unit).replace(" ", "").casefold()
