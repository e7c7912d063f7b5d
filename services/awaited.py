"""Which actuals a period still waits for, by the provider who owes them. Pure reading of results."""

from services.domain.awaited import Awaited, AwaitedLine, Owed
from services.domain.result import LineState, PeriodResult
from services.month_items import entries_of


def awaited_in(result: PeriodResult) -> Awaited:
    """Every awaited line once, under its provider; those without a provider last."""
    owed: dict[str, list[AwaitedLine]] = {}
    totals: dict[str, int] = {}
    for subject, line in entries_of(result):
        if line.state is not LineState.NOT_APPLICABLE:
            totals[line.provider] = totals.get(line.provider, 0) + 1
            if line.state is LineState.MISSING:
                owed.setdefault(line.provider, []).append(AwaitedLine(subject, line))
    providers = (
        Owed(name, tuple(found), totals[name])
        for name, found in sorted(owed.items(), key=lambda one: (not one[0], one[0]))
    )
    return Awaited(result.period, tuple(providers), result.incomplete)
