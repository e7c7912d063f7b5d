"""Adjustments (加减分): points with a reason, bounded in sum."""

from collections.abc import Sequence
from decimal import Decimal

from msgspec.structs import asdict
from sqlalchemy import select

from models.entry import AdjustmentRow
from services.domain.entry import Adjustment
from services.domain.scorecard import SubjectKey
from services.errors import Mendable
from services.ledger import Ledger
from services.periods import require_open
from services.scored_records import read_settings
from services.subjects import name_of, require_subjects

_HUNDREDTH = Decimal("0.01")
_MOST = Decimal(1_000_000)


class Adjustments:
    """Points added or taken by hand."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def replace(self, period: str, key: SubjectKey, points: Sequence[tuple[Decimal, str]]) -> None:
        """Set all of a subject's adjustments.

        Mendable when a reason is missing or their sum is beyond the bound.
        """
        if not all(reason.strip() for _, reason in points):
            raise Mendable("reason.required")
        for amount, _ in points:
            if not amount.is_finite() or abs(amount) > _MOST or amount != amount.quantize(_HUNDREDTH):
                raise Mendable("points.not_a_number", text=str(amount))
        fresh = [
            Adjustment(period, key.type, key.code, place, amount, reason.strip())
            for place, (amount, reason) in enumerate(points)
        ]
        total = sum((amount for amount, _ in points), Decimal(0))
        facts = {"period": period, "subject": key.code, "points": str(total)}
        with self._ledger.write("adjustment.replace", facts) as writing:
            require_open(writing.unit.connection, period)
            require_subjects(writing.unit.connection, [key])
            name = name_of(writing.unit.connection, key)
            writing.facts["name"] = name
            bound = read_settings(writing.unit.connection).adjustment_bound
            if abs(total) > bound:
                raise Mendable("adjustment.bound", name=name, sum=total, bound=bound)
            row = AdjustmentRow
            mine = (
                row.period == period,
                row.type == key.type,
                row.subject == key.code,
                row.position >= len(fresh),
            )
            surplus = writing.unit.execute(
                select(row.period, row.type, row.subject, row.position).where(*mine)
            ).mappings()
            writing.unit.remove_all(row, [dict(found) for found in surplus])
            writing.unit.put_all(row, [asdict(adjustment) for adjustment in fresh])
