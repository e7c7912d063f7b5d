"""The monthly packet (月度述职资料包) and the appraisal sheets as PDF."""

from collections.abc import Callable, Collection, Iterator
from datetime import datetime
from enum import StrEnum

from models.terms import Dimension, SubjectType
from services.domain.living import Living
from services.domain.result import PeriodResult, SubjectResult
from services.domain.scorecard import SubjectKey
from services.language import Language
from services.printing.appraisal import FORM, AppraisalSheets
from services.printing.document import About, Bookmark, Document
from services.printing.frame import HEAD_END, Frame, sheet_title
from services.printing.logo import read_logo
from services.printing.notice import draw_notice
from services.printing.page import MARGIN
from services.printing.promises import draw_promises, promises_title
from services.printing.summary import draw_summary, summary_title


class Part(StrEnum):
    """A part of the packet, in its order: the meeting begins with what was promised."""

    PROMISES = "promises"
    NOTICE = "notice"
    SUMMARY = "summary"
    SHEETS = "sheets"


ALL = tuple(Part)
NOTHING_LIVING = Living()

Progress = Callable[[int, int], None]


class Cancelled(Exception):
    """The work was called off; nothing came of it."""


def packet_pdf(
    result: PeriodResult,
    say: Language,
    *,
    printed_at: datetime,
    logo: str = "",
    parts: Collection[Part] = ALL,
    living: Living = NOTHING_LIVING,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> bytes:
    """The chosen parts in the packet's order; Cancelled when `cancelled` says so between two pieces.

    Of a locked period the results alone give the same bytes for ever; no lock binds `living`.
    """
    frame = Frame(result, say, printed_at, read_logo(logo))
    document = Document(_about(frame, packet_title(result.dimension, say)))
    subjects = in_order(result) if Part.SHEETS in parts else []
    openings = [(title, draw) for part, title, draw in _openings(frame, living) if part in parts]
    steps = _Steps(len(openings) + len(subjects), progress, cancelled)
    for title, draw in openings:
        steps.check()
        document.bookmarks.append(Bookmark(title, draw(document)))
        steps.done()
    if subjects:
        document.bookmarks.append(_draw_sheets(document, frame, subjects, steps))
    return _finished(document, frame)


def _openings(frame: Frame, living: Living) -> Iterator[tuple[Part, str, Callable[[Document], int]]]:
    """What stands before the sheets; without promises there is no sheet of them."""
    say = frame.say
    if living.promised:
        yield (
            Part.PROMISES,
            promises_title(frame.result.dimension, say),
            lambda document: draw_promises(document, frame, living.promised),
        )
    yield (
        Part.NOTICE,
        say("Notice of the report meeting"),
        lambda document: draw_notice(document, frame, living.meeting),
    )
    title = summary_title(frame.result.dimension, say)
    yield Part.SUMMARY, title, lambda document: draw_summary(document, frame)


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
    chosen = [each for each in in_order(result) if subjects is None or each.key in subjects]
    frame = Frame(result, say, printed_at, read_logo(logo))
    document = Document(_about(frame, sheet_title(result.dimension, say)))
    if chosen:
        document.bookmarks.append(
            _draw_sheets(document, frame, chosen, _Steps(len(chosen), progress, cancelled))
        )
    return _finished(document, frame)


def _finished(document: Document, frame: Frame) -> bytes:
    """The PDF; where nothing was drawn, a page that says so, since a PDF without pages cannot be opened."""
    if not len(document):
        page = document.page(frame.foot(FORM), landscape=True)
        frame.head(page, sheet_title(frame.result.dimension, frame.say))
        page.text(MARGIN, HEAD_END + 20, frame.say("There is nothing to print for this period."))
    return document.to_bytes()


def packet_title(dimension: Dimension, say: Language) -> str:
    """The packet's title."""
    return say("Monthly report packet") if dimension is Dimension.MONTHLY else say("Report packet")


def in_order(result: PeriodResult) -> list[SubjectResult]:
    """Departments, then their heads, then everyone else by department."""

    def place(subject: SubjectResult) -> tuple[int, str, str]:
        if subject.type is SubjectType.DEPARTMENT:
            return 0, subject.code, ""
        return (1 if subject.head else 2), subject.department, subject.code

    return sorted(result.results, key=place)


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


def _draw_sheets(document: Document, frame: Frame, subjects: list[SubjectResult], steps: _Steps) -> Bookmark:
    """Draw the sheets; the bookmark lists them by department and person."""
    sheets = AppraisalSheets(document, frame)
    heads = {
        each.department: each.name
        for each in frame.result.results
        if each.type is SubjectType.EMPLOYEE and each.head
    }
    pages: dict[SubjectKey, int] = {}
    for subject in subjects:
        steps.check()
        pages[subject.key] = sheets.draw(subject, heads.get(subject.code, ""))
        steps.done()
    return Bookmark(
        sheet_title(frame.result.dimension, frame.say),
        min(pages.values()),
        list(_by_department(subjects, pages)),
    )


def _by_department(subjects: list[SubjectResult], pages: dict[SubjectKey, int]) -> Iterator[Bookmark]:
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
