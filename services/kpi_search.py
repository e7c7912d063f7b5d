"""Looking for a company's KPIs: by name or code, pinyin, or the English name that the library knows."""

from functools import lru_cache

from msgspec.structs import replace

from services.domain.kpi import Kpi
from services.domain.library import Bilingual
from services.library.catalogue import Library
from services.library.kpis import from_kpi, namesake
from services.library.search import Findable, findable, matching


def find_kpis(kpis: tuple[Kpi, ...], words: str, language: str) -> tuple[Kpi, ...]:
    """Those that fit all words, the best first; without a word all of them in order."""
    if not words.strip():
        return kpis
    return tuple(kpis[place] for place in matching(words, _findables(kpis, language)))


@lru_cache(maxsize=4)
def _findables(kpis: tuple[Kpi, ...], language: str) -> tuple[Findable, ...]:
    known = {
        kpi.code: indicator
        for indicator in Library.load().indicators
        if (kpi := namesake(indicator, kpis)) is not None
    }
    made = []
    for kpi in kpis:
        own = from_kpi(kpi, language, keywords=(kpi.code,))
        if (indicator := known.get(kpi.code)) is not None:
            names = Bilingual(own.name.zh or indicator.name.zh, own.name.en or indicator.name.en)
            own = replace(own, name=names, keywords=(kpi.code, *indicator.keywords))
        made.append(findable(own, Bilingual(), language))
    return tuple(made)
