"""Reading .xlsx: the package, its styles and shared texts; one pass a part, values and formats together.

openpyxl reads the same cells four times slower and pads far cells; python-calamine drops the formats.
"""

from collections.abc import Mapping
from pathlib import Path
from posixpath import join, normpath
from zipfile import ZipFile

from msgspec import Struct, field

from services.errors import Mendable
from services.workbooks.cells import Grid
from services.workbooks.formats import Look, look_of_number
from services.workbooks.limits import MAX_SHEETS
from services.workbooks.markup import walk
from services.workbooks.ooxml_sheet import SheetReader, unescaped
from services.workbooks.raw import RawSheet
from services.workbooks.text import clean_text


class SheetPart(Struct, frozen=True):
    """A sheet as the workbook lists it."""

    name: str
    path: str
    hidden: bool


class Book(Struct):
    """What all sheets share."""

    parts: list[SheetPart] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    looks: dict[str, Look] = field(default_factory=dict)
    from_1904: bool = False


_WORKBOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"


def read_xlsx(path: Path) -> tuple[RawSheet, ...]:
    """Every worksheet of an .xlsx or .xlsm file, macros ignored."""
    with ZipFile(path) as package:
        book = _book(package)
        if len(book.parts) > MAX_SHEETS:
            raise Mendable("workbook.too_many_sheets", limit=MAX_SHEETS)
        return tuple(_sheet(package, book, part) for part in book.parts)


def _book(package: ZipFile) -> Book:
    book = Book()
    names = frozenset(package.namelist())
    targets = _targets(package)

    def on_properties(attributes: Mapping[str, str]) -> None:
        book.from_1904 = attributes.get("date1904", "") in ("1", "true")

    def on_sheet(attributes: Mapping[str, str]) -> None:
        relation = next((value for name, value in attributes.items() if name.endswith(":id")), "")
        if relation in targets:
            hidden = attributes.get("state", "visible") != "visible"
            book.parts.append(SheetPart(attributes["name"], targets[relation], hidden))

    with package.open(_WORKBOOK) as part:
        walk(part, {"workbookPr": on_properties, "sheet": on_sheet}, {})
    if "xl/styles.xml" in names:
        book.looks = _looks(package)
    if "xl/sharedStrings.xml" in names:
        book.texts = _texts(package)
    return book


def _targets(package: ZipFile) -> dict[str, str]:
    """The worksheet parts by their relation's id; chart and macro sheets are left out."""
    targets: dict[str, str] = {}

    def on_relation(attributes: Mapping[str, str]) -> None:
        if attributes.get("Type", "").endswith("/worksheet"):
            target = attributes["Target"]
            targets[attributes["Id"]] = (
                target.lstrip("/") if target.startswith("/") else normpath(join("xl", target))
            )

    with package.open(_RELATIONS) as part:
        walk(part, {"Relationship": on_relation}, {})
    return targets


def _looks(package: ZipFile) -> dict[str, Look]:
    """The look of each cell format, by its index as cells write it."""
    custom: dict[int, str] = {}
    formats: list[int] = []
    inside = False

    def on_format(attributes: Mapping[str, str]) -> None:
        custom[int(attributes["numFmtId"])] = attributes["formatCode"]

    def on_cell_formats(_attributes: Mapping[str, str]) -> None:
        nonlocal inside
        inside = True

    def on_cell_formats_end(_text: str) -> None:
        nonlocal inside
        inside = False

    def on_cell_format(attributes: Mapping[str, str]) -> None:
        if inside:
            formats.append(int(attributes.get("numFmtId", "0")))

    starts = {"numFmt": on_format, "cellXfs": on_cell_formats, "xf": on_cell_format}
    with package.open("xl/styles.xml") as part:
        walk(part, starts, {"cellXfs": on_cell_formats_end})
    looks = {str(index): look_of_number(number, custom) for index, number in enumerate(formats)}
    return {index: look for index, look in looks.items() if look is not None}


def _texts(package: ZipFile) -> list[str]:
    """The shared texts, cleaned; the pieces of a rich text joined, its readings (phonetic runs) left out."""
    texts: list[str] = []
    pieces: list[str] = []
    reading = False

    def on_item(_attributes: Mapping[str, str]) -> None:
        pieces.clear()

    def on_reading(_attributes: Mapping[str, str]) -> None:
        nonlocal reading
        reading = True

    def on_reading_end(_text: str) -> None:
        nonlocal reading
        reading = False

    def on_piece(text: str) -> None:
        if not reading:
            pieces.append(text)

    def on_item_end(_text: str) -> None:
        texts.append(clean_text(unescaped("".join(pieces))))

    starts = {"si": on_item, "t": lambda _attributes: None, "rPh": on_reading}
    with package.open("xl/sharedStrings.xml") as part:
        walk(part, starts, {"t": on_piece, "rPh": on_reading_end, "si": on_item_end})
    return texts


def _sheet(package: ZipFile, book: Book, part: SheetPart) -> RawSheet:
    grid = Grid(part.name)
    if part.hidden:
        grid.note("hidden_sheet")
    dates = frozenset(index for index, look in book.looks.items() if look is Look.DATE)
    percents = frozenset(index for index, look in book.looks.items() if look is Look.PERCENT)
    reader = SheetReader(grid, book.texts, dates, percents, from_1904=book.from_1904)
    with package.open(part.path) as stream:
        reader.read(stream)
    return grid.sheet()
