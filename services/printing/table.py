"""Tables: columns of wrapped text or right-aligned figures, hairlines between rows, a head for every page."""

from collections.abc import Sequence
from functools import cached_property, lru_cache

from msgspec import Struct
from msgspec.structs import replace

from services.printing.fonts import clean, face
from services.printing.page import BODY, HAIRLINE, INK, MARGIN, Anchor, Page
from services.printing.wrap import lines

INSET = 3.0  # between a cell's edge and its text
_APART = 4.0  # more of it where left-aligned text follows figures
_HEAD = 8.5  # the size of titles
_NEARLY = 0.82  # a figure with its unit is set this much smaller at most
RISE = 0.36  # from the middle of a line to its baseline, in ems


class Column(Struct, frozen=True):
    """A column: its title, its width in points, where its text stands."""

    title: str
    width: float
    anchor: Anchor = "left"
    inset: float = INSET

    @property
    def room(self) -> float:
        """How wide its text may be."""
        return self.width - self.inset - INSET


class Cell(Struct, frozen=True):
    """A cell's text, wrapped."""

    lines: tuple[str, ...]
    size: float
    lead: float

    @property
    def height(self) -> float:
        """What the lines take."""
        return len(self.lines) * self.lead


def cell(words: str, column: Column, size: float = BODY, *, bold: bool = False) -> Cell:
    """Wrap text for a column; a figure too long for it is set smaller before it is broken."""
    room = column.room
    if column.anchor == "right":
        size = _fitting(words, room, size, bold=bold)
    return Cell(lines(words, room, size, bold=bold), size, size * 1.36)


@lru_cache(maxsize=4096)
def _fitting(words: str, room: float, size: float, *, bold: bool) -> float:
    """The size at which a figure stays on a line with its unit if nearly as large, else by itself."""
    whole = face(bold=bold).width(clean(words), size)
    if whole <= room:
        return size
    if whole * _NEARLY <= room:
        return _shrunk(size, room / whole)
    widest = max((face(bold=bold).width(part, size) for part in clean(words).split()), default=0)
    return size if widest <= room else max(5.5, _shrunk(size, room / widest))


def _shrunk(size: float, share: float) -> float:
    """Rounded down to a tenth of a point."""
    return int(size * share * 10) / 10


class Table:
    """Columns side by side from the left margin."""

    def __init__(self, columns: Sequence[Column], left: float = MARGIN) -> None:
        self.columns = tuple(
            replace(column, inset=INSET + _APART) if (before, column.anchor) == ("right", "left") else column
            for before, column in zip(["left", *(column.anchor for column in columns)], columns, strict=False)
        )
        self.left = left
        self.edges = [left]
        for column in columns:
            self.edges.append(self.edges[-1] + column.width)
        self._places = [
            {
                "left": edge + column.inset,
                "right": edge + column.width - INSET,
                "centre": edge + column.width / 2,
            }[column.anchor]
            for edge, column in zip(self.edges, self.columns, strict=False)
        ]

    @cached_property
    def key(self) -> str:
        """What tells this table's head from another's."""
        return " ".join(f"{column.title} {column.width}" for column in self.columns)

    @property
    def right(self) -> float:
        """The table's right edge."""
        return self.edges[-1]

    @cached_property
    def _titles(self) -> list[Cell]:
        return [cell(column.title, column, _HEAD, bold=True) for column in self.columns]

    @property
    def height(self) -> float:
        """How tall the head is: its titles may wrap."""
        return max(each.height for each in self._titles) + 14

    def head(self, page: Page, top: float) -> None:
        """The titles between two rules."""
        page.rule(self.left, top, self.right, grey=INK, thickness=0.8)
        self.draw_row(page, top, self.height, self._titles, bold=True)
        page.rule(self.left, top + self.height, self.right, grey=INK, thickness=0.8)

    def row(self, texts: Sequence[str], size: float = BODY) -> list[Cell]:
        """A row's texts, wrapped."""
        return [cell(words, column, size) for words, column in zip(texts, self.columns, strict=True)]

    def draw_row(
        self, page: Page, top: float, height: float, cells: Sequence[Cell], *, bold: bool = False
    ) -> None:
        """A row's texts, each in the middle of its height."""
        for place, column, each in zip(self._places, self.columns, cells, strict=True):
            if each.lines == ("",):
                continue
            baseline = top + (height - each.height) / 2 + each.lead / 2 + RISE * each.size
            page.column(place, baseline, each.lines, each.lead, each.size, bold=bold, anchor=column.anchor)

    def line(self, page: Page, y: float, *, grey: float = HAIRLINE) -> None:
        """A rule across the table."""
        page.rule(self.left, y, self.right, grey=grey)


def split(cells: Sequence[Cell], most: int) -> list[list[Cell]]:
    """A row cut into pieces of at most `most` lines, so that the longest text finds its pages."""
    tallest = max(len(each.lines) for each in cells)
    if tallest <= most:
        return [list(cells)]
    return [
        [Cell(each.lines[start : start + most] or ("",), each.size, each.lead) for each in cells]
        for start in range(0, tallest, most)
    ]
