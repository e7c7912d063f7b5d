"""Results of a period: missing, not applicable, unscored, derived, ranked (points 2, 11, 14, 16)."""

from decimal import Decimal

import pytest

from models.terms import Direction, Method, PeriodState, SubjectType, TotalMethod, VetoScope
from services.domain.result import ExceptionKind, LineState, ResultState, VetoMark
from services.domain.scorecard import SubjectKey
from services.scoring.past import scores_in
from tests.services.scoring.firm import (
    ANNUAL,
    HALF,
    Firm,
    dec,
    firm,
    months,
    person,
    unit,
)

OCT = "2026-10"
ONE = person("1")


def scored(lines: str, **scores: float) -> Firm:
    """Person 1 with a card of direct KPIs, their scores entered."""
    made = firm().employee("1").open(OCT).card(ONE, lines)
    for pair in lines.split():
        made.kpi(pair.partition(":")[0])
    for kpi, points in scores.items():
        made.actual(OCT, ONE, kpi, points)
    return made


def test_a_complete_result_has_total_grade_and_coefficient() -> None:
    result = scored("A:30 B:25 C:20 D:15 E:10", A=92, B=80, C=100, D=60, E=120).of(OCT, ONE)
    assert (result.state, str(result.total), result.grade) == (ResultState.COMPLETE, "88.60", "B")
    assert (result.coefficient, result.grade_coefficient, result.rank) == (1, 1, 1)
    assert [line.weighted for line in result.lines] == [dec("27.6"), 20, 20, 9, 12]


def test_missing_is_not_zero() -> None:
    made = scored("A:60 B:40", A=90)
    result = made.of(OCT, ONE)
    assert result.state is ResultState.INCOMPLETE
    assert (result.total, result.grade, result.coefficient, result.rank) == (None, None, None, None)
    assert [line.score for line in result.lines] == [90, None]
    assert [line.effective_weight for line in result.lines] == [60, 40]
    assert [row.kpi for row in made.result(OCT).exceptions if row.kind is ExceptionKind.MISSING] == ["B"]


def test_not_applicable_shares_its_weight_and_the_sheet_says_so() -> None:
    made = scored("A:30 B:40 C:30", B=90, C=60).actual(OCT, ONE, "A", 5, na_reason="no orders")
    result = made.of(OCT, ONE)
    assert str(result.total) == "77.14"
    away, first, second = result.lines
    assert (away.state, away.score, away.effective_weight, away.weighted, away.na_reason) == (
        LineState.NOT_APPLICABLE,
        None,
        None,
        None,
        "no orders",
    )
    assert (str(first.effective_weight), str(second.effective_weight)) == ("57.14", "42.86")
    assert first.steps[-1].code == "line.share"
    assert [row.kpi for row in made.result(OCT).exceptions if row.kind is ExceptionKind.NOT_APPLICABLE] == [
        "A"
    ]


def test_point_2_the_total_is_the_mean_of_rounded_scores_not_the_sum_of_rounded_parts() -> None:
    made = scored("A:33.33 B:33.33 C:33.34", A=90.01, B=90.01, C=90.01)
    result = made.of(OCT, ONE)
    assert str(result.total) == "90.01"
    assert sum(line.weighted or 0 for line in result.lines) == dec("90.01")
    thirds = scored("A:50 B:50", A=84.994, B=84.995).of(OCT, ONE)
    assert [str(line.score) for line in thirds.lines] == ["84.99", "85.00"]
    assert str(thirds.total) == "85.00"


def test_point_2_adjustments_and_the_card_s_own_bounds() -> None:
    made = scored("A:100", A=118).adjust(OCT, ONE, 4, "saved a customer").adjust(OCT, ONE, -1, "late")
    result = made.of(OCT, ONE)
    assert (result.total, result.adjustment) == (120, 3)
    assert [step.code for step in result.steps][:6] == [
        "total.weighted",
        "adjustment",
        "adjustment",
        "total.plus",
        "total.cap",
        "total.exact",
    ]
    bounded = firm().employee("1").open(OCT).kpi("A").card(ONE, "A:100", cap=dec(100), floor=dec(60))
    assert bounded.actual(OCT, ONE, "A", 110).of(OCT, ONE).total == 100
    assert bounded.actual(OCT, ONE, "A", 10).of(OCT, ONE).total == 60


