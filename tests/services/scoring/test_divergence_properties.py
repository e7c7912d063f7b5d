"""What holds of every divergence alarm, whatever the scores (points 12, 20)."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from models.terms import Direction, Method
from services.domain.kpi import Kpi
from services.domain.result import Divergence
from services.scoring.correlation import spearman
from services.scoring.divergence import CORRELATED, AlarmLimits, Series, divergences

LIMITS = AlarmLimits()
OWN = Kpi("K", "yield", Direction.HIGHER, Method.RATIO, outcome="O")
OUTCOME = Kpi("O", "complaints", Direction.LOWER, Method.RATIO)
KPIS = {kpi.code: kpi for kpi in (OWN, OUTCOME)}
SCORES = st.sampled_from([Decimal(score) for score in (0, 50, 69, 70, 71, 89, 90, 91, 100, 120)])
MAYBE = st.integers(0, 9).flatmap(lambda lot: SCORES if lot else st.none())
PERIODS = st.lists(st.tuples(MAYBE, MAYBE), min_size=1, max_size=10)
"""Scores of the KPI and its outcome by period, None where it was not scored."""
Pairs = list[tuple[Decimal | None, Decimal | None]]


def alarm(pairs: Pairs, limits: AlarmLimits = LIMITS) -> Divergence | None:
    found = divergences(KPIS, [(str(at), scored(*pair)) for at, pair in enumerate(pairs)], limits)
    assert len(found) <= 1
    return found[0] if found else None


def scored(own: Decimal | None, outcome: Decimal | None) -> Series:
    return {code: score for code, score in (("K", own), ("O", outcome)) if score is not None}


def common(pairs: Pairs) -> list[tuple[str, Decimal, Decimal]]:
    rows = [(str(at), own, outcome) for at, (own, outcome) in enumerate(pairs)]
    return [(code, own, other) for code, own, other in rows if own is not None and other is not None]


@given(PERIODS, st.integers(1, 5))
def test_no_alarm_without_enough_periods_that_both_have(pairs: Pairs, periods: int) -> None:
    if alarm(pairs, AlarmLimits(periods=periods)) is not None:
        assert len(common(pairs)) >= periods


@given(PERIODS)
def test_an_alarm_names_both_and_the_last_common_periods_with_their_scores(pairs: Pairs) -> None:
    found = alarm(pairs)
    if found is None:
        return
    assert (found.kpi, found.outcome, found.name, found.outcome_name) == ("K", "O", OWN.name, OUTCOME.name)
    named = list(zip(found.periods, found.scores, found.outcome_scores, strict=True))
    assert named == common(pairs)[-3:]
    assert found.periods[-1] == str(len(pairs) - 1)


@given(PERIODS)
def test_the_alarm_is_raised_exactly_when_green_meets_red_or_the_series_part(pairs: Pairs) -> None:
    both, last = common(pairs), common(pairs)[-3:]
    now = len(last) == 3 and None not in pairs[-1]
    split = now and sum(own for _, own, _ in last) >= 270 and sum(other for *_, other in last) < 210
    six = both[-CORRELATED:]
    rank = (
        spearman([own for _, own, _ in six], [other for *_, other in six]) if len(six) == CORRELATED else None
    )
    parting = now and rank is not None and rank <= Decimal("-0.6")
    found = alarm(pairs)
    assert (found is not None) == (split or parting)
    assert found is None or (found.correlation is not None) == parting


@given(SCORES, st.lists(SCORES, min_size=CORRELATED, max_size=10), st.booleans())
def test_a_constant_series_never_raises_it_by_correlation(
    level: Decimal, moving: list[Decimal], own: bool
) -> None:
    found = alarm([(level, score) if own else (score, level) for score in moving])
    assert found is None or found.correlation is None
