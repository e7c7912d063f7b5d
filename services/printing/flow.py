"""Filling pages with blocks: what belongs together stays together."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from services.printing.page import Page


@dataclass(frozen=True, slots=True)
class Block:
    """Something drawn in one piece from its top; `keep` holds it on the page of the block after it."""

    height: float
    draw: Callable[[Page, float], None]
    keep: bool = False


def gap(height: float, *, keep: bool = False) -> Block:
    """Empty room."""
    return Block(height, lambda _page, _top: None, keep)


def paginate(blocks: Sequence[Block], room: float, later: float | None = None) -> list[list[Block]]:
    """The blocks of each page, `later` tall after the first; a chain too tall for any page is broken."""
    pages: list[list[Block]] = [[]]
    left = room
    later = room if later is None else later
    for chain in _chains(blocks):
        height = tall(chain)
        if height > left and pages[-1] and (height <= later or chain[0].height > left):
            pages.append([])
            left = later
        for block in chain:
            if block.height > left and pages[-1]:
                pages.append([])
                left = later
            pages[-1].append(block)
            left -= block.height
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


def draw_down(blocks: Sequence[Block], page: Page, top: float) -> float:
    """Draw blocks below one another; where the last one ends."""
    for block in blocks:
        block.draw(page, top)
        top += block.height
    return top