def test_point_2_simple_mean_leaves_out_weight_zero_and_not_applicable_lines() -> None:
    made = firm().employee("1").open(OCT).card(ONE, "A:60 B:20 C:20 V:0", total_method=TotalMethod.SIMPLE)
    for kpi, points in {"A": 90, "B": 60, "C": 100, "V": 1}.items():
        made.kpi(kpi).actual(OCT, ONE, kpi, points)
    made.actual(OCT, ONE, "C", na_reason="x")
    result = made.of(OCT, ONE)
    assert result.total == 75
    assert [str(line.effective_weight) for line in result.lines] == ["50.00", "50.00", "None", "0.00"]


def test_point_14_no_applicable_weight_is_unscored_and_does_not_stop_the_lock() -> None:
    made = scored("A:100 V:0", V=50).actual(OCT, ONE, "A", na_reason="closed")
    result = made.result(OCT)
    assert (result.results[0].state, result.results[0].total, result.results[0].rank) == (
        ResultState.UNSCORED,
        None,
        None,
    )
    assert result.incomplete == ()


def test_a_veto_line_of_weight_zero_must_be_entered_all_the_same() -> None:
    made = firm().employee("1").open(OCT).kpi("A").kpi("V", veto="<95").card(ONE, "A:100 V:0")
    made.actual(OCT, ONE, "A", 90)
    assert made.of(OCT, ONE).state is ResultState.INCOMPLETE
    assert made.actual(OCT, ONE, "V", 96).of(OCT, ONE).total == 90


def test_a_rule_that_cannot_be_read_leaves_the_line_missing_and_says_why() -> None:
    made = firm().employee("1").open(OCT).kpi("A", Method.DEDUCTION, parameters="k=-1", veto="<5")
    made.card(ONE, "A:100").actual(OCT, ONE, "A", 3)
    line = made.line(OCT, ONE, "A")
    assert (line.state, line.actual, line.veto_mark) == (LineState.MISSING, 3, VetoMark.MISSING)
    assert line.steps[0].code == "rule.positive"


def test_a_veto_against_the_target_needs_the_target() -> None:
    made = firm().employee("1").open(OCT).kpi("A", veto="<T").card(ONE, "A:100").actual(OCT, ONE, "A", 3)
    assert made.line(OCT, ONE, "A").steps[0].code == "line.target_missing"
    made.actual(OCT, ONE, "A", 90, target=dec(80))
    assert made.of(OCT, ONE).total == 90


def test_point_11_ranks_run_among_complete_results_of_the_same_kind() -> None:
    made = firm().open(OCT).kpi("K").card(unit("D"), "K:100").actual(OCT, unit("D"), "K", 50)
    for number, points in {"1": 90, "2": 95, "3": 90, "4": 80, "5": None}.items():
        made.employee(number).card(person(number), "K:100")
        if points is not None:
            made.actual(OCT, person(number), "K", points)
    ranks = {result.code: result.rank for result in made.result(OCT).results}
    assert ranks == {"D": 1, "1": 2, "2": 1, "3": 2, "4": 4, "5": None}


def test_rows_are_departments_then_employees_by_code() -> None:
    made = firm().department("A").kpi("K").open(OCT).employee("2").employee("10").employee("1")
    for key in (unit("D"), unit("A"), person("2"), person("10"), person("1")):
        made.card(key, "K:100")
    assert [result.code for result in made.result(OCT).results] == ["A", "D", "1", "10", "2"]


