"""Whose card scores a person, as a plain sentence."""

from collections.abc import Mapping

from models.terms import SubjectType
from services.chart import ScoredBy
from services.language import N_, Language

SENTENCES: Mapping[SubjectType, str] = {
    SubjectType.EMPLOYEE: N_("{period}: scored by a card of {name}'s own ({count} {count:line|lines})."),
    SubjectType.POSITION: N_(
        "{period}: scored by the card of the position {owner} ({count} {count:line|lines})."
    ),
    SubjectType.DEPARTMENT: N_(
        "{period}: scored by the card of {owner} ({count} {count:line|lines}), which {name} heads."
    ),
}
_NOBODY = N_("{period}: not employed, so not appraised.")
_NONE = N_("{period}: no card scores {name}. Make one for the position or for the person.")


def scored_words(say: Language, found: ScoredBy, name: str) -> str:
    """Which card scores a person in a period, or why none does."""
    period = say.period(found.period)
    if not found.employed:
        return say(_NOBODY, period=period)
    if found.source is None:
        return say(_NONE, period=period, name=name)
    return say(SENTENCES[found.source], period=period, name=name, owner=found.owner, count=found.lines)
