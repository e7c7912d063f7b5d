"""The lines of a card made ready once: rule, veto, bounds, and what a sheet prints of the KPI."""

from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property

from msgspec import Struct

from services.domain.company import Records
from services.domain.kpi import Kpi
from services.domain.result import Step
from services.domain.scorecard import CardKey, Line, Scorecard
from services.errors import Mendable
from services.scoring.kpi_rules import KpiRules, read_kpi
from services.scoring.measured import problem_step
from services.scoring.methods import CAP, FLOOR


class CardLine(Struct, frozen=True):
    """A card's line with its KPI; when its texts cannot be read, `rules` is None and `problem` says why."""

    line: Line
    kpi: Kpi
    rules: KpiRules | None
    problem: Step | None
    cap: Decimal
    floor: Decimal
    perspective: str
    provider: str


class CardLines:
    """The lines of cards by card version; every KPI is read once."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._rules: dict[str, KpiRules | Step] = {}
        self._lines: dict[CardKey, tuple[CardLine, ...]] = {}

    @cached_property
    def kpis(self) -> Mapping[str, Kpi]:
        """KPIs by code."""
        return {kpi.code: kpi for kpi in self._records.kpis}

    @cached_property
    def _perspectives(self) -> Mapping[str, str]:
        return {objective.code: objective.perspective for objective in self._records.objectives}

    @cached_property
    def _departments(self) -> Mapping[str, str]:
        return {department.code: department.name for department in self._records.departments}

    def of(self, card: Scorecard) -> tuple[CardLine, ...]:
        """The lines of a card, in its order."""
        key = card.key
        if key not in self._lines:
            self._lines[key] = tuple(self._made(line) for line in card.lines)
        return self._lines[key]

    def _made(self, line: Line) -> CardLine:
        kpi = self.kpis[line.kpi]
        read = self._read(kpi)
        return CardLine(
            line,
            kpi,
            read if isinstance(read, KpiRules) else None,
            read if isinstance(read, Step) else None,
            CAP if line.cap is None else line.cap,
            FLOOR if line.floor is None else line.floor,
            self._perspectives.get(kpi.objective or "", ""),
            self._departments.get(kpi.provider, kpi.provider),
        )

    def _read(self, kpi: Kpi) -> KpiRules | Step:
        if kpi.code not in self._rules:
            try:
                self._rules[kpi.code] = read_kpi(kpi)
            except Mendable as problem:
                self._rules[kpi.code] = problem_step(problem)
        return self._rules[kpi.code]
