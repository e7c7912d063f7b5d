"""Improvement actions as they are listed: with names, checkpoints and how late they are."""

from collections import Counter
from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from models.terms import ImprovementState
from services.domain.improvement import Improvement, ImprovementCheckpoint

UNFINISHED = (ImprovementState.PROPOSED, ImprovementState.OPEN, ImprovementState.DONE)
"""States in which an action still waits for somebody."""


class Listed(Struct, frozen=True):
    """An action; `overdue` in days, `left` the day on which its owner left, if that is past."""

    action: Improvement
    owner_name: str
    department: str
    department_name: str
    overdue: int = 0
    left: date | None = None
    speaker_name: str = ""
    kpi_name: str = ""
    closer_name: str = ""
    checkpoints: tuple[ImprovementCheckpoint, ...] = ()

    @property
    def stranded(self) -> bool:
        """Whether its owner left before it was finished."""
        return self.left is not None and self.action.state in UNFINISHED


class Sought(Struct, frozen=True):
    """Which actions one looks for; what is empty does not count."""

    state: ImprovementState | None = None
    owner: str = ""
    department: str = ""
    kpi: str = ""
    period: str = ""
    overdue: bool = False
    stranded: bool = False

    def keeps(self, listed: Listed) -> bool:
        """Whether an action is one of those."""
        action = listed.action
        return (
            self.state in {None, action.state}
            and self.owner in {"", action.owner}
            and self.department in {"", listed.department}
            and self.kpi in {"", action.kpi}
            and self.period in {"", action.period}
            and (listed.overdue > 0 or not self.overdue)
            and (listed.stranded or not self.stranded)
        )


class ImprovementList(Struct, frozen=True):
    """All actions on a day: the overdue first, the latest before the others, then by due date."""

    today: date
    listed: tuple[Listed, ...] = ()

    @property
    def counts(self) -> Mapping[ImprovementState, int]:
        """How many stand in each state."""
        return Counter(one.action.state for one in self.listed)

    @property
    def overdue(self) -> tuple[Listed, ...]:
        """Those that are late."""
        return tuple(one for one in self.listed if one.overdue)

    @property
    def stranded(self) -> tuple[Listed, ...]:
        """Those whose owner left before they were finished."""
        return tuple(one for one in self.listed if one.stranded)


class Tracked(Struct, frozen=True):
    """What a report meeting goes through: earlier actions that stood when the period began, and its own."""

    before: tuple[Listed, ...] = ()
    raised: tuple[Listed, ...] = ()


NOTHING = Tracked()
