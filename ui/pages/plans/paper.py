"""Plans on paper: the sheets of some owners, saved as a PDF."""

from collections.abc import Sequence
from pathlib import Path

from models.terms import SubjectType
from services.domain.packet import Part
from services.domain.scorecard import SubjectKey
from services.papers import content_of
from ui.desk import Desk
from ui.saving import save_now


def save_plans(desk: Desk, period: str, owners: Sequence[str], path: Path) -> None:
    """Write the sheets, whole or not at all, and say where they lie."""
    save_now(desk, lambda: _pdf(desk, period, owners), path)


def _pdf(desk: Desk, period: str, owners: Sequence[str]) -> bytes:
    from services.printing.packet import printed

    company, keys = desk.company, {SubjectKey(SubjectType.EMPLOYEE, number) for number in owners}
    at = company.ledger.store.now().astimezone()
    order = content_of(company, period, (Part.PLANS,)).order((Part.PLANS,), desk.say, at, subjects=keys)
    return printed(order).data
