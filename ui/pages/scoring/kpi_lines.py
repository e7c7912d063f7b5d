"""Whose line of which indicator: the period's lines by KPI."""

from collections import defaultdict
from collections.abc import Sequence
from operator import attrgetter

from services.domain.result import LineResult, SubjectResult
from services.domain.scorecard import SubjectKey
from ui.pages.scoring.filters import Wanted
from ui.pages.scoring.subjects import KpiItem, kpi_item

Line = tuple[SubjectResult, LineResult]


_told = attrgetter("state", "name", "provider", "unit")
"""What is told of an indicator."""


class KpiLines:
    """Reads all anew only where more changed than what is entered; an edit touches its subject's lines."""

    def __init__(self) -> None:
        self.items: dict[str, KpiItem] = {}
        self._lines: dict[str, dict[SubjectKey, Line]] = {}
        self._order: Sequence[SubjectResult] = ()
        self._whole = False

    def of(self, kpi: str) -> Sequence[Line]:
        """Everybody's line of a KPI, in the order of the list."""
        return list(self._lines[kpi].values())

    def keys(self) -> frozenset[tuple[SubjectKey, str]]:
        """Every line that is wanted."""
        return frozenset((key, kpi) for kpi, lines in self._lines.items() for key in lines)

    def read(self, order: Sequence[SubjectResult], wanted: Wanted) -> None:
        """Take in the period's results."""
        before, self._order = self._order, order
        whole, self._whole = self._whole, wanted.everything
        pairs = [(old, new) for old, new in zip(before, order, strict=False) if old is not new]
        if whole and self._whole and len(before) == len(order) and all(_same_card(*pair) for pair in pairs):
            self._revise(pairs)
        else:
            self._read(order, wanted)

    def _read(self, order: Sequence[SubjectResult], wanted: Wanted) -> None:
        lines: defaultdict[str, dict[SubjectKey, Line]] = defaultdict(dict)
        for subject in order:
            key = subject.key
            for line in subject.lines:
                if self._whole or wanted.line(subject, line):
                    lines[line.kpi][key] = subject, line
        self._lines = dict(lines)
        self.items = {code: self._item(code) for code in self._lines}

    def _revise(self, pairs: Sequence[tuple[SubjectResult, SubjectResult]]) -> None:
        touched = set()
        for old, new in pairs:
            key = new.key
            for line in new.lines:
                self._lines[line.kpi][key] = new, line
            touched |= {
                line.kpi for before, line in zip(old.lines, new.lines, strict=True) if before is not line
            }
        self.items |= {code: self._item(code) for code in touched}

    def _item(self, code: str) -> KpiItem:
        return kpi_item(code, [line for _, line in self._lines[code].values()])


def _same_card(old: SubjectResult, new: SubjectResult) -> bool:
    """Whether two results are of the same subject with the same indicators."""
    if old.lines is new.lines:
        return old.code == new.code and old.type is new.type
    codes = [line.kpi for line in old.lines] == [line.kpi for line in new.lines]
    return codes and old.code == new.code and old.type is new.type
