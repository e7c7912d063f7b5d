"""The monthly packet (月度述职资料包), its forms and the appraisal sheets as PDF."""

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import datetime
from itertools import groupby

from msgspec import Struct

from models.terms import SubjectType
from services.domain.living import Living
from services.domain.packet import PACKET, Part
from services.domain.result import PeriodResult, SubjectResult
from services.domain.scorecard import SubjectKey
from services.file_names import joined_name
from services.language import Language
from services.printing.appraisal import FORM
from services.printing.document import About, Bookmark, Document
from services.printing.frame import HEAD_END, Frame, sheet_title
from services.printing.logo import read_logo
from services.printing.page import MARGIN, MUTED
from services.printing.pieces import Ground, Piece, in_order, pieces_of
from services.printing.titles import part_title, title_of

__all__ = [
    "NOTHING_LIVING",
    "Cancelled",
    "Order",
    "Part",
    "Printed",
    "apart",
    "packet_pdf",
    "printed",
    "sheets_pdf",
]

NOTHING_LIVING = Living()

Progress = Callable[[int, int], None]


class Cancelled(Exception):
    """The work was called off; nothing came of it."""


class Printed(Struct, frozen=True):
    """A PDF and where its forms lie: the first page of each, from 0, and how many it takes."""

    data: bytes
    places: Mapping[Part, tuple[int, int]]


class Order(Struct, frozen=True):
    """What is printed: forms of a period, with `subjects` only what is theirs.

    With `leaves` each form and each sheet begins a leaf of its own when both sides are printed.
    """

    result: PeriodResult
    say: Language
    printed_at: datetime
    logo: str = ""
    parts: Collection[Part] = PACKET
    living: Living = NOTHING_LIVING
    subjects: Collection[SubjectKey] | None = None
    leaves: bool = False

    @property
    def frame(self) -> Frame:
        """Header and footer."""
        return Frame(self.result, self.say, self.printed_at, read_logo(self.logo))

    @property
    def pieces(self) -> list[Piece]:
        """What there is of it."""
        return pieces_of(self.result, self.living, self.parts, self.subjects)

    @property
    def title(self) -> str:
        """The title of the only form, else the packet's."""
        return title_of(self.parts, self.result.dimension, self.say)


def printed(
    order: Order, progress: Progress | None = None, cancelled: Callable[[], bool] | None = None
) -> Printed:
    """The chosen forms in the packet's order; Cancelled when `cancelled` says so between two pieces.

    Of a locked period the results alone give the same bytes for ever; no lock binds what is living.
    """
    frame, pieces = order.frame, order.pieces
    document = Document(_about(frame, order.title))
    ground = Ground(document, frame)
    steps = _Steps(len(pieces), progress, cancelled)
    places = {}
    for part, group in groupby(pieces, lambda piece: piece.part):
        found = []
        for piece in group:
            steps.check()
            if order.leaves and len(document) % 2:
                _leave_blank(document, frame)
            found.append((piece, piece.draw(ground)))
            steps.done()
        first = found[0][1]
        places[part] = first, len(document) - first
        document.bookmarks.append(_bookmark(part, found, frame))
    return Printed(_finished(document, frame), places)


def packet_pdf(
    result: PeriodResult,
    say: Language,
    *,
    printed_at: datetime,
    logo: str = "",
    parts: Collection[Part] = PACKET,
    living: Living = NOTHING_LIVING,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> bytes:
    """The chosen forms as one PDF."""
    return printed(Order(result, say, printed_at, logo, parts, living), progress, cancelled).data


def sheets_pdf(
    result: PeriodResult,
    say: Language,
    *,
    printed_at: datetime,
    logo: str = "",
    subjects: Collection[SubjectKey] | None = None,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> bytes:
    """The appraisal sheets of some subjects (None: of all), in the packet's order."""
    order = Order(result, say, printed_at, logo, (Part.SHEETS,), subjects=subjects)
    return printed(order, progress, cancelled).data


def apart(order: Order, progress: Progress | None = None) -> Iterator[tuple[str, bytes]]:
    """Each piece as a PDF of its own, with the name of its file; the names sort as the packet lies."""
    result, say, frame, pieces = order.result, order.say, order.frame, order.pieces
    for number, piece in enumerate(pieces, 1):
        title = part_title(piece.part, result.dimension, say)
        whose = "" if piece.key is None else f"{piece.name} {piece.key.code}"
        document = Document(_about(frame, title))
        document.bookmarks.append(Bookmark(f"{title} {whose}".strip(), piece.draw(Ground(document, frame))))
        counted = f"{number:0{max(2, len(str(len(pieces))))}}"
        yield joined_name(counted, result.period, title, whose, ending=".pdf"), document.to_bytes()
        if progress is not None:
            progress(number, len(pieces))


def _leave_blank(document: Document, frame: Frame) -> None:
    """The back of a leaf on which nothing stands; it lies as the front does."""
    page = document.page(lambda _page, _number, _count: None, landscape=document.landscape)
    words = frame.say("This page is left blank.")
    page.text(page.width / 2, page.height / 2, words, grey=MUTED, anchor="centre")


def _finished(document: Document, frame: Frame) -> bytes:
    """The PDF; where nothing was drawn, a page that says so, since a PDF without pages cannot be opened."""
    if not len(document):
        page = document.page(frame.foot(FORM), landscape=True)
        frame.head(page, sheet_title(frame.result.dimension, frame.say))
        page.text(MARGIN, HEAD_END + 20, frame.say("There is nothing to print for this period."))
    return document.to_bytes()


class _Steps:
    """Counts what is done, and asks whether to go on."""

    def __init__(self, total: int, progress: Progress | None, cancelled: Callable[[], bool] | None) -> None:
        self._total = total
        self._count = 0
        self._progress = progress
        self._cancelled = cancelled

    def check(self) -> None:
        """Raise Cancelled when the work was called off."""
        if self._cancelled is not None and self._cancelled():
            raise Cancelled

    def done(self) -> None:
        """One piece more is done."""
        self._count += 1
        if self._progress is not None:
            self._progress(self._count, self._total)


def _bookmark(part: Part, found: list[tuple[Piece, int]], frame: Frame) -> Bookmark:
    """An entry for a form; below it whose sheets there are, the appraisal sheets by department and person."""
    title, first = part_title(part, frame.result.dimension, frame.say), min(page for _, page in found)
    if part is Part.SHEETS:
        pages = {piece.key: page for piece, page in found if piece.key is not None}
        subjects = [each for each in in_order(frame.result) if each.key in pages]
        return Bookmark(title, first, list(_by_department(subjects, pages)))
    return Bookmark(title, first, [Bookmark(piece.name, page) for piece, page in found if piece.name])


def _by_department(subjects: list[SubjectResult], pages: Mapping[SubjectKey, int]) -> Iterator[Bookmark]:
    names = {each.department: each.department_name for each in subjects}
    for code in sorted(names):
        own = [each for each in subjects if each.department == code]
        people = [
            Bookmark(f"{each.name} {each.code}", pages[each.key])
            for each in own
            if each.type is SubjectType.EMPLOYEE
        ]
        yield Bookmark(names[code], pages[own[0].key], people)


def _about(frame: Frame, title: str) -> About:
    say, result = frame.say, frame.result
    period = say.period(result.period)
    lang = "zh-CN" if say.code == "zh" else "en"
    subject = say(
        "{title} of {period}, data {version}", title=title, period=period, version=frame.data_version
    )
    return About(f"{result.company} {title} {period}", result.company, subject, lang, frame.printed_at)
