"""Quarters, halves and years without a card of their own (points 4, 14, 16)."""

from datetime import date

from services.domain.result import ExceptionKind, ResultState
from tests.services.scoring.firm import (
    QUARTERLY,
    Firm,
    firm,
    months,
    person,
)

OCT = "2026-10"
ONE = person("1")


def monthly(**totals: float | None) -> Firm:
    """Person 1 with a monthly card, and months of 2026 as m1, m2, …; None leaves one missing."""
    made = firm().employee("1").kpi("K").card(ONE, "K:100")
    for name, points in totals.items():
        code = f"2026-{int(name[1:]):02d}"
        made.open(code)
        if points is not None:
            made.actual(code, ONE, "K", points)
    return made


def test_point_4_a_quarter_without_a_card_is_the_mean_of_its_months() -> None:
    made = monthly(m1=90, m2=91, m3=91).open("2026Q1")
    result = made.of("2026Q1", ONE)
    assert (result.state, str(result.total), result.card_from) == (ResultState.COMPLETE, "90.67", "monthly")
    assert (result.grade, result.lines) == ("B", ())


def test_point_4_exempt_months_are_skipped_and_an_incomplete_one_leaves_it_incomplete() -> None:
    made = monthly(m1=90, m2=None, m3=80).open("2026Q1")
    assert made.of("2026Q1", ONE).state is ResultState.INCOMPLETE
    assert [row.kind for row in made.result("2026Q1").exceptions if row.code == "1"] == [
        ExceptionKind.MISSING
    ]
    made.exempt("2026-02", "1")
    assert made.of("2026Q1", ONE).total == 85


def test_point_16_months_not_opened_leave_it_incomplete_and_months_as_nobody_are_skipped() -> None:
    made = monthly(m1=90, m2=80).open("2026Q1")
    result = made.of("2026Q1", ONE)
    assert result.state is ResultState.INCOMPLETE
    assert result.steps[0].facts == (("periods", "2026-03"),)
    late = firm().employee("1", hired=date(2026, 3, 5)).kpi("K").card(ONE, "K:100").open("2026-03", "2026Q1")
    assert late.actual("2026-03", ONE, "K", 77).of("2026Q1", ONE).total == 77
    carded = firm().employee("1").kpi("K").card(ONE, "K:100", valid_from=date(2026, 2, 1))
    carded.open(*months(2026, 1, 3), "2026Q1").actual("2026-02", ONE, "K", 70).actual("2026-03", ONE, "K", 80)
    assert carded.of("2026Q1", ONE).total == 75


def test_point_14_unscored_months_drop_out_of_the_mean() -> None:
    made = monthly(m1=90, m2=80, m3=70).actual("2026-02", ONE, "K", na_reason="closed").open("2026Q1")
    assert made.of("2026Q1", ONE).total == 80
    for month in ("2026-01", "2026-03"):
        made.actual(month, ONE, "K", na_reason="closed")
    assert made.of("2026Q1", ONE).state is ResultState.UNSCORED


def test_point_4_the_shortest_kind_counts_and_a_year_may_rest_on_quarters() -> None:
    made = firm().employee("1").kpi("K").card(ONE, "K:100", QUARTERLY).open("2026")
    for quarter, points in {"2026Q1": 80, "2026Q2": 90, "2026Q3": 100, "2026Q4": 110}.items():
        made.open(quarter).actual(quarter, ONE, "K", points)
    assert (made.of("2026", ONE).total, made.of("2026", ONE).card_from) == (95, "quarterly")
    made.card(ONE, "K:100").open(*months(2026, 1, 12))
    for month in months(2026, 1, 12):
        made.actual(month, ONE, "K", 60)
    assert (made.of("2026", ONE).total, made.of("2026", ONE).card_from) == (60, "monthly")


def test_point_4_an_own_card_of_the_longer_period_goes_before_the_mean() -> None:
    made = monthly(m1=90, m2=90, m3=90).kpi("Q").card(ONE, "Q:100", QUARTERLY).open("2026Q1")
    assert made.actual("2026Q1", ONE, "Q", 60).of("2026Q1", ONE).total == 60


def test_point_4_vetoes_of_the_months_are_not_applied_again() -> None:
    made = firm().employee("1").kpi("K", veto="<95").card(ONE, "K:100").open(*months(2026, 1, 3), "2026Q1")
    for month in months(2026, 1, 3):
        made.actual(month, ONE, "K", 90)
    assert made.of("2026-03", ONE).coefficient == 0
    result = made.of("2026Q1", ONE)
    assert (result.total, result.coefficient, result.vetoes) == (90, 1, ())


def test_point_4_a_half_year_of_months_under_a_fiscal_year_from_july() -> None:
    made = firm(fiscal_start=7).employee("1").kpi("K").card(ONE, "K:100").open("2026H2")
    for month in months(2027, 1, 6):
        made.open(month).actual(month, ONE, "K", 80)
    assert made.of("2026H2", ONE).total == 80
    assert made.open("2026H1").of("2026H1", ONE).state is ResultState.INCOMPLETE


def test_a_locked_month_counts_as_it_was_locked() -> None:
    made = monthly(m1=90, m2=90, m3=90).lock("2026-01")
    made.actual("2026-01", ONE, "K", 0).open("2026Q1")
    assert made.of("2026Q1", ONE).total == 90


def test_adjustments_of_a_derived_quarter_are_added_to_its_mean() -> None:
    made = monthly(m1=90, m2=90, m3=90).open("2026Q1").adjust("2026Q1", ONE, 2)
    assert made.of("2026Q1", ONE).total == 92
