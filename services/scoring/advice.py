"""Advice by grade (等级建议). Dismissal is never proposed: coming last is not incompetence in law."""

from collections.abc import Sequence
from enum import StrEnum

from services.domain.settings import Grade


class Advice(StrEnum):
    """What the year's grade suggests."""

    PROMOTE = "promote"
    REWARD = "reward"
    KEEP = "keep"
    COACH = "coach"
    TRAIN = "train or transfer"


def advice_for(grade: str, grades: Sequence[Grade]) -> Advice:
    """The advice of a grade by its place from the top; in shorter or longer scales the ends keep theirs."""
    order = tuple(Advice)
    place = [known.name for known in grades].index(grade)
    if len(grades) == 1:
        return Advice.KEEP
    return order[round(place * (len(order) - 1) / (len(grades) - 1))]
