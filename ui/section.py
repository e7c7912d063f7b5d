"""What every section of a page with segments is: a page inside the page, reached by its segment."""

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtWidgets import QWidget

from ui.desk import Desk
from ui.page import Page

if TYPE_CHECKING:
    from services.company import Company


class Section(Page):
    """Made, refreshed and asked for acts as any page; without a margin of its own.

    `scrolled` False when it fills the height. `subtitle` and `acts` go to the window's header.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.column.setContentsMargins(0, 0, 0, 0)

    def tools(self) -> QWidget | None:
        """What stands at the right of the segments, made once in `build`."""
        return None

    def show_item(self, name: str) -> None:
        """Bring one thing into sight, such as an objective by its code."""


class SectionEntry(Struct, frozen=True):
    """One segment: its key, words, where its class is, and where the count on it comes from.

    `count` is the place of a function of the company and the period ("" while there is none).
    """

    key: str
    title: str
    place: str
    count: str = ""

    def load(self) -> type[Section]:
        """The section's class."""
        found: type[Section] = _at(self.place)
        return found

    def counted(self, company: "Company", period: str) -> int:
        """The number on the segment; 0 shows none."""
        if not self.count:
            return 0
        function: Callable[[Company, str], int] = _at(self.count)
        return function(company, period)


def _at(place: str):  # type: ignore[no-untyped-def]  # noqa: ANN202 - a class or a function
    module, name = place.split(":")
    return getattr(import_module(module), name)
