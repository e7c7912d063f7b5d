"""Reading a PDF back, as a viewer does."""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2 as pdfium
from pypdfium2 import raw


@contextmanager
def opened(data: bytes) -> Iterator[pdfium.PdfDocument]:
    """The document, closed afterwards."""
    document = pdfium.PdfDocument(data)
    try:
        yield document
    finally:
        document.close()


def texts(data: bytes) -> list[str]:
    """The text of every page, in the order it was written, without spaces and line ends."""
    return ["".join(words.split()) for words in plain_texts(data)]


def plain_texts(data: bytes) -> list[str]:
    """The text of every page as it copies out."""
    with opened(data) as document:
        return [page.get_textpage().get_text_range() for page in document]


def sizes(data: bytes) -> list[tuple[int, int]]:
    """Width and height of every page in whole points."""
    with opened(data) as document:
        return [(round(page.get_width()), round(page.get_height())) for page in document]


def bookmarks(data: bytes) -> list[tuple[int, str, int]]:
    """Level, title and page (from 0) of every bookmark."""
    with opened(data) as document:
        return [(each.level, each.get_title(), each.get_dest().get_index()) for each in document.get_toc()]


def fonts(data: bytes) -> set[tuple[str, bool]]:
    """Name and whether it is embedded, of every font that writes something."""
    found = set()
    with opened(data) as document:
        for page in document:
            for each in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
                font = raw.FPDFTextObj_GetFont(each.raw)
                name = ctypes.create_string_buffer(128)
                raw.FPDFFont_GetBaseFontName(font, name, 128)
                found.add((name.value.decode(), bool(raw.FPDFFont_GetIsEmbedded(font))))
    return found


def extents(data: bytes) -> list[tuple[float, float, float, float]]:
    """The smallest rectangle (left, bottom, right, top) that holds every character, per page."""
    found = []
    with opened(data) as document:
        for page in document:
            textpage = page.get_textpage()
            boxes = [
                textpage.get_charbox(at)
                for at in range(textpage.count_chars())
                if not textpage.get_text_range(at, 1).isspace()
            ]
            lefts, bottoms, rights, tops = zip(*boxes, strict=True)
            found.append((min(lefts), min(bottoms), max(rights), max(tops)))
    return found


def layout(data: bytes) -> str:
    """Every run of text with the place of its lower left corner in whole points, page after page."""
    told = []
    with opened(data) as document:
        for number, page in enumerate(document, 1):
            told.append(f"page {number}")
            textpage = page.get_textpage()
            for at in range(textpage.count_rects()):
                box = textpage.get_rect(at)
                told.append(
                    f"{box[0]:5.0f} {box[1]:5.0f}  {' '.join(textpage.get_text_bounded(*box).split())}"
                )
    return "\n".join(told) + "\n"
