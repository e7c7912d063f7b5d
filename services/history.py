"""What subjects came to over the periods: locked ones as they were frozen, open ones as they stand now."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from functools import cache
from itertools import takewhile
from typing import Any

from sqlalchemy import Integer, Select, String, Subquery, and_, func, select, tuple_, type_coerce

from models.organisation import DepartmentRow, EmployeeRow
from models.period import PeriodRow
from models.result import ResultLineRow, ResultRow, SnapshotRow
from models.store import Written
from models.terms import Dimension, PeriodState, SubjectType
from services.codec import load, load_one
from services.domain.gap import Gap
from services.domain.history import Moment, Standing, Standings
from services.domain.period import Period, PeriodRecord
from services.domain.result import LineResult, PeriodResult, ResultState, SubjectResult
from services.domain.scorecard import SubjectKey
from services.kept import Fresh
from services.ledger import Ledger
from services.results import Results
from services.scored_records import read_settings
from services.scoring.losses import Scores, gaps_of

YEAR = 12
"""Periods that a page shows unless asked for more."""


class History:
    """Results over time. One subject's are kept until a period is locked or reopened."""

    def __init__(self, ledger: Ledger, results: Results) -> None:
        self._ledger = ledger
        self._results = results
        self._bodies: Fresh[SubjectKey, Mapping[str, str]] = Fresh()
        self._kept: Fresh[SubjectKey, Mapping[str, SubjectResult]] = Fresh()
        self._lines: Fresh[tuple[SubjectKey, str], Mapping[str, LineResult | None]] = Fresh()
        ledger.subscribe(self._forget)

    def _forget(self, written: Written) -> None:
        if ResultRow.__tablename__ in written.tables or "period" in written.tables:
            self._bodies.change()
            self._kept.change()
            self._lines.change()

    def of(self, key: SubjectKey) -> Mapping[str, SubjectResult]:
        """A subject's results in locked periods, by period code, from each period's newest snapshot."""

        def find() -> Mapping[str, SubjectResult]:
            return {period: load(SubjectResult, body) for period, body in self._bodies_of(key).items()}

        return self._kept.of(key, find)

    def line(self, key: SubjectKey, kpi: str) -> Mapping[str, LineResult | None]:
        """One of a subject's lines in locked periods, None where the card had no such line.

        The other lines are left folded, which takes a tenth of the time.
        """

        def find() -> Mapping[str, LineResult | None]:
            bodies = self._bodies_of(key).items()
            return {period: load_one(LineResult, body, "lines", kpi=kpi) for period, body in bodies}

        return self._lines.of((key, kpi), find)

    def _bodies_of(self, key: SubjectKey) -> Mapping[str, str]:
        return self._bodies.of(key, lambda: self._read(key))

    def _read(self, key: SubjectKey) -> Mapping[str, str]:
        row, newest = ResultRow, _newest()
        joined = and_(row.period == newest.c.period, row.version == newest.c.version)
        statement = select(row.period, row.body).join(newest, joined)
        with self._ledger.read() as connection:
            found = connection.execute(statement.where(row.type == key.type, row.code == key.code))
            return {row.period: row.body for row in found}

    def among(
        self, codes: Collection[str], keys: Collection[SubjectKey]
    ) -> Mapping[str, tuple[SubjectResult, ...]]:
        """Some subjects' results in some periods: one query for the locked ones, the open as they stand."""
        row = ResultRow
        wanted = row.period.in_(list(codes)), tuple_(row.type, row.code).in_(list(keys))
        found: dict[str, list[SubjectResult]] = {code: [] for code in codes}
        with self._ledger.read() as connection:
            for period, body in connection.execute(_locked(row, row.period, row.body).where(*wanted)):
                found[period].append(load(SubjectResult, body))
        return {
            code: tuple(of) or tuple(one for one in self._results.of(code).results if one.key in keys)
            for code, of in found.items()
        }

    def kinds(self) -> dict[Dimension, int]:
        """The kinds of period that the company has opened, months first, and how many of each."""
        counts = Counter(Period.parse(record.code).dimension for record in self._records())
        return {kind: counts[kind] for kind in Dimension if counts[kind]}

    def course(self, key: SubjectKey, kind: Dimension, count: int = YEAR) -> tuple[Moment, ...]:
        """One subject's last periods of a kind, in order and without a hole."""
        return self._moments(key, kind, stretch(list(self.opened(kind)), count))

    def parts(self, period: str, key: SubjectKey, kind: Dimension) -> tuple[Moment, ...]:
        """One subject's shorter periods of a kind inside a longer one, in order."""
        with self._ledger.read() as connection:
            start = read_settings(connection).fiscal_start
        inside = Period.parse(period, start).parts(kind)
        return self._moments(key, kind, [part.code for part in inside])

    def _moments(self, key: SubjectKey, kind: Dimension, codes: Sequence[str]) -> tuple[Moment, ...]:
        records = self.opened(kind)
        versions, frozen = self._versions(), self.of(key)
        moments = []
        for code in codes:
            record = records.get(code)
            if record is None:
                moments.append(Moment(code))
                continue
            result = frozen.get(code) if record.locked else _found(self._results.of(code), key)
            moments.append(Moment(code, True, record.locked, versions.get(code, 0), result))
        return tuple(moments)

    def standings(self, kind: Dimension, count: int = YEAR) -> Standings:
        """Everybody's totals in the last periods of a kind: one query by columns, and the open periods."""
        records = self.opened(kind)
        codes = stretch(list(records), count)
        found: defaultdict[tuple[str, str], dict[str, Standing]] = defaultdict(dict)
        for period, type_, code, state, total, grade in self._columns(codes):
            found[type_, code][period] = _standing(state, total, grade)
        for code in codes:
            if code in records and not records[code].locked:
                for one in self._results.of(code).results:
                    found[one.type, one.code][code] = Standing(one.state, one.total, one.grade)
        return Standings(
            codes, {SubjectKey(SubjectType(type_), code): of for (type_, code), of in found.items()}
        )

    def names(self) -> dict[SubjectKey, str]:
        """What departments and people are called now, those of long ago too."""
        kinds = (
            (SubjectType.DEPARTMENT, select(DepartmentRow.code, DepartmentRow.name)),
            (SubjectType.EMPLOYEE, select(EmployeeRow.number, EmployeeRow.name)),
        )
        with self._ledger.read() as connection:
            return {
                SubjectKey(kind, code): name
                for kind, statement in kinds
                for code, name in connection.execute(statement)
            }

    def gaps(self, period: str, key: SubjectKey, most: int = 3) -> tuple[Gap, ...]:
        """The lines that cost a subject most in a period, and since when each has been below 100."""
        return self.gaps_among(period, (key,), most)[key]

    def gaps_among(
        self, period: str, keys: Collection[SubjectKey], most: int = 3
    ) -> Mapping[SubjectKey, tuple[Gap, ...]]:
        """The gaps of several subjects, in as many queries as those of one."""
        known = self._locked_scores(keys)
        start = Period.parse(period)
        records = self.opened(start.dimension)
        ever = (start.shift(-steps).code for steps in range(1, len(records) + 1))
        earlier = [records[code] for code in takewhile(records.__contains__, ever)]
        return {
            key: gaps_of(self._results.subject(period, key), most, self._scores_in(key, earlier, known[key]))
            for key in keys
        }

    def _scores_in(
        self, key: SubjectKey, periods: Sequence[PeriodRecord], known: Mapping[str, Scores | None]
    ) -> list[Scores | None]:
        """A subject's line scores in some periods; None where it was exempt."""
        return [
            known.get(one.code) if one.locked else _scores(_found(self._results.of(one.code), key))
            for one in periods
        ]

    def scores(
        self, keys: Collection[SubjectKey], kind: Dimension
    ) -> Mapping[SubjectKey, Mapping[str, Scores | None]]:
        """Subjects' line scores in every opened period of a kind; None where one was exempt or none."""
        records = list(self.opened(kind).values())
        known = self._locked_scores(keys)
        return {
            key: dict(
                zip(
                    (one.code for one in records),
                    self._scores_in(key, records, known[key]),
                    strict=True,
                )
            )
            for key in keys
        }

    def _locked_scores(self, keys: Collection[SubjectKey]) -> Mapping[SubjectKey, dict[str, Scores | None]]:
        """Subjects' line scores by locked period, from columns alone."""
        row, line = ResultRow, ResultLineRow
        states = _locked(row, row.type, row.code, row.period, row.state).where(
            tuple_(row.type, row.code).in_(list(keys))
        )
        scores = _locked(line, line.type, line.code, line.period, line.kpi, line.score).where(
            tuple_(line.type, line.code).in_(list(keys))
        )
        known: dict[SubjectKey, dict[str, dict[str, Decimal] | None]] = {key: {} for key in keys}
        with self._ledger.read() as connection:
            for type_, code, period, state in connection.execute(states):
                known[SubjectKey(type_, code)][period] = None if state == ResultState.EXEMPT else {}
            for type_, code, period, kpi, score in connection.execute(scores):
                of_period = known[SubjectKey(type_, code)].get(period)
                if of_period is not None and score is not None:
                    of_period[kpi] = score
        return {key: dict(of_key) for key, of_key in known.items()}

    def opened(self, kind: Dimension) -> dict[str, PeriodRecord]:
        """The opened periods of a kind in order, which is that of their codes."""
        return {one.code: one for one in self._records() if Period.parse(one.code).dimension is kind}

    def _records(self) -> list[PeriodRecord]:
        row = PeriodRow
        with self._ledger.read() as connection:
            found = connection.execute(select(row.code, row.state).order_by(row.code))
            return [PeriodRecord(code, state) for code, state in found]

    def _versions(self) -> dict[str, int]:
        newest = _newest()
        with self._ledger.read() as connection:
            return {row.period: row.version for row in connection.execute(select(newest))}

    def _columns(self, codes: Sequence[str]) -> Sequence[Any]:
        """What stands in the columns of locked results, as the file has it: a term is text, a total whole."""
        row = ResultRow
        columns = (
            row.period,
            type_coerce(row.type, String),
            row.code,
            row.state,
            type_coerce(row.total, Integer),
            row.grade,
        )
        with self._ledger.read() as connection:
            return connection.execute(_locked(row, *columns).where(row.period.in_(codes))).all()


