"""Locked periods stay as they are; reopening one is a decision with a reason, not a cell."""

from services.domain.period import PeriodRecord
from services.workbooks.merging import Merging


def check_periods(merging: Merging) -> None:
    """Refuse every row that would change a locked period."""
    for change in merging.changes:
        if change.period in merging.locked:
            name = "year" if change.spec.noun == "annual_parts" else "period"
            merging.error(change.place, name, "period_locked", period=change.period)
        elif isinstance(change.before, PeriodRecord) and change.before.code in merging.locked:
            merging.error(change.place, "state", "period_reopened", period=change.before.code)
