"""Forms of a period as they are printed: what of the file goes into them, read on the day of printing."""

from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING

from services.company import Company
from services.domain.packet import Part
from services.domain.scorecard import SubjectKey
from services.language import Language
from services.living import living_of

if TYPE_CHECKING:
    from services.printing.packet import Order


def order_of(
    company: Company,
    period: str,
    parts: Collection[Part],
    say: Language,
    *,
    printed_at: datetime,
    subjects: Collection[SubjectKey] | None = None,
) -> "Order":
    """Some forms of a period, with `subjects` only what is theirs; drawing them reads nothing more."""
    from services.printing.packet import Order

    result, logo = company.results.of(period), company.settings.read().logo
    living = living_of(company, period, parts)
    return Order(result, say, printed_at, logo, parts, living, subjects)
