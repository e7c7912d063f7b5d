"""The rater groups as a field offers them and as one types them."""

from collections.abc import Mapping, Sequence

from models.terms import RaterGroup
from services.language import Language
from services.scoring.method_ratings import Standing
from services.spelling import is_spelt
from services.wording.terms import label
from services.workbooks.vocabulary import GROUPS


class Groups:
    """The seven groups, those with a weight in the KPI first."""

    def __init__(self, say: Language, standings: Sequence[Standing]) -> None:
        self.weights: Mapping[RaterGroup, str] = {
            standing.group: say.plain(standing.weight)
            for standing in standings
            if standing.weight is not None
        }
        order = (*self.weights, *(group for group in RaterGroup if group not in self.weights))
        self.words: Mapping[RaterGroup, str] = {group: label(say, group) for group in order}
        self.choices: tuple[str, ...] = tuple(self._choice(say, group) for group in order)

    def _choice(self, say: Language, group: RaterGroup) -> str:
        word = self.words[group]
        if group in self.weights:
            return say("{group} · weight {weight}", group=word, weight=self.weights[group])
        return say("{group} · no weight in this KPI", group=word)

    def matching(self, text: str) -> tuple[str, ...]:
        """The choices that begin with a text, or that its letters spell."""
        wanted = text.strip().casefold()
        return tuple(
            choice
            for choice, word in zip(self.choices, self.words.values(), strict=True)
            if word.casefold().startswith(wanted) or (wanted.isascii() and is_spelt(word, wanted))
        )

    def word(self, text: str) -> str:
        """The group that a text means, in words; the text itself when it means none or several."""
        group = GROUPS.read(text)
        if isinstance(group, RaterGroup):
            return self.words[group]
        found = [text] if text in self.choices else self.matching(text)
        if len(found) != 1 or not text.strip():
            return text.strip()
        return list(self.words.values())[self.choices.index(found[0])]

    def counts(self, text: str) -> bool:
        """Whether what stands in a cell is a group with a weight, or no group at all."""
        group = GROUPS.read(text)
        return not isinstance(group, RaterGroup) or group in self.weights