def stretch(codes: Sequence[str], count: int) -> tuple[str, ...]:
    """The last periods up to the latest of these, those that nobody opened in between too."""
    if not codes:
        return ()
    last = Period.parse(codes[-1])
    ever = [last.shift(-steps).code for steps in range(count)]
    first = min(at for at, code in enumerate(reversed(ever)) if code in codes)
    return tuple(reversed(ever))[first:]


@cache
def _standing(state: str, total: int | None, grade: str | None) -> Standing:
    """A standing from the columns as the file has them; in a year many are alike."""
    return Standing(ResultState(state), None if total is None else Decimal(total).scaleb(-2), grade)


def _newest() -> Subquery:
    """Each period's newest version."""
    row = SnapshotRow
    return select(row.period, func.max(row.version).label("version")).group_by(row.period).subquery()


def _locked(row: type[ResultRow] | type[ResultLineRow], *columns: Any) -> Select[Any]:
    """These columns of the newest version of the periods that are locked now."""
    newest = _newest()
    joined = and_(row.period == newest.c.period, row.version == newest.c.version)
    locked = and_(PeriodRow.code == row.period, PeriodRow.state == PeriodState.LOCKED)
    return select(*columns).join(newest, joined).join(PeriodRow, locked)


def _found(result: PeriodResult, key: SubjectKey) -> SubjectResult | None:
    return next((subject for subject in result.results if subject.is_of(key)), None)


def _scores(subject: SubjectResult | None) -> Scores | None:
    if subject is None:
        return {}
    if subject.state is ResultState.EXEMPT:
        return None
    return {line.kpi: line.score for line in subject.lines if line.score is not None}
