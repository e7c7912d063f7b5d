"""A PDF being made: its pages, the type they share, bookmarks, and what the file says of itself."""

# ruff: noqa: SLF001 - pages are recorded as operators, which ReportLab takes only behind its canvas

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from services.printing.fonts import clean, face
from services.printing.page import A4, Page

CREATOR = "Zhanji 战绩"


class Ink:
    """The type and the shared parts of one document: every distinct string is encoded once."""

    def __init__(self, canvas: Any) -> None:  # noqa: ANN401 - the stubs leave out what is used here
        self._canvas = canvas
        self._document: Any = canvas._doc
        self._shown: dict[tuple[str, float, bool], tuple[str | None, float]] = {}
        self._forms: dict[str, tuple[str, str]] = {}

    def show(self, words: str, size: float, *, bold: bool) -> tuple[str | None, float]:
        """The operators that write `words`, and the width; no operators when the face lacks a character."""
        key = (words, size, bold)
        shown = self._shown.get(key)
        if shown is None:
            shown = self._shown[key] = self._encode(clean(words).replace("\n", " "), size, bold=bold)
        return shown

    def _encode(self, words: str, size: float, *, bold: bool) -> tuple[str | None, float]:
        type_ = face(bold=bold)
        width = type_.width(words, size)
        if not type_.has(words):
            return None, width
        runs = type_.font.splitString(words, self._document)
        internal, escape = type_.font.getSubsetInternalName, self._canvas._escape
        return " ".join(
            f"{internal(subset, self._document)} {size:g} Tf ({escape(codes)}) Tj" for subset, codes in runs
        ), width

    def form(self, name: str, draw: Callable[[Page], None], *, landscape: bool) -> tuple[str, str]:
        """Define a shared part unless it stands; gives ReportLab's name for it and the PDF's."""
        names = self._forms.get(name)
        if names is None:
            page = Page(self, landscape=landscape)
            draw(page)
            form = f"shared{len(self._forms)}"
            names = self._forms[name] = (form, str(self._document.getXObjectName(form)))
            self._canvas.setPageSize((page.width, page.height))
            self._canvas.beginForm(form)
            self._canvas._code.extend(page.operators)
            self._canvas.endForm()
        return names


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline and the page (from 0) it leads to."""

    title: str
    page: int
    children: list["Bookmark"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class About:
    """What the file says of itself; `made` is an input, so that the same data give the same bytes."""

    title: str
    author: str
    subject: str
    lang: str
    made: datetime


Footer = Callable[[Page, int, int], None]


class Document:
    """Collects pages; numbers and writes them at the end, when their count is known."""

    def __init__(self, about: About) -> None:
        self._about = about
        self._stream = io.BytesIO()
        options: dict[str, Any] = {
            "initialFontName": face().name,
            "lang": about.lang,
        }  # or an unembedded Helvetica
        self._canvas: Any = Canvas(self._stream, pagesize=A4, pageCompression=1, invariant=1, **options)
        self.ink = Ink(self._canvas)
        self._pages: list[tuple[Page, Footer]] = []
        self.bookmarks: list[Bookmark] = []

    def __len__(self) -> int:
        return len(self._pages)

    def page(self, footer: Footer, *, landscape: bool) -> Page:
        """A new last page; its footer is drawn when the number of pages is known."""
        page = Page(self.ink, landscape=landscape)
        self._pages.append((page, footer))
        return page

    def to_bytes(self) -> bytes:
        """Number the pages, add bookmarks and the file's own data, and give the PDF."""
        canvas = self._canvas
        for number, (page, footer) in enumerate(self._pages):
            footer(page, number + 1, len(self._pages))
            canvas.setPageSize((page.width, page.height))
            canvas.bookmarkPage(f"page{number}")
            canvas._code.extend(page.operators)
            canvas._formsinuse.extend(dict.fromkeys(page.forms))
            canvas.showPage()
        self._outline(self.bookmarks, 0)
        if self.bookmarks:
            canvas.showOutline()
        self._describe()
        canvas.save()
        return self._stream.getvalue()

    def _outline(self, bookmarks: list[Bookmark], level: int) -> None:
        for bookmark in bookmarks:
            self._canvas.addOutlineEntry(
                clean(bookmark.title), f"page{bookmark.page}", level, closed=int(level > 0)
            )
            self._outline(bookmark.children, level + 1)

    def _describe(self) -> None:
        about, canvas = self._about, self._canvas
        canvas.setTitle(about.title)
        canvas.setAuthor(about.author)
        canvas.setSubject(about.subject)
        canvas.setCreator(CREATOR)
        canvas.setProducer(CREATOR)
        made = f"D:{about.made:%Y%m%d%H%M%S}"
        canvas.setDateFormatter(lambda *_: made)
