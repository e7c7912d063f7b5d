"""The pieces of a packet: each form, and of the personal ones each sheet, as something to draw."""

from collections.abc import Callable, Collection, Iterator
from functools import cached_property, partial
from typing import TypeVar

from msgspec import Struct

from models.terms import SubjectType
from services.domain.coaching import CoachingRecord
from services.domain.living import Living
from services.domain.packet import PERSONAL, Part
from services.domain.pip_list import PipSheet
from services.domain.result import PeriodResult, SubjectResult
from services.domain.scorecard import SubjectKey
from services.printing.appraisal import AppraisalSheets
from services.printing.coaching_record import draw_coaching
from services.printing.document import Document
from services.printing.frame import Frame
from services.printing.minutes import draw_minutes
from services.printing.notice import draw_notice
from services.printing.pip_sheet import draw_pip
from services.printing.plan_sheet import draw_plan
from services.printing.promises import draw_promises
from services.printing.report_sheet import draw_report_sheet
from services.printing.summary import draw_summary
from services.printing.tracking import draw_tracking

T = TypeVar("T")


class Ground(Struct, frozen=True, dict=True):
    """What pieces are drawn on: a document with its header and footer."""

    document: Document
    frame: Frame

    @cached_property
    def sheets(self) -> AppraisalSheets:
        """What draws the appraisal sheets of this document."""
        return AppraisalSheets(self.document, self.frame)


class Piece(Struct, frozen=True):
    """A form, or one person's sheet of it; `draw` gives its first page, from 0."""

    part: Part
    draw: Callable[[Ground], int]
    key: SubjectKey | None = None
    name: str = ""
    """Whose sheet it is; "" of a form of which there is only one."""


def pieces_of(
    result: PeriodResult,
    living: Living,
    parts: Collection[Part],
    subjects: Collection[SubjectKey] | None = None,
) -> list[Piece]:
    """What there is of the chosen forms, in the packet's order; of some subjects only what is theirs."""
    wanted = [part for part in Part if part in parts and (subjects is None or part in PERSONAL)]
    made = (piece for part in wanted for piece in _MAKERS[part](result, living))
    return [piece for piece in made if subjects is None or piece.key in subjects]


def in_order(result: PeriodResult) -> list[SubjectResult]:
    """Departments, then their heads, then everyone else by department."""

    def place(subject: SubjectResult) -> tuple[int, str, str]:
        if subject.type is SubjectType.DEPARTMENT:
            return 0, subject.code, ""
        return (1 if subject.head else 2), subject.department, subject.code

    return sorted(result.results, key=place)


def _promises(_result: PeriodResult, living: Living) -> Iterator[Piece]:
    if living.promised:
        yield Piece(Part.PROMISES, _drawing(draw_promises, living.promised))


def _notice(_result: PeriodResult, living: Living) -> Iterator[Piece]:
    yield Piece(Part.NOTICE, _drawing(draw_notice, living.meeting))


def _summary(_result: PeriodResult, _living: Living) -> Iterator[Piece]:
    yield Piece(Part.SUMMARY, lambda at: draw_summary(at.document, at.frame))


def _sheets(result: PeriodResult, _living: Living) -> Iterator[Piece]:
    heads = {
        each.department: each.name
        for each in result.results
        if each.type is SubjectType.EMPLOYEE and each.head
    }

    for one in in_order(result):
        yield Piece(Part.SHEETS, partial(_draw_sheet, one, heads.get(one.code, "")), one.key, one.name)


def _draw_sheet(subject: SubjectResult, head: str, at: Ground) -> int:
    return at.sheets.draw(subject, head)


def _reports(_result: PeriodResult, living: Living) -> Iterator[Piece]:
    for one in living.reports:
        key, name = _employee(one.speaker.employee), one.speaker.name
        yield Piece(Part.REPORTS, _drawing(draw_report_sheet, one), key, name)


def _tracking(_result: PeriodResult, living: Living) -> Iterator[Piece]:
    tracked = living.tracked
    if tracked.before or tracked.raised:
        yield Piece(Part.TRACKING, _drawing(draw_tracking, tracked))


def _minutes(_result: PeriodResult, living: Living) -> Iterator[Piece]:
    if living.minutes is not None:
        yield Piece(Part.MINUTES, _drawing(draw_minutes, living.minutes))


def _plans(_result: PeriodResult, living: Living) -> Iterator[Piece]:
    for one in living.plans:
        key, name = _employee(one.owner.number), one.owner.name
        yield Piece(Part.PLANS, _drawing(draw_plan, one), key, name)


def _coaching(_result: PeriodResult, living: Living) -> Iterator[Piece]:
    for one in living.coaching:
        yield Piece(Part.COACHING, _drawing_own(draw_coaching, one), _employee(one.number), one.name)


def _pips(_result: PeriodResult, living: Living) -> Iterator[Piece]:
    for one in living.pips:
        listed = one.listed
        yield Piece(Part.PIPS, _drawing_own(draw_pip, one), _employee(listed.pip.employee), listed.name)


def _drawing(draw: Callable[[Document, Frame, T], int], what: T) -> Callable[[Ground], int]:
    """Draws something under the packet's header."""
    return lambda at: draw(at.document, at.frame, what)


def _drawing_own(draw: Callable[..., int], what: CoachingRecord | PipSheet) -> Callable[[Ground], int]:
    """Draws something that has a header of its own, as its time is not the packet's period."""
    return lambda at: draw(
        at.document, what, at.frame.say, printed_at=at.frame.printed_at, logo=at.frame.logo
    )


def _employee(number: str) -> SubjectKey:
    return SubjectKey(SubjectType.EMPLOYEE, number)


_MAKERS: dict[Part, Callable[[PeriodResult, Living], Iterator[Piece]]] = {
    Part.PROMISES: _promises,
    Part.NOTICE: _notice,
    Part.SUMMARY: _summary,
    Part.SHEETS: _sheets,
    Part.REPORTS: _reports,
    Part.TRACKING: _tracking,
    Part.MINUTES: _minutes,
    Part.PLANS: _plans,
    Part.COACHING: _coaching,
    Part.PIPS: _pips,
}
