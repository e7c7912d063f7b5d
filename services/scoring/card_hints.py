"""Quiet hints on a scorecard: what practice advises against. They warn and never block."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from services.domain.kpi import Kpi
from services.domain.scorecard import Line
from services.scoring.weights import STEP

FEWEST, MOST = 5, 8
LIGHTEST, HEAVIEST = Decimal(5), Decimal(30)


class HintKind(StrEnum):
    """What a hint is about."""

    COUNT = "count"
    WEIGHT_RANGE = "weight range"
    WEIGHT_STEP = "weight step"
    NO_STRATEGY = "no strategy"
    SAME_OUTCOME = "same outcome"


class CardHint(Struct, frozen=True):
    """One hint: the KPIs it is about (none: the card as a whole), and the outcome that they share."""

    kind: HintKind
    kpis: tuple[str, ...] = ()
    outcome: str = ""


def card_hints(lines: Sequence[Line], kpis: Mapping[str, Kpi]) -> tuple[CardHint, ...]:
    """The hints of a card's lines, the gravest first; lines of weight 0 only carry a veto."""
    if not lines:
        return ()
    counted = [line for line in lines if line.weight]
    return (*_strategy(lines, kpis), *_count(counted), *_weights(counted), *_outcomes(lines, kpis))


def is_strategic(kpi: Kpi | None) -> bool:
    """Whether a KPI is tied to strategy: by its objective, or as a key strategic indicator."""
    return kpi is not None and (kpi.objective is not None or kpi.key_strategic)


def strategic_weight(lines: Sequence[Line], kpis: Mapping[str, Kpi]) -> Decimal:
    """How much of the weight lies on lines tied to strategy."""
    return sum((line.weight for line in lines if is_strategic(kpis.get(line.kpi))), Decimal(0))


def _strategy(lines: Sequence[Line], kpis: Mapping[str, Kpi]) -> Iterator[CardHint]:
    if not any(is_strategic(kpis.get(line.kpi)) for line in lines):
        yield CardHint(HintKind.NO_STRATEGY)


def _count(counted: Sequence[Line]) -> Iterator[CardHint]:
    if not FEWEST <= len(counted) <= MOST:
        yield CardHint(HintKind.COUNT)


def _weights(counted: Sequence[Line]) -> Iterator[CardHint]:
    outside = tuple(line.kpi for line in counted if not LIGHTEST <= line.weight <= HEAVIEST)
    odd = tuple(line.kpi for line in counted if line.weight % STEP)
    if outside:
        yield CardHint(HintKind.WEIGHT_RANGE, outside)
    if odd:
        yield CardHint(HintKind.WEIGHT_STEP, odd)


def _outcomes(lines: Sequence[Line], kpis: Mapping[str, Kpi]) -> Iterator[CardHint]:
    sharing: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        kpi = kpis.get(line.kpi)
        if kpi is not None and kpi.outcome:
            sharing[kpi.outcome].append(line.kpi)
    for outcome, codes in sharing.items():
        if len(codes) > 1:
            yield CardHint(HintKind.SAME_OUTCOME, tuple(codes), outcome)
