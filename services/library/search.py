"""Finding an indicator: by its Chinese, by beginnings of English words, by pinyin or its initials."""

import re
import unicodedata
from collections.abc import Sequence
from functools import cached_property

from msgspec import Struct

from services.domain.library import Bilingual, Indicator
from services.library.pinyin import Reading, reading, spelt, spelt_inside

_WORD = re.compile(r"[^\W_]+")

# How well a word fits, the best place first. A pinyin fit stands a little below the same fit in writing.
_WHOLE_NAME = 100
_NAME_START = 80
_IN_NAME = 60
_KEYWORD = 45
_GROUP = 25
_SCATTERED = 15
_IN_TEXT = 5
_BY_READING = 7
_IN_OTHER_LANGUAGE = 3
_LONGEST_SPELT = 60


class Findable(Struct, frozen=True, dict=True):
    """An indicator's texts as they are searched: folded, the name of the language shown first."""

    names: tuple[str, ...]
    keywords: tuple[str, ...]
    groups: tuple[str, ...]
    texts: tuple[str, ...]

    @cached_property
    def name_readings(self) -> tuple[Reading, ...]:
        """The pinyin of the Chinese names."""
        return _readings(self.names)

    @cached_property
    def keyword_readings(self) -> tuple[Reading, ...]:
        """The pinyin of the Chinese keywords."""
        return _readings(self.keywords)


def findable(indicator: Indicator, group: Bilingual, language: str) -> Findable:
    """An indicator made ready for searching in a language."""
    other = "zh" if language == "en" else "en"
    return Findable(
        tuple(dict.fromkeys(folded(indicator.name.of(each)) for each in (language, other))),
        tuple(folded(word) for word in indicator.keywords),
        (folded(group.zh), folded(group.en)),
        tuple(
            folded(text)
            for said in (indicator.definition, indicator.formula)
            for text in (said.zh, said.en)
            if text
        ),
    )


def matching(words: str, findables: Sequence[Findable]) -> list[int]:
    """The places of those that fit every word, the best first, equals in order."""
    asked = _WORD.findall(folded(words))
    if not asked:
        return [] if words.strip() else list(range(len(findables)))
    ranks = [[rank(word, each) for word in asked] for each in findables]
    found = [place for place, each in enumerate(ranks) if all(each)]
    return sorted(found, key=lambda place: (-sum(ranks[place]), len(findables[place].names[0])))


def rank(word: str, sought: Findable) -> int:
    """How well a folded word fits, 0 for not at all."""
    written = max(
        _name_rank(word, sought.names),
        _KEYWORD if any(_holds(text, word) for text in sought.keywords) else 0,
        _GROUP if any(_holds(text, word) for text in sought.groups) else 0,
        _IN_TEXT if any(_holds(text, word) for text in sought.texts) else 0,
    )
    if written >= _NAME_START or not (word.isascii() and word.isalpha()) or len(word) > _LONGEST_SPELT:
        return written
    return max(written, _reading_rank(word, sought))


def _name_rank(word: str, names: Sequence[str]) -> int:
    best = 0
    for place, name in enumerate(names):
        if name == word:
            fit = _WHOLE_NAME
        elif name.startswith(word) or (name.endswith(word) and not word.isascii()):
            fit = _NAME_START  # a Chinese name ends in what it is: 客户满意度 is a 满意度
        elif _holds(name, word):
            fit = _IN_NAME
        else:
            fit = _SCATTERED if _scattered(word, name) else 0
        best = max(best, fit - _IN_OTHER_LANGUAGE * place)
    return best


def _reading_rank(word: str, sought: Findable) -> int:
    if any(spelt(word, name) for name in sought.name_readings):
        return _NAME_START - _BY_READING
    if len(word) < 2:
        return 0
    if any(spelt_inside(word, name) for name in sought.name_readings):
        return _IN_NAME - _BY_READING
    if any(spelt_inside(word, text) for text in sought.keyword_readings):
        return _KEYWORD - _BY_READING
    return 0


def _holds(text: str, word: str) -> bool:
    """Whether a text holds a Chinese word anywhere, a Latin one at the beginning of a word."""
    if not word.isascii():
        return word in text
    place = text.find(word)
    while place > 0 and text[place - 1].isascii() and text[place - 1].isalnum():
        place = text.find(word, place + 1)
    return place >= 0


def _scattered(word: str, name: str) -> bool:
    """Whether a Chinese name holds the signs of a word in their order: 订单准时率 in 订单交付准时率."""
    if word.isascii() or len(word) < 2:
        return False
    rest = iter(name)
    return all(sign in rest for sign in word)


def _readings(texts: Sequence[str]) -> tuple[Reading, ...]:
    return tuple(reading(text) for text in texts if not text.isascii())


def folded(text: str) -> str:
    """A text without the differences of width and case; ü as it is typed, v."""
    return unicodedata.normalize("NFKC", text).casefold().replace("ü", "v")
