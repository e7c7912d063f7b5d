"""Whether the loop closes (闭环成效): gaps answered, actions done on time, scores around an action.

A score that rose after an action is no proof that the action raised it: other things change too. The figures
say what happened and leave the judgement to the reader.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from msgspec import Struct

from services.cycle.gaps import UNDECIDED, SpeakerGap, unanswered
from services.domain.improvement import Improvement
from services.scoring.rounding import rounded

AROUND = 3
"""How many periods before and after an action are compared."""
NOTABLE = Decimal(1)
"""A mean that moved by less than a point has not moved."""


class Share(Struct, frozen=True):
    """So many of so many."""

    part: int = 0
    whole: int = 0

    @property
    def percent(self) -> Decimal | None:
        """In percent with one place, None of nothing."""
        return rounded(Fraction(100 * self.part, self.whole), 1) if self.whole else None


class Verdict(StrEnum):
    """What became of the scores after an action."""

    ROSE = "rose"
    STAYED = "stayed"
    FELL = "fell"
    TOO_EARLY = "too_early"


class Course(Struct, frozen=True, dict=True):
    """A line's scores by period around an action: `before` end with the period that raised it."""

    improvement: Improvement
    before: tuple[tuple[str, Decimal], ...]
    after: tuple[tuple[str, Decimal], ...]

    @cached_property
    def means(self) -> tuple[Decimal | None, Decimal | None]:
        """The mean before and the mean after, with 2 places; None of no score."""
        before, after = (rounded(_mean(points)) if points else None for points in (self.before, self.after))
        return before, after

    @property
    def change(self) -> Decimal | None:
        """The mean after less the mean before, as they are shown; None while one of them is missing."""
        before, after = self.means
        return None if before is None or after is None else after - before

    @property
    def verdict(self) -> Verdict:
        """Which way the scores went."""
        change = self.change
        if change is None:
            return Verdict.TOO_EARLY
        if abs(change) < NOTABLE:
            return Verdict.STAYED
        return Verdict.ROSE if change > 0 else Verdict.FELL


def answered(gaps: Sequence[SpeakerGap], improvements: Iterable[Improvement]) -> Share:
    """How many gaps have a revised action."""
    return Share(len(gaps) - len(unanswered(gaps, improvements)), len(gaps))


def on_time(improvements: Iterable[Improvement], until: date) -> Share:
    """Of the actions that were due up to a day, those that were carried out by their due date.

    Given up and merely proposed ones do not count.
    """
    counted = [one for one in improvements if one.due <= until and one.state not in UNDECIDED]
    return Share(sum(is_on_time(one) for one in counted), len(counted))


def is_on_time(improvement: Improvement) -> bool:
    """Whether an action was carried out by its due date."""
    return improvement.done_on is not None and improvement.done_on <= improvement.due


def course(improvement: Improvement, scores: Mapping[str, Decimal], done: str) -> Course:
    """The scores of an action's line around it: up to three periods up to the one that raised it, and up to
    three after the period `done` in which it was carried out.

    `scores` by period code in the order of time.
    """
    before = [(code, score) for code, score in scores.items() if code <= improvement.period]
    after = [(code, score) for code, score in scores.items() if code > max(done, improvement.period)]
    return Course(improvement, tuple(before[-AROUND:]), tuple(after[:AROUND]))


def _mean(points: Sequence[tuple[str, Decimal]]) -> Fraction:
    return sum((Fraction(score) for _, score in points), Fraction(0)) / len(points)
