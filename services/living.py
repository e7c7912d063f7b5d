"""What a packet prints beside the results of a period, read as it stands today."""

from services.cycle_books import CycleBooks
from services.domain.living import Living


def living_of(books: CycleBooks, period: str) -> Living:
    """The promises for a period, and its meeting if there is one."""
    found = books.meetings.read(period)
    return Living(books.reports.promised(period), None if found.meeting is None else found)
