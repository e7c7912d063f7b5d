"""The clock of a meeting (计时): whose turn it is, which section runs, how much time is left.

Nothing here asks what time it is: every step is given its moment. A clock outlives the program as a text; it
comes back stopped where it was last kept, so that the time for which the program was gone counts as a pause.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import accumulate

from msgspec import Struct, field
from msgspec.structs import replace

from services.domain.meeting import AgendaItem, Meeting

WARNING = 120
"""Seconds before its end at which a section is nearly over."""
_MINUTE = 60
_NOTHING = timedelta()
_TICK = timedelta(milliseconds=1)


class Section(StrEnum):
    """A part of a turn; an item without a speaker is one whole."""

    REPORT = "report"
    CHALLENGE = "challenge"
    COMMENT = "comment"
    WHOLE = "whole"


class Hurry(StrEnum):
    """How a section stands for time."""

    FINE = "fine"
    NEARLY = "nearly"
    OVER = "over"


class Turn(Struct, frozen=True):
    """An item of the agenda as it is timed: its sections with their seconds."""

    item: str
    sections: tuple[tuple[Section, int], ...]
    speaker: bool = True

    @property
    def planned(self) -> int:
        """The seconds of all sections."""
        return sum(seconds for _, seconds in self.sections)


def turns_of(meeting: Meeting, items: Sequence[AgendaItem]) -> tuple[Turn, ...]:
    """An agenda as it is timed; minutes of an item's own are shared out as the standard ones are."""
    return tuple(Turn(item.item, _sections(meeting, item), item.speaker is not None) for item in items)


