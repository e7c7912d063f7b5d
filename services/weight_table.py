"""KPIs against whose cards they stand on, with weights (权重矩阵). Pure."""

from datetime import date
from decimal import Decimal

from msgspec import Struct

from models.terms import Dimension, SubjectType
from services.domain.company import Records
from services.domain.kpi import Kpi
from services.domain.scorecard import Scorecard, SubjectKey


class WeightRow(Struct, frozen=True):
    """A KPI and its weight on each card, None where it does not stand."""

    kpi: Kpi
    weights: tuple[Decimal | None, ...]


class WeightTable(Struct, frozen=True):
    """The cards' owners as columns with names and totals, the KPIs that stand on any of them as rows."""

    owners: tuple[SubjectKey, ...]
    names: tuple[str, ...]
    totals: tuple[Decimal, ...]
    rows: tuple[WeightRow, ...]


def weight_table(records: Records, kind: SubjectType, dimension: Dimension, day: date | None) -> WeightTable:
    """The cards of a kind that hold on a day (None: the latest of each)."""
    cards: dict[str, Scorecard] = {}
    for card in records.scorecards:
        if (card.type, card.dimension) == (kind, dimension) and (day is None or card.applies_on(day)):
            cards[card.code] = card
    names = {one.code: one.name for one in records.departments}
    names |= {one.code: one.name for one in records.positions}
    names |= {one.number: one.name for one in records.employees}
    weights = {code: {line.kpi: line.weight for line in card.lines} for code, card in cards.items()}
    used = {kpi for lines in weights.values() for kpi in lines}
    rows = (
        WeightRow(kpi, tuple(lines.get(kpi.code) for lines in weights.values()))
        for kpi in records.kpis
        if kpi.code in used
    )
    return WeightTable(
        tuple(SubjectKey(kind, code) for code in cards),
        tuple(names.get(code, code) for code in cards),
        tuple(sum(lines.values(), Decimal(0)) for lines in weights.values()),
        tuple(rows),
    )
