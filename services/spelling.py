"""Pinyin (拼音): how people look a Chinese name up with a Latin keyboard."""

import os
from functools import lru_cache
from typing import Any


@lru_cache(maxsize=20_000)
def initials(words: str) -> tuple[frozenset[str], ...]:
    """The first letters of each sign's readings, lower case: 重庆 is ({z, c, t}, {q}); other signs stay.

    The first call imports the readings, in a twentieth of a second without those of whole phrases.
    """
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    from pypinyin import Style, pinyin

    apart: Any = list  # a run of signs without readings as so many signs, which the stubs leave out
    read = pinyin(words, style=Style.FIRST_LETTER, heteronym=True, errors=apart)
    return tuple(frozenset(letter.lower() for letter in letters if letter) for letters in read)


def is_spelt(words: str, letters: str) -> bool:
    """Whether `letters` are the initials of signs that stand side by side in `words`."""
    read, wanted = initials(words), letters.lower()
    places = range(len(read) - len(wanted) + 1)
    return any(all(letter in read[at + n] for n, letter in enumerate(wanted)) for at in places)
