"""The short help of a page, told by F1: what it is for, and the keys that work on it alone."""

from importlib import import_module
from typing import TYPE_CHECKING

from msgspec import Struct

from services.language import N_

if TYPE_CHECKING:
    from ui.catalogue import Entry


class Guide(Struct, frozen=True):
    """`keys` are those of the page, each as it is printed on the keyboard and with what it does."""

    purpose: str
    keys: tuple[tuple[str, str], ...] = ()


EVERYWHERE = (
    ("Ctrl+Z / Ctrl+Y", N_("Undo and redo")),
    ("Ctrl+F", N_("Find on the page")),
    ("Ctrl+C / Ctrl+V", N_("Copy from tables, paste from Excel")),
    ("Ctrl+P", N_("Print what is in sight")),
    ("F1", N_("This help")),
)
WELCOME = Guide(
    N_(
        "Open a company file from this page, or begin a new one. The sample company shows a whole year with "
        "everything filled in; nothing you try there can do harm. Files opened before are listed below."
    )
)


def guide_of(entry: "Entry") -> Guide:
    """What stands in `guide.py` beside a page."""
    found: Guide = import_module(f"{entry.place.partition(':')[0]}.guide").GUIDE
    return found
