"""A block of cells pasted from Excel: which column is what, and which records its names mean."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from msgspec import Struct, field
from msgspec.structs import replace

from services.blocks import block_of
from services.codes import next_code
from services.domain.company import Records
from services.edits import Batch, FieldProblem, Row
from services.workbooks.headers import known_as
from services.workbooks.preview import Fate
from services.workbooks.shapes.sheet import Sheet
from services.workbooks.sheets.organisation import DEPARTMENTS, POSITIONS
from services.workbooks.text import clean_text
from services.workbooks.vocabulary import fold

_ALSO: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "employees": {
        "number": ("员工编号", "人员编号", "编号", "employee number", "employee no", "no", "id"),
        "name": ("员工姓名", "名字", "employee", "full name"),
        "department": ("部门", "部门名称", "所属部门", "dept"),
        "position": ("岗位", "岗位名称", "职位", "职务", "job title", "title"),
        "manager": ("上级", "直属上级", "上级工号", "直接上级工号", "直接主管", "supervisor", "reports to"),
        "hired": ("入职", "入职时间", "入司日期", "到岗日期", "hire date", "hired on"),
        "left": ("离职", "离职时间", "离司日期", "leave date", "left on"),
        "bonus_base": ("奖金", "绩效基数", "绩效奖金基数", "bonus"),
    },
    "positions": {
        "code": ("岗位编码", "岗位编号", "position code"),
        "name": ("岗位", "岗位名称", "职位", "position"),
        "department": ("部门", "部门名称", "所属部门"),
        "key": ("关键岗位", "key position"),
    },
    "departments": {
        "code": ("部门编码", "部门编号", "department code"),
        "name": ("部门", "部门名称", "department"),
        "parent": ("上级部门", "上级", "parent department"),
        "head": ("负责人", "部门负责人", "manager"),
        "purpose": ("部门工作目的", "目的"),
    },
    "ratings": {
        "group": ("评价组别", "评价关系", "评价主体", "关系", "rater group", "relation"),
        "rater": ("评分人", "打分人", "评委", "姓名", "name", "rated by"),
        "score": ("评分", "打分", "得分", "评价分", "points", "rating"),
        "reason": ("评语", "评价理由", "原因", "备注", "说明", "comment", "why"),
    },
}
"""Headers of everyday lists beside those of the contract."""
_NAMES: Mapping[str, Callable[[Any], str]] = {
    "departments": lambda record: record.code,
    "positions": lambda record: record.code,
    "employees": lambda record: record.number,
}
_ADDABLE = {"departments": (DEPARTMENTS, "D01"), "positions": (POSITIONS, "P01")}
_FEWEST = 2
"""How many headers must be known in a first row that is one of headers."""


class Block(Struct, frozen=True):
    """Pasted cells as rows of a sheet, a text for each of `fields`; `left_out` are columns not understood."""

    sheet: Sheet
    fields: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    left_out: tuple[str, ...] = ()

    def with_cell(self, row: int, column: int, text: str) -> "Block":
        """The block with one cell mended."""
        cells = (*self.rows[row][:column], text, *self.rows[row][column + 1 :])
        return replace(self, rows=(*self.rows[:row], cells, *self.rows[row + 1 :]))

    def without(self, row: int) -> "Block":
        """The block with one row left out."""
        return replace(self, rows=self.rows[:row] + self.rows[row + 1 :])


class PastePreview(Struct, frozen=True):
    """What each row would do (None: it has an error), every problem, and names that are not known yet."""

    fates: tuple[Fate | None, ...]
    problems: tuple[FieldProblem, ...]
    missing: tuple[str, ...] = ()
    before: Mapping[tuple[int, str], object] = field(default_factory=dict)
    """What a changed row's field holds now, by row and field."""

    @property
    def stops(self) -> bool:
        """Whether something must be mended first."""
        return any(problem.stops for problem in self.problems)

    @property
    def wrong(self) -> int:
        """How many rows must be mended."""
        return self.fates.count(None)

    def count(self, fate: Fate) -> int:
        """How many rows have a fate."""
        return self.fates.count(fate)


class Resolved(NamedTuple):
    """A block with its names turned into codes: what to write, and the names that nobody bears yet."""

    batches: tuple[Batch, ...]
    missing: tuple[str, ...]
    doubtful: Mapping[tuple[int, str], tuple[str, ...]]
    """The codes that a name may mean where several bear it, by row and field."""


def read_block(text: str, sheet: Sheet) -> Block:
    """Understand what Excel puts on the clipboard: tabs between cells, with a row of headers or without.

    Without headers the columns are taken in the sheet's order; required columns that are absent are added
    blank.
    """
    rows = cells_of(text)
    width = max(map(len, rows), default=0)
    fields, left_out, below = _heading(sheet, rows, width)
    kept = {name: at for at, name in enumerate(fields) if name}
    for column in sheet.columns:
        if column.required:
            kept.setdefault(column.field, width)
    body = tuple(tuple(row[at] if at < len(row) else "" for at in kept.values()) for row in below)
    return Block(sheet, tuple(kept), body, tuple(left_out))


