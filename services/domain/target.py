"""A year's targets, broken down to months (目标分解)."""

from dataclasses import dataclass
from decimal import Decimal

from models.terms import SubjectType


@dataclass(frozen=True, slots=True)
class YearTarget:
    """A subject's target of a KPI for a year, in the KPI's unit."""

    year: int
    kpi: str
    type: SubjectType
    subject: str
    total: Decimal


@dataclass(frozen=True, slots=True)
class MonthTarget:
    """A month's share of it; `month` is a month's code, opened or not."""

    month: str
    kpi: str
    type: SubjectType
    subject: str
    value: Decimal
