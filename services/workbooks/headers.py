"""Which sheet of the contract a sheet is, and which column each of its columns is."""

import re
from collections.abc import Container, Iterator, Sequence

from msgspec import Struct

from services.workbooks.columns import Column
from services.workbooks.problems import Bilingual
from services.workbooks.raw import CellValue, RawSheet
from services.workbooks.shapes.items import ItemsSheet
from services.workbooks.shapes.sheet import Sheet
from services.workbooks.sheets import SHEETS
from services.workbooks.vocabulary import fold

_ASIDE = re.compile(r"\(.*\)$")
_SEARCHED = 10
"""How many rows from the top may stand above the headers (titles, notes)."""


class Heading(Struct, frozen=True):
    """The header row of a sheet: its index among the rows, and what its columns mean."""

    row: int
    columns: tuple[tuple[int, Column], ...]
    unknown: tuple[str, ...] = ()
    unnamed: tuple[int, ...] = ()
    twice: tuple[str, ...] = ()


def spec_of(name: str) -> Sheet | None:
    """The sheet that a name means, in either language."""
    folded = fold(name)
    return next((spec for spec in SHEETS if folded in {fold(spec.zh), fold(spec.en)}), None)


def specs_by_headers(raw: RawSheet) -> list[Sheet]:
    """The sheets whose required columns are all there, of these the ones with the most columns."""
    ranked: dict[int, list[Sheet]] = {}
    for spec in SHEETS:
        heading = find_heading(spec, raw)
        if heading and _complete(spec, heading) and _fits(spec, raw, heading):
            ranked.setdefault(len(heading.columns), []).append(spec)
    return ranked[max(ranked)] if ranked else []


def _complete(spec: Sheet, heading: Heading) -> bool:
    found = {column.field for _, column in heading.columns}
    return all(column.field in found for column in spec.columns if column.required)


def _fits(spec: Sheet, raw: RawSheet, heading: Heading) -> bool:
    """Company and settings share their headers; their items tell them apart."""
    if not isinstance(spec, ItemsSheet):
        return True
    index = heading.columns[0][0]
    return any(
        spec.item(str(row[index])) for row in raw.rows[heading.row + 1 :] if len(row) > index and row[index]
    )


def find_heading(spec: Sheet, raw: RawSheet) -> Heading | None:
    """The row that names the most of the sheet's columns; None when no row names any."""
    names = dict(_names(spec))
    best: Heading | None = None
    for index in range(min(_SEARCHED, len(raw.rows))):
        heading = _heading(names, raw.rows, index)
        if heading.columns and (best is None or len(heading.columns) > len(best.columns)):
            best = heading
        if best is not None and len(best.columns) == len(spec.columns):
            break
    return best


def _names(spec: Sheet) -> Iterator[tuple[str, Column]]:
    for column in spec.columns:
        for name in (*column.also, column.zh, column.en):
            yield fold(name), column


def _heading(names: dict[str, Column], rows: Sequence[Sequence[CellValue]], index: int) -> Heading:
    columns: list[tuple[int, Column]] = []
    unknown: list[str] = []
    unnamed: list[int] = []
    twice: list[str] = []
    for position in range(len(rows[index])):
        title = _title(names, rows, index, position)
        column = names.get(known_as(title, names))
        if not title:
            unnamed.append(position)
        elif column is None:
            unknown.append(title)
        elif any(known is column for _, known in columns):
            twice.append(title)
        else:
            columns.append((position, column))
    return Heading(index, tuple(columns), tuple(unknown), tuple(unnamed), tuple(twice))


def _title(names: dict[str, Column], rows: Sequence[Sequence[CellValue]], index: int, position: int) -> str:
    """The header's text; under a header merged over two rows it stands in the row above."""
    cell = rows[index][position]
    if cell is not None or index == 0:
        return "" if cell is None else str(cell).strip()
    above = rows[index - 1]
    title = str(above[position] or "").strip() if position < len(above) else ""
    return title if known_as(title, names) in names else ""


def known_as(title: str, names: Container[str]) -> str:
    """A header as folded; without the remark in brackets behind it where only so it is among the names."""
    folded = fold(title)
    return folded if folded in names else fold(_ASIDE.sub("", folded))


def language_of(spec: Sheet, raw: RawSheet, heading: Heading) -> str:
    """The language a sheet is written in: that of its headers."""
    titles = {fold(str(cell)) for cell in raw.rows[heading.row] if cell is not None}
    zh, en = (
        sum(fold(column.header(language)) in titles for _, column in heading.columns)
        for language in ("zh", "en")
    )
    return "en" if en > zh or (en == zh and fold(raw.name) == fold(spec.en)) else "zh"


def all_titles() -> Bilingual:
    """The names of all sheets, for the message that none was found."""
    return Bilingual("、".join(spec.zh for spec in SHEETS), ", ".join(spec.en for spec in SHEETS))
