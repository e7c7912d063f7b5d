"""A form on its pages: its blocks between header and footer."""

from collections.abc import Sequence
from typing import Protocol

from services.language import Language
from services.printing.document import Document, Footer
from services.printing.flow import Block, draw_down, paginate
from services.printing.frame import HEAD_END, TAIL
from services.printing.page import A4, Page

_TOP = HEAD_END + 4


class Heading(Protocol):
    """Header and footer of a form's pages."""

    @property
    def say(self) -> Language:
        """The language that they are in."""

    def head(self, page: Page, title: str) -> None:
        """Draw the header."""

    def foot(self, form: str) -> Footer:
        """The footer."""


def room(*, landscape: bool) -> float:
    """How tall the content of a page may be."""
    return A4[not landscape] - TAIL - _TOP


def draw_sheet(
    document: Document,
    frame: Heading,
    form: str,
    title: str,
    pages: Sequence[Sequence[Block]],
    *,
    landscape: bool = False,
) -> int:
    """Draw the pages of a form; gives the first of them, from 0."""
    first = len(document)
    for number, blocks in enumerate(pages):
        page = document.page(frame.foot(form), landscape=landscape)
        frame.head(page, frame.say("{title} (continued)", title=title) if number else title)
        draw_down(blocks, page, _TOP)
    return first


def draw_flowing(
    document: Document,
    frame: Heading,
    form: str,
    title: str,
    blocks: Sequence[Block],
    *,
    landscape: bool = False,
) -> int:
    """Draw blocks over as many pages as they take; gives the first of them, from 0."""
    pages = paginate(blocks, room(landscape=landscape))
    return draw_sheet(document, frame, form, title, pages, landscape=landscape)
