"""Forms of a period as they are printed: what of the file goes into them, read on the day of printing."""

from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from services.company import Company
from services.domain.living import Living
from services.domain.packet import Part
from services.domain.result import PeriodResult
from services.domain.scorecard import SubjectKey
from services.language import Language
from services.living import living_of

if TYPE_CHECKING:
    from services.printing.packet import Order


class Content(Struct, frozen=True):
    """What a period holds for print, with the firm's logo; drawing it reads nothing more."""

    result: PeriodResult
    living: Living
    logo: str = ""

    @property
    def there(self) -> frozenset[Part]:
        """The forms of which there are any."""
        living = self.living
        found: dict[Part, object] = {
            Part.PROMISES: living.promised,
            Part.NOTICE: True,
            Part.SUMMARY: True,
            Part.SHEETS: self.result.results,
            Part.REPORTS: living.reports,
            Part.TRACKING: living.tracked.before or living.tracked.raised,
            Part.MINUTES: living.minutes is not None,
            Part.PLANS: living.plans,
            Part.COACHING: living.coaching,
            Part.PIPS: living.pips,
        }
        return frozenset(part for part, any_ in found.items() if any_)

    def order(
        self,
        parts: Collection[Part],
        say: Language,
        printed_at: datetime,
        *,
        subjects: Collection[SubjectKey] | None = None,
        leaves: bool = False,
    ) -> "Order":
        """Some of the forms, with `subjects` only what is theirs."""
        from services.printing.packet import Order

        return Order(self.result, say, printed_at, self.logo, parts, self.living, subjects, leaves)


def content_of(company: Company, period: str, parts: Collection[Part] = tuple(Part)) -> Content:
    """What a period holds for print, of the cycle as far as some forms need it."""
    living = living_of(company, period, parts)
    return Content(company.results.of(period), living, company.settings.read().logo)
