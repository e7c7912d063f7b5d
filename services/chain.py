"""The chain from the value driver to the lines of the cards, indexed once for a day. Pure."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property

from models.terms import Dimension, SubjectType
from services.domain.company import Records
from services.domain.diagnosis import years_of
from services.domain.kpi import Kpi
from services.domain.period import MONTHS, Period
from services.domain.scorecard import Line, Scorecard, SubjectKey
from services.domain.strategy import Objective
from services.scoring.card_hints import is_strategic
from services.scoring.seats import Seats, employed


class Chain:
    """What hangs on what, on a day."""

    def __init__(self, records: Records, day: date) -> None:
        self.records, self.day = records, day
        self.seats = Seats(records)
        self.kpis = {kpi.code: kpi for kpi in records.kpis}
        self._issues = {issue.code: issue for issue in records.issues}

    @cached_property
    def _meant(self) -> tuple[str, str]:
        """Driver and intent of the day's strategy year, else the company's."""
        settings = self.records.settings
        years = years_of(self.records)
        own = next((one for one in years if one.year <= self.day.year), None)
        if own is None:
            return settings.value_driver.strip(), settings.strategic_intent.strip()
        driver = own.value_driver or settings.value_driver
        return driver.strip(), (own.strategic_intent or settings.strategic_intent).strip()

    @property
    def driver(self) -> str:
        """The value driver."""
        return self._meant[0]

    @property
    def intent(self) -> str:
        """The strategic intent."""
        return self._meant[1]

    # Objectives

    @cached_property
    def objectives(self) -> tuple[Objective, ...]:
        """Those of the day's strategy year: the newest year begun by then, and those of no year."""
        years = {one.year for one in self.records.objectives if one.year is not None}
        begun = {year for year in years if year <= self.day.year}
        year = max(begun) if begun else min(years, default=None)
        return tuple(one for one in self.records.objectives if one.year in {None, year})

    @cached_property
    def _lanes(self) -> tuple[str, ...]:
        """The perspectives that hold objectives, top first; unknown ones come below."""
        used = list(dict.fromkeys(one.perspective for one in self.objectives))
        known = [name for name in self.records.settings.perspectives if name in used]
        return (*known, *(name for name in used if name not in known))

    @property
    def top(self) -> str:
        """The perspective that need not support another."""
        return self._lanes[0] if self._lanes else ""

    @property
    def bottom(self) -> str:
        """The perspective that nothing need lead to."""
        return self._lanes[-1] if self._lanes else ""

    def objective_of(self, kpi: Kpi) -> str | None:
        """The objective that a KPI measures, its own or that of the issue it answers."""
        if kpi.objective is not None or kpi.issue is None:
            return kpi.objective
        issue = self._issues.get(kpi.issue)
        return issue.objective if issue is not None else None

    def is_outcome(self, kpi: Kpi) -> bool:
        """Whether a KPI measures what the firm wants in the end: an objective of the top perspective."""
        top = {one.code for one in self.objectives if one.perspective == self.top}
        return self.objective_of(kpi) in top

    # Cards

    @cached_property
    def cards(self) -> tuple[Scorecard, ...]:
        """The cards that hold on the day."""
        return tuple(card for card in self.records.scorecards if card.applies_on(self.day))

    @cached_property
    def carried(self) -> set[str]:
        """The KPIs on a card that holds, or will."""
        return {line.kpi for card in self._lasting for line in card.lines}

    @cached_property
    def carried_monthly(self) -> set[str]:
        """The KPIs on a monthly card that holds, or will."""
        monthly = (card for card in self._lasting if card.dimension is Dimension.MONTHLY)
        return {line.kpi for card in monthly for line in card.lines}

    @cached_property
    def _lasting(self) -> tuple[Scorecard, ...]:
        return tuple(card for card in self.records.scorecards if (card.valid_to or self.day) >= self.day)

    def is_tied(self, line: Line) -> bool:
        """Whether a line is tied to strategy: by its KPI, or by the issue that the KPI answers."""
        kpi = self.kpis.get(line.kpi)
        return is_strategic(kpi) or (kpi is not None and self.objective_of(kpi) is not None)

    def any_tied(self, lines: Iterable[Line]) -> bool:
        """Whether one of the lines is tied to strategy."""
        return any(self.is_tied(line) for line in lines)

    def department_of(self, card: Scorecard) -> str | None:
        """The department in which a card's owner stands on the day."""
        if card.type is SubjectType.DEPARTMENT:
            return card.code
        if card.type is SubjectType.EMPLOYEE:
            employee = self.seats.employees.get(card.code)
            return self.seats.place(employee, self.day)[0] if employee is not None else None
        return next((one.department for one in self.records.positions if one.code == card.code), None)

    # Key positions

    @cached_property
    def _periods(self) -> tuple[Period, ...]:
        """The month, quarter, half and year that hold the day."""
        start = self.records.settings.fiscal_start
        month = Period(self.day.year, self.day.month, Dimension.MONTHLY, start)
        year = Period(month.fiscal_year, 1, Dimension.ANNUAL, start)
        return tuple(
            next(part for part in year.parts(dimension) if part.holds(self.day)) for dimension in MONTHS
        )

    def holders(self, position: str) -> list[tuple[str, tuple[Line, ...]]]:
        """Who holds a position, each by name with the lines of the cards that hold for him or her.

        Of a vacant position its own card, under its name.
        """
        found = [
            (employee.name, self._lines(SubjectKey(SubjectType.EMPLOYEE, employee.number)))
            for employee in self.records.employees
            if employed(employee, self._periods[0]) and self.seats.place(employee, self.day)[1] == position
        ]
        if found:
            return found
        own = [card for card in self.cards if (card.type, card.code) == (SubjectType.POSITION, position)]
        lines = tuple(line for card in own for line in card.lines)
        return [("", lines)] if lines else []

    def _lines(self, key: SubjectKey) -> tuple[Line, ...]:
        seats = [self.seats.seat(key, period) for period in self._periods]
        cards = [seat.card for seat in seats if seat is not None and seat.card is not None]
        return tuple(line for card in cards for line in card.lines)
