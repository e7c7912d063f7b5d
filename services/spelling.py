"""Pinyin initials (拼音首字母): how people look a Chinese name up with a Latin keyboard."""

from functools import lru_cache


@lru_cache(maxsize=20_000)
def initials(words: str) -> str:
    """The first letters of each sign's reading, lower case; other signs stay: 雷镇川 is `lzc`.

    The first call imports the readings, which takes about a quarter of a second.
    """
    from pypinyin import Style, lazy_pinyin

    return "".join(lazy_pinyin(words, style=Style.FIRST_LETTER)).lower()
