"""Which improvement actions a report meeting goes through (改进跟踪)."""

from collections.abc import Iterable

from models.terms import ImprovementState
from services.cycle.reporting import stood
from services.domain.improvement_list import Listed, Tracked
from services.domain.period import Period

_NOBODYS = (ImprovementState.PROPOSED, ImprovementState.DROPPED)


def tracked_in(period: Period, listed: Iterable[Listed]) -> Tracked:
    """What was promised before a period and what was raised on it, each in the order of the list."""
    actions = list(listed)
    return Tracked(
        tuple(one for one in actions if stood(one.action, period)),
        tuple(
            one for one in actions if one.action.period == period.code and one.action.state not in _NOBODYS
        ),
    )
