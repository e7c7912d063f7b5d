"""The checklist of a period (清单): its results, and what beside them bears on it, read in a few queries."""

from sqlalchemy import Connection, and_, func, or_, select

from models.entry import ActualRow
from models.kpi import KpiRow
from models.period import PeriodRow
from models.records import read_records
from models.target import MonthTargetRow
from models.terms import PeriodState
from services.alarms import Alarms, alarm_answers
from services.domain.checklist import Item
from services.domain.period import PeriodRecord
from services.domain.result import PeriodResult
from services.exemptions import Exemptions
from services.ledger import Ledger
from services.month_items import Surroundings, checklist, lock_summary
from services.records import read_settings
from services.results import Results


class Checklist:
    """What each state of a period still asks for."""

    def __init__(self, ledger: Ledger, results: Results, alarms: Alarms, exemptions: Exemptions) -> None:
        self._ledger, self._results, self._alarms = ledger, results, alarms
        self._exemptions = exemptions

    def of(self, period: str, state: PeriodState | None = None) -> tuple[Item, ...]:
        """The items of a state; of the present one when none is named. A locked period has none."""
        result = self._results.of(period)
        return checklist(result, self._around(result), state)

    def before_lock(self, period: str) -> tuple[Item, ...]:
        """What is still left, or for the officer's eyes, in any state."""
        result = self._results.of(period)
        return lock_summary(result, self._around(result))

    def _around(self, result: PeriodResult) -> Surroundings:
        answers = self._alarms.answers() if result.divergences else ()
        proposals = self._exemptions.proposals(result.period)
        with self._ledger.read() as connection:
            planned, apart = _month_targets(connection, result.period)
            return Surroundings(
                planned=planned,
                apart=apart,
                proposed=len(proposals.all),
                undecided=tuple(one.name for one in proposals.open),
                answered=frozenset(alarm_answers(result, answers)),
                periods=read_records(connection, PeriodRow, PeriodRecord),
                fiscal_start=read_settings(connection).fiscal_start,
            )


def _month_targets(connection: Connection, month: str) -> tuple[int, tuple[str, ...]]:
    """How many targets are planned for a month, and the KPIs of those that its period does not have."""
    plan, have = MonthTargetRow, ActualRow
    count = connection.scalar(select(func.count()).select_from(plan).where(plan.month == month)) or 0
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
    return count, tuple(connection.scalars(apart.order_by(KpiRow.code)))