def cells_of(text: str) -> list[list[str]]:
    """The cells of a copied block, row by row; rows without anything are left out."""
    rows = [[clean_text(cell) for cell in line] for line in block_of(text)]
    return [row for row in rows if any(row)]


def _heading(sheet: Sheet, rows: list[list[str]], width: int) -> tuple[list[str], list[str], list[list[str]]]:
    """The field of each column (blank for none), the columns left out, and the rows below the headers."""
    names = dict(_headers(sheet))
    found = [names.get(known_as(cell, names), "") for cell in rows[0]] if rows else []
    if len(set(found) - {""}) >= min(_FEWEST, max(width, 1)):
        fields = [name if name not in found[:at] else "" for at, name in enumerate(found)]
        left_out = [cell for cell, name in zip(rows[0], fields, strict=True) if cell and not name]
        return fields, left_out, rows[1:]
    fields = [column.field for column in sheet.columns][:width]
    beyond = [
        str(at + 1) for at in range(len(fields), width) if any(len(row) > at and row[at] for row in rows)
    ]
    return fields, beyond, rows


def _headers(sheet: Sheet) -> Iterator[tuple[str, str]]:
    for column in sheet.columns:
        for name in (*_ALSO.get(sheet.noun, {}).get(column.field, ()), *column.also, column.zh, column.en):
            yield fold(name), column.field


def resolved(block: Block, records: Records, *, add_missing: bool) -> Resolved:
    """The block's rows with codes for names, and the records to add for names that nobody bears yet."""
    books = {noun: _Book(getattr(records, noun), key) for noun, key in _NAMES.items()}
    own = books[block.sheet.noun]
    at_key, at_name = block.fields.index(block.sheet.columns[0].field), block.fields.index("name")
    for cells in block.rows:
        own.add(cells[at_key], cells[at_name])
    refers = {column.field: column.refers for column in block.sheet.columns if column.refers}
    rows = [_row(block, cells, refers, books) for cells in block.rows]
    added = list(_added(rows, refers, books, block.sheet))
    if add_missing:
        for noun, names in added:
            _give_codes(noun, names, books[noun])
        rows = [_row(block, cells, refers, books) for cells in block.rows]
    batches = [
        (_ADDABLE[noun][0], [{"code": books[noun].code_of(name), "name": name} for name in names])
        for noun, names in added
        if add_missing
    ]
    missing = tuple(name for _, names in added for name in names)
    doubtful = {
        (at, name): codes
        for at, row in enumerate(rows)
        for name, noun in refers.items()
        if (codes := books[noun].doubtful.get(str(row.get(name) or ""))) is not None
    }
    return Resolved((*batches, (block.sheet, rows)), missing, doubtful)


def _row(block: Block, cells: Sequence[str], refers: Mapping[str, str], books: Mapping[str, "_Book"]) -> Row:
    return {
        name: books[refers[name]].code_of(cell) if name in refers and cell else cell
        for name, cell in zip(block.fields, cells, strict=True)
    }


def _added(
    rows: Iterable[Row], refers: Mapping[str, str], books: Mapping[str, "_Book"], sheet: Sheet
) -> Iterator[tuple[str, list[str]]]:
    """The names that a row uses and nobody bears, by the noun they belong to."""
    rows = list(rows)
    for noun in _ADDABLE:
        if noun == sheet.noun:
            continue
        texts = [str(row[name]) for row in rows for name in row if refers.get(name) == noun and row[name]]
        names = [text for text in dict.fromkeys(texts) if not books[noun].knows(text)]
        if names:
            yield noun, names


def _give_codes(noun: str, names: Iterable[str], book: "_Book") -> None:
    for name in names:
        book.add(next_code(book.codes, _ADDABLE[noun][1]), name)


class _Book:
    """Codes and names of a noun; a name that several bear is none."""

    def __init__(self, records: Iterable[Any], key: Callable[[Any], str]) -> None:
        self.codes: set[str] = set()
        self.doubtful: dict[str, tuple[str, ...]] = {}
        self._names: dict[str, str] = {}
        for record in records:
            self.add(key(record), record.name)

    def add(self, code: str, name: str) -> None:
        """Take in what the block itself brings."""
        if not code or code in self.codes:
            return
        self.codes.add(code)
        if name in self.doubtful:
            self.doubtful[name] += (code,)
        elif name in self._names:
            self.doubtful[name] = (self._names.pop(name), code)
        elif name:
            self._names[name] = code

    def code_of(self, text: str) -> str:
        """The code that a text means, the text itself when it is a code or nobody bears it."""
        return text if text in self.codes else self._names.get(text, text)

    def knows(self, text: str) -> bool:
        """Whether a text is a code, or a name that somebody bears."""
        return text in self.codes or text in self._names or text in self.doubtful
