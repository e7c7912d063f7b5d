"""From sheets as read to a draft: names and headers recognised, every cell understood or reported."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from services.workbooks.columns import Column
from services.workbooks.draft import Draft, DraftRow, DraftSheet
from services.workbooks.headers import (
    Heading,
    all_titles,
    find_heading,
    language_of,
    spec_of,
    specs_by_headers,
)
from services.workbooks.problems import Bilingual, Doubtful, Problem, Refused, Severity
from services.workbooks.raw import CellValue, RawSheet
from services.workbooks.shapes.sheet import Sheet
from services.workbooks.sheets import SHEETS
from services.workbooks.vocabulary import fold

_FATAL_FLAWS = frozenset({"formula_without_value", "error_value", "merged"})
"""What may be odd about a cell that leaves it without a usable value."""
_TOLD = frozenset({fold("不完整"), fold("Incomplete")})
"""A sheet of the list of awaited actuals that is for people alone."""


def parse_workbook(sheets: Sequence[RawSheet]) -> Draft:
    """Understand a workbook. A lone sheet of an unknown name (a CSV file's, say) is told by its headers, and
    so are lists of actuals under any name, a sheet a data provider.
    """
    problems: list[Problem] = []
    found: list[DraftSheet] = []
    for raw in sheets:
        spec = spec_of(raw.name) or _by_headers(raw, problems, lone=len(sheets) == 1)
        if spec is not None:
            sheet = _SheetParser(spec, raw, problems).parse()
            if sheet is not None:
                found.append(sheet)
    if not found and not any(problem.severity is Severity.ERROR for problem in problems):
        problems.append(Problem(Severity.ERROR, "", 0, "", "nothing_recognised", {"choices": all_titles()}))
    found.sort(key=lambda sheet: SHEETS.index(sheet.spec))
    return Draft(tuple(found), tuple(problems))


def _by_headers(raw: RawSheet, problems: list[Problem], *, lone: bool) -> Sheet | None:
    specs = [spec for spec in specs_by_headers(raw) if lone or _is_gathered(spec, raw)]
    if len(specs) == 1:
        return specs[0]
    if specs:
        choices = Bilingual(
            *(" / ".join(names) for names in zip(*(spec.title for spec in specs), strict=True))
        )
        problems.append(Problem(Severity.ERROR, raw.name, 0, "", "sheet_ambiguous", {"choices": choices}))
    elif raw.rows and fold(raw.name) not in _TOLD:
        problems.append(
            Problem(Severity.WARNING, raw.name, 0, "", "sheet_unknown", {"choices": all_titles()})
        )
    return None


def _is_gathered(spec: Sheet, raw: RawSheet) -> bool:
    heading = find_heading(spec, raw) if spec.gathers else None
    return heading is not None and any(column.field == spec.gathers for _, column in heading.columns)


class _Planned(NamedTuple):
    """A column to parse: where it stands, and what its texts have been read as so far."""

    at: int
    column: Column
    header: str
    memo: dict[str, object]


class _SheetParser:
    """Parses one sheet; problems go to the common list in the order of the rows."""

    def __init__(self, spec: Sheet, raw: RawSheet, problems: list[Problem]) -> None:
        self.spec = spec
        self.raw = raw
        self.problems = problems
        self.gathered = bool(spec.gathers) and spec_of(raw.name) is None
        """Of a list that went out to be filled in, what came back empty says nothing and clears nothing."""
        self.marked = {row for row, _ in raw.percents} | {row for row, _ in raw.flaws}

    def parse(self) -> DraftSheet | None:
        """The sheet's rows, None when it has no headers."""
        for note in self.raw.notes:
            self._warn(0, "", note)
        heading = find_heading(self.spec, self.raw)
        if heading is None:
            if self.raw.rows:
                self._error(0, "", "no_headers", headers=self._required(self.spec.columns))
            return None
        headers = {column.field: self._written(heading, index) for index, column in heading.columns}
        sheet = DraftSheet(self.spec, self.raw.name, language_of(self.spec, self.raw, heading), headers)
        self._check_heading(heading, sheet)
        self._parse_rows(heading, sheet)
        return sheet

    def _written(self, heading: Heading, index: int) -> str:
        return str(self.raw.rows[heading.row][index] or self.raw.rows[heading.row - 1][index])

    def _check_heading(self, heading: Heading, sheet: DraftSheet) -> None:
        row = heading.row + self.raw.first_row
        asides = {fold(name) for title in self.spec.asides for name in (title.zh, title.en)}
        for title in heading.unknown:
            if fold(title) not in asides:
                self._warn(row, title, "column_unknown")
        for title in heading.twice:
            self._error(row, title, "column_twice")
        below = self.raw.rows[heading.row + 1 :]
        for index in heading.unnamed:
            if any(index < len(cells) and cells[index] is not None for cells in below):
                self._warn(row, "", "column_unnamed", number=index + 1)
        for column in self.spec.columns:
            if column.required and column.field not in sheet.headers:
                self._error(
                    row,
                    column.header(sheet.language),
                    "column_missing",
                    header=Bilingual(column.zh, column.en),
                )

    def _parse_rows(self, heading: Heading, sheet: DraftSheet) -> None:
        lacking = any(column.required and column.field not in sheet.headers for column in self.spec.columns)
        plan = [_Planned(index, column, sheet.headers[column.field], {}) for index, column in heading.columns]
        indexes = [planned.at for planned in plan if not (self.gathered and planned.column.required)]
        read = {index for index, _ in heading.columns}
        flawed = {row for row, column in self.raw.flaws if column in read}
        for offset in range(heading.row + 1, len(self.raw.rows)):
            cells = self.raw.rows[offset]
            if offset in flawed or any(
                index < len(cells) and cells[index] not in (None, "") for index in indexes
            ):
                row = DraftRow(offset + self.raw.first_row, {}, lacking)
                self._parse_row(plan, cells, offset, row)
                sheet.rows.append(row)

    def _parse_row(
        self, plan: Sequence["_Planned"], cells: Sequence[CellValue], offset: int, row: DraftRow
    ) -> None:
        marked = offset in self.marked
        for index, column, header, memo in plan:
            cell = cells[index] if index < len(cells) else None
            if marked and not self._usable(offset, index, row, header):
                continue
            if cell is None or cell == "":
                if column.required:
                    self._flaw(row, header, "required")
                elif not self.gathered:
                    row.values[column.field] = self.spec.blanks.get(column.field)
                continue
            value = self._value(column, cell, memo, percent=marked and (offset, index) in self.raw.percents)
            kind = type(value)
            if kind is Refused:
                self._flaw(row, header, value.code, **value.facts)
                continue
            if kind is Doubtful:
                self._warn(row.number, header, value.code, **value.facts)
                value = value.value
            row.values[column.field] = value

    @staticmethod
    def _value(column: Column, cell: CellValue, memo: dict[str, object], *, percent: bool) -> Any:  # noqa: ANN401 - a column's value
        text = cell if type(cell) is str and not percent else None
        if text is not None and text in memo:
            return memo[text]
        value: object
        try:
            value = column.kind.parse(cell, percent=percent)
        except Refused as problem:
            value = problem
        if text is not None:
            memo[text] = value
        return value

    def _usable(self, offset: int, index: int, row: DraftRow, header: str) -> bool:
        flaw = self.raw.flaws.get((offset, index))
        if flaw in _FATAL_FLAWS:
            self._flaw(row, header, flaw)
            return False
        if flaw is not None:
            self._warn(row.number, header, flaw)
        return True

    def _flaw(self, row: DraftRow, header: str, code: str, /, **facts: object) -> None:
        row.flawed = True
        self._error(row.number, header, code, **facts)

    def _error(self, row: int, header: str, code: str, /, **facts: object) -> None:
        self.problems.append(Problem(Severity.ERROR, self.raw.name, row, header, code, facts))

    def _warn(self, row: int, header: str, code: str, /, **facts: object) -> None:
        self.problems.append(Problem(Severity.WARNING, self.raw.name, row, header, code, facts))

    @staticmethod
    def _required(columns: Sequence[Column]) -> Bilingual:
        names = [(column.zh, column.en) for column in columns if column.required]
        return Bilingual("、".join(zh for zh, _ in names), ", ".join(en for _, en in names))
