"""Typed values of a period's lines, read as what they stand for, one or many."""

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from models.terms import Method, SubjectType
from services.domain.entry import Actual
from services.domain.kpi import Kpi
from services.domain.scorecard import SubjectKey
from services.errors import Mendable
from services.typed import read_actual, read_self_score, read_target

Place = tuple[SubjectType, str, str]
"""Type and code of a subject, and a KPI."""


class Field(StrEnum):
    """What is typed of a line."""

    ACTUAL = "actual"
    TARGET = "target"
    SELF = "self"


class Way(StrEnum):
    """How many values came at once; its value is the verb of the trail."""

    PASTE = "actual.paste"
    FILL = "actual.fill"
    CLEAR = "actual.clear"


class Typed(Struct, frozen=True):
    """What somebody typed for one KPI of a subject; blank clears it."""

    key: SubjectKey
    kpi: str
    text: str
    field: Field = Field.ACTUAL

    @property
    def line(self) -> Place:
        """Whose and which."""
        return *self.key, self.kpi


class PasteRefused(Mendable):
    """Some of several typed values cannot be taken; none was written. `refused` tells which and why."""

    def __init__(self, refused: Sequence[tuple[Typed, Mendable]], count: int) -> None:
        super().__init__("actual.paste", wrong=len(refused), count=count)
        self.refused = tuple(refused)


def entered(old: Actual, value: Decimal | None, text: str | None) -> Actual:
    """The actual with what was typed; typing a value takes a not-applicable mark away."""
    typed = value is not None or text is not None
    return replace(old, value=value, text=text, na_reason="" if typed else old.na_reason)


def with_actual(line: Kpi, old: Actual, text: str) -> Actual:
    """The actual with what was typed; a described level stands on a reason."""
    fresh = entered(old, *read_actual(line, text))
    if line.method is Method.DESCRIBED and fresh.text not in {None, old.text} and not old.note:
        raise Mendable("actual.level_reason", kpi=line.name)
    return fresh


def refuse_rated(line: Kpi, old: Actual, fresh: Actual, rated: Collection[Place]) -> None:
    """A number beside ratings would say nothing."""
    if fresh.value not in {None, old.value} and (fresh.type, fresh.subject, fresh.kpi) in rated:
        raise Mendable("actual.rated", kpi=line.name)


class Reading:
    """Many typed values, read one after another into their lines."""

    def __init__(
        self, kpis: Mapping[str, Kpi], olds: Mapping[Place, Actual], most: Mapping[str, Decimal]
    ) -> None:
        self._kpis, self._olds, self._most = kpis, olds, most
        self.fresh = dict(olds)
        self._given: dict[tuple[Place, Field], object] = {}

    def refused(self, typed: Sequence[Typed], rated: Collection[Place]) -> list[tuple[Typed, Mendable]]:
        """What cannot be taken, each with its first problem; the rest is in `fresh`."""
        problems: dict[Typed, Mendable] = {}
        for item in typed:
            try:
                actual = self._read(item)
                refuse_rated(self._kpis[item.kpi], self._olds[item.line], actual, rated)
            except Mendable as problem:
                problems.setdefault(item, problem)
                continue
            self.fresh[item.line] = actual
            given = _given(actual, item.field)
            if self._given.setdefault((item.line, item.field), given) != given:
                problems |= {one: self._twice(one) for one in typed if _same_cell(one, item)}
        return list(problems.items())

    def _read(self, item: Typed) -> Actual:
        kpi, old = self._kpis[item.kpi], self.fresh[item.line]
        match item.field:
            case Field.ACTUAL:
                return with_actual(kpi, old, item.text)
            case Field.TARGET:
                return replace(old, target=read_target(kpi, item.text))
            case Field.SELF:
                return replace(old, self_score=read_self_score(item.text, self._most[item.kpi]))

    def _twice(self, item: Typed) -> Mendable:
        return Mendable("actual.twice", kpi=self._kpis[item.kpi].name)


def _given(actual: Actual, field: Field) -> object:
    return (actual.value, actual.text) if field is Field.ACTUAL else getattr(actual, _COLUMNS[field])


_COLUMNS = {Field.TARGET: "target", Field.SELF: "self_score"}


def _same_cell(one: Typed, other: Typed) -> bool:
    return one.line == other.line and one.field is other.field
