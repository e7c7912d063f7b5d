"""What a file from outside really is, by its content, and whether it is safe to parse."""

import struct
import zlib
from enum import StrEnum
from pathlib import Path
from xml.parsers.expat import ExpatError
from zipfile import BadZipFile, ZipFile, ZipInfo

from services.errors import Mendable
from services.workbooks.csv_text import decoded
from services.workbooks.limits import (
    MAX_FILE_BYTES,
    MAX_PACKING_RATIO,
    MAX_PARTS,
    MAX_UNPACKED_BYTES,
    RATIO_MATTERS_BYTES,
)
from services.workbooks.markup import ForbiddenMarkup, refuse_doctype


class Kind(StrEnum):
    """The kinds of file that are read."""

    XLSX = "xlsx"
    XLS = "xls"
    ODS = "ods"
    CSV = "csv"


_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLDEST_EXCEL = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08")
_DOCUMENTS = (b"%PDF-", b"{\\rtf")
"""Documents that are text as far as one looks, and no tables."""
_ODS_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
_MARKUP_SIGNS = ("<html", "<table", "<!doctype html", "<?xml")
_FIRST_RECORD = b"\x09\x08\x10\x00\x00\x06\x05\x00"
_FILEPASS = 0x2F
_RECORDS_BEFORE_PASSWORD = 8
_HEAD = 4_096
_MEGABYTE = 1024**2
MALFORMED_ZIP = (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)


def kind_of(path: Path) -> Kind:
    """The kind of a file by its content; raises Mendable for all that is not read, with the mend."""
    head = _head(path)
    if head.startswith(_ZIP):
        return _kind_of_package(path)
    if head.startswith(_OLE):
        return _kind_of_compound(path)
    if head.startswith(_OLDEST_EXCEL):
        raise Mendable("workbook.save_as_xlsx", file=path.name)
    if head.startswith(_DOCUMENTS):
        raise Mendable("workbook.unknown_type", file=path.name)
    text = decoded(path.read_bytes())
    if text is None:
        raise Mendable("workbook.unknown_type", file=path.name)
    if not text.strip():
        raise Mendable("workbook.empty", file=path.name)
    start = text.lstrip()[:_HEAD].casefold()
    if start.startswith("<") and any(sign in start for sign in _MARKUP_SIGNS):
        raise Mendable("workbook.web_page", file=path.name)
    return Kind.CSV


def _head(path: Path) -> bytes:
    if path.is_dir():
        raise Mendable("workbook.not_a_file", file=path.name)
    try:
        size = path.stat().st_size
        if size > MAX_FILE_BYTES:
            raise Mendable("workbook.too_big", file=path.name, limit=MAX_FILE_BYTES // _MEGABYTE)
        with path.open("rb") as stream:
            head = stream.read(_HEAD)
    except FileNotFoundError:
        raise Mendable("workbook.not_found", file=path.name) from None
    except OSError:
        raise Mendable("workbook.unreadable", file=path.name) from None
    if not head:
        raise Mendable("workbook.empty", file=path.name)
    return head


def _kind_of_package(path: Path) -> Kind:
    try:
        with ZipFile(path) as package:
            _check_size(package.infolist(), path)
            kind = _type_of_package(package, path)
            _check_markup(package)
    except ForbiddenMarkup:
        raise Mendable("workbook.forbidden_markup", file=path.name) from None
    except (*MALFORMED_ZIP, ExpatError, KeyError):
        raise Mendable("workbook.damaged", file=path.name) from None
    return kind


def _check_size(parts: list[ZipInfo], path: Path) -> None:
    unpacked = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    if len(parts) > MAX_PARTS or unpacked > MAX_UNPACKED_BYTES:
        raise Mendable("workbook.unpacks_too_big", file=path.name, limit=MAX_UNPACKED_BYTES // _MEGABYTE)
    if unpacked > RATIO_MATTERS_BYTES and unpacked > MAX_PACKING_RATIO * max(packed, 1):
        raise Mendable("workbook.unpacks_too_big", file=path.name, limit=MAX_UNPACKED_BYTES // _MEGABYTE)
    if any(part.flag_bits & 1 for part in parts):
        raise Mendable("workbook.password", file=path.name)


def _type_of_package(package: ZipFile, path: Path) -> Kind:
    names = frozenset(package.namelist())
    if "xl/workbook.xml" in names:
        return Kind.XLSX
    if "xl/workbook.bin" in names:
        raise Mendable("workbook.save_as_xlsx", file=path.name)
    if "mimetype" in names and package.read("mimetype").startswith(_ODS_TYPE):
        if b"encryption-data" in package.read("META-INF/manifest.xml"):
            raise Mendable("workbook.password", file=path.name)
        return Kind.ODS
    raise Mendable("workbook.unknown_type", file=path.name)


def _check_markup(package: ZipFile) -> None:
    for name in package.namelist():
        if name.endswith((".xml", ".rels")):
            with package.open(name) as part:
                refuse_doctype(part)


def _kind_of_compound(path: Path) -> Kind:
    """An OLE2 file by the names in its directory, which stand there in UTF-16."""
    content = path.read_bytes()
    if _stream("EncryptedPackage") in content:
        raise Mendable("workbook.password", file=path.name)
    if _is_enciphered(content):
        raise Mendable("workbook.password", file=path.name)
    if _stream("Workbook") in content or _stream("Book") in content:
        return Kind.XLS
    raise Mendable("workbook.unknown_type", file=path.name)


def _is_enciphered(content: bytes) -> bool:
    """Whether a FILEPASS record stands among the first records of an .xls workbook."""
    place = content.find(_FIRST_RECORD)
    for _ in range(_RECORDS_BEFORE_PASSWORD):
        if place < 0 or place + 4 > len(content):
            return False
        kind, length = struct.unpack_from("<HH", content, place)
        if kind == _FILEPASS:
            return True
        place += 4 + length
    return False


def _stream(name: str) -> bytes:
    return name.encode("utf-16-le")
