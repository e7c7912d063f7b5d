"""What scoring a period stands on: records, period, past, each indexed once."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from copy import copy
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import dropwhile

from models.terms import Dimension
from services.domain.company import Records
from services.domain.period import MONTHS, Period
from services.domain.redline import RedLineCase
from services.domain.result import VetoMark
from services.domain.scorecard import SubjectKey
from services.domain.settings import Settings
from services.scoring.card_lines import CardLines
from services.scoring.entries import EMPTY, Book, read_books, replaced
from services.scoring.outcome import Escalation
from services.scoring.past import PastPeriod
from services.scoring.redlines import Falls, Judged, judge, period_holding
from services.scoring.rounding import ZERO
from services.scoring.seats import Seats
from services.scoring.vetoes import consecutive_before

TREND = 12
"""Periods that a trend runs over."""


class Ground:
    """The indexed records of a period; a revised one shares all but the entries."""

    def __init__(self, records: Records, period: Period, past: Sequence[PastPeriod]) -> None:
        self.records = records
        self.settings: Settings = records.settings
        self.period = Period.parse(period.code, self.settings.fiscal_start)
        self.code = self.period.code
        self.past: Mapping[str, PastPeriod] = {
            known.period: known for known in past if known.period != period.code
        }
        self.seats = Seats(records)
        self.cards = CardLines(records)
        self.books = read_books(records, self.period)

    def revised(self, keys: Collection[SubjectKey], records: Records, nouns: Collection[str]) -> "Ground":
        """The same ground with some subjects' entries of some nouns as `records` has them now."""
        ground = copy(self)
        ground.books = replaced(self.books, keys, read_books(records, self.period), nouns)
        return ground

    @cached_property
    def positions(self) -> dict[str, str]:
        """Names of positions by code."""
        return {position.code: position.name for position in self.records.positions}

    def book(self, key: SubjectKey) -> Book:
        """A subject's entries."""
        return self.books.get(key, EMPTY)

    def exemption(self, key: SubjectKey) -> str:
        """Why a subject is exempt from the period; empty when it is not."""
        attendance = self.book(key).attendance
        return attendance.exemption if attendance else ""

    def adjustment(self, key: SubjectKey) -> Decimal:
        """The points added to a subject's total, those taken off it subtracted."""
        return sum((one.points for one in self.book(key).adjustments), ZERO)

    def parsed(self, code: str) -> Period:
        """A period of this company's fiscal year."""
        return Period.parse(code, self.settings.fiscal_start)

    @cached_property
    def planned(self) -> Mapping[tuple[SubjectKey, str], Decimal]:
        """The targets that the year's plan gives this month, by subject and KPI."""
        return {
            (SubjectKey(one.type, one.subject), one.kpi): one.value
            for one in self.records.month_targets
            if one.month == self.code
        }

    @cached_property
    def earlier_totals(self) -> Sequence[tuple[str, Mapping[SubjectKey, Decimal]]]:
        """The totals of up to 11 periods of the same kind before this one, from the first known one on."""
        codes = [self.period.shift(-steps).code for steps in range(TREND - 1, 0, -1)]
        found = [(code, self.past[code].totals if code in self.past else {}) for code in codes]
        return list(dropwhile(lambda one: one[0] not in self.past, found))

    @cached_property
    def _judged(self) -> dict[str, list[Judged]]:
        cases: defaultdict[str, list[RedLineCase]] = defaultdict(list)
        for case in self.records.cases:
            cases[case.employee].append(case)
        return {employee: judge(own, self.settings.fiscal_start) for employee, own in cases.items()}

    def judged(self, employee: str) -> Sequence[Judged]:
        """A person's red-line cases with the classes that count."""
        return self._judged.get(employee, ())

    @cached_property
    def falls(self) -> Falls:
        """Where red-line cases fall."""
        return Falls(self.period, self.records.periods, self.past)

    def shortest(self, key: SubjectKey, day: date) -> Dimension | None:
        """The shortest kind of period that is scored for a subject on a day."""
        for dimension in MONTHS:
            seat = self.seats.seat(key, period_holding(day, dimension, self.settings.fiscal_start))
            if seat is not None and seat.card is not None:
                return dimension
        return None

    @cached_property
    def escalations(self) -> Mapping[SubjectKey, Sequence[Escalation]]:
        """Hits in a row that reached the limit in shorter periods of the year, each KPI's longest row."""
        found: defaultdict[SubjectKey, dict[str, Escalation]] = defaultdict(dict)
        for key, kpi, count, code in self._hits_of_the_year():
            known = found[key].get(kpi)
            if count >= self.settings.veto_escalation and (known is None or known.count < count):
                name = self.cards.kpis[kpi].name if kpi in self.cards.kpis else kpi
                found[key][kpi] = Escalation(name, count, code)
        return {key: tuple(by_kpi.values()) for key, by_kpi in found.items()}

    def _hits_of_the_year(self) -> Iterator[tuple[SubjectKey, str, int, str]]:
        for past in self.past.values():
            period = self.parsed(past.period)
            if period.dimension is Dimension.ANNUAL or period.fiscal_year != self.period.fiscal_year:
                continue
            for (key, kpi), mark in past.marks.items():
                if mark is VetoMark.HIT:
                    count = past.counts.get((key, kpi)) or consecutive_before(key, kpi, period, self.past) + 1
                    yield key, kpi, count, past.period
