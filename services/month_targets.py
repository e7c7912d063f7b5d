"""The targets of a month (月度目标) taken over into its period."""

from msgspec.structs import asdict
from sqlalchemy import select

from models.entry import ActualRow
from models.target import MonthTargetRow
from models.unit import Unit
from services.domain.entry import Actual


def take_over(unit: Unit, month: str, kpi: str | None = None) -> int:
    """Make the month's targets (of one KPI only, if named) those of its period; gives how many changed.

    The period must be open: a unit refuses rows of a locked one.
    """
    row = MonthTargetRow
    wanted = select(row.kpi, row.type, row.subject, row.value).where(row.month == month)
    if kpi is not None:
        wanted = wanted.where(row.kpi == kpi)
    planned = [
        Actual(month, found.type, found.subject, found.kpi, target=found.value)
        for found in unit.execute(wanted)
    ]
    present = unit.present_all(ActualRow, [asdict(actual) for actual in planned])
    before = len(unit.changes)
    fresh = [
        {**(old or asdict(actual)), "target": actual.target}
        for actual, old in zip(planned, present, strict=True)
    ]
    unit.put_all(ActualRow, fresh)
    return len(unit.changes) - before
