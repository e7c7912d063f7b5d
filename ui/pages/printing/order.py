"""What is to be printed: parts, for whom, in which language; and the PDF made from it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from models.terms import SubjectType
from services.domain.living import Living
from services.domain.result import PeriodResult, SubjectResult
from services.domain.scorecard import SubjectKey
from services.language import Language

PARTS = ("promises", "notice", "summary", "sheets")
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """One choice of the officer. `whom` None is everybody: then the `parts` are made, else sheets only."""

    parts: tuple[str, ...] = PARTS
    whom: frozenset[SubjectKey] | None = None
    language: str = "zh"

    @property
    def empty(self) -> bool:
        """Whether nothing is chosen."""
        return not self.parts if self.whom is None else not self.whom


def make_pdf(
    result: PeriodResult,
    order: PrintOrder,
    printed_at: datetime,
    progress: Callable[[int, int], None],
    logo: str = "",
    living: Living | None = None,
) -> bytes:
    """The PDF of an order, with the firm's logo where it has one."""
    from services.printing.packet import NOTHING_LIVING, Part, packet_pdf, sheets_pdf

    say = Language(order.language)
    if order.whom is None:
        parts = [Part(name) for name in order.parts]
        return packet_pdf(
            result,
            say,
            printed_at=printed_at,
            logo=logo,
            parts=parts,
            living=living or NOTHING_LIVING,
            progress=progress,
        )
    return sheets_pdf(result, say, printed_at=printed_at, logo=logo, subjects=order.whom, progress=progress)


def file_name(result: PeriodResult, order: PrintOrder) -> str:
    """The suggested name: company, period, what it is, and whose if it is one person's or department's."""
    from services.printing.frame import sheet_title
    from services.printing.packet import packet_title

    say = Language(order.language)
    if order.whom is None and order.parts != ("sheets",):
        title = packet_title(result.dimension, say)
    else:
        title = sheet_title(result.dimension, say)
    chosen = [subject for subject in result.results if order.whom is not None and subject.key in order.whom]
    names = [chosen[0].name] if len(chosen) == 1 else []
    words = "_".join([result.company, result.period, title, *names])
    return _FORBIDDEN.sub("", words).replace(" ", "-") + ".pdf"


def of_department(result: PeriodResult, code: str) -> frozenset[SubjectKey]:
    """A department and its people."""
    return frozenset(subject.key for subject in result.results if subject.department == code)


def departments(result: PeriodResult) -> list[SubjectResult]:
    """The departments that have a result."""
    return [subject for subject in result.results if subject.type is SubjectType.DEPARTMENT]


def in_list(result: PeriodResult) -> list[SubjectResult]:
    """Everybody who can be chosen: the departments, then the people by department, heads first."""

    def place(subject: SubjectResult) -> tuple[bool, str, bool, str]:
        person = subject.type is not SubjectType.DEPARTMENT
        return person, subject.department, not subject.head, subject.code

    return sorted(result.results, key=place)
