"""Performance improvement plans as they are listed and printed: with names and days of checkpoints."""

from datetime import date

from msgspec import Struct

from models.terms import PipState
from services.domain.pip import Pip, PipCheckpoint


class Stop(Struct, frozen=True):
    """A checkpoint with the day on which it falls; `looked_at` is the working day on which one looks.

    `late` in days, where nothing was found yet.
    """

    checkpoint: PipCheckpoint
    day: date
    looked_at: date
    checked_by_name: str = ""
    late: int = 0


class ListedPip(Struct, frozen=True):
    """A plan with the names in it and its checkpoints in order."""

    pip: Pip
    name: str
    department_name: str = ""
    position_name: str = ""
    coach_name: str = ""
    stops: tuple[Stop, ...] = ()

    @property
    def running(self) -> bool:
        """Whether the plan is not over yet."""
        return self.pip.state is PipState.OPEN

    @property
    def next_stop(self) -> Stop | None:
        """The first checkpoint of a running plan at which nothing was found yet."""
        return next((one for one in self.stops if self.running and one.checkpoint.finding is None), None)


class PipSheet(Struct, frozen=True):
    """What the printed plan says."""

    company: str
    listed: ListedPip


class LowScorer(Struct, frozen=True):
    """Somebody with the lowest grade in the last two periods; only a hint, one decides oneself."""

    number: str
    name: str
    department_name: str
    grade: str
    totals: tuple[tuple[str, str], ...]
    """The period's code and the total as plain text, the earlier first."""
