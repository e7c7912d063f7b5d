"""Satisfaction (满意度) from counted answers."""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum

from services.errors import Mendable
from services.scoring.rounding import EXACT, ZERO, to_cents


class Answer(StrEnum):
    """An answer to a satisfaction question."""

    VERY_SATISFIED = "very satisfied"
    SATISFIED = "satisfied"
    BASICALLY = "basically satisfied"
    NOT_VERY = "not very satisfied"
    DISSATISFIED = "dissatisfied"
    UNKNOWN = "don't know"


SCORES: Mapping[Answer, Decimal] = {
    Answer.VERY_SATISFIED: Decimal(100),
    Answer.SATISFIED: Decimal(80),
    Answer.BASICALLY: Decimal(60),
    Answer.NOT_VERY: Decimal(30),
    Answer.DISSATISFIED: Decimal(0),
}


def satisfaction(counts: Mapping[Answer, Decimal]) -> Decimal:
    """The mean score of the answers by count or percentage, to 2 places; "don't know" is left out."""
    known = {answer: count for answer, count in counts.items() if answer in SCORES}
    total = sum(known.values(), ZERO)
    if total <= 0:
        raise Mendable("satisfaction.nobody")
    return to_cents(
        EXACT.divide(sum((SCORES[answer] * count for answer, count in known.items()), ZERO), total)
    )
