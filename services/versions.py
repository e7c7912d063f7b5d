"""Versions (版本) of a period: every lock with its snapshot, and what differs between two of them."""

import json

from sqlalchemy import Connection, select

from models.result import SnapshotRow
from models.terms import PeriodState
from models.trail import ActionRow
from services.domain.result import PeriodResult
from services.domain.version import PRESENT, SubjectDifference, Version, compare
from services.errors import Mendable
from services.ledger import Ledger
from services.periods import state_of
from services.results import Results
from services.snapshots import thaw


class Versions:
    """The snapshots that the locks of a period left."""

    def __init__(self, ledger: Ledger, results: Results) -> None:
        self._ledger, self._results = ledger, results

    def of(self, period: str) -> tuple[Version, ...]:
        """Every lock of a period, the first first, each with the reason of the reopening that followed it."""
        row = SnapshotRow
        columns = (row.version, row.locked_at, row.locked_by, row.digest)
        with self._ledger.read() as connection:
            found = connection.execute(select(*columns).where(row.period == period).order_by(row.version))
            rows = found.all()
            reasons = _reasons(connection, period) if rows else []
        reopened = [*reasons, *[""] * len(rows)]
        return tuple(Version(*row, reopened=why) for row, why in zip(rows, reopened, strict=False))

    def result(self, period: str, number: int) -> PeriodResult:
        """A version as it was locked; the present state for `PRESENT`. Mendable when there is no such one."""
        if number == PRESENT:
            return self._results.of(period)
        if number not in {one.number for one in self.of(period)}:
            raise Mendable("version.unknown", period=period, version=number)
        with self._ledger.read() as connection:
            return thaw(connection, period, number)

    def choices(self, period: str) -> tuple[int, ...]:
        """What can be compared: the versions, and while the period is reopened its present state."""
        numbers = tuple(one.number for one in self.of(period))
        with self._ledger.read() as connection:
            open_again = state_of(connection, period) is not PeriodState.LOCKED
        return (*numbers, PRESENT) if open_again and numbers else numbers

    def compare(self, period: str, old: int, new: int) -> tuple[SubjectDifference, ...]:
        """What differs from one version to another."""
        return compare(self.result(period, old), self.result(period, new))


def _reasons(connection: Connection, period: str) -> list[str]:
    """Why a period was reopened, time after time; empty where the trail was purged."""
    row = ActionRow
    found = connection.execute(
        select(row.facts, row.reason).where(row.verb == "period.reopen").order_by(row.id)
    )
    mine = [(facts, reason) for facts, reason in found if facts and json.loads(facts).get("period") == period]
    return [reason or "" for _, reason in mine]
