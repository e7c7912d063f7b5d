"""What subjects came to over the periods (历史)."""

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from msgspec import Struct, field

from services.domain.result import ResultState, SubjectResult
from services.domain.scorecard import SubjectKey


class Standing(NamedTuple):
    """What lists and trends show of a subject in a period."""

    state: ResultState
    total: Decimal | None
    grade: str | None


class Standings(Struct, frozen=True):
    """Everybody's standings by period; `periods` in order, those in between that were never opened too."""

    periods: tuple[str, ...] = ()
    of: Mapping[SubjectKey, Mapping[str, Standing]] = field(default_factory=dict)


class Moment(Struct, frozen=True):
    """One subject in one period; `result` is None where it was no subject, or the period was never opened.

    `version` counts the period's locks; an open period with a version was reopened.
    """

    period: str
    opened: bool = False
    locked: bool = False
    version: int = 0
    result: SubjectResult | None = None

    @property
    def total(self) -> Decimal | None:
        """The official total, None where there is none."""
        return None if self.result is None else self.result.total
