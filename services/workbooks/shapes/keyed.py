"""One row a record, matched by key."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import Any

from msgspec.structs import asdict, replace

from services.domain.company import Records
from services.workbooks.draft import DraftRow, Place
from services.workbooks.merging import Key, Merge, Merging
from services.workbooks.preview import Change, Fate
from services.workbooks.shapes.sheet import Difference, Sheet, defaults_of, in_order

Values = dict[str, object]
Resolve = Callable[[Merging, Place, Values], Values | None]
"""Turns cells that only the company can judge into values; None when they cannot be taken."""


@dataclass(frozen=True)
class KeyedSheet(Sheet):
    """A sheet whose rows are records.

    `period` tells which period a record belongs to, for the lock; `open_ended` key fields may be blank.
    """

    record: type[Any]
    key: tuple[str, ...]
    resolve: Resolve | None = None
    period: Callable[[Any], str] | None = None
    open_ended: tuple[str, ...] = ()

    @cached_property
    def blanks(self) -> Mapping[str, object]:
        """The defaults of the record."""
        return defaults_of(self.record)

    @cached_property
    def _getter(self) -> Callable[[Any], Any]:
        return attrgetter(*self.key)

    def key_of(self, record: object) -> Key:
        """A record's key."""
        found = self._getter(record)
        return found if len(self.key) > 1 else (found,)

    def cells(self, records: Records) -> Iterator[Mapping[str, object]]:
        """The records, by key."""
        return map(self.row_of, in_order(getattr(records, self.noun), self.key))

    def row_of(self, record: Any) -> dict[str, object]:  # noqa: ANN401 - any record
        """A record as a row, by field."""
        return asdict(record)

    def merge(self, merging: Merging) -> None:
        """Match every row with the record of its key."""
        merge = merging.start(self.noun, getattr(merging.current, self.noun), self.key_of)
        for place, row in merging.rows(self):
            key = tuple(row.values.get(name) for name in self.key)
            if any(row.values.get(name) is None for name in self.key if name not in self.open_ended):
                continue
            if key in merge.places:
                merging.twice(place, self.key[-1], key, merge.places[key])
                continue
            merge.places[key] = place
            self._merge_row(merging, merge, key, place, row)

    def _merge_row(self, merging: Merging, merge: Merge, key: Key, place: Place, row: DraftRow) -> None:
        values = row.values if self.resolve is None else self.resolve(merging, place, row.values)
        if row.flawed or values is None:
            merge.broken.add(key)
            return
        old = merge.after.get(key)
        new = self.record(**values) if old is None else replace(old, **values)
        fate = Fate.ADDED if old is None else Fate.UNCHANGED if old == new else Fate.CHANGED
        period = self.period(new) if self.period else None
        if fate is not Fate.UNCHANGED:
            merge.after[key] = new
            merge.put.append(new)
        merging.settle(Change(self, fate, key, place, old, new, 1, period))

    def differences(self, change: Change, language: str) -> list[Difference]:
        """The fields that differ; for a new record those that are filled."""
        before = self.blanks if change.before is None else self.row_of(change.before)
        return self.compare(before, self.row_of(change.after), language)
