"""Vetoes (一票否决): whom a hit strikes, how often in a row it came, and what of it counts."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from msgspec import Struct

from services.domain.entry import Waiver
from services.domain.period import Period
from services.domain.result import ResultState, VetoEffect, VetoMark
from services.domain.scorecard import SubjectKey
from services.domain.settings import Grade
from services.scoring.conditions import format_condition
from services.scoring.grades import under_ceiling
from services.scoring.lines import Scored
from services.scoring.past import PastPeriod
from services.scoring.rounding import ZERO

MARKED = (VetoMark.HIT, VetoMark.WAIVED)


class YearLimit(NamedTuple):
    """From how many hits in a row on the year's grade has a ceiling, and which."""

    escalation: int
    ceiling: str


class Owner(NamedTuple):
    """Whose card a veto stands on, and the name to print."""

    key: SubjectKey
    name: str


def consecutive_before(key: SubjectKey, kpi: str, period: Period, past: Mapping[str, PastPeriod]) -> int:
    """Hits of the subject's line in the adjoining periods before this one; exempt periods are skipped."""
    hits = 0
    earlier = period.shift(-1)
    while (known := past.get(earlier.code)) is not None:
        if known.states.get(key) is not ResultState.EXEMPT:
            if known.marks.get((key, kpi)) is not VetoMark.HIT:
                break
            if (key, kpi) in known.counts:
                return hits + known.counts[key, kpi]
            hits += 1
        earlier = earlier.shift(-1)
    return hits


def veto_effect(
    scored: Scored, owner: Owner, consecutive: int, year: YearLimit | None, waiver: Waiver | None
) -> VetoEffect:
    """A hit line's effect; waived, it counts nothing.

    `year` is None for members: only the owner's hits limit the year.
    """
    rules = scored.card.rules
    if rules is None or rules.veto is None:
        raise ValueError("no veto on this line")
    kpi = scored.card.kpi
    return VetoEffect(
        kpi=kpi.code,
        name=kpi.name,
        owner=owner.key,
        owner_name=owner.name,
        condition=format_condition(rules.veto.against(scored.reading.target)),
        actual=scored.result.actual,
        unit=kpi.unit,
        scope=kpi.veto_scope,
        factor=rules.effect.factor,
        ceiling=rules.effect.ceiling,
        consecutive=0 if waiver else consecutive,
        escalated=waiver is None and year is not None and consecutive >= year.escalation,
        escalation=year.escalation if year else None,
        year_ceiling=year.ceiling if year else "",
        waived_by=waiver.by if waiver else "",
        waiver_reason=waiver.reason if waiver else "",
    )


def distinct(effects: Sequence[VetoEffect]) -> tuple[VetoEffect, ...]:
    """Each owner's veto on a KPI once, the first met."""
    return tuple({(effect.owner, effect.kpi): effect for effect in reversed(effects)}.values())[::-1]


class Decided(Struct, frozen=True):
    """Grade and coefficient after the veto that counts; `effect` is None when none does."""

    grade: Grade
    coefficient: Decimal
    effect: VetoEffect | None


def decide(grade: Grade, effects: Sequence[VetoEffect], grades: Sequence[Grade]) -> Decided:
    """Of several vetoes the one with the lower effective coefficient counts, then the lower ceiling."""
    decided = [_applied(grade, effect, grades) for effect in effects if not effect.waived_by]
    none = Decided(grade, grade.coefficient, None)
    return min(decided, key=lambda one: (one.coefficient, -grades.index(one.grade)), default=none)


def _applied(grade: Grade, effect: VetoEffect, grades: Sequence[Grade]) -> Decided:
    if effect.ceiling is not None:
        limited = under_ceiling(grade, effect.ceiling, grades)
        return Decided(limited, limited.coefficient, effect)
    return Decided(grade, grade.coefficient * (ZERO if effect.factor is None else effect.factor), effect)
