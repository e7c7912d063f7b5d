"""The KPI library (指标库): indicators as any firm may take them, in Chinese and English."""

from collections.abc import Sequence

from msgspec import Struct

from models.terms import Basis, Dimension, Direction, Method


class Bilingual(Struct, frozen=True):
    """A text in both languages; somebody's own indicator may have it in one only."""

    zh: str = ""
    en: str = ""

    def of(self, language: str) -> str:
        """The text in a language, else in the other one."""
        return (self.en or self.zh) if language == "en" else (self.zh or self.en)


class Indicator(Struct, frozen=True):
    """An indicator of the library.

    `parameters` are canonical text of the workbook contract; only named levels differ by language.
    `outcome` is the id of the indicator that this one should move, `frequency` a hint how often to
    measure. `seed` marks those that the founding texts of the method name.
    """

    id: str
    group: str
    name: Bilingual
    direction: Direction
    method: Method
    parameters: Bilingual = Bilingual()
    unit: Bilingual = Bilingual()
    definition: Bilingual = Bilingual()
    formula: Bilingual = Bilingual()
    provider: Bilingual = Bilingual()
    frequency: Dimension = Dimension.MONTHLY
    basis: Basis = Basis.PERIOD
    decimals: int | None = None
    outcome: str | None = None
    keywords: tuple[str, ...] = ()
    seed: bool = False


class IndicatorGroup(Struct, frozen=True):
    """A shelf of the library with its indicators in order."""

    id: str
    name: Bilingual
    indicators: tuple[Indicator, ...] = ()


class Comparison(Struct, frozen=True):
    """A shared library beside one's own; `different` holds pairs of one's own and the shared one."""

    new: tuple[Indicator, ...] = ()
    same: tuple[Indicator, ...] = ()
    different: tuple[tuple[Indicator, Indicator], ...] = ()


def compared(own: Sequence[Indicator], shared: Sequence[Indicator]) -> Comparison:
    """What a shared library brings, by id."""
    kept = {indicator.id: indicator for indicator in own}
    return Comparison(
        tuple(indicator for indicator in shared if indicator.id not in kept),
        tuple(indicator for indicator in shared if kept.get(indicator.id) == indicator),
        tuple(
            (kept[indicator.id], indicator)
            for indicator in shared
            if indicator.id in kept and kept[indicator.id] != indicator
        ),
    )


def merged(own: Sequence[Indicator], incoming: Sequence[Indicator]) -> tuple[Indicator, ...]:
    """One's own indicators with others added; one with the same id takes the place of one's own."""
    together = {indicator.id: indicator for indicator in own}
    return tuple((together | {indicator.id: indicator for indicator in incoming}).values())
