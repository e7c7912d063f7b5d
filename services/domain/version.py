"""Versions of a locked period, and what differs between two of them. Pure."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any

from msgspec import Struct

from services.domain.result import LineResult, PeriodResult, SubjectResult
from services.domain.scorecard import SubjectKey

PRESENT = 0
"""In place of a version's number: the period as it stands, reopened."""


class Version(Struct, frozen=True):
    """One lock of a period. `reopened` is why it was opened again, empty while it stands."""

    number: int
    locked_at: str
    locked_by: str
    digest: str
    reopened: str = ""


class Aspect(StrEnum):
    """What of a subject or of its line may differ."""

    NAME = "name"
    DEPARTMENT = "department"
    POSITION = "position"
    STATE = "state"
    TOTAL = "total"
    GRADE = "grade"
    COEFFICIENT = "coefficient"
    ADJUSTMENTS = "adjustments"
    VETOES = "vetoes"
    RED_LINES = "red lines"
    EXEMPTION = "exemption"
    LINE = "line"
    WORDING = "wording"
    RULE = "rule"
    WEIGHT = "weight"
    TARGET = "target"
    ACTUAL = "actual"
    SCORE = "score"
    NOT_APPLICABLE = "not applicable"
    SELF_SCORE = "self score"
    NOTE = "note"


OF_SUBJECTS: Mapping[Aspect, Callable[[SubjectResult], Any]] = {
    Aspect.NAME: lambda one: one.name,
    Aspect.DEPARTMENT: lambda one: one.department_name,
    Aspect.POSITION: lambda one: one.position_name,
    Aspect.STATE: lambda one: one.state,
    Aspect.TOTAL: lambda one: one.total,
    Aspect.GRADE: lambda one: one.grade,
    Aspect.COEFFICIENT: lambda one: one.coefficient,
    Aspect.ADJUSTMENTS: lambda one: one.adjustments,
    Aspect.VETOES: lambda one: one.vetoes,
    Aspect.RED_LINES: lambda one: one.red_lines,
    Aspect.EXEMPTION: lambda one: one.exemption,
}
OF_LINES: Mapping[Aspect, Callable[[LineResult], Any]] = {
    Aspect.WORDING: lambda line: (line.name, line.definition, line.formula, line.unit, line.provider),
    Aspect.RULE: lambda line: (line.method, line.direction, line.parameters),
    Aspect.WEIGHT: lambda line: line.weight,
    Aspect.TARGET: lambda line: line.target,
    Aspect.ACTUAL: lambda line: (line.actual, line.actual_text),
    Aspect.SCORE: lambda line: line.score,
    Aspect.NOT_APPLICABLE: lambda line: line.na_reason,
    Aspect.SELF_SCORE: lambda line: line.self_score,
    Aspect.NOTE: lambda line: line.note,
}

Part = SubjectResult | LineResult


class Difference(Struct, frozen=True):
    """One aspect in both versions; of a line that only one of them has, the other is None."""

    aspect: Aspect
    old: Part | None
    new: Part | None


class SubjectDifference(Struct, frozen=True):
    """What differs of one subject; without `old` it came, without `new` it went."""

    key: SubjectKey
    old: SubjectResult | None
    new: SubjectResult | None
    differences: tuple[Difference, ...] = ()

    @property
    def name(self) -> str:
        """The newer name."""
        return next(one.name for one in (self.new, self.old) if one is not None)


def compare(old: PeriodResult, new: PeriodResult) -> tuple[SubjectDifference, ...]:
    """The subjects in which two results of a period differ, in the newer one's order, those gone last."""
    olds = {one.key: one for one in old.results}
    news = {one.key: one for one in new.results}
    return tuple(
        SubjectDifference(key, olds.get(key), news.get(key), found)
        for key in [*news, *(key for key in olds if key not in news)]
        if (found := tuple(_differences(olds.get(key), news.get(key)))) or key not in olds or key not in news
    )


def _differences(old: SubjectResult | None, new: SubjectResult | None) -> Iterator[Difference]:
    if old is None or new is None:
        return
    for aspect, value in OF_SUBJECTS.items():
        if value(old) != value(new):
            yield Difference(aspect, old, new)
    yield from _of_lines(old.lines, new.lines)


def _of_lines(olds: Sequence[LineResult], news: Sequence[LineResult]) -> Iterator[Difference]:
    before = {line.kpi: line for line in olds}
    after = {line.kpi: line for line in news}
    for kpi in [*after, *(kpi for kpi in before if kpi not in after)]:
        old, new = before.get(kpi), after.get(kpi)
        if old is None or new is None:
            yield Difference(Aspect.LINE, old, new)
            continue
        for aspect, value in OF_LINES.items():
            if value(old) != value(new):
                yield Difference(aspect, old, new)
