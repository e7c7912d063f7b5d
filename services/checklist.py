"""The checklist of a period (清单): its results, and what beside them bears on it, read in a few queries."""

from sqlalchemy import Connection, and_, func, or_, select

from models.entry import ActualRow
from models.kpi import KpiRow
from models.period import PeriodRow
from models.records import read_records
from models.settings import SettingRow
from models.target import MonthTargetRow
from models.terms import PeriodState
from services.alarms import Alarms, alarm_answers
from services.domain.checklist import Item
from services.domain.period import PeriodRecord
from services.domain.result import PeriodResult
from services.exemptions import Exemptions
from services.kept import Kept
from services.ledger import Ledger
from services.month_items import Surroundings, checklist, lock_summary
from services.results import Results
from services.scored_records import read_settings
from services.sifted import Sifted

_Calendar = tuple[tuple[PeriodRecord, ...], int]


class Checklist:
    """What each state of a period still asks for."""

    def __init__(self, ledger: Ledger, results: Results, alarms: Alarms, exemptions: Exemptions) -> None:
        self._results, self._alarms, self._exemptions = results, alarms, exemptions
        self._sifted = Sifted()
        self._calendar: Kept[_Calendar] = Kept(ledger, PeriodRow, SettingRow)
        self._planned: Kept[int] = Kept(ledger, MonthTargetRow)
        self._apart: Kept[tuple[str, ...]] = Kept(ledger, MonthTargetRow, ActualRow, KpiRow)

    def of(self, period: str, state: PeriodState | None = None) -> tuple[Item, ...]:
        """The items of a state; of the present one when none is named. A locked period has none."""
        result = self._results.of(period)
        return checklist(result, self._around(result), self._sifted, state)

    def before_lock(self, period: str) -> tuple[Item, ...]:
        """What is still left, or for the officer's eyes, in any state."""
        result = self._results.of(period)
        return lock_summary(result, self._around(result), self._sifted)

    def _around(self, result: PeriodResult) -> Surroundings:
        month = result.period
        answers = self._alarms.answers() if result.divergences else ()
        proposals = self._exemptions.proposals(month)
        periods, fiscal_start = self._calendar.of("", _read_calendar)
        planned = self._planned.of(month, lambda connection: _planned(connection, month))
        return Surroundings(
            planned=planned,
            apart=self._apart.of(month, lambda connection: _apart(connection, month)) if planned else (),
            proposed=len(proposals.all),
            undecided=tuple(one.name for one in proposals.open),
            answered=frozenset(alarm_answers(result, answers)),
            periods=periods,
            fiscal_start=fiscal_start,
        )


def _read_calendar(connection: Connection) -> _Calendar:
    """Every opened period, and the month that the fiscal year begins with."""
    return read_records(connection, PeriodRow, PeriodRecord), read_settings(connection).fiscal_start


def _planned(connection: Connection, month: str) -> int:
    """How many targets are planned for a month."""
    plan = MonthTargetRow
    return connection.scalar(select(func.count()).select_from(plan).where(plan.month == month)) or 0


def _apart(connection: Connection, month: str) -> tuple[str, ...]:
    """The KPIs of the planned targets that a month's period does not have."""
    plan, have = MonthTargetRow, ActualRow
    same = and_(
        have.period == plan.month, have.type == plan.type, have.subject == plan.subject, have.kpi == plan.kpi
    )
    apart = (
        select(KpiRow.name)
        .select_from(plan)
        .join(KpiRow, KpiRow.code == plan.kpi)
        .outerjoin(have, same)
        .where(plan.month == month, or_(have.target.is_(None), have.target != plan.value))
    )
    return tuple(connection.scalars(apart.order_by(KpiRow.code)))
