"""What python-calamine leaves out of an .xls: error values and percentages, from the records of [MS-XLS]."""

import struct
from collections.abc import Iterator

from msgspec import Struct, field

from services.workbooks.compound import Compound
from services.workbooks.formats import Look, look_of_number

_BOF, _EOF, _SHEET, _FORMAT, _STYLE = 0x809, 0x0A, 0x85, 0x41E, 0xE0
_FORMULA, _NUMBER, _RK, _RKS, _BOOLEAN_OR_ERROR = 0x06, 0x203, 0x27E, 0xBD, 0x205
_BIFF8 = 0x600
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}


class Marks(Struct):
    """The error values and percentages of one sheet, by row and column from 0."""

    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    percents: set[tuple[int, int]] = field(default_factory=set)


def marks_of(content: bytes) -> list[Marks] | None:
    """The marks of each sheet in the workbook's order; None when the file's records cannot be followed."""
    try:
        stream = Compound(content).stream("Workbook")
        return _marks(stream)
    except (struct.error, ValueError, LookupError):
        return None


def _marks(stream: bytes) -> list[Marks]:
    sheets: list[int] = []
    custom: dict[int, str] = {}
    styles: list[int] = []
    for kind, record in _records(stream, 0):
        if kind == _BOF and struct.unpack_from("<H", record)[0] != _BIFF8:
            raise ValueError(kind)
        if kind == _SHEET:
            sheets.append(struct.unpack_from("<I", record)[0])
        elif kind == _FORMAT:
            custom.update([_format(record)])
        elif kind == _STYLE:
            styles.append(struct.unpack_from("<H", record, 2)[0])
    percents = frozenset(
        index for index, style in enumerate(styles) if look_of_number(style, custom) is Look.PERCENT
    )
    return [_marks_of_sheet(stream, place, percents) for place in sheets]


def _marks_of_sheet(stream: bytes, place: int, percents: frozenset[int]) -> Marks:
    marks = Marks()
    for kind, record in _records(stream, place):
        if kind not in (_FORMULA, _NUMBER, _RK, _RKS, _BOOLEAN_OR_ERROR):
            continue
        row, column, style = struct.unpack_from("<HHH", record)
        if kind == _BOOLEAN_OR_ERROR and record[7]:
            marks.errors[row, column] = _ERRORS.get(record[6], "#N/A")
        elif kind == _FORMULA and record[12:14] == b"\xff\xff" and record[6] == 2:
            marks.errors[row, column] = _ERRORS.get(record[8], "#N/A")
        elif kind == _RKS:
            several = struct.iter_unpack("<HI", record[4 : 4 + (len(record) - 6) // 6 * 6])
            marks.percents |= {(row, column + i) for i, (style, _) in enumerate(several) if style in percents}
        elif style in percents:
            marks.percents.add((row, column))
    return marks


def _records(stream: bytes, place: int) -> Iterator[tuple[int, bytes]]:
    """The records of one part of the stream, from its begin to its end."""
    while place + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, place)
        if kind == _EOF:
            return
        yield kind, stream[place + 4 : place + 4 + length]
        place += 4 + length


def _format(record: bytes) -> tuple[int, str]:
    """A number format's index and code; its text is stored in one or two bytes a character."""
    number, length, wide = struct.unpack_from("<HHB", record)
    return number, record[5:].decode("utf-16-le" if wide & 1 else "latin-1", "replace")[:length]
