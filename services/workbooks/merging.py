"""A draft laid over a company: what each record would become, where it comes from, and what is wrong."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct, field

from models.terms import Direction, Method, PeriodState
from services.domain.company import Records
from services.domain.kpi import Kpi
from services.domain.scorecard import CardKey
from services.domain.settings import Settings
from services.scoring.rules import Rule
from services.workbooks.draft import Draft, DraftRow, Place
from services.workbooks.preview import Change, Fate
from services.workbooks.problems import Problem, Severity
from services.workbooks.shapes.sheet import Sheet

Key = tuple[Any, ...]
Placed = list[tuple[Place, DraftRow]]
"""Rows with where they stand."""


class Merge(Struct):
    """One noun's records after the import, by key, with the places of those that the workbook names.

    `broken` are keys whose row has an error: known, but not to be judged further.
    """

    after: dict[Key, Any] = field(default_factory=dict)
    places: dict[Key, Place] = field(default_factory=dict)
    broken: set[Key] = field(default_factory=set)
    put: list[Any] = field(default_factory=list)
    removed: list[Any] = field(default_factory=list)
    unchanged: int = 0

    def knows(self, *key: object) -> bool:
        """Whether a record has this key, even a broken one."""
        return key in self.after or key in self.broken


class Merging:
    """The merge of all sheets, filled in the order in which they need one another."""

    def __init__(self, draft: Draft, current: Records) -> None:
        self.draft = draft
        self.current = current
        self.locked = {period.code for period in current.periods if period.state is PeriodState.LOCKED}
        self.merges: dict[str, Merge] = {}
        self.changes: list[Change] = []
        self.unchanged: dict[str, int] = {}
        self.problems: list[Problem] = []
        self.versions: dict[CardKey, Placed] = {}
        self.muddled: set[Key] = set()
        self.rules: dict[tuple[Method, Direction, str], Rule | None] = {}

    def __getitem__(self, noun: str) -> Merge:
        return self.merges[noun]

    def start(self, noun: str, records: Iterable[Any], key: Callable[[Any], Key]) -> Merge:
        """The merge of a noun, begun with the company's records when it is the first sheet to fill it."""
        if noun not in self.merges:
            self.merges[noun] = Merge({key(record): record for record in records})
        return self.merges[noun]

    def rows(self, spec: Sheet) -> Iterator[tuple[Place, DraftRow]]:
        """The draft's rows of a sheet, with their places."""
        for sheet in self.draft.sheets:
            if sheet.spec is spec:
                for row in sheet.rows:
                    yield Place(sheet, row.number), row

    def judged(self, noun: str) -> Iterator[tuple[Key, Place, Any]]:
        """Key, place and record of a period's whole rows in the workbook, those of locked periods left out.

        What a locked period holds was right in its day, and cannot be changed anyway.
        """
        merge = self.merges[noun]
        for key, place in merge.places.items():
            if key not in merge.broken and key[0] not in self.locked:
                yield key, place, merge.after[key]

    def settle(self, change: Change) -> None:
        """Count a record, and note it when it is new or different."""
        if change.fate is Fate.UNCHANGED:
            self.unchanged[change.spec.en] = self.unchanged.get(change.spec.en, 0) + change.rows
        else:
            self.changes.append(change)

    def error(self, place: Place, name: str, code: str, /, **facts: object) -> None:
        """Note what stops the import."""
        self._note(Severity.ERROR, place, name, code, facts)

    def twice(self, place: Place, name: str, key: Key, other: Place) -> None:
        """Note that a row names what another one has named, of this sheet or of another."""
        if other.sheet is place.sheet:
            self.error(place, name, "row_twice", key=key, other=other.row)
        else:
            self.error(place, name, "row_twice_apart", key=key, other=other.row, sheet=other.sheet.name)

    def warn(self, place: Place, name: str, code: str, /, **facts: object) -> None:
        """Note what the officer should know."""
        self._note(Severity.WARNING, place, name, code, facts)

    def _note(
        self, severity: Severity, place: Place, name: str, code: str, facts: Mapping[str, object]
    ) -> None:
        column = place.column(name) if name else ""
        self.problems.append(Problem(severity, place.sheet.name, place.row, column, code, facts))

    @property
    def settings(self) -> Settings:
        """The settings after the import."""
        settings: Settings = self.merges["settings"].after[()]
        return settings

    @property
    def kpis(self) -> dict[Key, Kpi]:
        """The KPIs after the import, by key."""
        return self.merges["kpis"].after
