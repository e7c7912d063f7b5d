"""The drafts that the page keeps: what was changed of which card and is not saved. No widgets."""

from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from models.terms import Dimension, SubjectType
from services.card_drafts import CardDraft, draft_of
from services.domain.company import Records
from services.domain.period import Period
from services.domain.scorecard import CardKey, Scorecard, SubjectKey

Place = tuple[SubjectKey, Dimension]


class Drafts:
    """One draft a card; `draft` is the one in sight, `stored` the version it began from."""

    def __init__(self) -> None:
        self.records = Records()
        self.period = ""
        self.dimension = Dimension.MONTHLY
        self.subject: SubjectKey | None = None
        self.version: CardKey | None = None
        self.kept: dict[Place, CardDraft] = {}
        self.draft = self.stored = CardDraft(SubjectType.DEPARTMENT, "", self.dimension)

    @property
    def dirty(self) -> bool:
        """Whether the card in sight is changed and not saved."""
        return self.draft != self.stored

    @property
    def place(self) -> Place | None:
        """Whose card of which cycle is in sight."""
        return (self.subject, self.dimension) if self.subject is not None else None

    @property
    def unsaved(self) -> set[SubjectKey]:
        """Whose cards of the cycle in sight are not saved."""
        return {key for key, dimension in self.kept if dimension is self.dimension}

    def versions(self) -> list[Scorecard]:
        """The versions of the card in sight, the earliest first."""
        return [
            card
            for card in self.records.scorecards
            if self.subject is not None
            and (card.type, card.code, card.dimension) == (*self.subject, self.dimension)
        ]

    def load(self) -> None:
        """Bring the card in sight: its draft, else the version wanted, else the one in force."""
        cards = self.versions()
        by_key = {card.key: card for card in cards}
        draft = self.kept.get(self.place) if self.place is not None else None
        if draft is None:
            wanted = by_key.get(self.version) if self.version is not None else None
            self.draft = self.stored = self._begun(wanted or self._in_force(cards))
            return
        if draft.replaces not in by_key:
            draft = replace(draft, replaces=None)
        self.stored = self._begun(by_key.get(draft.replaces) if draft.replaces is not None else None)
        self.draft = draft

    def put(self, draft: CardDraft) -> bool:
        """Keep a change; says whether the card became, or is no longer, unsaved."""
        if self.place is None:
            return False
        before = self.place in self.kept
        self.draft = draft
        if self.dirty:
            self.kept[self.place] = draft
        else:
            self.kept.pop(self.place, None)
        return before != (self.place in self.kept)

    def first_day(self) -> date | None:
        """The first day of the period in sight."""
        start = self.records.settings.fiscal_start
        return Period.parse(self.period, start).first_day if self.period else None

    def _begun(self, card: Scorecard | None) -> CardDraft:
        """A stored version as a draft, or a new card that holds from the period on."""
        if card is not None:
            return draft_of(card, self.records.comparisons)
        key = self.subject or SubjectKey(SubjectType.DEPARTMENT, "")
        start = self.first_day()
        return CardDraft(key.type, key.code, self.dimension, valid_from=start.isoformat() if start else "")

    def _in_force(self, cards: Sequence[Scorecard]) -> Scorecard | None:
        day = self.first_day()
        held = [card for card in cards if day is None or card.applies_on(day)]
        return held[0] if held else cards[-1] if cards else None
