"""What is to be printed: forms, for whom, in which language; what there is of them; the PDFs made from it."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from models.terms import SubjectType
from services.domain.packet import PACKET, Part
from services.domain.result import PeriodResult, SubjectResult
from services.domain.scorecard import SubjectKey
from services.file_names import joined_name
from services.language import Language
from services.papers import Content

if TYPE_CHECKING:
    from services.printing.packet import Order, Printed


class PrintOrder(Struct, frozen=True):
    """One choice of the officer; `whom` None is everybody, else only what is theirs is made."""

    parts: tuple[Part, ...] = PACKET
    whom: frozenset[SubjectKey] | None = None
    language: str = "zh"
    leaves: bool = False
    """Whether each sheet begins a leaf of its own, for printing on both sides."""

    @property
    def empty(self) -> bool:
        """Whether nothing is chosen."""
        return not self.parts or (self.whom is not None and not self.whom)


def order_for(content: Content, choice: PrintOrder, printed_at: datetime) -> "Order":
    """The order for a choice; forms of which there are none are left out."""
    say, parts = Language(choice.language), _present(content, choice)
    return content.order(parts, say, printed_at, subjects=choice.whom, leaves=choice.leaves)


def _present(content: Content, choice: PrintOrder) -> tuple[Part, ...]:
    there = content.there
    return tuple(part for part in choice.parts if part in there)


def make_pdf(
    content: Content, choice: PrintOrder, printed_at: datetime, progress: Callable[[int, int], None]
) -> "Printed":
    """The PDF of a choice."""
    from services.printing.packet import printed

    return printed(order_for(content, choice, printed_at), progress)


def file_stem(content: Content, choice: PrintOrder) -> str:
    """The suggested name: company, period, what it is, and whose if it is one person's or department's."""
    from services.printing.titles import title_of

    result, whom = content.result, choice.whom
    title = title_of(_present(content, choice), result.dimension, Language(choice.language))
    chosen = [one.name for one in result.results if whom is not None and one.key in whom]
    return joined_name(result.company, result.period, title, *(chosen if len(chosen) == 1 else ()))


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
