"""Blocks of cells as Excel puts them on the clipboard: tabs between cells, a line for each row."""

import csv
import io
from collections.abc import Iterable, Sequence


def block_of(text: str) -> list[list[str]]:
    """The cells of each row, as they stand; quoted ones may hold tabs, quotes and line ends."""
    plain = text.replace("\0", "")
    try:
        return list(csv.reader(io.StringIO(plain, newline=""), delimiter="\t"))
    except csv.Error:  # a quotation mark that nothing closes
        return [line.split("\t") for line in plain.splitlines()]


def text_of(rows: Iterable[Sequence[str]]) -> str:
    """The text that Excel takes as these rows."""
    text = io.StringIO()
    csv.writer(text, delimiter="\t", lineterminator="\n").writerows(rows)
    return text.getvalue().removesuffix("\n")
