"""The sheet of scorecards: rows are lines; those of one version make the card and replace it whole."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any, cast

from services.domain.company import Records
from services.domain.scorecard import CardKey, Line, Scorecard
from services.workbooks.merging import Merging, Placed
from services.workbooks.preview import Change, Fate
from services.workbooks.shapes.keyed import Resolve
from services.workbooks.shapes.sheet import Difference, Sheet, in_order

_KEY = ("type", "code", "dimension", "valid_from", "valid_to")
_CARD = {"total_method": "total_method", "cap": "total_cap", "floor": "total_floor"}
"""The card's own fields, and how its rows call them."""


@dataclass(frozen=True)
class CardsSheet(Sheet):
    """Scorecards, a row a line."""

    resolve: Resolve

    @cached_property
    def blanks(self) -> Mapping[str, object]:
        """An empty cell is no target, no cap, no end; an empty total says nothing."""
        return {column.field: None for column in self.columns}

    def cells(self, records: Records) -> Iterator[Mapping[str, object]]:
        """The lines of every version, in the card's order."""
        for card in in_order(records.scorecards, ("type", "code", "dimension", "valid_from", "valid_to")):
            for line in card.lines:
                yield row_of(card, line)

    def merge(self, merging: Merging) -> None:
        """Make a card of the rows of each version, and compare it with the company's."""
        merge = merging.start(self.noun, merging.current.scorecards, lambda card: cast("Any", card.key))
        versions = merging.versions
        for place, row in merging.rows(self):
            values = row.values
            names = (values.get("type"), values.get("code"), values.get("dimension"))
            if row.flawed and any(name in place.sheet.headers and name not in values for name in _KEY):
                merging.muddled.add(names)
            elif None not in names:
                key = CardKey(
                    *cast("Any", names), *cast("Any", (values.get("valid_from"), values.get("valid_to")))
                )
                versions.setdefault(key, []).append((place, row))
        for key, placed in versions.items():
            merge.places[key] = placed[0][0]
            card = self._card(merging, key, placed, merge.after.get(key))
            if card is None:
                merge.broken.add(key)
            else:
                self._settle(merging, key, placed, card)

    def _settle(self, merging: Merging, key: CardKey, placed: Placed, card: Scorecard) -> None:
        merge = merging[self.noun]
        old = merge.after.get(key)
        fate = Fate.ADDED if old is None else Fate.UNCHANGED if old == card else Fate.CHANGED
        if fate is not Fate.UNCHANGED:
            merge.after[key] = card
            merge.put.append(card)
        merging.settle(Change(self, fate, key, placed[0][0], old, card, len(placed)))

    def _card(
        self, merging: Merging, key: CardKey, placed: Placed, old: Scorecard | None
    ) -> Scorecard | None:
        lines = self._lines(merging, key, placed, old)
        own = self._own(merging, placed, old)
        if lines is None or own is None:
            return None
        return Scorecard(
            key.type, key.code, key.dimension, lines, **own, valid_from=key.valid_from, valid_to=key.valid_to
        )

    def _lines(
        self, merging: Merging, key: CardKey, placed: Placed, old: Scorecard | None
    ) -> tuple[Line, ...] | None:
        kept = {line.kpi: line for line in old.lines} if old else {}
        places = merging[self.noun].places
        lines: list[Line] = []
        whole = True
        for place, row in placed:
            values = self.resolve(merging, place, row.values)
            kpi = row.values.get("kpi")
            if kpi is not None and (*key, kpi) in places:
                merging.error(place, "kpi", "line_twice", kpi=kpi, other=places[*key, kpi].row)
                whole = False
            elif kpi is not None:
                places[*key, kpi] = place
            if row.flawed or values is None:
                whole = False
            elif whole:
                lines.append(_line(values, kept.get(str(kpi))))
        return tuple(lines) if whole else None

    def _own(self, merging: Merging, placed: Placed, old: Scorecard | None) -> dict[str, Any] | None:
        own: dict[str, Any] = {}
        for name, column in _CARD.items():
            said = [
                (place, row.values[column]) for place, row in placed if row.values.get(column) is not None
            ]
            odd = next((place for place, value in said if value != said[0][1]), None)
            if odd is not None:
                merging.error(odd, column, "card_disagrees", other=said[0][0].row)
                return None
            if said:
                own[name] = said[0][1]
            elif old is not None and column not in placed[0][1].values:
                own[name] = getattr(old, name)
        return own

    def differences(self, change: Change, language: str) -> list[Difference]:
        """What differs of the card and of its lines, these under their KPI's code."""
        old, new = _rows(change.before), _rows(change.after)
        found: list[Difference] = []
        for kpi in dict.fromkeys([*old, *new]):
            differing = self.compare(old.get(kpi, {}), new.get(kpi, {}), language)
            found += [(f"{kpi} · {header}", before, after) for header, before, after in differing]
        return found


def _rows(card: Scorecard | None) -> dict[str, Mapping[str, object]]:
    return {line.kpi: row_of(card, line) for line in card.lines} if card else {}


def _line(values: Mapping[str, object], old: Line | None) -> Line:
    kept = {name: getattr(old, name) for name in ("target", "cap", "floor")} if old else {}
    given = {
        name: cast("Decimal | None", values[name]) for name in ("target", "cap", "floor") if name in values
    }
    return Line(cast("str", values["kpi"]), cast("Decimal", values["weight"]), **{**kept, **given})


def row_of(card: Scorecard, line: Line) -> dict[str, object]:
    """A line of a card as a row."""
    return {
        "type": card.type,
        "code": card.code,
        "dimension": card.dimension,
        "total_method": card.total_method,
        "kpi": line.kpi,
        "weight": line.weight,
        "target": line.target,
        "cap": line.cap,
        "floor": line.floor,
        "total_cap": card.cap,
        "total_floor": card.floor,
        "valid_from": card.valid_from,
        "valid_to": card.valid_to,
    }
