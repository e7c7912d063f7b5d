"""A report meeting while it is held: the agenda with names, who is there, what is written."""

from collections.abc import Mapping

from msgspec import Struct

from services.domain.meeting import AgendaItem, Meeting, Participant, Resolution


class Seat(Struct, frozen=True):
    """Somebody asked to the meeting, with names."""

    participant: Participant
    name: str
    department_name: str = ""


class Person(Struct, frozen=True):
    """Somebody who may be named: as the owner of a resolution, or as having come."""

    number: str
    name: str
    department_name: str = ""


class Session(Struct, frozen=True):
    """A meeting as the room sees it; `titles` and `speakers` are the names of the items and who speaks."""

    company: str
    meeting: Meeting
    chair_name: str
    items: tuple[AgendaItem, ...]
    titles: Mapping[str, str]
    speakers: Mapping[str, str]
    seats: tuple[Seat, ...]
    resolutions: tuple[Resolution, ...]
    staff: tuple[Person, ...]

    def item(self, item: str) -> AgendaItem | None:
        """One item of the agenda, None when it is not there any more."""
        return next((one for one in self.items if one.item == item), None)

    def resolved(self, item: str) -> tuple[Resolution, ...]:
        """What was resolved on an item, in its order."""
        return tuple(one for one in self.resolutions if one.item == item)


class LeftOver(Struct, frozen=True):
    """What the program had not written in earnest when it stopped in a meeting; `at` is its last moment.

    `items` names the item of each text, `running` tells whether the clock ran.
    """

    items: tuple[str, ...]
    running: bool
    at: str

    @property
    def fields(self) -> int:
        """How many texts there are."""
        return len(self.items)
