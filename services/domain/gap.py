"""Gaps (差距): what lost points and must be answered by an action."""

from decimal import Decimal

from msgspec import Struct

from services.domain.result import LineResult


class Gap(Struct, frozen=True):
    """A line that lost points, and for how many periods in a row its score has been below 100."""

    line: LineResult
    points: Decimal
    in_a_row: int
