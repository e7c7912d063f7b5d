"""Divergence alarms and the rank correlation behind them (points 12, 20)."""

from decimal import Decimal

import pytest

from services.domain.result import ExceptionKind
from services.language import Language
from services.scoring.correlation import against_each_other, average_ranks, spearman
from services.scoring.divergence import CORRELATED
from services.wording.steps import tell
from tests.services.scoring.firm import Firm, dec, firm, months, person, unit

ONE = person("1")


def pair(scores: str, outcomes: str) -> Firm:
    """Department D's KPI and its outcome over months of 2026, scores separated by spaces, - for none."""
    made = firm().kpi("O").kpi("K", outcome="O").card(unit("D"), "K:50 O:50")
    rows = zip(scores.split(), outcomes.split(), strict=True)
    for month, (own, other) in enumerate(rows, start=1):
        code = f"2026-{month:02d}"
        made.open(code).actual(code, unit("D"), "K", None if own == "-" else own)
        made.actual(code, unit("D"), "O", None if other == "-" else other)
    return made


def alarms(made: Firm, code: str) -> list[tuple[tuple[str, ...], bool]]:
    return [(found.periods, found.correlation is not None) for found in made.result(code).divergences]


def test_point_12_green_kpi_and_red_outcome_raise_the_alarm_over_three_periods() -> None:
    made = pair("90 90 90", "69 70 70.99")
    assert alarms(made, "2026-03") == [(tuple(months(2026, 1, 3)), False)]
    assert [row.kpi for row in made.result("2026-03").exceptions if row.kind is ExceptionKind.ALARM] == ["K"]
    assert alarms(made, "2026-02") == []
    assert alarms(pair("90 90 89.99", "1 1 1"), "2026-03") == []
    assert alarms(pair("90 90 90", "70 70 70"), "2026-03") == []


def test_point_20_only_periods_that_both_have_are_common() -> None:
    assert alarms(pair("95 - 95 95", "60 60 60 60"), "2026-04") == [
        (("2026-01", "2026-03", "2026-04"), False)
    ]
    assert alarms(pair("95 - 95", "60 60 60"), "2026-03") == []


def test_point_12_series_that_move_against_each_other_raise_the_alarm_over_six() -> None:
    made = pair("71 72 73 74 75 76", "86 85 84 83 82 81")
    found = made.result("2026-06").divergences
    assert [str(one.correlation) for one in found] == ["-1.0000"]
    assert found[0].periods == tuple(months(2026, 4, 6))
    assert alarms(made, "2026-05") == []
    assert alarms(pair("75 75 75 75 75 75", "86 85 84 83 82 81"), "2026-06") == []


@pytest.mark.parametrize(
    ("language", "span"), [("zh", f"最近 {CORRELATED} 个"), ("en", f"last {CORRELATED} ")]
)
def test_a_correlation_is_told_with_its_own_span_and_means_with_theirs(language: str, span: str) -> None:
    result = pair("71 72 73 74 75 76", "86 85 84 83 82 81").result("2026-06")
    told = next(row.step for row in result.exceptions if row.kind is ExceptionKind.ALARM)
    say = Language(language)
    words = tell(say, told)
    assert span in words
    assert say(", ").join(months(2026, 4, 6)) in words


def test_point_12_and_20_the_departments_mean_goes_before_the_people_s() -> None:
    made = firm().department("E").employee("1").kpi("O").kpi("K", outcome="O").open(*months(2026, 1, 3))
    for key in (unit("D"), unit("E"), ONE):
        made.card(key, "K:50 O:50")
    for month in months(2026, 1, 3):
        for key, own, other in ((unit("D"), 100, 60), (unit("E"), 80, 70), (ONE, 0, 120)):
            made.actual(month, key, "K", own).actual(month, key, "O", other)
    found = made.result("2026-03").divergences
    assert [(one.mean, one.outcome_mean) for one in found] == [(90, 65)]
    only_people = firm().employee("1").employee("2").kpi("O").kpi("K", outcome="O").open(*months(2026, 1, 3))
    for key, own in ((ONE, 100), (person("2"), 80)):
        only_people.card(key, "K:50 O:50")
        for month in months(2026, 1, 3):
            only_people.actual(month, key, "K", own).actual(month, key, "O", 60)
    assert [one.mean for one in only_people.result("2026-03").divergences] == [90]


def test_spearman_with_average_ranks_and_constant_series() -> None:
    ranks = average_ranks([Decimal(3), Decimal(1), Decimal(3), Decimal(2)])
    assert [float(rank) for rank in ranks] == [3.5, 1, 3.5, 2]
    rising, falling = [Decimal(value) for value in (1, 2, 3)], [Decimal(value) for value in (3, 2, 1)]
    assert (spearman(rising, falling), spearman(rising, rising)) == (-1, 1)
    assert spearman(rising, [Decimal(1)] * 3) is None
    five = [Decimal(value) for value in (1, 2, 3, 4, 5)]
    exactly = [Decimal(value) for value in (4, 5, 2, 3, 1)]
    assert spearman(five, exactly) == dec("-0.8")
    assert against_each_other(five, exactly, dec("-0.8"))
    assert not against_each_other(five, exactly, dec("-0.81"))
