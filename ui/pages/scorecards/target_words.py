"""What is said above the targets: whether they add up, and why some cannot."""

from collections.abc import Sequence
from decimal import Decimal

from services.language import Language
from services.scoring.breakdown import adds_up
from services.target_plans import YearPlan
from ui.pages.scorecards.target_grid import TargetRow, number_of


def explained(say: Language, plan: YearPlan, rows: Sequence[TargetRow]) -> str:
    """What to know of a year as it stands."""
    if not rows:
        return say("No department carries this KPI yet. Add one here, or put the KPI on a card first.")
    if not adds_up(plan.kpi):
        return say(
            "Months measured in “{unit}” do not add up to a year; set one target for every month.",
            unit=plan.kpi.unit,
        )
    return " ".join(
        filter(None, (compared(say, rows), say("■ marks locked months; their targets stay as they are.")))
    )


def compared(say: Language, rows: Sequence[TargetRow]) -> str:
    """The first row's year against the sum of the others'; nothing while there is nothing to compare."""
    whole = number_of(rows[0].total)
    shares = [number for row in rows[1:] if (number := number_of(row.total)) is not None]
    if whole is None or not shares:
        return ""
    total = sum(shares, Decimal(0))
    facts = {"name": rows[0].plan.name, "sum": say.quantity(total)}
    if total == whole:
        return say("✓ The other rows total {sum}, as much as {name}.", **facts)
    gap = f"{'+' if total > whole else '−'}{say.quantity(abs(total - whole))}"
    return say("▲ The other rows total {sum}, {gap} against {name}.", **facts, gap=gap)
