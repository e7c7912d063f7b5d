"""Values that wait to be written: a pasted block of which some cannot be read."""

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from services.errors import Mendable
from services.language import Language
from services.typed_lines import PasteRefused, Typed, Way
from services.wording.problems import problem_words
from ui.pages.scoring.entry import Cell, Entry, Place


class Draft(Struct, frozen=True):
    """A value that is not written yet, and what is wrong with it, if anything."""

    typed: Typed
    text: str
    problem: str = ""

    def is_of(self, other: Typed) -> bool:
        """Whether it would be written to the same place, maybe shown in another row."""
        mine, its = self.typed, other
        return (mine.key, mine.kpi, mine.field) == (its.key, its.kpi, its.field)


class Drafts(QObject):
    """What waits in each period, for all grids; `problem` is why the last value was refused."""

    changed = Signal()

    def __init__(self, say: Language) -> None:
        super().__init__()
        self._say = say
        self._periods: dict[str, Mapping[Place, Draft]] = {}
        self.entry: Entry | None = None
        self.problem = ""

    def turn_to(self, entry: Entry) -> None:
        """Take another period's; those of the one before stay."""
        turned = self.entry is not None and self.entry.period != entry.period
        self.entry = entry
        if turned:
            self.changed.emit()

    @property
    def waiting(self) -> Mapping[Place, Draft]:
        """What waits in this period, in the order it was pasted."""
        return self._periods.get(self.entry.period, {}) if self.entry is not None else {}

    @property
    def wrong(self) -> tuple[Place, ...]:
        """Where a value cannot be taken."""
        return tuple(place for place, draft in self.waiting.items() if draft.problem)

    def put(self, cells: Sequence[tuple[Cell, str]], way: Way = Way.PASTE) -> bool:
        """Write several values as one action, with those that wait; if one is wrong, all wait."""
        if self.entry is None:
            return False
        fresh = {cell.place: Draft(self.entry.typed(cell, text), text) for cell, text in cells}
        waiting = dict(self.waiting)
        if len(fresh) == 1:
            waiting |= _shared(waiting, *fresh.values())
        return self._write(waiting | fresh, way, frozenset(fresh))

    def _write(self, drafts: Mapping[Place, Draft], way: Way, fresh: frozenset[Place]) -> bool:
        entry = self.entry
        if entry is None:
            return False
        try:
            entry.enter_many([draft.typed for draft in drafts.values()], way)
        except PasteRefused as refused:
            words = {typed: problem_words(self._say, problem) for typed, problem in refused.refused}
            self._keep({at: replace(one, problem=words.get(one.typed, "")) for at, one in drafts.items()})
            self.problem = next((self.waiting[at].problem for at in fresh if self.waiting[at].problem), "")
            return not self.problem
        except Mendable as error:
            self.problem = problem_words(self._say, error)
            return False
        self.problem = ""
        self._keep({})
        return True

    def enter(self, cell: Cell, text: str) -> bool:
        """Write one value; while others wait, with them."""
        if self.waiting:
            return self.put([(cell, text)])
        if self.entry is None:
            return False
        try:
            self.entry.enter(cell, text)
        except Mendable as error:
            self.problem = problem_words(self._say, error)
            return False
        self.problem = ""
        return True

    def after(self, place: Place | None) -> Place | None:
        """The next value that cannot be taken, from a place on, over the end to the first."""
        places, wrong = list(self.waiting), set(self.wrong)
        start = places.index(place) + 1 if place in self.waiting and place is not None else 0
        return next((each for each in places[start:] + places[:start] if each in wrong), None)

    def settled(self, place: Place) -> None:
        """What waited in a place was entered otherwise: write the others, if they can be now."""
        mine = self.waiting.get(place)
        if mine is None:
            return
        rest = {at: draft for at, draft in self.waiting.items() if not draft.is_of(mine.typed)}
        if rest:
            self._write(rest, Way.PASTE, frozenset())
        else:
            self._keep({})

    def leave_out(self) -> None:
        """Write those that can be read and drop the others."""
        rest = {place: draft for place, draft in self.waiting.items() if not draft.problem}
        if rest:
            self._write(rest, Way.PASTE, frozenset())
        else:
            self._keep({})

    def drop(self) -> None:
        """Give up all that waits."""
        if self.waiting:
            self._keep({})

    def _keep(self, drafts: Mapping[Place, Draft]) -> None:
        before = self.waiting
        if self.entry is not None:
            self._periods[self.entry.period] = drafts
        if before or drafts:
            self.changed.emit()


def _shared(waiting: Mapping[Place, Draft], fresh: Draft) -> dict[Place, Draft]:
    """The drafts for the very place that was just typed, in whatever row: they follow."""
    follow = replace(fresh, problem="")
    return {place: follow for place, draft in waiting.items() if draft.is_of(fresh.typed)}
