"""Who is appraised by which card, and whose actuals the lines read (points 4, 5, 7)."""

from datetime import date
from decimal import Decimal

from models.terms import Basis, Direction, Method, RaterGroup
from services.domain.result import ExceptionKind, LineState, ResultState
from services.domain.scorecard import SubjectKey
from tests.services.scoring.firm import (
    ANNUAL,
    POSITION,
    QUARTERLY,
    Firm,
    dec,
    firm,
    months,
    person,
    unit,
)

OCT = "2026-10"
SELLER = SubjectKey(POSITION, "S")


def staffed() -> Firm:
    """Department D headed by 9; 1 is a seller; every card scores the KPI of its own letter."""
    made = firm("9").department("E").position("S").employee("9").employee("1", position="S").open(OCT)
    return made.kpi("K").kpi("L")


def cards(found: Firm, code: str = OCT) -> dict[str, tuple[str, str]]:
    return {result.code: (result.card_from, result.card_code) for result in found.result(code).results}


def test_point_4_own_card_goes_before_the_position_s_before_the_department_s() -> None:
    made = staffed().card(unit("D"), "K:100")
    assert cards(made) == {"D": ("department", "D"), "9": ("department", "D")}
    made.card(SELLER, "L:100").move("9", date(2026, 1, 1), position="S")
    assert cards(made)["9"] == ("position", "S")
    assert cards(made)["1"] == ("position", "S")
    made.card(person("9"), "K:100")
    assert cards(made)["9"] == ("employee", "9")


def test_point_4_the_head_shares_lines_and_actuals_but_not_adjustments() -> None:
    made = staffed().card(unit("D"), "K:100", target="95").actual(OCT, unit("D"), "K", 90)
    made.actual(OCT, person("9"), "K", 10, self_score=dec(88), note="mine")
    made.adjust(OCT, unit("D"), 5).adjust(OCT, person("9"), -2)
    assert made.of(OCT, unit("D")).total == 95
    head = made.of(OCT, person("9"))
    assert (head.total, head.adjustment) == (88, -2)
    assert (head.lines[0].actual, head.lines[0].self_score, head.lines[0].note) == (90, 88, "mine")


def test_point_4_of_several_departments_the_head_shares_the_one_he_works_in() -> None:
    made = firm().department("E", head="9").department("F", head="9").employee("9", "F").open(OCT)
    made.kpi("K").card(unit("E"), "K:100").card(unit("F"), "K:100")
    assert cards(made)["9"] == ("department", "F")
    elsewhere = firm().department("E", head="9").department("F", head="9").employee("9", "D").open(OCT)
    elsewhere.kpi("K").card(unit("E"), "K:100").card(unit("F"), "K:100")
    assert "9" not in cards(elsewhere)
    single = firm().department("E", head="9").employee("9", "D").open(OCT).kpi("K").card(unit("E"), "K:100")
    assert cards(single)["9"] == ("department", "E")


def test_point_4_the_version_valid_on_the_first_day_holds_both_ends_included() -> None:
    made = firm().employee("1").kpi("K").kpi("L").open(OCT)
    made.card(person("1"), "K:100", valid_to=date(2026, 9, 30))
    assert "1" not in cards(made)
    made.card(person("1"), "L:100", valid_from=date(2026, 10, 1), valid_to=date(2026, 10, 1))
    assert [line.kpi for line in made.of(OCT, person("1")).lines] == ["L"]


def test_point_4_each_kind_of_period_has_its_own_card() -> None:
    made = firm().employee("1").kpi("K").kpi("L").open("2026Q4", "2026")
    made.card(person("1"), "K:100", QUARTERLY).card(person("1"), "L:100", ANNUAL)
    assert made.of("2026Q4", person("1")).lines[0].kpi == "K"
    assert made.of("2026", person("1")).lines[0].kpi == "L"
    assert cards(made.open(OCT)) == {}


def test_point_4_without_a_card_one_is_an_exception_and_no_subject() -> None:
    result = staffed().card(SELLER, "K:100").result(OCT)
    assert [found.code for found in result.results] == ["1"]
    lacking = [row.code for row in result.exceptions if row.kind is ExceptionKind.NO_CARD]
    assert lacking == ["D", "E", "9"]


def test_point_4_fiscal_quarters_hold_the_months_of_the_fiscal_year() -> None:
    made = firm(fiscal_start=4).employee("1").kpi("K").card(person("1"), "K:100")
    made.open("2027-01", "2027-02", "2027-03", "2026Q4")
    assert made.period("2026Q4").first_day == date(2027, 1, 1)
    for month, value in zip(("2027-01", "2027-02", "2027-03"), (80, 90, 100), strict=True):
        made.actual(month, person("1"), "K", value)
    assert made.of("2026Q4", person("1")).total == 90


