"""What goes into a line's method and what comes out of it."""

from decimal import Decimal

from msgspec import Struct

from services.domain.entry import Rating
from services.domain.result import Fact, Step
from services.errors import Mendable


class Measured(Struct, frozen=True):
    """A line's actual and target; `text` is a level or yes/no; `minimum` hides smaller rater groups."""

    value: Decimal | None = None
    text: str | None = None
    target: Decimal | None = None
    ratings: tuple[Rating, ...] = ()
    minimum: int = 3

    def number(self) -> Decimal:
        """The actual as a number; Mendable when there is none."""
        if self.value is None:
            if self.text is None:
                raise Mendable("line.missing")
            raise Mendable("line.not_number", text=self.text)
        return self.value

    def goal(self) -> Decimal:
        """The target; Mendable when there is none."""
        if self.target is None:
            raise Mendable("line.target_missing")
        return self.target


class Raw(Struct, frozen=True):
    """A method's exact score; `final` says 0 whatever the floor; `actual` is what ratings gave instead."""

    score: Decimal
    steps: tuple[Step, ...]
    final: bool = False
    actual: Decimal | None = None


class LineScore(Struct, frozen=True):
    """A line's official score, None when it cannot be scored, and the steps that explain either."""

    score: Decimal | None
    steps: tuple[Step, ...]
    actual: Decimal | None = None


def step(code: str, **facts: Fact) -> Step:
    """A step with its facts in order of mention."""
    return Step(code, tuple(facts.items()))


def problem_step(problem: Mendable) -> Step:
    """The step that says why a line or a rule gives no score."""
    facts = (
        (name, fact if isinstance(fact, (Decimal, int, str)) else str(fact))
        for name, fact in problem.facts.items()
    )
    return Step(problem.code, tuple(facts))
