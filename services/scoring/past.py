"""What earlier periods bring into a later one: totals, veto marks, line scores, red-line cases."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from models.terms import SubjectType
from services.domain.result import LineResult, PeriodResult, ResultState, SubjectResult, VetoMark
from services.domain.scorecard import SubjectKey

LineKey = tuple[SubjectKey, str]


@dataclass(frozen=True, slots=True)
class PastPeriod:
    """An earlier (or, for a derived period, shorter) period, by subject and by (subject, KPI code).

    `totals` holds the official totals of complete results only; `marks` the lines with a veto, `counts` the
    consecutive hits of those that were hit; `scores` those with a score; `cases` red lines that fell in it.
    """

    period: str
    states: dict[SubjectKey, ResultState] = field(default_factory=dict)
    totals: dict[SubjectKey, Decimal] = field(default_factory=dict)
    marks: dict[LineKey, VetoMark] = field(default_factory=dict)
    scores: dict[LineKey, Decimal] = field(default_factory=dict)
    counts: dict[LineKey, int] = field(default_factory=dict)
    cases: dict[SubjectKey, tuple[str, ...]] = field(default_factory=dict)
    means: dict[frozenset[str], Mapping[str, Decimal]] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )
    """The KPIs' mean scores by the KPIs that were asked for, once they were: every later period asks."""


def past_of(result: PeriodResult) -> PastPeriod:
    """What a scored period brings into later ones."""
    lines = [(subject, line) for subject in result.results for line in subject.lines]
    return PastPeriod(
        result.period,
        {subject.key: subject.state for subject in result.results},
        {subject.key: subject.total for subject in result.results if subject.total is not None},
        {(subject.key, line.kpi): line.veto_mark for subject, line in lines if line.veto_mark is not None},
        {(subject.key, line.kpi): line.score for subject, line in lines if line.score is not None},
        {
            (subject.key, line.kpi): hit_count(subject, line)
            for subject, line in lines
            if line.veto_mark is VetoMark.HIT
        },
        {
            subject.key: tuple(effect.case for effect in subject.red_lines if effect.falls)
            for subject in result.results
            if subject.red_lines
        },
    )


def hit_count(subject: SubjectResult, line: LineResult) -> int:
    """The consecutive hits of a subject's own line, this period's included."""
    effects = [effect for effect in subject.vetoes if effect.kpi == line.kpi]
    own = [effect for effect in effects if effect.owner == subject.key]
    shared = [effect for effect in effects if effect.owner == (SubjectType.DEPARTMENT, subject.card_code)]
    return next((effect.consecutive for effect in own or shared), 1)
