"""What an import would do: counts, differences, problems; nothing is written yet."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from services.domain.company import Records
from services.domain.period import PeriodRecord
from services.workbooks.draft import Place
from services.workbooks.problems import Bilingual, Problem, Severity

if TYPE_CHECKING:
    from services.workbooks.shapes.sheet import Difference, Sheet


class Fate(StrEnum):
    """What becomes of a record."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


class Change(Struct, frozen=True):
    """One record, card version or group of rows that the import adds or changes, before and after."""

    spec: "Sheet"
    fate: Fate
    key: tuple[object, ...]
    place: Place
    before: Any
    after: Any
    rows: int = 1
    period: str | None = None

    def problem(self, name: str, code: str, **facts: object) -> Problem:
        """An error at this change's row."""
        place = self.place
        return Problem(Severity.ERROR, place.sheet.name, place.row, place.column(name), code, facts)

    def differences(self, language: str) -> "list[Difference]":
        """Header, old and new cell of every column that differs."""
        return self.spec.differences(self, language)


class SheetCount(Struct, frozen=True):
    """How many rows of a sheet are new, different and the same."""

    title: Bilingual
    added: int
    changed: int
    unchanged: int


class Preview(Struct, frozen=True):
    """What an import would do: `put` and `removed` by noun, `opened` and `locked` periods by time.

    `moved` are the periods that it opens or moves to another state, locking apart.
    `digest` is the file's, `basis` the company's newest hash when it was compared.
    """

    problems: tuple[Problem, ...]
    sheets: tuple[SheetCount, ...]
    changes: tuple[Change, ...]
    after: Records
    put: Mapping[str, tuple[Any, ...]]
    removed: Mapping[str, tuple[Any, ...]]
    opened: tuple[str, ...] = ()
    locked: tuple[str, ...] = ()
    moved: tuple[PeriodRecord, ...] = ()
    path: Path = field(default_factory=Path)
    digest: str = ""
    basis: str = ""

    @property
    def counts(self) -> tuple[int, int, int]:
        """How many rows are added, changed and unchanged, over all sheets."""
        sheets = self.sheets
        return (
            sum(sheet.added for sheet in sheets),
            sum(sheet.changed for sheet in sheets),
            sum(sheet.unchanged for sheet in sheets),
        )

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What stops the import."""
        return tuple(problem for problem in self.problems if problem.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What the officer should know."""
        return tuple(problem for problem in self.problems if problem.severity is Severity.WARNING)

    @property
    def idle(self) -> bool:
        """Whether the import would change nothing."""
        return not (self.changes or self.opened or self.locked)
