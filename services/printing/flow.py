"""Filling pages with blocks: what belongs together stays together."""

from collections.abc import Callable, Sequence
from typing import Optional

from msgspec import Struct

from services.printing.page import Page


class Block(Struct, frozen=True):
    """Something drawn in one piece from its top.

    `keep` holds it on the page of the next block; `head` is drawn first where the block begins a later page.
    """

    height: float
    draw: Callable[[Page, float], None]
    keep: bool = False
    head: Optional["Block"] = None


def gap(height: float, *, keep: bool = False) -> Block:
    """Empty room."""
    return Block(height, lambda _page, _top: None, keep)


def paginate(blocks: Sequence[Block], room: float, later: float | None = None) -> list[list[Block]]:
    """The blocks of each page, `later` tall after the first; a chain too tall for any page is broken."""
    later = room if later is None else later
    pages: list[list[Block]] = [[]]
    left = room
    for chain in _chains(blocks):
        height = tall(chain)
        turn = height > left and (height <= later or chain[0].height > left)
        for block in chain:
            if pages[-1] and (turn or block.height > left):
                pages.append([block.head] if block.head else [])
                left = later - tall(pages[-1])
            pages[-1].append(block)
            left -= block.height
            turn = False
    return pages


def _chains(blocks: Sequence[Block]) -> list[list[Block]]:
    chains: list[list[Block]] = []
    held = False
    for block in blocks:
        if held:
            chains[-1].append(block)
        else:
            chains.append([block])
        held = block.keep
    return chains


def tall(blocks: Sequence[Block]) -> float:
    """How much room blocks take."""
    return sum(block.height for block in blocks)


def draw_down(blocks: Sequence[Block], page: Page, top: float) -> None:
    """Draw blocks below one another."""
    for block in blocks:
        block.draw(page, top)
        top += block.height
