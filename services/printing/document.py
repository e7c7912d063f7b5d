"""A PDF being made: its pages, the type they share, bookmarks, and what the file says of itself."""

# ruff: noqa: SLF001 - pages are recorded as operators, which ReportLab takes only behind its canvas

import io
import zlib
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Any, NamedTuple

from msgspec import Struct, field
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream
from reportlab.pdfgen.canvas import Canvas

from services.printing.code_points import CodePoints
from services.printing.fonts import clean, face
from services.printing.page import A4, Page
from services.printing.rare import by_face

CREATOR = "Zhanji 战绩"
_REMEMBERED = 8192  # strings, so that a long document does not grow with its words


class Ink:
    """The type and the shared parts of one document: every distinct string is encoded once."""

    def __init__(self, canvas: Any) -> None:  # noqa: ANN401 - the stubs leave out what is used here
        self._canvas = canvas
        self._document: Any = canvas._doc
        self._shown: dict[tuple[str, float, bool], tuple[str, float]] = {}
        self._forms: dict[str, tuple[str, str]] = {}
        self.code_points = CodePoints(self._document)

    def show(self, words: str, size: float, *, bold: bool) -> tuple[str, float]:
        """The operators that write `words`, and the width."""
        key = (words, size, bold)
        shown = self._shown.get(key)
        if shown is None:
            if len(self._shown) > _REMEMBERED:
                self._shown.clear()
            shown = self._shown[key] = self._encode(clean(words).replace("\n", " "), size, bold=bold)
        return shown

    def _encode(self, words: str, size: float, *, bold: bool) -> tuple[str, float]:
        type_ = face(bold=bold)
        width = type_.width(words, size)
        shown: list[str] = []
        for found, run in by_face(words, type_):
            if found is None:
                shown += self.code_points.show(run, size)
                continue
            font, escape = found.font, self._canvas._escape
            for subset, codes in font.splitString(run, self._document):
                name = font.getSubsetInternalName(subset, self._document)
                shown.append(f"{name} {size:g} Tf ({escape(codes)}) Tj")
        return " ".join(shown), width

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
            for png, x, y, width, height in page.pictures:
                self._canvas.drawImage(ImageReader(io.BytesIO(png)), x, y, width, height, mask="auto")
            self._canvas.endForm()
        return names


class Bookmark(Struct, frozen=True):
    """An entry of the outline and the page (from 0) it leads to."""

    title: str
    page: int
    children: list["Bookmark"] = field(default_factory=list)


class About(Struct, frozen=True):
    """What the file says of itself; `made` is an input, so that the same data give the same bytes."""

    title: str
    author: str
    subject: str
    lang: str
    made: datetime


Footer = Callable[[Page, int, int], None]


class _Finished(NamedTuple):
    """A page that waits for its number: its compressed operators and the shared parts it uses."""

    body: bytes
    forms: tuple[str, ...]
    footer: Footer
    landscape: bool


def _entries(bookmarks: Iterable[Bookmark], level: int) -> Iterator[tuple[int, Bookmark]]:
    for bookmark in bookmarks:
        yield level, bookmark
        yield from _entries(bookmark.children, level + 1)


def _deflated(content: bytes) -> Any:  # noqa: ANN401 - ReportLab's own object
    return PDFStream(PDFDictionary({"Filter": PDFName("FlateDecode")}), content)


class Document:
    """Collects pages; numbers and writes them at the end, when their count is known.

    `scale` enlarges every page as a whole: √2 makes A3 of A4.
    """

    def __init__(self, about: About, *, scale: float = 1.0) -> None:
        self._about = about
        self._scale = scale
        self._stream = io.BytesIO()
        # Without a font of ours as the initial one, ReportLab adds an unembedded Helvetica.
        options: dict[str, Any] = {"initialFontName": face().name, "lang": about.lang}
        self._canvas: Any = Canvas(self._stream, pagesize=A4, pageCompression=1, invariant=1, **options)
        self.ink = Ink(self._canvas)
        self._finished: list[_Finished] = []
        self._current: tuple[Page, Footer] | None = None
        self.bookmarks: list[Bookmark] = []

    def __len__(self) -> int:
        return len(self._finished) + (self._current is not None)

    @property
    def landscape(self) -> bool:
        """Whether the last page lies on its side."""
        page = self._current[0] if self._current is not None else None
        return page is not None and page.width > page.height

    def page(self, footer: Footer, *, landscape: bool) -> Page:
        """A new last page; its footer is drawn when the number of pages is known."""
        self._finish()
        page = Page(self.ink, landscape=landscape)
        self._current = page, footer
        return page

    def _finish(self) -> None:
        """Compress the page that was drawn last: thousands of them wait here for their footers."""
        if self._current is None:
            return
        page, footer = self._current
        body = zlib.compress("\n".join(page.operators).encode("ascii"))
        self._finished.append(
            _Finished(body, tuple(dict.fromkeys(page.forms)), footer, page.width > page.height)
        )
        self._current = None

    def to_bytes(self) -> bytes:
        """Number the pages, add bookmarks and the file's own data, and give the PDF."""
        self._finish()
        entries = list(_entries(self.bookmarks, 0))
        targets: dict[int, list[str]] = {}
        for key, (_, bookmark) in enumerate(entries):
            targets.setdefault(bookmark.page, []).append(f"bookmark{key}")
        for number, finished in enumerate(self._finished):
            self._emit(number, finished, targets.get(number, ()))
        for key, (level, bookmark) in enumerate(entries):
            self._canvas.addOutlineEntry(
                clean(bookmark.title), f"bookmark{key}", level, closed=int(level > 0)
            )
        if entries:
            self._canvas.showOutline()
        self._describe()
        self.ink.code_points.write()
        self._canvas.save()
        return self._stream.getvalue()

    def _emit(self, number: int, finished: "_Finished", targets: Iterable[str]) -> None:
        """Give ReportLab a page whose content is the finished body and the footer after it."""
        canvas, pdf = self._canvas, self._canvas._doc
        foot = Page(self.ink, landscape=finished.landscape)
        finished.footer(foot, number + 1, len(self._finished))
        canvas.setPageSize((foot.width * self._scale, foot.height * self._scale))
        for key in targets:  # one each: ReportLab tells bookmarks apart by their target's name
            canvas.bookmarkPage(key)
        canvas._formsinuse.extend(finished.forms)
        canvas.showPage()
        parts = [finished.body, zlib.compress("\n".join(foot.operators).encode("ascii"))]
        if self._scale != 1.0:
            parts.insert(0, zlib.compress(f"{self._scale:.5f} 0 0 {self._scale:.5f} 0 0 cm".encode("ascii")))
        pdf.Pages[-1].Contents = PDFArray([pdf.Reference(_deflated(part)) for part in parts])

    def _describe(self) -> None:
        about, canvas = self._about, self._canvas
        canvas.setTitle(about.title)
        canvas.setAuthor(about.author)
        canvas.setSubject(about.subject)
        canvas.setCreator(CREATOR)
        canvas.setProducer(CREATOR)
        made = f"D:{about.made:%Y%m%d%H%M%S}"
        canvas.setDateFormatter(lambda *_: made)
