"""Gaps (差距): what lost points and must be answered by an action."""

from dataclasses import dataclass
from decimal import Decimal

from services.domain.result import LineResult


@dataclass(frozen=True, slots=True)
class Gap:
    """A line that lost points, and for how many periods in a row its score has been below 100."""

    line: LineResult
    points: Decimal
    in_a_row: int
