"""Blocks for sheets made of headings, paragraphs and long tables."""

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from services.printing.flow import Block
from services.printing.page import BODY, MARGIN, Page, content_width
from services.printing.table import Cell, Column, Table, split
from services.printing.wrap import lines

_LEAD = 15.0
_NAMES = 92.0  # the width of names before their words
Aside = Callable[[Page, float, float], None]  # draws into a row: page, its top, its height


def heading(words: str, height: float = 26.0) -> Block:
    """A heading, held by what follows."""
    base = height - 9
    return Block(
        height, lambda page, top: void(page.text(MARGIN, top + base, words, 11, bold=True)), keep=True
    )


def void(_: object) -> None:
    """Take a value and give none."""


def paragraph(words: str, *, landscape: bool, indent: float = 0.0, size: float = BODY) -> list[Block]:
    """Wrapped text; its first two and its last two lines stay together."""
    width = content_width(landscape=landscape) - indent
    broken = lines(words, width, size)

    def block(at: int, line: str) -> Block:
        keep = at + 1 < len(broken) and (at == 0 or at == len(broken) - 2)
        return Block(_LEAD, lambda page, top: void(page.text(MARGIN + indent, top + 11, line, size)), keep)

    return [block(at, line) for at, line in enumerate(broken)]


def head_block(table: Table) -> Block:
    """A table's head, held by what follows; drawn once a document."""

    def draw(page: Page, top: float) -> None:
        page.form(f"head {table.key} {page.width}", lambda shared: table.head(shared, 0), down=top)

    return Block(table.height, draw, keep=True)


def table_blocks(
    table: Table,
    rows: Sequence[Sequence[str]],
    *,
    least: float,
    padding: float = 4.0,
    size: float = BODY,
    aside: Sequence[Aside] = (),
) -> list[Block]:
    """A table: its head, repeated on later pages, and its rows, each at least `least` tall.

    The first three and the last two rows stay together. `aside` draws into each row beside its text.
    """
    head = head_block(table)
    blocks = [head]
    for number, texts in enumerate(rows):
        pieces = split(table.row(texts, size), 40)
        for cells in pieces:
            whole = max(least, max(each.height for each in cells) + 2 * padding)
            draw = _row(table, cells, whole, aside[number] if aside and cells is pieces[0] else None)
            blocks.append(Block(whole, draw, keep=False, head=head))
    for at in {1, 2, len(blocks) - 2} & set(range(1, len(blocks) - 1)):
        blocks[at] = replace(blocks[at], keep=True)
    return blocks


def named_rows(told: Sequence[tuple[str, str]], *, least: float, padding: float = 4.0) -> list[Block]:
    """Rows of a name and its words on a portrait page, without a head."""
    columns = [Column("", _NAMES), Column("", content_width(landscape=False) - _NAMES)]
    rows = table_blocks(Table(columns), told, least=least, padding=padding)[1:]
    return [replace(row, head=None) for row in rows]


def _row(
    table: Table, cells: Sequence[Cell], height: float, aside: Aside | None
) -> Callable[[Page, float], None]:
    def draw(page: Page, top: float) -> None:
        table.draw_row(page, top, height, cells)
        if aside:
            aside(page, top, height)
        table.line(page, top + height)

    return draw
