"""What a form is made of: rows of fixed cells and of slots to fill in, and the key that says whose it is."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from msgspec import Struct, field

from services.workbooks.kinds import Day, Kind, Text
from services.workbooks.raw import CellValue

VERSION = 1
"""Of the way in which a form says what it is."""


class Look(StrEnum):
    """How a fixed cell looks."""

    TITLE = "title"
    NOTE = "note"
    SECTION = "section"
    HEAD = "head"
    PLAIN = "plain"
    FIGURE = "figure"


class SlotKind(StrEnum):
    """What a slot takes; the word stands in the form's key."""

    TEXT = "text"
    DAY = "day"
    CHOICE = "choice"


KINDS: Mapping[SlotKind, Kind] = {SlotKind.TEXT: Text(), SlotKind.DAY: Day(), SlotKind.CHOICE: Text()}
"""How a slot's cell is read: as in every workbook that comes in. A choice is read as the words chosen."""


class Fixed(Struct, frozen=True):
    """A cell that says something and is not to be changed."""

    text: str
    look: Look = Look.PLAIN
    span: int = 1


class Slot(Struct, frozen=True):
    """A cell to fill in; `name` is what it is called in the key, `choices` the list that it offers."""

    name: str
    kind: SlotKind = SlotKind.TEXT
    value: CellValue = None
    span: int = 1
    choices: str = ""
    earliest: date | None = None


class Row(Struct, frozen=True):
    """Cells side by side; `height` in points, 0 lets it be."""

    cells: tuple[Fixed | Slot, ...]
    height: float = 0


class FormKey(Struct, frozen=True):
    """Whose form it is: the kind, the company by a mark of its file, the period, the person.

    `made` is the moment at which it was made (ISO, UTC): of two forms of one person the later counts.
    """

    kind: str
    company: str
    company_name: str
    period: str
    subject: str
    subject_name: str
    made: str
    sheet: str


class Form(Struct, frozen=True):
    """A form to be written. `facts` are the program's own notes on it, by name, such as a row's action."""

    key: FormKey
    number: str
    widths: tuple[float, ...]
    rows: tuple[Row, ...]
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    facts: Mapping[str, str] = field(default_factory=dict)
    hints: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """By kind of slot, what Excel says when a cell is chosen and when what is typed does not fit."""
