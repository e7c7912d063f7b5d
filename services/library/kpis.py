"""From the library into a company and back: indicators to KPIs, KPIs to one's own indicators."""

import unicodedata
from collections.abc import Iterable

from models.terms import Dimension
from services.domain.kpi import Kpi
from services.domain.library import Bilingual, Indicator

OWN = "own"
"""The group of one's own indicators, and what their ids begin with."""


def to_kpi(
    indicator: Indicator, code: str, language: str, *, provider: str | None = None, outcome: str | None = None
) -> Kpi:
    """The KPI that an indicator makes in a company.

    `provider` replaces the library's usual one; `outcome` is the code of the company's paired KPI.
    """
    return Kpi(
        code=code,
        name=indicator.name.of(language),
        direction=indicator.direction,
        method=indicator.method,
        unit=indicator.unit.of(language),
        parameters=indicator.parameters.of(language),
        decimals=indicator.decimals,
        basis=indicator.basis,
        provider=indicator.provider.of(language) if provider is None else provider,
        definition=indicator.definition.of(language),
        formula=indicator.formula.of(language),
        outcome=outcome,
    )


def from_kpi(
    kpi: Kpi,
    language: str,
    *,
    group: str = OWN,
    frequency: Dimension = Dimension.MONTHLY,
    outcome: str | None = None,
    keywords: Iterable[str] = (),
) -> Indicator:
    """A company's KPI as an indicator of one's own; `outcome` is an id of the library.

    What belongs to the firm stays behind: code, objective, issue, veto.
    """

    def said(text: str) -> Bilingual:
        return Bilingual(en=text) if language == "en" else Bilingual(zh=text)

    return Indicator(
        id=own_id(said(kpi.name)),
        group=group,
        name=said(kpi.name),
        direction=kpi.direction,
        method=kpi.method,
        parameters=said(kpi.parameters),
        unit=said(kpi.unit),
        definition=said(kpi.definition),
        formula=said(kpi.formula),
        provider=said(kpi.provider),
        frequency=frequency,
        basis=kpi.basis,
        decimals=kpi.decimals,
        outcome=outcome,
        keywords=tuple(keywords),
    )


def own_id(name: Bilingual) -> str:
    """The id of one's own indicator: its name, so that the same one shared by two people meets itself."""
    return f"{OWN}.{_key(name.of('zh'))}"


def namesake(indicator: Indicator, kpis: Iterable[Kpi]) -> Kpi | None:
    """The KPI of a company that bears the indicator's name in either language, else None."""
    names = {_key(name) for name in (indicator.name.zh, indicator.name.en) if name}
    return next((kpi for kpi in kpis if _key(kpi.name) in names), None)


def _key(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).split()).casefold()
