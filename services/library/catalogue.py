"""The library as one looks through it: the program's indicators in groups, with one's own beside them."""

import json
from collections.abc import Iterable
from functools import cache, cached_property
from pathlib import Path
from typing import Self

from msgspec.structs import replace

from services.domain.library import Bilingual, Indicator, IndicatorGroup
from services.language import N_, Language
from services.library.file import Entry, indicator_of
from services.library.kpis import OWN
from services.library.search import Findable, findable, matching

BUILT_IN = Path(__file__).parents[2] / "resources" / "library" / "kpis.json"
_OWN_NAME = N_("Own indicators")


class Library:
    """Indicators in groups, in the library's order; `load` gives the program's own."""

    def __init__(self, groups: Iterable[IndicatorGroup]) -> None:
        self.groups = tuple(groups)

    @classmethod
    def load(cls) -> Self:
        """The program's library; the first call reads it."""
        return cls(_built_in())

    def with_own(self, own: Iterable[Indicator]) -> "Library":
        """This library with one's own indicators, each in its group, the rest in a group at the end."""
        known = {group.id for group in self.groups}
        mine = tuple(own)
        groups = [
            replace(
                group, indicators=group.indicators + tuple(each for each in mine if each.group == group.id)
            )
            for group in self.groups
        ]
        rest = tuple(each for each in mine if each.group not in known)
        if rest:
            groups.append(IndicatorGroup(OWN, _own_name(), rest))
        return Library(groups)

    @cached_property
    def indicators(self) -> tuple[Indicator, ...]:
        """All indicators in order."""
        return tuple(each for group in self.groups for each in group.indicators)

    @cached_property
    def _by_id(self) -> dict[str, Indicator]:
        return {indicator.id: indicator for indicator in self.indicators}

    def get(self, id: str) -> Indicator | None:  # noqa: A002 - what the file calls it
        """The indicator of an id; None when nobody has it, as in a shared file that refers elsewhere."""
        return self._by_id.get(id)

    def outcome(self, indicator: Indicator) -> Indicator | None:
        """The paired outcome of an indicator, when it has one here."""
        return self._by_id.get(indicator.outcome) if indicator.outcome else None

    def search(self, words: str, language: str) -> tuple[Indicator, ...]:
        """Those that fit all words, the best first: Chinese, English beginnings, pinyin or its initials.

        Without a word, all of them in order. The first Latin word loads the readings of the signs.
        """
        return tuple(self.indicators[place] for place in matching(words, self._findables(language)))

    def _findables(self, language: str) -> tuple[Findable, ...]:
        return self._in_english if language == "en" else self._in_chinese

    @cached_property
    def _in_chinese(self) -> tuple[Findable, ...]:
        return self._made_findable("zh")

    @cached_property
    def _in_english(self) -> tuple[Findable, ...]:
        return self._made_findable("en")

    def _made_findable(self, language: str) -> tuple[Findable, ...]:
        return tuple(
            findable(indicator, group.name, language)
            for group in self.groups
            for indicator in group.indicators
        )


def _own_name() -> Bilingual:
    return Bilingual(Language("zh")(_OWN_NAME), Language("en")(_OWN_NAME))


@cache
def _built_in() -> tuple[IndicatorGroup, ...]:
    content = Entry.of(json.loads(BUILT_IN.read_text("utf-8")))
    indicators = [indicator_of(data) for data in _listed(content, "indicators")]
    return tuple(
        IndicatorGroup(
            group.text("id"),
            group.bilingual("name"),
            tuple(each for each in indicators if each.group == group.text("id")),
        )
        for group in map(Entry.of, _listed(content, "groups"))
    )


def _listed(content: Entry, name: str) -> list[object]:
    value = content.fields[name]
    if not isinstance(value, list):
        raise TypeError(name)
    return value
