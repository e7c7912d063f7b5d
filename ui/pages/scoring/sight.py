"""The ways to look at a period: a list to pick from, and the grid of what is picked."""

from collections.abc import Hashable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from services.domain.result import SubjectResult
from services.domain.scorecard import SubjectKey
from ui.pages.scoring.filters import Tally, Wanted
from ui.pages.scoring.panel import GridPanel
from ui.pages.scoring.pick_list import PickList
from ui.pages.scoring.rows import CardRow

Order = Sequence[SubjectResult]
"""All subjects of a period, in the order of the list."""


class Sight(QObject):
    """One of the ways; `picked` is what is chosen in its list, `title` heads the list.

    `turned` when the grid is to show something else of the same.
    """

    turned = Signal()
    list: PickList[Any]
    panel: GridPanel
    title = ""
    tally: Tally
    picked: Hashable = None

    def show(self, order: Order, wanted: Wanted, *, locked: bool) -> None:
        """Fill list and grid with what is wanted."""
        raise NotImplementedError

    def lead_to(self, order: Order, subject: SubjectKey, kpi: str) -> None:
        """Pick what shows a subject's line, or the subject with any line."""
        raise NotImplementedError

    def point(self, subject: SubjectKey, kpi: str) -> None:
        """Put the cursor on a subject's line."""
        raise NotImplementedError

    def in_sight(self) -> frozenset[tuple[SubjectKey, str]]:
        """The rows that the filter left, so that mending does not take them away."""
        raise NotImplementedError

    @property
    def row(self) -> CardRow | None:
        """What the cell one is in is about."""
        return self.panel.row

    @property
    def subject(self) -> SubjectResult | None:
        """Whom one is at."""
        return None if self.row is None else self.row.subject

    def sees(self, subject: SubjectKey) -> bool:
        """Whether the grid shows a subject."""
        return any(row.subject.is_of(subject) for row in self.panel.model.rows)

    def walk(self, step: int) -> bool:
        """Go on behind the end of the grid (1 or -1); no where there is nothing."""
        key = self.list.neighbour(self.picked, step)
        if key is None:
            return False
        self.list.picked.emit(key)
        rows = self.panel.model.rows
        at = [n for n, row in enumerate(rows) if row.entered]
        if at and "actual" in self.panel.model.names:
            self.panel.view.go_to(at[0] if step > 0 else at[-1])
        return True
