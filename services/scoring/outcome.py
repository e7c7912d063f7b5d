"""From the official total to grade and effective coefficient: ceilings, the veto that counts, red lines."""

from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from services.domain.result import RedLineEffect, Step, VetoEffect
from services.domain.settings import Grade
from services.scoring.grades import grade_of, under_ceiling
from services.scoring.vetoes import decide

ONE = Decimal(1)


class Escalation(Struct, frozen=True):
    """Hits in a row that limit the year's grade, and the period of the last of them."""

    name: str
    count: int
    period: str


class Outcome(Struct, frozen=True):
    """Grade before and after ceilings, its coefficient, and the effective one."""

    grade_before: str
    grade: str
    grade_coefficient: Decimal
    coefficient: Decimal
    steps: tuple[Step, ...]


class Strikes(Struct, frozen=True):
    """All that strikes one result; `ceiling` is what escalations leave for the year."""

    vetoes: Sequence[VetoEffect] = ()
    red_lines: Sequence[RedLineEffect] = ()
    escalations: Sequence[Escalation] = ()
    ceiling: str | None = None


def outcome(total: Decimal, grades: Sequence[Grade], strikes: Strikes) -> Outcome:
    """Read the grade from the total, then put ceilings and factors on it."""
    first = grade_of(total, grades)
    steps = [_grade_step(total, first, grades)]
    limited = _limited(first, grades, strikes, steps)
    decided = decide(limited, strikes.vetoes, grades)
    steps += [_veto_step(effect, effect is decided.effect) for effect in strikes.vetoes]
    if decided.grade != limited:
        steps.append(
            Step("grade.limited", (("grade", decided.grade.name), ("coefficient", decided.grade.coefficient)))
        )
    falling = [effect for effect in strikes.red_lines if effect.falls]
    steps += [_red_line_step(effect) for effect in falling]
    red = min((effect.factor for effect in falling), default=ONE)
    coefficient = decided.coefficient * red
    if decided.effect is not None or falling:
        steps.append(_coefficient_step(decided.grade, decided.effect, red, coefficient, bool(falling)))
    return Outcome(first.name, decided.grade.name, decided.grade.coefficient, coefficient, tuple(steps))


def _grade_step(total: Decimal, grade: Grade, grades: Sequence[Grade]) -> Step:
    facts = (("grade", grade.name), ("coefficient", grade.coefficient))
    if grade.bound is not None:
        return Step("grade.reached", (("total", total), ("bound", grade.bound), *facts))
    above = grades[-2].bound if len(grades) > 1 else None
    return (
        Step("grade.only", facts)
        if above is None
        else Step("grade.last", (("total", total), ("bound", above), *facts))
    )


def _limited(grade: Grade, grades: Sequence[Grade], strikes: Strikes, steps: list[Step]) -> Grade:
    """The grade under the year's ceilings from red lines and escalated vetoes."""
    for effect in strikes.red_lines:
        if effect.ceiling is None:
            continue
        facts = (("case", effect.case), ("class", effect.grade), ("ceiling", effect.ceiling))
        steps.append(Step("redline.ceiling", facts))
        grade = under_ceiling(grade, effect.ceiling, grades)
    for one in strikes.escalations:
        if strikes.ceiling is not None:
            facts2 = (
                ("kpi", one.name),
                ("count", one.count),
                ("period", one.period),
                ("ceiling", strikes.ceiling),
            )
            steps.append(Step("veto.escalated", facts2))
            grade = under_ceiling(grade, strikes.ceiling, grades)
    if len(steps) > 1:
        steps.append(Step("grade.limited", (("grade", grade.name), ("coefficient", grade.coefficient))))
    return grade


def _veto_step(effect: VetoEffect, counts: bool) -> Step:
    facts = (
        *(("kpi", effect.name), ("owner", effect.owner_name), ("condition", effect.condition)),
        *(("actual", Decimal(0) if effect.actual is None else effect.actual), ("unit", effect.unit)),
    )
    if effect.waived_by:
        return Step("veto.waived", (*facts, ("by", effect.waived_by), ("reason", effect.waiver_reason)))
    if not counts:
        return Step("veto.other", facts)
    if effect.ceiling is not None:
        return Step("veto.ceiling", (*facts, ("ceiling", effect.ceiling)))
    if not effect.factor:
        return Step("veto.denied", facts)
    return Step("veto.factor", (*facts, ("factor", effect.factor)))


def _red_line_step(effect: RedLineEffect) -> Step:
    facts = (
        ("case", effect.case),
        ("class", effect.grade),
        ("liability", effect.liability),
        ("factor", effect.factor),
    )
    return Step("redline.factor", facts)


def _coefficient_step(
    grade: Grade, effect: VetoEffect | None, red: Decimal, coefficient: Decimal, falling: bool
) -> Step:
    veto = ONE if effect is None or effect.factor is None else effect.factor
    facts = (("grade", grade.coefficient), ("veto", veto), ("redline", red), ("coefficient", coefficient))
    if effect is None:
        return Step("coefficient.redline", facts)
    return Step("coefficient.both" if falling else "coefficient.veto", facts)