def test_point_5_a_position_s_line_reads_the_own_actual_else_the_department_s() -> None:
    made = staffed().card(SELLER, "K:50 L:50").actual(OCT, unit("D"), "K", 70).actual(OCT, unit("D"), "L", 60)
    assert made.of(OCT, person("1")).total == 65
    made.actual(OCT, person("1"), "K", 90)
    assert made.of(OCT, person("1")).total == 75
    made.actual(OCT, person("1"), "K", self_score=dec(99), note="only a remark")
    line = made.line(OCT, person("1"), "K")
    assert (line.actual, line.self_score, line.note) == (70, 99, "only a remark")


def test_point_5_an_own_card_never_reads_the_department_s_actual() -> None:
    made = staffed().card(person("1"), "K:100").actual(OCT, unit("D"), "K", 70)
    assert made.of(OCT, person("1")).state is ResultState.INCOMPLETE


def test_point_5_the_department_s_mark_not_applicable_and_its_ratings_are_read_too() -> None:
    made = staffed().kpi("R", Method.RATING, parameters="groups=superior:100").card(SELLER, "K:50 R:50")
    made.actual(OCT, unit("D"), "K", na_reason="stopped").rating(OCT, unit("D"), "R", RaterGroup.SUPERIOR, 80)
    result = made.of(OCT, person("1"))
    assert result.lines[0].state is LineState.NOT_APPLICABLE
    assert (result.total, result.lines[1].actual) == (80, 80)


def test_point_5_the_period_s_target_replaces_the_card_s() -> None:
    made = (
        staffed().kpi("A", Method.RATIO).card(SELLER, "A:100", target="100").actual(OCT, unit("D"), "A", 90)
    )
    assert made.of(OCT, person("1")).total == 90
    made.actual(OCT, unit("D"), "A", 90, target=dec(120))
    assert made.of(OCT, person("1")).total == 75
    made.actual(OCT, person("1"), "A", target=dec(90))
    assert made.of(OCT, person("1")).total == 100


def test_point_7_one_day_of_employment_makes_a_subject() -> None:
    made = firm().kpi("K").open(OCT)
    made.employee("1", hired=date(2026, 10, 31)).employee("2", hired=date(2026, 11, 1))
    made.employee("3", left=date(2026, 10, 1)).employee("4", left=date(2026, 9, 30))
    for number in "1234":
        made.card(person(number), "K:100")
    assert set(cards(made)) == {"1", "3"}


def test_point_7_exemption_is_the_officer_s_and_leaves_nothing_to_score() -> None:
    made = staffed().card(SELLER, "K:100").exempt(OCT, "1", "parental leave")
    result = made.result(OCT)
    assert (result.results[0].state, result.results[0].total, result.results[0].lines) == (
        ResultState.EXEMPT,
        None,
        (),
    )
    assert [row.kind for row in result.exceptions if row.code == "1"] == [ExceptionKind.EXEMPT]
    assert result.incomplete == ()


def test_the_card_of_the_first_day_holds_after_a_move_and_of_the_hiring_day_for_who_came_later() -> None:
    made = staffed().position("T").card(SELLER, "K:100").card(SubjectKey(POSITION, "T"), "L:100")
    made.move("1", date(2026, 10, 2), "E", "T")
    assert made.of(OCT, person("1")).lines[0].kpi == "K"
    assert made.of(OCT, person("1")).department == "D"
    made.employee("2", "D", "S", hired=date(2026, 10, 15)).move("2", date(2026, 10, 15), "E", "T")
    assert (made.of(OCT, person("2")).card_code, made.of(OCT, person("2")).department) == ("T", "E")
    made.move("1", date(2026, 10, 1), "E", "T")
    assert made.of(OCT, person("1")).department == "E"


def year_to_date(**more: object) -> Firm:
    made = firm(**more).employee("1").kpi("Y", Method.RATIO, basis=Basis.YEAR_TO_DATE)
    return made.card(person("1"), "Y:100", target="100").open(*months(2026, 1, 3))


def test_year_to_date_sums_actuals_and_targets_of_the_fiscal_year_s_months() -> None:
    made = year_to_date()
    for month, value in zip(months(2026, 1, 3), (100, 80, 60), strict=True):
        made.actual(month, person("1"), "Y", value)
    made.actual("2026-02", person("1"), "Y", 80, target=dec(200))
    line = made.line("2026-03", person("1"), "Y")
    assert (line.actual, line.target, line.score) == (240, 400, 60)
    assert made.line("2026-01", person("1"), "Y").score == 100


