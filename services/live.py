"""Scoring an open period from the file: the records it needs, and what earlier periods bring along."""

from collections.abc import Collection, Iterator, Mapping, MutableMapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from models.kpi import KpiRow
from models.period import PeriodRow
from models.result import ResultLineRow, ResultRow
from models.terms import Dimension, PeriodState
from services.domain.company import Records
from services.domain.period import Period
from services.domain.result import PeriodResult, ResultState, VetoMark
from services.domain.scorecard import SubjectKey
from services.scored_records import of_actuals, read_entries, read_set_up, with_entries
from services.scoring.past import PastPeriod
from services.scoring.period import PeriodScorer


def score(connection: Connection, code: str) -> PeriodResult:
    """An open period's result as the file stands."""
    return scorer_for(connection, code).result()


def scorer_for(
    connection: Connection, code: str, opened: MutableMapping[str, PastPeriod] | None = None
) -> PeriodScorer:
    """A scorer over everything that bears on a period.

    `opened`: what open periods brought along when others were scored; those of this one are added.
    """
    return _Reckoning(connection, code, {} if opened is None else opened).scorer(code)


def entries_of(
    connection: Connection, scorer: PeriodScorer, keys: Collection[SubjectKey], nouns: Collection[str]
) -> Records:
    """What is entered of some nouns for some subjects in a scorer's period, and what is summed up to it."""
    period = scorer.period
    summed = [month.code for month in period.year_to_date()] if scorer.sums else ()
    return read_entries(connection, period.code, keys, nouns, of_actuals([period.code], summed, scorer.sums))


YEARS_BACK = 2
"""How far trends, means and correlations reach; hits in a row carry their count."""


class _Reckoning:
    """One pass over a file: open periods that bear on the one asked for are scored once each, in order."""

    def __init__(self, connection: Connection, code: str, opened: MutableMapping[str, PastPeriod]) -> None:
        self._connection = connection
        self._opened = opened
        self._set_up = read_set_up(connection)
        self._start = self._set_up.settings.fiscal_start
        self._periods = {
            record.code: (Period.parse(record.code, self._start), record.state)
            for record in self._set_up.periods
        }
        first = Period.parse(code, self._start).first_day
        self._locked = self._locked_pasts(first.replace(year=first.year - YEARS_BACK, day=1))

    def scorer(self, code: str) -> PeriodScorer:
        period = Period.parse(code, self._start)
        past = self._past(period)
        months = [month.code for month in period.year_to_date()]
        return PeriodScorer(with_entries(self._connection, self._set_up, {code}, months), period, past)

    def _past(self, period: Period) -> Sequence[PastPeriod]:
        """Earlier periods of the same kind and, for a longer one, those inside it; the earliest first."""
        bearing = [
            found
            for found, _ in self._periods.values()
            if (found.dimension is period.dimension and found.first_day < period.first_day)
            or (_shorter(found, period) and period.first_day <= found.first_day <= period.last_day)
        ]
        bearing.sort(key=lambda found: (found.first_day, found.last_day))
        return [self._past_of(found.code) for found in bearing]

    def _past_of(self, code: str) -> PastPeriod:
        if code in self._locked:
            return self._locked[code]
        if code not in self._opened:
            self._opened[code] = self.scorer(code).past()
        return self._opened[code]

    def _locked_pasts(self, since: date) -> dict[str, PastPeriod]:
        """What the locked periods bring along from their newest snapshots.

        Of the lines only those that a veto hit, and those of KPIs that are compared with their outcomes.
        Older than `since` only the red-line cases that they settled.
        """
        locked = {
            code: period for code, (period, state) in self._periods.items() if state is PeriodState.LOCKED
        }
        pasts = {code: PastPeriod(code) for code in locked}
        recent = [code for code, period in locked.items() if period.last_day >= since]
        self._read_results(pasts, recent)
        self._read_lines(pasts, recent)
        return pasts

    def _read_results(self, pasts: Mapping[str, PastPeriod], recent: Sequence[str]) -> None:
        row = ResultRow
        columns = (row.type, row.code, row.state, row.total, row.cases)
        wanted = or_(row.period.in_(recent), row.cases != ())
        for period, kind, code, state, total, cases in self._newest(row, wanted, *columns):
            key, past = SubjectKey(kind, code), pasts[period]
            past.states[key] = ResultState(state)
            if total is not None:
                past.totals[key] = total
            if cases:
                past.cases[key] = cases

    def _read_lines(self, pasts: Mapping[str, PastPeriod], recent: Sequence[str]) -> None:
        row = ResultLineRow
        columns = (row.type, row.code, row.kpi, row.score, row.veto_mark, row.veto_count)
        told = or_(row.veto_mark == VetoMark.HIT.value, row.kpi.in_(_paired(self._connection)))
        wanted = and_(row.period.in_(recent), told)
        for period, kind, code, kpi, found, mark, count in self._newest(row, wanted, *columns):
            line, past = (SubjectKey(kind, code), kpi), pasts[period]
            if found is not None:
                past.scores[line] = found
            if mark is not None:
                past.marks[line] = VetoMark(mark)
            if count is not None:
                past.counts[line] = count

    def _newest(
        self, row: type[ResultRow] | type[ResultLineRow], wanted: ColumnElement[bool], *columns: Any
    ) -> Iterator[tuple[Any, ...]]:
        """Rows of the newest version of each locked period."""
        newest = select(row.period, func.max(row.version).label("version")).group_by(row.period).subquery()
        joined = and_(row.period == newest.c.period, row.version == newest.c.version)
        locked = select(PeriodRow.code).where(PeriodRow.state == PeriodState.LOCKED)
        statement = select(row.period, *columns).join(newest, joined).where(wanted, row.period.in_(locked))
        return map(tuple, self._connection.execute(statement).all())


def _paired(connection: Connection) -> set[str]:
    """The KPIs that have an outcome, and the outcomes."""
    found = connection.execute(select(KpiRow.code, KpiRow.outcome).where(KpiRow.outcome.is_not(None)))
    return {code for pair in found for code in pair}


def can_bear(found: Period, period: Period) -> bool:
    """Whether what a period brings along can bear on another, be it by way of one between."""
    return found.first_day <= period.last_day and not _shorter(period, found)


def _shorter(found: Period, period: Period) -> bool:
    order = list(Dimension)
    return order.index(found.dimension) < order.index(period.dimension)
