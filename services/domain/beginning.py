"""How far a new company is (新建公司), step by step."""

from enum import StrEnum

from msgspec import Struct


class Stage(StrEnum):
    """The steps in their order."""

    COMPANY = "company"
    PEOPLE = "people"
    KPIS = "kpis"
    WEIGHTS = "weights"
    MONTH = "month"


class Beginning(Struct, frozen=True):
    """How far a new company is."""

    named: bool
    departments: int
    people: int
    kpis: int
    cards: int
    months: int

    @property
    def next(self) -> Stage | None:
        """The first step that is not done; None when a month is open and somebody has a card."""
        if not self.people:
            return Stage.PEOPLE
        if not self.kpis:
            return Stage.KPIS
        if not self.cards:
            return Stage.WEIGHTS
        return None if self.months else Stage.MONTH

    def done(self, stage: Stage) -> bool:
        """Whether a step holds something already."""
        counts = {
            Stage.COMPANY: self.named,
            Stage.PEOPLE: self.people,
            Stage.KPIS: self.kpis,
            Stage.WEIGHTS: self.cards,
            Stage.MONTH: self.months,
        }
        return bool(counts[stage])
