"""Drafts: the text of a field while somebody types in it, kept within a second and outside the audit trail.

Whoever writes the field in earnest drops its draft in the same transaction (`drop_drafts`); what is left over
when the program starts again was being typed when it stopped.
"""

from collections.abc import Iterable, Mapping

from msgspec import Struct
from sqlalchemy import Connection, delete, insert, select

from models.draft import DraftRow
from services.ledger import Ledger, in_words

_PART = "/"


class Draft(Struct, frozen=True):
    """A text that was being typed, and the moment (ISO, UTC) at which it was last kept."""

    text: str
    at: str


def place_of(*parts: str) -> str:
    """The place of a field's draft: the noun, its key, and the field."""
    return _PART.join(part.replace(_PART, "%2F") for part in parts)


def parts_of(place: str) -> tuple[str, ...]:
    """The parts that a place was made of."""
    return tuple(part.replace("%2F", _PART) for part in place.split(_PART))


class Drafts:
    """What is being typed."""

    def __init__(self, ledger: Ledger) -> None:
        self._store = ledger.store

    def keep(self, place: str, text: str) -> str:
        """Keep a field's text as it stands; the moment at which it was kept."""
        at = self._store.now().isoformat(timespec="milliseconds")
        with in_words(self._store), self._store.aside() as connection:
            drop_drafts(connection, [place])
            connection.execute(insert(DraftRow), [{"place": place, "text": text, "at": at}])
        return at

    def drop(self, *places: str) -> None:
        """Let go of what was typed."""
        with in_words(self._store), self._store.aside() as connection:
            drop_drafts(connection, places)

    def under(self, *parts: str) -> Mapping[str, Draft]:
        """The drafts of all fields of a noun, or of one record of it, by place."""
        beginning = place_of(*parts) + _PART
        row = DraftRow
        with in_words(self._store), self._store.read() as connection:
            found = connection.execute(
                select(row.place, row.text, row.at).where(row.place.startswith(beginning, autoescape=True))
            )
            return {place: Draft(text, at) for place, text, at in found}


def drop_drafts(connection: Connection, places: Iterable[str]) -> None:
    """Let go of drafts, within the action that writes their fields, say."""
    connection.execute(delete(DraftRow).where(DraftRow.place.in_(list(places))))
