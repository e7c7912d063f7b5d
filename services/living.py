"""What a packet prints beside the results of a period, read as it stands today."""

from collections.abc import Collection

from services.company import Company
from services.cycle.tracking import tracked_in
from services.domain.living import Living
from services.domain.packet import Part
from services.domain.period import Period
from services.domain.pip import Pip
from services.periods import parse
from services.scored_records import read_settings


def living_of(company: Company, period: str, parts: Collection[Part] = tuple(Part)) -> Living:
    """What the cycle keeps of a period, as far as some forms need it."""
    wanted = set(parts)
    found = company.meetings.read(period) if wanted & {Part.NOTICE, Part.MINUTES} else None
    meeting = None if found is None or found.meeting is None else found
    span = _span(company, period)
    listed = company.improvements.listed().listed if Part.TRACKING in wanted else ()
    return Living(
        company.reports.promised(period) if Part.PROMISES in wanted else (),
        meeting,
        company.reports.sheets(period) if Part.REPORTS in wanted else (),
        tracked_in(span, listed),
        company.meeting_records.of(period) if meeting is not None and Part.MINUTES in wanted else None,
        company.plans.sheets(period) if Part.PLANS in wanted else (),
        company.coaching.records(period) if Part.COACHING in wanted else (),
        tuple(one for one in company.pips.sheets() if _runs(one.listed.pip, span))
        if Part.PIPS in wanted
        else (),
    )


def _span(company: Company, period: str) -> Period:
    with company.ledger.read() as connection:
        return parse(period, read_settings(connection).fiscal_start)


def _runs(plan: Pip, span: Period) -> bool:
    """Whether an improvement plan was under way in a period."""
    return plan.starts <= span.last_day and (plan.closed_on is None or plan.closed_on >= span.first_day)
