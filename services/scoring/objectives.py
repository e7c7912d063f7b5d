"""How objectives stand in a period: the mean score of their KPIs, and what hangs on each (战略目标的状态)."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from models.terms import SubjectType
from services.domain.company import Records
from services.domain.kpi import Kpi
from services.domain.organisation import Department
from services.domain.result import Divergence, PeriodResult, VetoMark
from services.domain.settings import Grade
from services.domain.strategy import Issue, Objective
from services.scoring.divergence import Series, series_of
from services.scoring.past import scores_in
from services.scoring.rounding import mean, to_cents


class Standing(StrEnum):
    """How something stands: by its score against the grades' bounds; a veto hit is told before any score."""

    GOOD = "good"
    WATCH = "watch"
    POOR = "poor"
    VETO = "veto"
    UNKNOWN = "unknown"


class KpiStanding(Struct, frozen=True):
    """A KPI of an objective in a period; the score is the departments' mean, None without any."""

    code: str
    name: str
    score: Decimal | None
    standing: Standing
    key_strategic: bool = False


class ObjectiveStanding(Struct, frozen=True):
    """An objective in a period with all that hangs on it; `cards` counts scorecards with one of its KPIs."""

    score: Decimal | None
    standing: Standing
    kpis: tuple[KpiStanding, ...] = ()
    departments: tuple[Department, ...] = ()
    issues: tuple[Issue, ...] = ()
    cards: int = 0
    alarms: tuple[Divergence, ...] = ()


NOTHING = ObjectiveStanding(None, Standing.UNKNOWN)


class Limits(Struct, frozen=True):
    """From `good` on a score is good, below `poor` it is poor."""

    good: Decimal
    poor: Decimal

    def of(self, score: Decimal | None) -> Standing:
        """How a score stands."""
        if score is None:
            return Standing.UNKNOWN
        return Standing.GOOD if score >= self.good else Standing.POOR if score < self.poor else Standing.WATCH


def limits_of(grades: Sequence[Grade]) -> Limits:
    """Good is what costs no coefficient, poor what gets the last grade."""
    bounds = [grade.bound for grade in grades if grade.bound is not None] or [Decimal(0)]
    whole = [grade.bound for grade in grades if grade.bound is not None and grade.coefficient >= 1]
    return Limits(min(whole, default=max(bounds)), min(bounds))


def standings(
    objectives: Iterable[Objective], records: Records, result: PeriodResult | None
) -> dict[str, ObjectiveStanding]:
    """Every objective by its code; without a result nothing has a score."""
    limits = limits_of(records.settings.grades)
    scores = _scores(records.kpis, result)
    hits = _hits(result)
    holders = _holders(records)
    cards = _cards(records)
    kpis: dict[str, list[Kpi]] = {}
    for kpi in records.kpis:
        if kpi.objective is not None:
            kpis.setdefault(kpi.objective, []).append(kpi)
    found: dict[str, ObjectiveStanding] = {}
    for one in objectives:
        own = tuple(_kpi(kpi, scores, hits, limits) for kpi in kpis.get(one.code, ()))
        codes = {kpi.code for kpi in own}
        issues = tuple(issue for issue in records.issues if issue.objective == one.code)
        named = {code for kpi in codes for code in holders.get(kpi, ())} | {it.department for it in issues}
        score = _mean([kpi.score for kpi in own if kpi.score is not None])
        hit = any(kpi.standing is Standing.VETO for kpi in own)
        found[one.code] = ObjectiveStanding(
            score=score,
            standing=Standing.VETO if hit else limits.of(score),
            kpis=own,
            departments=tuple(each for each in records.departments if each.code in named),
            issues=issues,
            cards=len({card for kpi in codes for card in cards.get(kpi, ())}),
            alarms=_alarms(codes, result),
        )
    return found


def _scores(kpis: Iterable[Kpi], result: PeriodResult | None) -> Series:
    return {} if result is None else series_of(scores_in(result).items(), {kpi.code for kpi in kpis})


def _hits(result: PeriodResult | None) -> set[str]:
    """The KPIs whose veto somebody hit."""
    if result is None:
        return set()
    return {
        line.kpi for subject in result.results for line in subject.lines if line.veto_mark is VetoMark.HIT
    }


def _kpi(kpi: Kpi, scores: Series, hits: set[str], limits: Limits) -> KpiStanding:
    score = to_cents(scores[kpi.code]) if kpi.code in scores else None
    standing = Standing.VETO if kpi.code in hits else limits.of(score)
    return KpiStanding(kpi.code, kpi.name, score, standing, kpi.key_strategic)


def _mean(scores: Sequence[Decimal]) -> Decimal | None:
    return to_cents(mean(scores)) if scores else None


def _holders(records: Records) -> Mapping[str, set[str]]:
    """Of each KPI the departments with it on their card; else those whose positions or people have it."""
    positions = {position.code: position.department for position in records.positions}
    people = {employee.number: employee.department for employee in records.employees}
    own: dict[str, set[str]] = {}
    others: dict[str, set[str]] = {}
    for card in records.scorecards:
        match card.type:
            case SubjectType.DEPARTMENT:
                into, code = own, card.code
            case SubjectType.POSITION:
                into, code = others, positions.get(card.code) or ""
            case SubjectType.EMPLOYEE:
                into, code = others, people.get(card.code, "")
        for line in card.lines:
            into.setdefault(line.kpi, set()).add(code)
    return others | own


def _cards(records: Records) -> Mapping[str, list[int]]:
    """Of each KPI the places of the scorecards that carry it."""
    found: dict[str, list[int]] = {}
    for at, card in enumerate(records.scorecards):
        for line in card.lines:
            found.setdefault(line.kpi, []).append(at)
    return found


def _alarms(codes: set[str], result: PeriodResult | None) -> tuple[Divergence, ...]:
    alarms = result.divergences if result is not None else ()
    return tuple(alarm for alarm in alarms if alarm.kpi in codes or alarm.outcome in codes)