def test_year_to_date_leaves_out_months_not_applicable_and_lacks_missing_ones() -> None:
    made = year_to_date().actual("2026-01", person("1"), "Y", 100).actual("2026-03", person("1"), "Y", 50)
    lacking = made.of("2026-03", person("1"))
    assert lacking.state is ResultState.INCOMPLETE
    assert lacking.lines[0].steps[-1].facts == (("periods", "2026-02"),)
    made.actual("2026-02", person("1"), "Y", na_reason="strike")
    line = made.line("2026-03", person("1"), "Y")
    assert (line.actual, line.target, line.score) == (150, 200, 75)
    assert made.line("2026-02", person("1"), "Y").state is LineState.NOT_APPLICABLE


def test_year_to_date_begins_with_the_fiscal_year_and_with_the_person() -> None:
    made = year_to_date(fiscal_start=3).actual("2026-03", person("1"), "Y", 90)
    assert made.line("2026-03", person("1"), "Y").score == 90
    late = firm().employee("1", hired=date(2026, 3, 9)).kpi("Y", Method.RATIO, basis=Basis.YEAR_TO_DATE)
    late.card(person("1"), "Y:100", target="100").open("2026-03").actual("2026-03", person("1"), "Y", 90)
    assert late.line("2026-03", person("1"), "Y").score == 90


def test_year_to_date_takes_each_month_s_target_from_the_card_that_held_then() -> None:
    made = firm().employee("1").kpi("Y", Method.RATIO, basis=Basis.YEAR_TO_DATE).open(*months(2026, 1, 2))
    made.card(person("1"), "Y:100", target="100", valid_to=date(2026, 1, 31))
    made.card(person("1"), "Y:100", target="300", valid_from=date(2026, 2, 1))
    made.actual("2026-01", person("1"), "Y", 100).actual("2026-02", person("1"), "Y", 100)
    line = made.line("2026-02", person("1"), "Y")
    assert (line.target, line.score) == (400, 50)


def test_year_to_date_is_tested_by_its_veto_as_a_sum() -> None:
    made = firm().employee("1").kpi("Y", Method.RATIO, basis=Basis.YEAR_TO_DATE, veto="<T")
    made.card(person("1"), "Y:100", target="100").open(*months(2026, 1, 2))
    made.actual("2026-01", person("1"), "Y", 130).actual("2026-02", person("1"), "Y", 80)
    assert made.of("2026-02", person("1")).vetoes == ()
    made.actual("2026-02", person("1"), "Y", 69)
    assert made.of("2026-02", person("1")).coefficient == 0


def test_year_to_date_in_a_quarter_sums_its_months() -> None:
    made = firm().employee("1").kpi("Y", Method.RATIO, basis=Basis.YEAR_TO_DATE).open("2026Q1")
    made.card(person("1"), "Y:100", QUARTERLY, target="100")
    for month in months(2026, 1, 3):
        made.actual(month, person("1"), "Y", 80)
    line = made.line("2026Q1", person("1"), "Y")
    assert (line.actual, line.target, line.score) == (240, 300, 80)


def test_year_to_date_of_percents_is_refused_and_the_line_says_so() -> None:
    made = firm().employee("1").kpi("Y", Method.RATIO, basis=Basis.YEAR_TO_DATE, unit="%").open("2026-01")
    made.card(person("1"), "Y:100", target="100").actual("2026-01", person("1"), "Y", 90)
    assert made.line("2026-01", person("1"), "Y").steps[-1].code == "rule.sum_of_percent"


def test_the_achievement_rate_needs_a_target_and_a_direction() -> None:
    made = firm().employee("1").open(OCT).kpi("H").kpi("L", direction=Direction.LOWER)
    made.kpi("C", direction=Direction.CLOSER).kpi("N").kpi("Z")
    made.card(person("1"), "H:20 L:20 C:20 Z:20", target="200").card(unit("D"), "N:100")
    for code in "HLC":
        made.actual(OCT, person("1"), code, 100)
    made.actual(OCT, person("1"), "Z", 100, target=dec(0)).actual(OCT, unit("D"), "N", 100)
    rates = {line.kpi: line.achievement for line in made.of(OCT, person("1")).lines}
    assert rates == {"H": Decimal(50), "L": Decimal(150), "C": None, "Z": None}
    assert made.line(OCT, unit("D"), "N").achievement is None


def test_names_on_the_sheet_the_manager_is_the_own_one_else_the_nearest_other_head() -> None:
    made = firm().department("T", head="1").department("U", "T", "2").department("V", "U").kpi("K").open(OCT)
    made.employee("1", "T").employee("2", "U").employee("3", "V").employee("4", "V", manager="1")
    made.card(unit("T"), "K:100").card(unit("U"), "K:100")
    for number in "34":
        made.card(person(number), "K:100")
    managers = {result.code: result.manager_name for result in made.result(OCT).results}
    assert managers == {"T": "", "U": "name 1", "1": "", "2": "name 1", "3": "name 2", "4": "name 1"}
    assert made.of(OCT, person("2")).head
    assert not made.of(OCT, person("3")).head
