"""Sheets of items with a value each: company and settings."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

from msgspec import Struct
from msgspec.structs import replace

from services.domain.company import Records
from services.workbooks.draft import DraftRow, Place
from services.workbooks.kinds import Kind
from services.workbooks.merging import Merging
from services.workbooks.preview import Change, Fate
from services.workbooks.problems import Bilingual, Doubtful, Refused
from services.workbooks.raw import CellValue
from services.workbooks.shapes.sheet import Difference, Sheet
from services.workbooks.vocabulary import fold

ITEM, VALUE = "item", "value"


class Item(Struct, frozen=True):
    """One item: the field of Settings and its names."""

    field: str
    zh: str
    en: str
    kind: Kind

    @property
    def title(self) -> Bilingual:
        """The item's name."""
        return Bilingual(self.zh, self.en)


class RawCell(Struct, frozen=True):
    """A value cell before its item says how to read it."""

    cell: CellValue
    percent: bool


class AnyCell(Kind):
    """A cell that is read later."""

    def parse(self, cell: CellValue, *, percent: bool) -> RawCell:
        """The cell as it is."""
        return RawCell(cell, percent)


@dataclass(frozen=True)
class ItemsSheet(Sheet):
    """A sheet of items that fills some fields of the settings."""

    items: tuple[Item, ...]

    def item(self, name: str) -> Item | None:
        """The item of a name in either language."""
        folded = fold(name)
        return next((item for item in self.items if folded in {fold(item.zh), fold(item.en)}), None)

    def cells(self, records: Records) -> Iterator[Mapping[str, object]]:
        """The items that have a value, in the contract's order."""
        for item in self.items:
            value = getattr(records.settings, item.field)
            if value not in ("", None):
                yield {ITEM: item, VALUE: value}

    def written(self, records: Records, language: str) -> Iterator[list[CellValue]]:
        """The items by name, each value as its own kind writes it."""
        for cells in self.cells(records):
            item = cast("Item", cells[ITEM])
            yield [item.title.of(language), item.kind.write(cells[VALUE], language)]

    def merge(self, merging: Merging) -> None:
        """Take every item's value over."""
        merge = merging.start("settings", [merging.current.settings], lambda _: ())
        for place, row in merging.rows(self):
            name = row.values.get(ITEM)
            item = self.item(str(name)) if name else None
            if item is None:
                if name:
                    merging.warn(place, ITEM, "item_unknown", value=name, choices=self._choices())
            elif (item.field,) in merge.places:
                merging.twice(place, ITEM, (name,), merge.places[item.field,])
            else:
                merge.places[item.field,] = place
                self._take(merging, item, place, row)

    def _choices(self) -> Bilingual:
        return Bilingual(
            " / ".join(item.zh for item in self.items), " / ".join(item.en for item in self.items)
        )

    def _take(self, merging: Merging, item: Item, place: Place, row: DraftRow) -> None:
        raw = row.values.get(VALUE)
        if not isinstance(raw, RawCell):
            return
        try:
            value = item.kind.parse(raw.cell, percent=raw.percent)
        except Refused as problem:
            merging.error(place, VALUE, problem.code, **problem.facts)
            return
        if isinstance(value, Doubtful):
            merging.warn(place, VALUE, value.code, **value.facts)
            value = value.value
        self._settle(merging, item, place, value)

    def _settle(self, merging: Merging, item: Item, place: Place, value: object) -> None:
        old = merging.settings
        given: dict[str, Any] = {item.field: value}
        new = replace(old, **given)
        fate = Fate.UNCHANGED if new == old else Fate.CHANGED
        merge = merging["settings"]
        merge.after[()] = new
        merge.put[:] = [new] if new != merging.current.settings else []
        merging.settle(Change(self, fate, (item.field,), place, getattr(old, item.field), value))

    def differences(self, change: Change, language: str) -> list[Difference]:
        """The item's old and new value."""
        item = next(item for item in self.items if item.field == change.key[0])
        return [
            (
                item.title.of(language),
                item.kind.write(change.before, language),
                item.kind.write(change.after, language),
            )
        ]
