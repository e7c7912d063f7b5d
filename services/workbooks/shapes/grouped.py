"""Rows without a key of their own: those of a group, such as a subject's adjustments, replace it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from msgspec.structs import asdict

from services.domain.company import Records
from services.workbooks.merging import Key, Merging, Placed
from services.workbooks.preview import Change, Fate
from services.workbooks.shapes.sheet import Difference, Sheet, defaults_of, in_order


@dataclass(frozen=True)
class GroupedSheet(Sheet):
    """Replaced group by group: `group` names a group's fields, `counted` those in which `position` counts.

    Those of a sheet that is not `bound` may change after the lock: they bear on no score.
    """

    record: type[Any]
    group: tuple[str, ...]
    counted: tuple[str, ...]
    bound: bool = True

    @cached_property
    def blanks(self) -> Mapping[str, object]:
        """The defaults of the record."""
        return defaults_of(self.record)

    def key_of(self, record: object) -> Key:
        """A record's key: its group, what it counts in, and its position."""
        return tuple(getattr(record, name) for name in (*self.counted, "position"))

    def cells(self, records: Records) -> Iterator[Mapping[str, object]]:
        """The records, group by group in their order."""
        return map(asdict, in_order(getattr(records, self.noun), (*self.counted, "position")))

    def merge(self, merging: Merging) -> None:
        """Compare every group of the draft with the company's."""
        current = in_order(getattr(merging.current, self.noun), (*self.counted, "position"))
        merging.start(self.noun, current, self.key_of)
        groups: dict[Key, Placed] = {}
        for place, row in merging.rows(self):
            key = tuple(row.values.get(name) for name in self.group)
            if None not in key:
                groups.setdefault(key, []).append((place, row))
        old: dict[Key, list[Any]] = {}
        for record in current:
            old.setdefault(tuple(getattr(record, name) for name in self.group), []).append(record)
        for key, placed in groups.items():
            self._merge_group(merging, key, placed, old.get(key, []))

    def _merge_group(self, merging: Merging, key: Key, placed: Placed, old: list[Any]) -> None:
        merge = merging[self.noun]
        if any(row.flawed for _, row in placed):
            merge.broken.add(key)
            return
        new = self._numbered(placed)
        fate = (
            Fate.ADDED
            if not old
            else Fate.UNCHANGED
            if old == in_order(new.values(), (*self.counted, "position"))
            else Fate.CHANGED
        )
        merge.places.update({identity: place for identity, (place, _) in zip(new, placed, strict=True)})
        period = key[self.group.index("period")] if self.bound else None
        merging.settle(
            Change(self, fate, key, placed[0][0], tuple(old), tuple(new.values()), len(placed), period)
        )
        if fate is Fate.UNCHANGED:
            return
        gone = {self.key_of(record): record for record in old}
        for identity in gone:
            del merge.after[identity]
        merge.after.update(new)
        merge.put.extend(new.values())
        merge.removed.extend(record for identity, record in gone.items() if identity not in new)

    def _numbered(self, placed: Placed) -> dict[Key, Any]:
        counts: dict[Key, int] = {}
        new: dict[Key, Any] = {}
        for _, row in placed:
            within = tuple(row.values[name] for name in self.counted)
            position = counts.get(within, 0)
            counts[within] = position + 1
            new[*within, position] = self.record(position=position, **row.values)
        return new

    def differences(self, change: Change, language: str) -> list[Difference]:
        """The old and new rows, side by side."""
        before, after = (list(map(asdict, rows)) for rows in (change.before, change.after))
        blank: Mapping[str, object] = {}
        found: list[Difference] = []
        for index in range(max(len(before), len(after))):
            old = before[index] if index < len(before) else blank
            new = after[index] if index < len(after) else blank
            found += [(f"{header} {index + 1}", a, b) for header, a, b in self.compare(old, new, language)]
        return found
