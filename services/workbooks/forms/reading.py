"""Reading a form that comes back: whose it is, whether it is whole, and what stands in its cells."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from services.errors import Mendable
from services.workbooks.cells import column_of
from services.workbooks.forms.key import KEY_SHEET, LIST_SHEET, KeyBroken, KeyNewer, KeySheet, read_key
from services.workbooks.forms.layout import KINDS, FormKey, SlotKind
from services.workbooks.kinds import as_text
from services.workbooks.problems import Problem, Refused, Severity
from services.workbooks.raw import CellValue, RawSheet
from services.workbooks.reader import read_workbook
from services.workbooks.text import clean_text

_PLACE = re.compile(r"([A-Z]+)([0-9]+)")
_NUMBER = re.compile(r"ZJ-\d\d")
_FATAL = frozenset({"formula_without_value", "error_value", "merged"})
_MOVED = "form_rows_moved"
_FEW = 3
"""More fixed cells than this that differ mean that rows were moved."""


class FilledForm(Struct, frozen=True):
    """A form as it came back; `values` by slot, None for an empty one."""

    path: Path
    key: FormKey
    facts: Mapping[str, str]
    values: Mapping[str, object]
    places: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    @property
    def torn(self) -> bool:
        """Whether rows were moved, so that nobody knows which cell is which."""
        return any(problem.code == _MOVED for problem in self.problems)

    def text(self, slot: str) -> str:
        """What a slot says, "" when it is empty."""
        value = self.values.get(slot)
        return "" if value is None else str(value)

    def problem(self, slot: str, severity: Severity, code: str, /, **facts: object) -> Problem:
        """A problem at a slot's cell."""
        column, row = _split(self.places.get(slot, ""))
        return Problem(severity, self.key.sheet, row, column, code, facts)

    def with_problems(self, *problems: Problem) -> "FilledForm":
        """The same with further problems."""
        return replace(self, problems=(*self.problems, *problems))


def read_form(path: Path) -> FilledForm:
    """Read a form; Mendable `form.…` when it is none that can be told, `workbook.…` when it is not read."""
    sheets = read_workbook(path)
    hidden = next((sheet for sheet in sheets if sheet.name == KEY_SHEET), None)
    if hidden is None:
        raise Mendable("form.key_missing" if _looks_like_one(sheets) else "form.none", file=path.name)
    try:
        told = read_key(hidden)
    except KeyNewer:
        raise Mendable("form.newer", file=path.name) from None
    except (KeyBroken, ValueError):
        raise Mendable("form.key_changed", file=path.name) from None
    seen = [sheet for sheet in sheets if sheet.name not in {KEY_SHEET, LIST_SHEET}]
    sheet = next((one for one in seen if one.name == told.key.sheet), seen[0] if len(seen) == 1 else None)
    if sheet is None:
        raise Mendable("form.sheet_missing", file=path.name, sheet=told.key.sheet)
    return _filled(path, told, sheet)


def _looks_like_one(sheets: tuple[RawSheet, ...]) -> bool:
    """Whether a form's number stands in the first rows, as in a copy of its sheet in a new workbook."""
    return any(
        isinstance(cell, str) and _NUMBER.search(cell)
        for sheet in sheets
        for row in sheet.rows[:3]
        for cell in row
    )


def _filled(path: Path, told: KeySheet, sheet: RawSheet) -> FilledForm:
    places = {name: place for name, (_, place) in told.slots.items()}
    moved = tuple(_changed(told, sheet))
    form = FilledForm(path, told.key, told.facts, dict.fromkeys(places), places, moved)
    if form.torn:
        return form
    values: dict[str, object] = {}
    problems: list[Problem] = []
    for name, (kind, place) in told.slots.items():
        values[name] = None
        try:
            values[name] = _value(sheet, kind, place)
        except Refused as refused:
            problems.append(form.problem(name, Severity.ERROR, refused.code, **refused.facts))
    return replace(form, values=values).with_problems(*problems)


def _changed(told: KeySheet, sheet: RawSheet) -> Iterator[Problem]:
    """The fixed cells that no longer say what they did; as one problem when rows were moved."""
    differing = [
        (place, text) for place, text in told.fixed.items() if clean_text(_shown(sheet, place)) != text
    ]
    if len(differing) > _FEW:
        _, row = _split(differing[0][0])
        yield Problem(Severity.ERROR, told.key.sheet, row, "", _MOVED)
        return
    for place, text in differing:
        column, row = _split(place)
        facts = {"before": text}
        yield Problem(Severity.ERROR, told.key.sheet, row, column, "form_fixed_changed", facts)


def _shown(sheet: RawSheet, place: str) -> str:
    """A cell as the person sees it, "" for an empty one."""
    cell, _ = _cell(sheet, place)
    return "" if cell is None else as_text(cell)


def _value(sheet: RawSheet, kind: SlotKind, place: str) -> object:
    """What a slot's cell means; Refused when it means nothing."""
    cell, index = _cell(sheet, place)
    flaw = sheet.flaws.get(index, "")
    if flaw in _FATAL:
        raise Refused(flaw)
    if cell is None or cell == "":
        return None
    return KINDS[kind].parse(cell, percent=index in sheet.percents)


def _cell(sheet: RawSheet, place: str) -> tuple[CellValue, tuple[int, int]]:
    letters, number = _split(place)
    row, column = number - sheet.first_row, column_of(letters)
    inside = 0 <= row < len(sheet.rows) and column < len(sheet.rows[row])
    return (sheet.rows[row][column] if inside else None), (row, column)


def _split(place: str) -> tuple[str, int]:
    found = _PLACE.fullmatch(place)
    return (found[1], int(found[2])) if found else ("", 0)
