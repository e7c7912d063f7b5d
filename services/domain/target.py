"""A year's targets, broken down to months (目标分解)."""

from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from models.terms import SubjectType


class TargetSource(StrEnum):
    """Where the target of a scored line comes from.

    The card's line; this period's own, or the year's plan for the month, which replace the card's;
    the sum of the year's months.
    """

    CARD = "card"
    PERIOD = "period"
    PLANNED = "planned"
    MONTHS = "months"


class YearTarget(Struct, frozen=True):
    """A subject's target of a KPI for a year, in the KPI's unit."""

    year: int
    kpi: str
    type: SubjectType
    subject: str
    total: Decimal


class MonthTarget(Struct, frozen=True):
    """A month's share of it; `month` is a month's code, opened or not."""

    month: str
    kpi: str
    type: SubjectType
    subject: str
    value: Decimal
