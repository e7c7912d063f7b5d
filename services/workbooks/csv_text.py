"""Reading a sheet saved as CSV: its encoding, its delimiter, its cells as text."""

import csv
import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import Path

from services.errors import Mendable
from services.workbooks.cells import Grid
from services.workbooks.limits import MAX_FILE_BYTES
from services.workbooks.raw import RawSheet

_DELIMITERS = ",\t;"
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1f]")
_SEPARATOR_LINE = re.compile(r"sep=(.)[\r\n]+")
_QUOTED = re.compile(r'"(?:[^"]|"")*"')
_TEXT_FORMULA = re.compile(r'="((?:[^"]|"")*)"')


def decoded(content: bytes) -> str | None:
    """A file's text by its byte order mark, else strict UTF-8, else GBK (as GB18030); None if it is none."""
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig"] if content.startswith(BOM_UTF8) else ["utf-8", "gb18030"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if _BINARY.search(text) else text
    return None


def read_csv(path: Path) -> tuple[RawSheet, ...]:
    """The one sheet of a CSV file, named by the file's stem."""
    text = decoded(path.read_bytes())
    if text is None:
        raise Mendable("workbook.unknown_type", file=path.name)
    delimiter, text = _delimiter(text)
    csv.field_size_limit(MAX_FILE_BYTES)
    rows = csv.reader(text.splitlines(keepends=True), delimiter=delimiter, strict=True)
    grid = Grid(path.stem.strip())
    try:
        for place, cells in enumerate(rows, 1):
            for column, cell in enumerate(cells):
                if cell:
                    grid.put_text(place, column, _plain(cell))
    except csv.Error:
        raise Mendable("workbook.csv_quotes", file=path.name, line=rows.line_num) from None
    return (grid.sheet(),)


def _delimiter(text: str) -> tuple[str, str]:
    """The delimiter, told by a `sep=` line or else the first line's commonest mark, and what follows."""
    if told := _SEPARATOR_LINE.match(text):
        return told[1], text[told.end() :]
    header = next((line for line in text.splitlines() if line.strip()), "")
    unquoted = _QUOTED.sub("", header)
    return max(_DELIMITERS, key=unquoted.count), text


def _plain(cell: str) -> str:
    """A cell without the `="…"` that systems write to keep Excel from eating leading zeros."""
    kept = _TEXT_FORMULA.fullmatch(cell.strip())
    return kept[1].replace('""', '"') if kept else cell
