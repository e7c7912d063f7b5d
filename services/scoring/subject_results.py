"""An appraisal as the result that sheets print: names, lines, grade, trend, and what explains them."""

from msgspec.structs import replace

from models.terms import TotalMethod
from services.domain.result import (
    AppliedAdjustment,
    LineState,
    ResultState,
    Step,
    SubjectResult,
    TrendPoint,
)
from services.scoring.appraisal import Appraisal
from services.scoring.derived import Derived
from services.scoring.ground import Ground
from services.scoring.line_results import Remarks, line_results
from services.scoring.lines import Scored
from services.scoring.outcome import Strikes, outcome
from services.scoring.people import identity
from services.scoring.seats import Seat
from services.scoring.totals import Total


def result_of(ground: Ground, appraisal: Appraisal) -> SubjectResult:
    """The result of an appraised subject, all but the rank."""
    ungraded = _ungraded(ground, appraisal)
    if appraisal.total is None:
        return ungraded
    return _graded(ground, ungraded, appraisal.total, appraisal.strikes)


def _ungraded(ground: Ground, appraisal: Appraisal) -> SubjectResult:
    """Whose it is, by name, on which card, what was entered and scored; and why there is no total."""
    seat, strikes = appraisal.seat, appraisal.strikes
    names, book = identity(ground.seats, seat, ground.positions), ground.book(seat.key)
    card_from, card_code, method = _card(appraisal)
    return SubjectResult(
        type=seat.key.type,
        code=seat.key.code,
        name=names.name,
        department=seat.department,
        department_name=names.department_name,
        state=appraisal.state,
        position_name=names.position_name,
        manager_name=names.manager_name,
        head=names.head,
        card_from=card_from,
        card_code=card_code,
        total_method=method,
        lines=line_results(appraisal.lines, method, [_remarks(ground, seat, it) for it in appraisal.lines]),
        adjustments=tuple(AppliedAdjustment(one.points, one.reason) for one in book.adjustments),
        vetoes=tuple(strikes.vetoes),
        red_lines=tuple(strikes.red_lines),
        exemption=ground.exemption(seat.key),
        attendance=book.attendance.share if book.attendance else None,
        steps=_without_total(appraisal, ground.exemption(seat.key)),
        trend=_trend(ground, appraisal),
    )


def _card(appraisal: Appraisal) -> tuple[str, str, TotalMethod]:
    """Whose card holds, its code and its way to total; without one the kind that is averaged."""
    card, derived = appraisal.seat.card, appraisal.derived
    if card is not None:
        return card.type.value, card.code, card.total_method
    return "" if derived is None else derived.dimension.value, "", TotalMethod.WEIGHTED


def _remarks(ground: Ground, seat: Seat, scored: Scored) -> Remarks:
    own = ground.book(seat.key).actuals.get((ground.code, scored.card.kpi.code))
    if own is None:
        return Remarks(None, scored.reading.note)
    return Remarks(own.self_score, own.note or scored.reading.note)


def _without_total(appraisal: Appraisal, exemption: str) -> tuple[Step, ...]:
    """Why there is no total; nothing when there is one."""
    if exemption:
        return (Step("result.exempt", (("reason", exemption),)),)
    if appraisal.derived is not None:
        return _without_mean(appraisal.derived)
    match appraisal.state:
        case ResultState.UNSCORED:
            return (Step("result.unscored"),)
        case ResultState.INCOMPLETE:
            missing = [it.card.kpi.name for it in appraisal.lines if it.state is LineState.MISSING]
            return (Step("result.missing", (("count", len(missing)), ("kpis", "; ".join(missing)))),)
    return ()


def _without_mean(derived: Derived) -> tuple[Step, ...]:
    match derived.state:
        case ResultState.COMPLETE:
            return ()
        case ResultState.INCOMPLETE:
            return (Step("result.periods_missing", (("periods", ", ".join(derived.lacking)),)),)
        case ResultState.EXEMPT:
            return (Step("result.periods_exempt"),)
        case ResultState.UNSCORED:
            return (Step("result.periods_unscored"),)


def _trend(ground: Ground, appraisal: Appraisal) -> tuple[TrendPoint, ...]:
    key, now = appraisal.seat.key, appraisal.total
    known = [TrendPoint(code, totals.get(key)) for code, totals in ground.earlier_totals]
    return (*known, TrendPoint(ground.code, None if now is None else now.total))


def _graded(ground: Ground, ungraded: SubjectResult, total: Total, strikes: Strikes) -> SubjectResult:
    graded = outcome(total.total, ground.settings.grades, strikes)
    adjustments = tuple(
        Step("adjustment", (("points", one.points), ("reason", one.reason))) for one in ungraded.adjustments
    )
    return replace(
        ungraded,
        total=total.total,
        grade=graded.grade,
        grade_before=graded.grade_before,
        grade_coefficient=graded.grade_coefficient,
        coefficient=graded.coefficient,
        steps=(*total.steps[:1], *adjustments, *total.steps[1:], *graded.steps),
    )
