"""Results (考核结果): live while a period is open, from its snapshot once it is locked."""

from decimal import Decimal

from sqlalchemy import and_, func, select

from models.result import ResultRow
from models.store import Written
from models.terms import PeriodState, SubjectType
from services.domain.result import PeriodResult, SubjectResult
from services.domain.scorecard import SubjectKey
from services.errors import Mendable
from services.ledger import Ledger
from services.live import scorer_for
from services.periods import state_of
from services.scoring.period import PeriodScorer
from services.snapshots import newest_version, thaw


class Results:
    """What the periods came to. Results are kept until something changes that they rest on."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._scorers: dict[str, PeriodScorer] = {}
        self._kept: dict[str, PeriodResult] = {}
        ledger.subscribe(self._forget)

    def _forget(self, _: Written) -> None:
        self._scorers.clear()
        self._kept.clear()

    def of(self, code: str) -> PeriodResult:
        """A period's results; Mendable when it was never opened."""
        if code not in self._kept:
            with self._ledger.read() as connection:
                if state_of(connection, code) is PeriodState.LOCKED:
                    self._kept[code] = thaw(connection, code, newest_version(connection, code) or 1)
                else:
                    self._scorers[code] = scorer_for(connection, code)
                    self._kept[code] = self._scorers[code].result()
        return self._kept[code]

    def subject(self, code: str, key: SubjectKey) -> SubjectResult:
        """One subject's result in a period; Mendable when there is none."""
        found = next((result for result in self.of(code).results if result.key == key), None)
        if found is None:
            raise Mendable("subject.unknown", code=key.code)
        return found

    def department_totals(self) -> dict[str, dict[str, Decimal]]:
        """Official totals of the departments in locked periods: by period, by department."""
        newest = (
            select(ResultRow.period, func.max(ResultRow.version).label("version"))
            .group_by(ResultRow.period)
            .subquery()
        )
        latest = and_(ResultRow.period == newest.c.period, ResultRow.version == newest.c.version)
        statement = (
            select(ResultRow.period, ResultRow.code, ResultRow.total)
            .join(newest, latest)
            .where(ResultRow.type == SubjectType.DEPARTMENT, ResultRow.total.is_not(None))
        )
        totals: dict[str, dict[str, Decimal]] = {}
        with self._ledger.read() as connection:
            for period, code, total in connection.execute(statement):
                totals.setdefault(period, {})[code] = total
        return totals
