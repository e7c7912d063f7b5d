"""A quarter, half or year without its own card: the mean of the shortest periods' totals."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from models.terms import Dimension
from services.domain.period import MONTHS
from services.domain.result import ResultState, Step
from services.domain.scorecard import SubjectKey
from services.scoring.ground import Ground
from services.scoring.rounding import ZERO, mean
from services.scoring.totals import Total, bounded_total


class Part(NamedTuple):
    """A shorter period of the subject; `state` is None when it was not opened yet."""

    period: str
    state: ResultState | None
    total: Decimal | None


class Derived(NamedTuple):
    """The shorter periods that make up the result, those left out where the subject was nobody."""

    dimension: Dimension
    parts: tuple[Part, ...]

    @property
    def state(self) -> ResultState:
        """Incomplete when a part is, unscored when none has a total."""
        states = {part.state for part in self.parts}
        if states & {None, ResultState.INCOMPLETE}:
            return ResultState.INCOMPLETE
        if ResultState.COMPLETE in states:
            return ResultState.COMPLETE
        return ResultState.EXEMPT if states == {ResultState.EXEMPT} else ResultState.UNSCORED

    @property
    def complete(self) -> bool:
        """Whether its total can be told."""
        return self.state is ResultState.COMPLETE

    @property
    def lacking(self) -> tuple[str, ...]:
        """The periods that make it incomplete."""
        return tuple(part.period for part in self.parts if part.state in {None, ResultState.INCOMPLETE})


def derive(ground: Ground, key: SubjectKey) -> Derived | None:
    """The parts of the shortest kind in which the subject was ever appraised; None when there is none."""
    for dimension, months in MONTHS.items():
        if months >= MONTHS[ground.period.dimension]:
            return None
        parts = tuple(_parts(ground, key, dimension))
        if parts:
            return Derived(dimension, parts)
    return None


def _parts(ground: Ground, key: SubjectKey, dimension: Dimension) -> Sequence[Part]:
    parts: list[Part] = []
    for period in ground.period.parts(dimension):
        past = ground.past.get(period.code)
        if past is not None:
            if key in past.states:
                parts.append(Part(period.code, past.states[key], past.totals.get(key)))
            continue
        seat = ground.seats.seat(key, period)
        if seat is not None and seat.card is not None:
            parts.append(Part(period.code, None, None))
    return parts


def derived_total(derived: Derived, adjustment: Decimal = ZERO) -> Total:
    """The unweighted mean of the parts' official totals, without a card's cap or floor."""
    totals = [part.total for part in derived.parts if part.total is not None]
    exact = mean(totals)
    facts = (
        *(("dimension", derived.dimension.value), ("count", len(totals))),
        *(("sum", sum(totals, ZERO)), ("mean", exact)),
    )
    low, high = min(ZERO, exact + adjustment), exact + abs(adjustment)
    return bounded_total(exact, Step("total.derived", facts), adjustment, cap=high, floor=low)