def _sections(meeting: Meeting, item: AgendaItem) -> tuple[tuple[Section, int], ...]:
    standard = (meeting.report_minutes, meeting.challenge_minutes, meeting.comment_minutes)
    whole = (
        meeting.speaker_minutes if item.minutes is None and item.speaker else item.minutes or 0
    ) * _MINUTE
    if item.speaker is None or not sum(standard):
        return ((Section.WHOLE, whole),)
    marks = [whole * share // sum(standard) for share in accumulate(standard)]
    seconds = [end - start for start, end in zip([0, *marks], marks, strict=False)]
    named = zip((Section.REPORT, Section.CHALLENGE, Section.COMMENT), seconds, strict=True)
    return tuple((name, length) for name, length in named if length)


Spent = Mapping[tuple[str, int], timedelta]


class MeetingClock(Struct, frozen=True):
    """Where a meeting stands: the turn, its section, what each took, and since when the present one runs.

    `since` is None while the clock is stopped.
    """

    turns: tuple[Turn, ...]
    at: int = 0
    section: int = 0
    spent: Spent = field(default_factory=dict)
    since: datetime | None = None

    # What it says

    @property
    def turn(self) -> Turn:
        """Whose turn it is."""
        return self.turns[self.at]

    @property
    def running(self) -> bool:
        """Whether time is being counted."""
        return self.since is not None

    @property
    def last(self) -> bool:
        """Whether nothing follows the present turn."""
        return self.at == len(self.turns) - 1

    @property
    def place(self) -> tuple[int, int]:
        """The how-manieth speaker it is, of how many."""
        return sum(turn.speaker for turn in self.turns[: self.at + 1]), sum(t.speaker for t in self.turns)

    def left(self, now: datetime) -> int:
        """The seconds that the present section has left; below 0 it is over its time."""
        return self.turn.sections[self.section][1] - _seconds(self._spent_on(self.at, self.section, now))

    def hurry(self, now: datetime) -> Hurry:
        """Whether the present section nears its end, or is over it."""
        left = self.left(now)
        if left < 0:
            return Hurry.OVER
        return Hurry.NEARLY if left < WARNING else Hurry.FINE

    def used(self, at: int, now: datetime) -> int:
        """The seconds that a turn has taken."""
        sections = range(len(self.turns[at].sections))
        return _seconds(sum((self._spent_on(at, one, now) for one in sections), _NOTHING))

    def used_by_item(self, now: datetime) -> dict[str, int]:
        """The seconds of every turn by its item."""
        return {turn.item: self.used(at, now) for at, turn in enumerate(self.turns)}

    def ends(self, now: datetime) -> datetime:
        """When the meeting will be over if all goes on as planned from here."""
        here = (
            max(seconds - _seconds(self._spent_on(self.at, one, now)), 0)
            for one, (_, seconds) in enumerate(self.turn.sections)
            if one >= self.section
        )
        later = (
            max(turn.planned - self.used(at, now), 0) for at, turn in enumerate(self.turns) if at > self.at
        )
        return now + timedelta(seconds=sum(here) + sum(later))

    def _spent_on(self, at: int, section: int, now: datetime) -> timedelta:
        spent = self.spent.get((self.turns[at].item, section), _NOTHING)
        if self.since is not None and (at, section) == (self.at, self.section):
            spent += max(now - self.since, _NOTHING)  # a clock that was set back takes nothing away
        return spent

    # What is done with it

    def stop(self, now: datetime) -> "MeetingClock":
        """Count no more, until it goes on."""
        if self.since is None:
            return self
        here = (self.turn.item, self.section)
        spent = {**self.spent, here: self._spent_on(self.at, self.section, now)}
        return replace(self, spent=spent, since=None)

    def go_on(self, now: datetime) -> "MeetingClock":
        """Count from now on."""
        return self if self.running else replace(self, since=now)

    def toggle(self, now: datetime) -> "MeetingClock":
        """Stop it, or let it go on."""
        return self.stop(now) if self.running else self.go_on(now)

    def to(self, at: int, now: datetime) -> "MeetingClock":
        """Turn to another item, in the section that it had reached; beyond the ends nothing happens."""
        if not 0 <= at < len(self.turns) or at == self.at:
            return self
        item = self.turns[at].item
        reached = max((section for (one, section) in self.spent if one == item), default=0)
        return self._moved(at, min(reached, len(self.turns[at].sections) - 1), now)

    def to_section(self, section: int, now: datetime) -> "MeetingClock":
        """Turn to another section of the same turn; after the last comes the first."""
        return self._moved(self.at, section % len(self.turn.sections), now)

    def _moved(self, at: int, section: int, now: datetime) -> "MeetingClock":
        moved = replace(self.stop(now), at=at, section=section)
        return moved.go_on(now) if self.running else moved

    # What outlives the program

    def text(self, now: datetime) -> str:
        """Everything up to this moment, and whether it was running."""
        stopped = self.stop(now)
        spent = [[item, section, time // _TICK] for (item, section), time in sorted(stopped.spent.items())]
        told = {"item": self.turn.item, "section": self.section, "running": self.running, "spent": spent}
        return json.dumps(told)

    @classmethod
    def resumed(cls, turns: tuple[Turn, ...], used: Mapping[str, int]) -> "MeetingClock":
        """A stopped clock of which only the seconds of each item are known: at the last that took any."""
        spent = {(item, 0): timedelta(seconds=seconds) for item, seconds in used.items() if seconds}
        at = max((at for at, turn in enumerate(turns) if (turn.item, 0) in spent), default=0)
        return cls(turns, at, 0, spent)

    @classmethod
    def read(cls, text: str, turns: tuple[Turn, ...]) -> tuple["MeetingClock", bool]:
        """A clock from its text, stopped, and whether it ran when it was kept.

        Items that left the agenda meanwhile are forgotten. What is no clock's text gives a fresh one.
        """
        try:
            told = json.loads(text)
            spent = {(str(item), int(section)): int(time) * _TICK for item, section, time in told["spent"]}
            item, section, running = str(told["item"]), int(told["section"]), bool(told["running"])
        except (ValueError, TypeError, KeyError, OverflowError):
            return cls(turns), False
        places = {turn.item: at for at, turn in enumerate(turns)}
        at = places.get(item, 0)
        known = {key: max(time, _NOTHING) for key, time in spent.items() if key[0] in places}
        last = len(turns[at].sections) - 1
        return cls(turns, at, min(max(section, 0), last) if item in places else 0, known), running


def _seconds(time: timedelta) -> int:
    return int(time.total_seconds())
