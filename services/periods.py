"""Periods (考核期): opened, moved through the states of their month, locked for good, reopened."""

from typing import TYPE_CHECKING

from sqlalchemy import Connection, bindparam, select

from models.period import PeriodRow
from models.records import read_records
from models.terms import PeriodState
from models.unit import Unit
from services.domain.period import Period, PeriodRecord
from services.domain.result import PeriodResult
from services.errors import Mendable
from services.ledger import Ledger
from services.month_targets import take_over
from services.scored_records import read_settings
from services.snapshots import freeze

if TYPE_CHECKING:
    from services.results import Results

_YEARS = range(1900, 2200)
"""As in the texts of workbooks; the calendar's own ends are far."""

_STATE = select(PeriodRow.state).where(PeriodRow.code == bindparam("code"))


class Periods:
    """The company's periods."""

    def __init__(self, ledger: Ledger, results: "Results") -> None:
        self._ledger = ledger
        self._results = results

    def all(self) -> tuple[PeriodRecord, ...]:
        """Every opened period, the earliest first day first, shorter ones before longer."""
        with self._ledger.read() as connection:
            start = read_settings(connection).fiscal_start
            records = read_records(connection, PeriodRow, PeriodRecord)
        return tuple(sorted(records, key=lambda record: _place(Period.parse(record.code, start))))

    def latest_month(self) -> str | None:
        """The newest month that was opened."""
        months = [record.code for record in self.all() if "-" in record.code]
        return months[-1] if months else None

    def next_month(self) -> str:
        """The month after the newest that was opened; this month while none is."""
        latest = self.latest_month()
        if latest is None:
            return f"{self._ledger.store.now():%Y-%m}"
        return Period.parse(latest).shift(1).code

    def open(self, code: str) -> None:
        """Open a period; a month takes over the targets that were planned for it."""
        parse(code)
        with self._ledger.write("period.open", {"period": code}) as writing:
            if writing.unit.present(PeriodRow, {"code": code}) is not None:
                raise Mendable("period.exists", period=code)
            writing.unit.put(PeriodRow, {"code": code, "state": PeriodState.OPEN})
            take_over(writing.unit, code)

    def move(self, code: str, state: PeriodState) -> None:
        """Put an unlocked period into another unlocked state, forward or back; locking is `lock`'s."""
        if state is PeriodState.LOCKED:
            raise ValueError(state)
        with self._ledger.write("period.move", {"period": code}) as writing:
            require_open(writing.unit.connection, code)
            present = state_of(writing.unit.connection, code)
            if present is state:
                raise Mendable("period.same_state", period=code)
            writing.facts.update(from_state=present.value, to_state=state.value)
            writing.unit.put(PeriodRow, {"code": code, "state": state})

    def lock(self, code: str) -> None:
        """Freeze a period's results as they were shown; Mendable when somebody is incomplete."""
        with self._ledger.write("period.lock", {"period": code}) as writing:
            state = state_of(writing.unit.connection, code)
            if state is PeriodState.LOCKED:
                raise Mendable("period.already_locked", period=code)
            store = self._ledger.store
            result = self._results.within(writing.unit.connection, code)
            at = store.now().isoformat(timespec="seconds")
            writing.facts["digest"] = lock_within(writing.unit, result, at=at, by=store.who)

    def reopen(self, code: str, reason: str) -> None:
        """Open a locked period again; its snapshot stays, and the next lock makes a new version."""
        if not reason.strip():
            raise Mendable("reason.required")
        with self._ledger.write("period.reopen", {"period": code}, reason=reason.strip()) as writing:
            if state_of(writing.unit.connection, code) is not PeriodState.LOCKED:
                raise Mendable("period.not_locked", period=code)
            writing.unit.put(PeriodRow, {"code": code, "state": PeriodState.OPEN})


def lock_within(unit: Unit, result: PeriodResult, *, at: str, by: str) -> str:
    """Lock a period with this result inside a unit of work, and return the snapshot's digest.

    Mendable when somebody is incomplete.
    """
    refuse_incomplete(result)
    digest = freeze(unit, result, at=at, by=by)
    unit.put(PeriodRow, {"code": result.period, "state": PeriodState.LOCKED})
    return digest


def refuse_incomplete(result: PeriodResult) -> None:
    """Mendable when somebody in the result is incomplete."""
    names = [found.name for found in result.incomplete]
    if names:
        raise Mendable("period.incomplete", period=result.period, names=_few(names))


def _few(names: list[str]) -> str:
    return ", ".join(names[:5]) + (f" … ({len(names)})" if len(names) > 5 else "")


def parse(code: str, fiscal_start: int = 1) -> Period:
    """A period by its code; Mendable when it is none, or in a year that nobody lives in."""
    try:
        period = Period.parse(code, fiscal_start)
    except ValueError as error:
        raise Mendable("period.not_a_code", period=code) from error
    if period.year not in _YEARS or period.code != code:  # full-width digits are digits to Python too
        raise Mendable("period.not_a_code", period=code)
    return period


def state_of(connection: Connection, code: str) -> PeriodState:
    """A period's state; Mendable when it was never opened."""
    parse(code)
    state = connection.scalar(_STATE, {"code": code})
    if state is None:
        known = ", ".join(connection.scalars(select(PeriodRow.code).order_by(PeriodRow.code)))
        raise Mendable("period.unknown", period=code, known=known or "—")
    return state


def require_open(connection: Connection, code: str) -> None:
    """Mendable when a period is unknown or locked."""
    if state_of(connection, code) is PeriodState.LOCKED:
        raise Mendable("period.locked", period=code)


def _place(period: Period) -> tuple[object, ...]:
    return period.first_day, period.last_day
