"""A period's appraisal: every subject scored, ranked, and what is exceptional about it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from copy import copy
from decimal import Decimal, localcontext
from functools import cached_property
from typing import TypeVar

from models.terms import Basis, PeriodState, SubjectType, VetoScope
from services.domain.company import Records
from services.domain.entry import Rating
from services.domain.period import Period
from services.domain.result import Divergence, Exceptional, PeriodResult, SubjectResult
from services.domain.scorecard import SubjectKey
from services.scoring.appraisal import Appraisal, appraise, past_of
from services.scoring.derived import Derived, derive
from services.scoring.divergence import AlarmLimits, Series, divergences, series_of
from services.scoring.entries import PAGES
from services.scoring.exceptional import alarm, exceptions_of, no_card
from services.scoring.ground import Ground
from services.scoring.lines import Scored
from services.scoring.past import LineKey, PastPeriod
from services.scoring.ranking import ranked
from services.scoring.rounding import EXACT
from services.scoring.seats import Seat
from services.scoring.subject_lines import scored_lines
from services.scoring.subject_results import result_of

K = TypeVar("K")


class PeriodScorer:
    """Scores one period; what was scored once is kept, and `revised` rescores only what an edit touched.

    `past`: what earlier periods of the same kind left, and in a quarter, half or year the shorter ones.
    """

    def __init__(self, records: Records, period: Period, past: Sequence[PastPeriod] = ()) -> None:
        self._ground = Ground(records, period, past)
        self._lines: dict[SubjectKey, tuple[Scored, ...]] = {}
        self._appraisals: dict[SubjectKey, Appraisal] = {}
        self._results: dict[SubjectKey, SubjectResult] = {}
        self._ranked: dict[SubjectKey, SubjectResult] = {}
        self._compared: dict[SubjectKey, dict[LineKey, Decimal]] = {}
        self._exceptional: dict[SubjectKey, tuple[Exceptional, ...]] = {}

    @property
    def period(self) -> Period:
        """What is scored, in the company's calendar."""
        return self._ground.period

    @cached_property
    def sums(self) -> frozenset[str]:
        """The KPIs that count from the year's start."""
        kpis = self._ground.cards.kpis.values()
        return frozenset(kpi.code for kpi in kpis if kpi.basis is Basis.YEAR_TO_DATE)

    def revised(
        self, keys: Collection[SubjectKey], records: Records, nouns: Collection[str] = tuple(PAGES)
    ) -> "PeriodScorer":
        """The same period after an edit: `records` holds the subjects' entries of the edited nouns as they
        are now.
        """
        touched = {dependent for key in keys for dependent in self.dependents(key)}
        scorer = copy(self)
        scorer.__dict__.update(
            _ground=self._ground.revised(keys, records, nouns),
            _lines=_without(self._lines, touched),
            _appraisals=_without(self._appraisals, touched),
            _results=_without(self._results, touched),
            _ranked=_without(self._ranked, touched),
            _compared=_without(self._compared, touched),
            _exceptional=_without(self._exceptional, touched),
        )
        return scorer

    def with_ratings(self, key: SubjectKey, kpi: str, ratings: Sequence[Rating]) -> "PeriodScorer":
        """The same period, were these the ratings of one of a subject's lines."""
        pages = self._ground.book(key).ratings
        others = [given for other, page in pages.items() if other != kpi for given in page]
        return self.revised([key], Records(ratings=(*others, *ratings)), ("rating",))

    def subjects(self) -> tuple[SubjectKey, ...]:
        """Everyone appraised in the period: departments, then employees, by code."""
        return tuple(self._subjects)

    def subject(self, key: SubjectKey) -> SubjectResult:
        """One subject's result without its rank; KeyError when it is no subject of this period."""
        if key not in self._results:
            appraisal = self._appraised(key)
            with localcontext(EXACT):
                self._results[key] = result_of(self._ground, appraisal)
        return self._results[key]

    def past(self) -> PastPeriod:
        """What the period brings into later ones; for them nothing is put into words."""
        appraisals = {key: self._appraised(key) for key in self._subjects}
        return past_of(self._ground.code, appraisals, dict(self._scores()))

    def result(self) -> PeriodResult:
        """All results with ranks, the exceptions and the alarms."""
        ground = self._ground
        results = ranked([self._ranked.get(key) or self.subject(key) for key in self._subjects])
        self._ranked = dict(zip(self._subjects, results, strict=True))
        alarms = self._divergences()
        states = {record.code: record.state for record in ground.records.periods}
        return PeriodResult(
            period=ground.period.code,
            dimension=ground.period.dimension,
            company=ground.settings.name,
            state=states.get(ground.period.code, PeriodState.OPEN),
            results=results,
            exceptions=tuple(self._exceptions(results, alarms)),
            divergences=alarms,
            grades=tuple(grade.name for grade in ground.settings.grades),
            adjustment_bound=ground.settings.adjustment_bound,
        )

    def dependents(self, key: SubjectKey) -> frozenset[SubjectKey]:
        """The subjects that a changed entry of a subject touches, itself included."""
        if key.type is not SubjectType.DEPARTMENT:
            return frozenset({key})
        touched = {key} | {other for other, (seat, _) in self._subjects.items() if key in seat.sources}
        if self._vetoes_members(key):
            seats = self._ground.seats
            for other in self._subjects:
                employee = seats.employees.get(other.code)
                if other.type is SubjectType.EMPLOYEE and employee is not None:
                    member_of = seats.last_department(employee, self._ground.period)
                    if key.code in seats.above(member_of):
                        touched.add(other)
        return frozenset(touched)

    def _vetoes_members(self, key: SubjectKey) -> bool:
        seat = self._ground.seats.seat(key, self._ground.period)
        if seat is None or seat.card is None:
            return False
        lines = self._ground.cards.of(seat.card)
        return any(line.kpi.veto and line.kpi.veto_scope is VetoScope.DEPARTMENT for line in lines)

    @cached_property
    def _seats(self) -> tuple[Seat, ...]:
        """Every department and everyone employed in the period, in the order of results."""
        seats = self._ground.seats
        keys = [SubjectKey(SubjectType.DEPARTMENT, code) for code in sorted(seats.departments)]
        keys += [SubjectKey(SubjectType.EMPLOYEE, number) for number in sorted(seats.employees)]
        found = (seats.seat(key, self._ground.period) for key in keys)
        return tuple(seat for seat in found if seat is not None)

    @cached_property
    def _subjects(self) -> dict[SubjectKey, tuple[Seat, Derived | None]]:
        subjects: dict[SubjectKey, tuple[Seat, Derived | None]] = {}
        for seat in self._seats:
            derived = derive(self._ground, seat.key) if seat.card is None else None
            if seat.card is not None or derived is not None:
                subjects[seat.key] = seat, derived
        return subjects

    def _appraised(self, key: SubjectKey) -> Appraisal:
        if key not in self._appraisals:
            seat, derived = self._subjects[key]
            with localcontext(EXACT):
                self._appraisals[key] = appraise(self._ground, seat, derived, self._lines_of)
        return self._appraisals[key]

    def _lines_of(self, seat: Seat) -> tuple[Scored, ...]:
        if seat.key not in self._lines:
            self._lines[seat.key] = scored_lines(self._ground, seat)
        return self._lines[seat.key]

    def _exceptions(
        self, results: Sequence[SubjectResult], alarms: Sequence[Divergence]
    ) -> Iterator[Exceptional]:
        for key, result in zip(self._subjects, results, strict=True):
            if key not in self._exceptional:
                self._exceptional[key] = tuple(exceptions_of(result))
            yield from self._exceptional[key]
        seats = self._ground.seats
        for seat in self._seats:
            if seat.key not in self._subjects:
                named = seats.departments if seat.key.type is SubjectType.DEPARTMENT else seats.employees
                yield no_card(seat.key.type, seat.key.code, named[seat.key.code].name)
        for one in alarms:
            yield alarm(one, self._ground.settings.name)

    def _divergences(self) -> tuple[Divergence, ...]:
        kpis = self._ground.cards.kpis
        with localcontext(EXACT):
            now = series_of(self._scores(), self._paired)
            settings = self._ground.settings
            limits = AlarmLimits(settings.alarm_periods, settings.alarm_green, settings.alarm_red)
            return divergences(kpis, [*self._past_series, (self._ground.period.code, now)], limits)

    def _scores(self) -> Iterator[tuple[LineKey, Decimal]]:
        """The scores of the lines that are compared with their outcomes."""
        for key in self._subjects:
            if key not in self._compared:
                self._compared[key] = {
                    (key, scored.card.kpi.code): scored.result.score
                    for scored in self._appraised(key).lines
                    if scored.card.kpi.code in self._paired and scored.result.score is not None
                }
            yield from self._compared[key].items()

    @cached_property
    def _paired(self) -> frozenset[str]:
        """The KPIs of pairs: those with an outcome, and the outcomes."""
        kpis = self._ground.cards.kpis
        pairs = [(kpi.code, kpi.outcome) for kpi in kpis.values() if kpi.outcome in kpis]
        return frozenset(code for pair in pairs for code in pair if code is not None)

    @cached_property
    def _past_series(self) -> list[tuple[str, Series]]:
        ground = self._ground
        earlier = [ground.parsed(code) for code in ground.past]
        same_kind = sorted(
            (
                one
                for one in earlier
                if one.dimension is ground.period.dimension and one.first_day < ground.period.first_day
            ),
            key=lambda one: one.first_day,
        )
        return [(one.code, self._means(ground.past[one.code])) for one in same_kind]

    def _means(self, past: PastPeriod) -> Series:
        if self._paired not in past.means:
            past.means[self._paired] = series_of(past.scores.items(), self._paired)
        return past.means[self._paired]


def _without(kept: Mapping[SubjectKey, K], touched: Collection[SubjectKey]) -> dict[SubjectKey, K]:
    rest = dict(kept)
    for key in touched:
        rest.pop(key, None)
    return rest
