"""Gaps (差距) of speakers and the revised actions that answer them: every gap has one after the meeting."""

from collections.abc import Iterable
from decimal import Decimal

from msgspec import Struct

from models.terms import ImprovementState
from services.domain.improvement import Improvement
from services.domain.period import Period

LEAST = Decimal(1)
"""A line that took less than a point from its speaker is shown on the sheet, but no action is asked for."""
UNDECIDED = (ImprovementState.PROPOSED, ImprovementState.DROPPED)
"""States of actions that nobody has taken on: merely proposed, or given up."""


class SpeakerGap(Struct, frozen=True):
    """What a line cost a speaker in a period, in points, and for how many periods it has been below 100."""

    period: str
    speaker: str
    kpi: str
    name: str
    score: Decimal
    points: Decimal
    in_a_row: int


def answers(gap: SpeakerGap, improvement: Improvement) -> bool:
    """Whether an action answers a gap: raised on it and taken on, or carried: raised earlier on the same line
    of the same speaker, and still under way when the gap's period ended.
    """
    if (improvement.speaker, improvement.kpi) != (gap.speaker, gap.kpi) or improvement.state in UNDECIDED:
        return False
    if improvement.period == gap.period:
        return True
    raised, period = Period.parse(improvement.period), Period.parse(gap.period)
    done = improvement.done_on
    return raised.last_day < period.first_day and (done is None or done > period.last_day)


def unanswered(gaps: Iterable[SpeakerGap], improvements: Iterable[Improvement]) -> tuple[SpeakerGap, ...]:
    """The gaps that are still without a revised action, the costliest first."""
    known = list(improvements)
    left = [gap for gap in gaps if not any(answers(gap, one) for one in known)]
    return tuple(sorted(left, key=lambda gap: (-gap.points, gap.speaker, gap.kpi)))
