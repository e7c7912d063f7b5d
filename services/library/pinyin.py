"""Pinyin (拼音) in full: whether letters spell Chinese signs, each by its whole reading or its beginning."""

import os
from collections.abc import Sequence
from functools import lru_cache
from itertools import takewhile

Reading = tuple[tuple[str, ...], ...]
"""For each sign of a text, all the ways to read it."""


def reading(text: str) -> Reading:
    """The readings of a folded text, signs without one as they are.

    The first call loads the readings, in a twentieth of a second without those of whole phrases.
    """
    return tuple(_readings(sign) for sign in text if not sign.isspace())


@lru_cache(maxsize=5_000)
def _readings(sign: str) -> tuple[str, ...]:
    if sign.isascii():
        return (sign,)
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    from pypinyin import Style, pinyin

    return tuple(dict.fromkeys(pinyin(sign, style=Style.NORMAL, heteronym=True)[0]))


def spelt(letters: str, signs: Sequence[tuple[str, ...]]) -> bool:
    """Whether letters spell the first signs: xsl, xiaosl and xiaoshouliang all spell 销售量."""
    if not letters:
        return True
    if not signs:
        return False
    sizes = {size for syllable in signs[0] for size in range(_shared(letters, syllable), 0, -1)}
    return any(spelt(letters[size:], signs[1:]) for size in sorted(sizes, reverse=True))


def spelt_inside(letters: str, signs: Sequence[tuple[str, ...]]) -> bool:
    """Whether letters spell signs that stand side by side anywhere."""
    return any(spelt(letters, signs[start:]) for start in range(len(signs)))


def _shared(letters: str, syllable: str) -> int:
    pairs = zip(letters, syllable, strict=False)
    return len(list(takewhile(lambda pair: pair[0] == pair[1], pairs)))
