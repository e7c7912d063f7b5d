"""Files as they come from outside, made on the spot: packages by hand, and children that misbehave."""

import os
import signal
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from services.workbooks import child
from services.workbooks.content import Kind
from services.workbooks.limits import CHILD_MEMORY_BYTES

GOLDEN = Path(__file__).parents[2] / "golden" / "workbooks"
"""Files that none of our libraries writes: .xls, made once by xlwt; an .xlsx with the password `secret`."""
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"


def filled(path: Path, fill: Callable[[Worksheet], object], *, name: str = "员工") -> Path:
    """A workbook by openpyxl with one sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = name
    fill(sheet)
    book.save(path)
    return path


def xlsx(path: Path, sheet: str, *, parts: dict[str, str] | None = None) -> Path:
    """The least .xlsx there is, around a worksheet's XML; `parts` adds or replaces parts."""
    contents = {
        "[Content_Types].xml": "<Types/>",
        "xl/workbook.xml": (
            f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">'
            '<sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" '
            f'Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
        ),
        "xl/worksheets/sheet1.xml": sheet,
    }
    return packed(path, contents | (parts or {}))


def cells(*rows: str, after: str = "") -> str:
    """A worksheet's XML from the XML of its rows."""
    return f'<worksheet xmlns="{MAIN}"><sheetData>{"".join(rows)}</sheetData>{after}</worksheet>'


def ods(path: Path, rows: str) -> Path:
    """The least .ods there is, around the XML of its rows."""
    spaces = " ".join(f'xmlns:{name}="{OFFICE}{name}:1.0"' for name in ("office", "table", "text"))
    content = (
        f'<office:document-content {spaces} xmlns:calcext="urn:calcext">'
        f'<office:body><office:spreadsheet><table:table table:name="员工">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = '<manifest xmlns="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    return packed(path, {"mimetype": ODS_TYPE, "content.xml": content, "META-INF/manifest.xml": manifest})


def packed(path: Path, parts: dict[str, str]) -> Path:
    """A zip of texts."""
    with ZipFile(path, "w", ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return path


def die(connection: Connection, path: Path, kind: Kind) -> None:
    """A child that is killed from outside."""
    os.kill(os.getpid(), signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)


def hang(connection: Connection, path: Path, kind: Kind) -> None:
    """A child that never answers."""
    while True:
        time.sleep(60)


def swell(connection: Connection, path: Path, kind: Kind) -> None:
    """A child under its limits that wants more memory than it may have."""
    child._limit()
    bytearray(2 * CHILD_MEMORY_BYTES)
    with connection:
        connection.send(())


def stumble(connection: Connection, path: Path, kind: Kind) -> None:
    """A child whose reader has a fault of ours."""
    with connection:
        connection.send("TypeError in Grid.put, line 1")