def test_the_trend_runs_over_twelve_periods_this_one_last() -> None:
    made = firm().employee("1").kpi("K").card(ONE, "K:100").open(*months(2025, 9, 12), *months(2026, 2, 10))
    for month in (*months(2025, 9, 12), *months(2026, 2, 10)):
        made.actual(month, ONE, "K", 80)
    trend = made.of(OCT, ONE).trend
    assert [point.period for point in trend] == [*months(2025, 11, 12), *months(2026, 1, 10)]
    assert [point.total for point in trend] == [80, 80, None, *[Decimal(80)] * 9]
    young = scored("A:100", A=90).open("2026-09").actual("2026-09", ONE, "A", 80).of(OCT, ONE).trend
    assert [(point.period, point.total) for point in young] == [("2026-09", 80), (OCT, 90)]


def test_the_result_of_a_period_names_company_state_and_grades() -> None:
    result = scored("A:100", A=1).result(OCT)
    assert (result.company, result.state, result.grades) == (
        "Firm",
        PeriodState.OPEN,
        ("S", "A", "B", "C", "D"),
    )
    assert (result.period, result.adjustment_bound) == (OCT, 10)


def test_an_edit_rescores_what_it_touches_and_leaves_the_rest() -> None:
    made = firm("9").position("S").employee("1", position="S").employee("2").employee("9").open(OCT)
    made.kpi("K").card(unit("D"), "K:100").card(person("2"), "K:100")
    made.card(SubjectKey(SubjectType.POSITION, "S"), "K:100").actual(OCT, unit("D"), "K", 80)
    made.actual(OCT, person("2"), "K", 70)
    scorer = made.scorer(OCT)
    before = {result.code: result for result in scorer.result().results}
    assert scorer.dependents(unit("D")) == {unit("D"), person("1"), person("9")}
    assert scorer.dependents(person("2")) == {person("2")}
    made.actual(OCT, unit("D"), "K", 90)
    after = scorer.revised([unit("D")], made.records)
    assert {result.code: result.total for result in after.result().results} == {
        "D": 90,
        "1": 90,
        "2": 70,
        "9": 90,
    }
    assert after.subject(person("2")) is scorer.subject(person("2"))
    assert after.result() == made.result(OCT)
    assert {result.code: result for result in scorer.result().results} == before


def test_what_a_period_brings_along_is_what_its_result_says() -> None:
    made = scored("A:60 B:40", A=90, B=70).kpi("V", veto="<95", outcome="A").card(person("2"), "V:100")
    made.employee("2").employee("3").card(person("3"), "A:100").exempt(OCT, "3").actual(
        OCT, person("3"), "A", 1
    )
    made.employee("4").card(person("4"), "B:100").actual(OCT, person("2"), "V", 80)
    scorer = made.scorer(OCT)
    past, result = scorer.past(), scorer.result()
    assert past.states == {found.key: found.state for found in result.results}
    assert set(past.states.values()) == {ResultState.COMPLETE, ResultState.EXEMPT, ResultState.INCOMPLETE}
    assert past.totals == {found.key: found.total for found in result.results if found.total is not None}
    assert past.scores == {line: score for line, score in scores_in(result).items() if line[1] in {"V", "A"}}
    assert past.marks == {(person("2"), "V"): VetoMark.HIT}
    assert past.counts == {(person("2"), "V"): 1}


def test_a_department_s_veto_on_all_touches_its_members() -> None:
    made = firm().department("E", "D").employee("1", "E").employee("2", "E").open(OCT)
    made.kpi("K").kpi("V", veto="<95", veto_scope=VetoScope.DEPARTMENT).card(unit("D"), "V:100").card(
        ONE, "K:100"
    )
    assert made.scorer(OCT).dependents(unit("D")) == {unit("D"), ONE}


def test_asking_for_somebody_else_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        scored("A:100").scorer(OCT).subject(person("2"))


def test_annual_and_half_yearly_cards_are_read_too() -> None:
    made = firm().employee("1").kpi("K", direction=Direction.LOWER).card(ONE, "K:100", HALF)
    made.card(ONE, "K:100", ANNUAL).open("2026H2", "2026")
    made.actual("2026H2", ONE, "K", 70).actual("2026", ONE, "K", 60)
    assert (made.of("2026H2", ONE).total, made.of("2026", ONE).total) == (70, 60)
