"""What strikes a subject: its own vetoes, its departments', red-line cases, the year's escalations."""

from collections.abc import Callable, Sequence

from models.terms import Dimension, SubjectType, VetoScope
from services.domain.entry import Waiver
from services.domain.result import RedLineEffect, VetoEffect
from services.domain.scorecard import SubjectKey
from services.scoring.ground import Ground
from services.scoring.lines import Scored
from services.scoring.outcome import ONE, Escalation, Strikes
from services.scoring.redlines import FACTORS, period_holding, year_ceiling
from services.scoring.seats import Seat
from services.scoring.vetoes import MARKED, Owner, YearLimit, consecutive_before, distinct, veto_effect

LinesOf = Callable[[Seat], Sequence[Scored]]


def waiver_of(
    ground: Ground, seat: Seat, kpi: str, scope: VetoScope, source: SubjectKey | None
) -> Waiver | None:
    """Who waived a line's veto: for the subject, or for the department whose veto or actual it is."""
    own = ground.book(seat.key).waivers.get(kpi)
    if own is not None:
        return own
    if seat.shared is not None:
        return ground.book(seat.shared).waivers.get(kpi)
    if source is not None and source != seat.key and scope is VetoScope.DEPARTMENT:
        return ground.book(source).waivers.get(kpi)
    return None


def strikes_on(ground: Ground, seat: Seat, lines: Sequence[Scored], lines_of: LinesOf) -> Strikes:
    """All that strikes a subject; `lines` are its own card's, `lines_of` scores a department's."""
    vetoes = distinct([*_own_vetoes(ground, seat, lines), *_department_vetoes(ground, seat, lines_of)])
    escalations, ceiling = _year(ground, seat, vetoes)
    return Strikes(vetoes, red_lines_on(ground, seat), escalations, ceiling)


def _own_vetoes(ground: Ground, seat: Seat, lines: Sequence[Scored]) -> list[VetoEffect]:
    hit = [scored for scored in lines if scored.mark in MARKED]
    if not hit:
        return []
    owner = _owner(ground, seat.shared or seat.key)
    return [
        veto_effect(
            scored,
            owner,
            consecutive_before(seat.key, scored.card.kpi.code, ground.period, ground.past) + 1,
            YearLimit(ground.settings.veto_escalation, ground.settings.escalation_ceiling),
            waiver_of(ground, seat, scored.card.kpi.code, scored.card.kpi.veto_scope, scored.reading.source),
        )
        for scored in hit
    ]


def _department_vetoes(ground: Ground, seat: Seat, lines_of: LinesOf) -> list[VetoEffect]:
    """The vetoes of scope department of those departments whose member the person is on the last day."""
    if seat.key.type is not SubjectType.EMPLOYEE:
        return []
    effects: list[VetoEffect] = []
    member_of = ground.seats.last_department(ground.seats.employees[seat.key.code], ground.period)
    for code in ground.seats.above(member_of):
        department = ground.seats.seat(SubjectKey(SubjectType.DEPARTMENT, code), ground.period)
        if department is not None and department.card is not None:
            effects += _struck_members(ground, seat, department, lines_of(department))
    return effects


def _struck_members(
    ground: Ground, seat: Seat, department: Seat, lines: Sequence[Scored]
) -> list[VetoEffect]:
    owner = _owner(ground, department.key)
    own = ground.book(seat.key).waivers
    waived = ground.book(department.key).waivers
    return [
        veto_effect(
            scored,
            owner,
            consecutive_before(department.key, scored.card.kpi.code, ground.period, ground.past) + 1,
            None,
            waived.get(scored.card.kpi.code) or own.get(scored.card.kpi.code),
        )
        for scored in lines
        if scored.mark in MARKED and scored.card.kpi.veto_scope is VetoScope.DEPARTMENT
    ]


def _owner(ground: Ground, key: SubjectKey) -> Owner:
    if key.type is SubjectType.DEPARTMENT:
        return Owner(key, ground.seats.departments[key.code].name)
    return Owner(key, ground.seats.employees[key.code].name)


def red_lines_on(ground: Ground, seat: Seat) -> list[RedLineEffect]:
    """The red-line cases that fall on a person in the period, and in a year those that limit its grade."""
    if seat.key.type is not SubjectType.EMPLOYEE:
        return []
    effects: list[RedLineEffect] = []
    for judged in ground.judged(seat.key.code):
        case = judged.case
        falls = ground.falls.here(case, lambda day: ground.shortest(seat.key, day))
        ceiling = None
        if ground.period.dimension is Dimension.ANNUAL:
            year = period_holding(case.day, Dimension.ANNUAL, ground.settings.fiscal_start)
            ceiling = year_ceiling(judged.grade, ground.settings) if year == ground.period else None
        if falls or ceiling is not None:
            factor = FACTORS[judged.grade] if falls else ONE
            effects.append(
                RedLineEffect(case.case, judged.grade, case.liability, case.facts, factor, ceiling, falls)
            )
    return effects


def _year(
    ground: Ground, seat: Seat, vetoes: Sequence[VetoEffect]
) -> tuple[Sequence[Escalation], str | None]:
    """The year's ceiling from hits in a row, in shorter periods or by annual hits of its own."""
    if ground.period.dimension is not Dimension.ANNUAL:
        return (), None
    owners = {seat.key, seat.shared}
    own = [
        Escalation(effect.name, effect.consecutive, ground.period.code)
        for effect in vetoes
        if effect.escalated and effect.owner in owners
    ]
    escalations = [*ground.escalations.get(seat.key, ()), *own]
    return escalations, ground.settings.escalation_ceiling if escalations else None
