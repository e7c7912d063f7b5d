"""Every kind of edit of the cycle plan → meeting → revised action, for any order beside the others."""

from collections.abc import Callable
from datetime import date

from models.meeting import ResolutionRow
from models.records import values_of
from services.company import Company
from services.domain.meeting import Resolution

MONTH = "2026-10"


def proposed(firm: Company, n: int) -> str:
    """The code of a next action that Ann proposes."""
    fields = {"measure": f"check daily {n}", "owner": "E2", "due": f"2026-11-{n % 28 + 1:02d}", "kpi": "RATE"}
    return firm.reports.propose(MONTH, "E1", fields)


def resolved(firm: Company, n: int) -> None:
    """A resolution that is made into an action."""
    resolution = Resolution(MONTH, "X1", n % 3, f"weekly list {n}", "E2", date(2026, 11, 16))
    with firm.ledger.write("test.resolve") as writing:
        writing.unit.put(ResolutionRow, values_of(resolution))
    firm.follow_up.take_up(MONTH)


CYCLE_STEPS: dict[str, Callable[[Company, int], object]] = {
    "report.worked": lambda firm, n: firm.reports.write(MONTH, "E1", "worked", f"less waiting {n}"),
    "report.causes": lambda firm, n: firm.reports.write(MONTH, "E1", "causes", f"late billets {n}"),
    "report.support": lambda firm, n: firm.reports.write(MONTH, "E2", "support", ("none", "")[n % 2]),
    "report.propose": proposed,
    "report.change": lambda firm, n: firm.reports.change(proposed(firm, n), {"owner": "E3"}),
    "resolution.take_up": resolved,
    "report.withdraw": lambda firm, n: firm.reports.withdraw(proposed(firm, n)),
}
