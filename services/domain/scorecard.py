"""Scorecards (考核表): KPI lines with weights and targets, valid from–to."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from msgspec import Struct

from models.terms import Dimension, SubjectType, TotalMethod


class SubjectKey(NamedTuple):
    """Names a subject: its type and code."""

    type: SubjectType
    code: str


class CardKey(NamedTuple):
    """Names one version of a subject's scorecard; None is open-ended."""

    type: SubjectType
    code: str
    dimension: Dimension
    valid_from: date | None
    valid_to: date | None


class Line(Struct, frozen=True):
    """One KPI on a card; weight in percent with at most 2 places, target in the KPI's unit.

    None for cap or floor is the default.
    """

    kpi: str
    weight: Decimal
    target: Decimal | None = None
    cap: Decimal | None = None
    floor: Decimal | None = None


class Scorecard(Struct, frozen=True):
    """One version of the card of a department, position or employee."""

    type: SubjectType
    code: str
    dimension: Dimension
    lines: tuple[Line, ...]
    total_method: TotalMethod = TotalMethod.WEIGHTED
    cap: Decimal | None = None
    floor: Decimal | None = None
    valid_from: date | None = None
    valid_to: date | None = None

    @property
    def key(self) -> CardKey:
        """What tells this version from every other."""
        return CardKey(self.type, self.code, self.dimension, self.valid_from, self.valid_to)

    def applies_on(self, day: date) -> bool:
        """Whether this version holds on `day`, both ends included."""
        return (self.valid_from or day) <= day <= (self.valid_to or day)


class Comparison(Struct, frozen=True):
    """One rater's pairwise comparison of two KPIs of a card version (层次分析法).

    Left is `times` as important as right (1–9); a negative number turns it round.
    """

    type: SubjectType
    code: str
    dimension: Dimension
    rater: str
    left: str
    right: str
    times: int
    valid_from: date | None = None
    valid_to: date | None = None
