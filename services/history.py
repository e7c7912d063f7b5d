"""Earlier results of one subject, as its locked periods froze them."""

from collections.abc import Mapping

from sqlalchemy import and_, func, select

from models.result import ResultRow
from models.store import Written
from services.codec import load
from services.domain.result import SubjectResult
from services.domain.scorecard import SubjectKey
from services.ledger import Ledger


class History:
    """Locked results by subject; kept until a period is locked."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._kept: dict[SubjectKey, Mapping[str, SubjectResult]] = {}
        ledger.subscribe(self._forget)

    def _forget(self, written: Written) -> None:
        if ResultRow.__tablename__ in written.tables or "period" in written.tables:
            self._kept.clear()

    def of(self, key: SubjectKey) -> Mapping[str, SubjectResult]:
        """A subject's results in locked periods, by period code, from each period's newest snapshot."""
        if key not in self._kept:
            self._kept[key] = self._read(key)
        return self._kept[key]

    def _read(self, key: SubjectKey) -> Mapping[str, SubjectResult]:
        row = ResultRow
        newest = select(row.period, func.max(row.version).label("version")).group_by(row.period).subquery()
        joined = and_(row.period == newest.c.period, row.version == newest.c.version)
        statement = select(row.period, row.body).join(newest, joined)
        with self._ledger.read() as connection:
            found = connection.execute(statement.where(row.type == key.type, row.code == key.code))
            return {period: load(SubjectResult, body) for period, body in found}
