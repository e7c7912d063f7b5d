"""Periods (考核期): their codes, days and neighbours, under any fiscal year. Pure calendar arithmetic."""

import re
from datetime import date, timedelta
from functools import cached_property

from msgspec import Struct

from models.terms import Dimension, PeriodState

MONTHS = {Dimension.MONTHLY: 1, Dimension.QUARTERLY: 3, Dimension.HALF_YEARLY: 6, Dimension.ANNUAL: 12}
_CODE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])|Q([1-4])|H([12]))?")


class PeriodRecord(Struct, frozen=True):
    """A period that was opened, and its state."""

    code: str
    state: PeriodState = PeriodState.OPEN

    @property
    def locked(self) -> bool:
        """Whether its results are frozen."""
        return self.state is PeriodState.LOCKED


class Period(Struct, frozen=True, dict=True):
    """A month, quarter, half or year: `2026-10`, `2026Q3`, `2026H1`, `2026`.

    `year` is the calendar year of a month, else the fiscal year, named by the calendar year it starts in;
    `index` counts from 1
    inside the year (months, quarters, halves). `fiscal_start` is the first month of the fiscal year.
    Code and days are kept once they were asked for: scoring asks for everybody.
    """

    year: int
    index: int
    dimension: Dimension
    fiscal_start: int = 1

    @classmethod
    def parse(cls, code: str, fiscal_start: int = 1) -> "Period":
        """Read a period code; ValueError when it is none."""
        match = _CODE.fullmatch(code)
        if match is None:
            raise ValueError(code)
        year, month, quarter, half = match.groups()
        if month:
            return cls(int(year), int(month), Dimension.MONTHLY, fiscal_start)
        if quarter:
            return cls(int(year), int(quarter), Dimension.QUARTERLY, fiscal_start)
        if half:
            return cls(int(year), int(half), Dimension.HALF_YEARLY, fiscal_start)
        return cls(int(year), 1, Dimension.ANNUAL, fiscal_start)

    @cached_property
    def code(self) -> str:
        """The code as the workbook contract writes it."""
        match self.dimension:
            case Dimension.MONTHLY:
                return f"{self.year:04d}-{self.index:02d}"
            case Dimension.QUARTERLY:
                return f"{self.year:04d}Q{self.index}"
            case Dimension.HALF_YEARLY:
                return f"{self.year:04d}H{self.index}"
            case Dimension.ANNUAL:
                return f"{self.year:04d}"

    @cached_property
    def first_day(self) -> date:
        """The first day of the period."""
        if self.dimension is Dimension.MONTHLY:
            return date(self.year, self.index, 1)
        offset = self.fiscal_start - 1 + (self.index - 1) * MONTHS[self.dimension]
        return date(self.year + offset // 12, offset % 12 + 1, 1)

    @cached_property
    def last_day(self) -> date:
        """The last day of the period."""
        month = self.first_day.month - 1 + MONTHS[self.dimension]
        return date(self.first_day.year + month // 12, month % 12 + 1, 1) - timedelta(days=1)

    @property
    def fiscal_year(self) -> int:
        """The fiscal year the period lies in, named by the calendar year it starts in."""
        if self.dimension is Dimension.MONTHLY and self.index < self.fiscal_start:
            return self.year - 1
        return self.year

    def shift(self, steps: int) -> "Period":
        """The period of the same kind `steps` later (earlier when negative)."""
        per_year = 12 // MONTHS[self.dimension]
        count = self.year * per_year + self.index - 1 + steps
        return Period(count // per_year, count % per_year + 1, self.dimension, self.fiscal_start)

    def parts(self, dimension: Dimension) -> tuple["Period", ...]:
        """The shorter periods of one kind that make up this one, in order."""
        if dimension is Dimension.MONTHLY:
            first = self.first_day
            start = Period(first.year, first.month, dimension, self.fiscal_start)
        else:
            first_index = (self.index - 1) * MONTHS[self.dimension] // MONTHS[dimension] + 1
            start = Period(self.year, first_index, dimension, self.fiscal_start)
        return tuple(start.shift(n) for n in range(MONTHS[self.dimension] // MONTHS[dimension]))

    def holds(self, day: date) -> bool:
        """Whether `day` lies in the period."""
        return self.first_day <= day <= self.last_day

    def year_to_date(self) -> tuple["Period", ...]:
        """The months of the fiscal year up to this period's last month."""
        year = Period(self.fiscal_year, 1, Dimension.ANNUAL, self.fiscal_start)
        return tuple(month for month in year.parts(Dimension.MONTHLY) if month.last_day <= self.last_day)
