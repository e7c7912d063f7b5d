"""Scoring an open period from the file: the records it needs, and what earlier periods bring along."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, Result, and_, func, select

from models.period import PeriodRow
from models.result import ResultLineRow, ResultRow
from models.terms import Dimension, PeriodState
from services.domain.period import Period
from services.domain.result import PeriodResult, ResultState, VetoMark
from services.domain.scorecard import SubjectKey
from services.records import read_company, read_settings
from services.scoring.past import PastPeriod, past_of
from services.scoring.period import PeriodScorer


def score(connection: Connection, code: str) -> PeriodResult:
    """An open period's result as the file stands."""
    return scorer_for(connection, code).result()


def scorer_for(connection: Connection, code: str) -> PeriodScorer:
    """A scorer over everything that bears on a period."""
    return _Reckoning(connection).scorer(code)


class _Reckoning:
    """One pass over a file: open periods that bear on the one asked for are scored once each, in order."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._start = read_settings(connection).fiscal_start
        self._periods = {
            code: (Period.parse(code, self._start), state)
            for code, state in connection.execute(select(PeriodRow.code, PeriodRow.state))
        }
        self._pasts: dict[str, PastPeriod] = self._locked_pasts()

    def scorer(self, code: str) -> PeriodScorer:
        period = Period.parse(code, self._start)
        wanted = {code, *(month.code for month in period.year_to_date())}
        return PeriodScorer(read_company(self._connection, wanted), period, self._past(period))

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
        if code not in self._pasts:
            self._pasts[code] = past_of(self.scorer(code).result())
        return self._pasts[code]

    def _locked_pasts(self) -> dict[str, PastPeriod]:
        """What every locked period brings along, from its newest snapshot."""
        locked = [code for code, (_, state) in self._periods.items() if state is PeriodState.LOCKED]
        states: dict[str, dict[SubjectKey, ResultState]] = defaultdict(dict)
        totals: dict[str, dict[SubjectKey, Decimal]] = defaultdict(dict)
        row = ResultRow
        for period, kind, code, state, total in self._newest(row, row.type, row.code, row.state, row.total):
            states[period][SubjectKey(kind, code)] = ResultState(state)
            if total is not None:
                totals[period][SubjectKey(kind, code)] = total
        marks, scores = self._locked_lines()
        return {
            code: PastPeriod(code, states[code], totals[code], marks[code], scores[code]) for code in locked
        }

    def _locked_lines(
        self,
    ) -> tuple[
        dict[str, dict[tuple[SubjectKey, str], VetoMark]],
        dict[str, dict[tuple[SubjectKey, str], Decimal]],
    ]:
        marks: dict[str, dict[tuple[SubjectKey, str], VetoMark]] = defaultdict(dict)
        scores: dict[str, dict[tuple[SubjectKey, str], Decimal]] = defaultdict(dict)
        row = ResultLineRow
        for period, kind, code, kpi, found, mark in self._newest(
            row, row.type, row.code, row.kpi, row.score, row.veto_mark
        ):
            if found is not None:
                scores[period][SubjectKey(kind, code), kpi] = found
            if mark is not None:
                marks[period][SubjectKey(kind, code), kpi] = VetoMark(mark)
        return marks, scores

    def _newest(self, row: type[ResultRow] | type[ResultLineRow], *columns: Any) -> Result[Any]:
        """Rows of the newest version of each period."""
        newest = select(row.period, func.max(row.version).label("version")).group_by(row.period).subquery()
        joined = and_(row.period == newest.c.period, row.version == newest.c.version)
        return self._connection.execute(select(row.period, *columns).join(newest, joined))


def _shorter(found: Period, period: Period) -> bool:
    order = list(Dimension)
    return order.index(found.dimension) < order.index(period.dimension)
