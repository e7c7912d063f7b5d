"""The key sheet: rows of kind, name and value, and a check over them all."""

import json
from collections.abc import Iterable, Iterator
from hashlib import sha256

from msgspec import Struct, field
from msgspec.structs import asdict

from services.workbooks.forms.layout import VERSION, FormKey, SlotKind
from services.workbooks.raw import RawSheet

KEY_SHEET, LIST_SHEET = "zhanji-key", "zhanji-lists"
_KEY, _FACT, _SLOT, _FIXED, _CHECK = "key", "fact", "slot", "fixed", "check"
_VERSION = "version"
Line = tuple[str, str, str]


class KeySheet(Struct):
    """What a form says of itself: `slots` give each slot's kind and cell, `fixed` what a cell said."""

    key: FormKey
    facts: dict[str, str] = field(default_factory=dict)
    slots: dict[str, tuple[SlotKind, str]] = field(default_factory=dict)
    fixed: dict[str, str] = field(default_factory=dict)

    def lines(self) -> Iterator[Line]:
        """The rows of the sheet, the check last."""
        told = list(self._told())
        yield from told
        yield (_CHECK, "sha256", _check(told))

    def _told(self) -> Iterator[Line]:
        yield (_KEY, _VERSION, str(VERSION))
        for name, value in asdict(self.key).items():
            yield (_KEY, name, value)
        for name, value in self.facts.items():
            yield (_FACT, name, value)
        for name, (kind, cell) in self.slots.items():
            yield (_SLOT, name, f"{kind} {cell}")
        for cell, text in self.fixed.items():
            yield (_FIXED, cell, text)


class KeyBroken(Exception):
    """The key sheet is not as it was written."""


class KeyNewer(Exception):
    """The key sheet is of a later version."""


def read_key(sheet: RawSheet) -> KeySheet:
    """What a key sheet says; KeyBroken when its check does not fit, KeyNewer for one of a later version."""
    lines = [_line(row) for row in sheet.rows]
    *told, last = lines or [("", "", "")]
    version = next((value for kind, name, value in told if (kind, name) == (_KEY, _VERSION)), "")
    if version.isdecimal() and int(version) > VERSION:
        raise KeyNewer
    if last[0] != _CHECK or last[2] != _check(told):
        raise KeyBroken
    values = {(kind, name): value for kind, name, value in told}
    key = FormKey(**{name: values.get((_KEY, name), "") for name in FormKey.__struct_fields__})
    found = KeySheet(key)
    for kind, name, value in told:
        match kind:
            case "fact":
                found.facts[name] = value
            case "slot":
                told_kind, _, cell = value.partition(" ")
                found.slots[name] = (SlotKind(told_kind), cell)
            case "fixed":
                found.fixed[name] = value
    return found


def _line(row: Iterable[object]) -> Line:
    kind, name, value, *_ = (*("" if cell is None else str(cell) for cell in row), "", "", "")
    return kind, name, value


def _check(lines: Iterable[Line]) -> str:
    told = json.dumps([list(line) for line in lines], ensure_ascii=False, separators=(",", ":"))
    return sha256(told.encode()).hexdigest()
