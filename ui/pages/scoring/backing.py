"""What stands behind a line beside its result: the same line in earlier periods, and who entered it."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from models.terms import PeriodState, SubjectType
from services.domain.result import LineResult, LineState, PeriodResult, SubjectResult
from services.domain.scorecard import SubjectKey
from services.origins import Origin
from ui.pages.scoring.entry import owner_of

if TYPE_CHECKING:
    from services.company import Company


class Before(Struct, frozen=True):
    """A line in the period before: as it was locked, or what stands entered there until it is."""

    line: LineResult
    locked: bool


class Backing:
    """Reads for one subject of a period, a query or two each, and only when asked."""

    def __init__(self, company: "Company", result: PeriodResult, subject: SubjectResult) -> None:
        self._company, self._result, self._subject = company, result, subject

    @cached_property
    def codes(self) -> Sequence[str]:
        """The periods of the trend, this one last."""
        return [point.period for point in self._subject.trend] or [self._result.period]

    def before(self, line: LineResult) -> Before | None:
        """The line in the period before this one, None when nothing is known of it."""
        if len(self.codes) < 2:
            return None
        code, locked = self.codes[-2], self._locked(line.kpi)
        if code in locked:
            known = locked[code]
            return None if known is None or known.state is LineState.MISSING else Before(known, locked=True)
        entered = self._company.actuals.entered(code, self._sources[0], line.kpi)
        if entered.value is None and entered.text is None:
            return None
        found = replace(
            line, actual=entered.value, actual_text=entered.text, state=LineState.SCORED, score=None
        )
        return Before(found, locked=False)

    def actuals(self, line: LineResult) -> list[Decimal | None]:
        """The line's actuals over the periods of the trend."""
        locked = self._locked(line.kpi)
        earlier = [locked.get(code) for code in self.codes[:-1]]
        return [None if one is None else one.actual for one in earlier] + [line.actual]

    def origin(self, line: LineResult) -> Origin | None:
        """Who entered the actual last; None where nothing is entered."""
        if line.state is LineState.MISSING and line.actual is None and not line.actual_text:
            return None
        seal = self._result.seal if self._result.state is PeriodState.LOCKED else ""
        return self._company.origins.of(self._result.period, self._sources, line.kpi, seal)

    @cached_property
    def _sources(self) -> Sequence[SubjectKey]:
        """Whose entries the card's lines read: the subject's own before its department's."""
        department = SubjectKey(SubjectType.DEPARTMENT, self._subject.department)
        return list(dict.fromkeys((owner_of(self._subject), department)))

    def _locked(self, kpi: str) -> Mapping[str, LineResult | None]:
        """The line in locked periods, by period; None where the card had no such line."""
        return self._company.history.line(self._subject.key, kpi)
