"""What a state of the month asks for (清单): one item a matter, done, left, or for the officer's eyes."""

from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from services.domain.scorecard import SubjectKey

MUCH = Decimal(10)
"""A change against the period before that is worth a look, in points, until the officer says otherwise."""


class Topic(StrEnum):
    """What an item is about, in the order of the month."""

    CARDS = "cards"
    TARGETS = "targets"
    MONTH_TARGETS = "month targets"
    PARTS_OPEN = "parts open"
    PROVIDER = "provider"
    EXEMPTIONS = "exemptions"
    SELF_SCORES = "self scores"
    RATINGS = "ratings"
    REASONS = "reasons"
    PROBLEMS = "problems"
    INCOMPLETE = "incomplete"
    VETOES = "vetoes"
    RED_LINES = "red lines"
    NOT_APPLICABLE = "not applicable"
    EXEMPT = "exempt"
    CHANGES = "changes"
    ALARMS = "alarms"
    ADJUSTMENTS = "adjustments"
    PARTS_LOCKED = "parts locked"


class Mark(StrEnum):
    """How an item stands: done, something left to do, or something to look at, which nobody can tick off."""

    DONE = "done"
    LEFT = "left"
    LOOK = "look"


class Way(Struct, frozen=True):
    """Where an item is worked on: a page, and its filter, or a subject on it and one of its lines."""

    page: str
    filter: str = ""
    subject: SubjectKey | None = None
    kpi: str = ""


class Item(Struct, frozen=True):
    """One matter. `open` of `total` are left to do, or to look at; `names` tells which.

    `about` is the data provider, or the bound of a change.
    """

    topic: Topic
    open: int
    total: int
    names: tuple[str, ...] = ()
    way: Way | None = None
    about: str = ""
    look: bool = False

    @property
    def mark(self) -> Mark:
        """How it stands."""
        if not self.open:
            return Mark.DONE
        return Mark.LOOK if self.look else Mark.LEFT
