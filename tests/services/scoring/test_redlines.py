"""Red lines: where cases fall, what they add up to, the year's ceilings (points 3, 8, 15, 17)."""

from datetime import date
from decimal import Decimal

import pytest

from models.terms import RedLineClass
from services.domain.redline import RedLineCase
from services.domain.settings import Grade
from services.scoring.redlines import judge
from tests.services.scoring.firm import QUARTERLY, Firm, dec, firm, months, person

OCT = "2026-10"
ONE = person("1")
I, II, III = RedLineClass  # noqa: E741


def coefficients(made: Firm, code: str = OCT) -> dict[str, Decimal | None]:
    return {result.code: result.coefficient for result in made.result(code).results}


def struck(*cases: tuple[str, int, int, RedLineClass]) -> Firm:
    """Person 1 scored 100 every month of 2026, with cases (code, month, day, class)."""
    made = firm().employee("1").kpi("K").card(ONE, "K:100").open(*months(2026, 1, 12), "2026")
    for month in months(2026, 1, 12):
        made.actual(month, ONE, "K", 100)
    for code, month, day, grade in cases:
        made.case(code, "1", date(2026, month, day), grade)
    return made


@pytest.mark.parametrize(("grade", "month", "annual"), [(I, "0", "D"), (II, "0", "C"), (III, "0.55", "A")])
def test_point_8_effects_by_class_in_the_month_and_in_the_year(
    grade: RedLineClass, month: str, annual: str
) -> None:
    made = struck(("R1", 10, 15, grade))
    result = made.of(OCT, ONE)
    assert (result.total, result.grade, result.coefficient) == (100, "A", dec(month))
    assert [effect.case for effect in result.red_lines] == ["R1"]
    assert made.of("2026-09", ONE).coefficient == dec("1.1")
    assert made.of("2026-11", ONE).coefficient == dec("1.1")
    year_result = made.of("2026", ONE)
    assert year_result.grade == annual
    assert year_result.coefficient == year_result.grade_coefficient


def test_point_3_of_several_cases_the_smallest_factor_counts_not_the_product() -> None:
    cases = [
        RedLineCase(code, "1", date(2026, 10, day), III, "") for code, day in (("a", 1), ("b", 2), ("c", 3))
    ]
    assert [judged.grade for judged in judge(cases, 1)] == [III, II, III]
    made = struck(("R1", 10, 1, III)).case("R0", "1", date(2025, 10, 1), III)
    assert made.of(OCT, ONE).coefficient == dec("0.55")


def test_red_line_and_veto_factors_multiply() -> None:
    made = firm().employee("1").open(OCT).kpi("V", veto="<95", veto_effect="×0.5").card(ONE, "V:100")
    made.actual(OCT, ONE, "V", 90).case("R1", "1", date(2026, 10, 3), III)
    assert made.of(OCT, ONE).coefficient == dec("0.25")


@pytest.mark.parametrize(
    ("classes", "counted"),
    [
        ([III, III], [III, II]),
        ([III, III, III, III], [III, II, III, I]),
        ([II, II], [II, I]),
        ([II, III, III], [II, III, I]),
        ([III, II, III], [III, II, I]),
        ([I, III], [I, III]),
        ([III, III, II], [III, II, I]),
    ],
)
def test_point_15_two_warnings_are_a_demerit_two_demerits_a_major_one(
    classes: list[RedLineClass], counted: list[RedLineClass]
) -> None:
    cases = [
        RedLineCase(f"c{at}", "1", date(2026, 1, at), grade, "") for at, grade in enumerate(classes, start=1)
    ]
    assert [judged.grade for judged in judge(cases[::-1], 1)] == counted


def test_point_15_accumulation_is_per_person_and_fiscal_year() -> None:
    made = struck(("R1", 3, 1, III), ("R2", 4, 1, III))
    assert made.of("2026-04", ONE).coefficient == 0
    assert made.of("2026", ONE).grade == "C"
    assert made.set(fiscal_start=4).of("2026-04", ONE).coefficient == dec("0.55")
    other = struck(("R1", 3, 1, III)).case("R2", "2", date(2026, 4, 1), III)
    assert other.of("2026-04", ONE).coefficient == dec("1.1")


def test_point_15_the_effect_falls_in_the_shortest_period_scored() -> None:
    made = firm().employee("1").kpi("K").card(ONE, "K:100", QUARTERLY).open("2026Q4", "2026")
    made.actual("2026Q4", ONE, "K", 100).case("R1", "1", date(2026, 10, 5), II)
    assert made.of("2026Q4", ONE).coefficient == 0
    derived = struck(("R1", 10, 5, II)).open("2026Q4").of("2026Q4", ONE)
    assert (derived.coefficient, derived.red_lines) == (dec("1.1"), ())


def test_point_8_a_case_of_a_locked_month_falls_in_the_first_open_one_and_only_there() -> None:
    made = struck().lock("2026-08").lock("2026-09")
    made.case("R1", "1", date(2026, 8, 20), II)
    assert coefficients(made, OCT) == {"1": 0}
    assert coefficients(made, "2026-11") == {"1": dec("1.1")}
    made.lock(OCT)
    assert coefficients(made, "2026-11") == {"1": dec("1.1")}
    assert made.of("2026", ONE).grade == "C"


def test_point_8_a_case_known_before_the_lock_stays_in_its_month() -> None:
    made = struck(("R1", 8, 20, II)).lock("2026-08")
    assert made.locked["2026-08"].results[0].coefficient == 0
    assert coefficients(made, "2026-09") == {"1": dec("1.1")}


def test_point_8_a_case_of_an_exempt_month_does_not_fall_in_a_later_one() -> None:
    made = struck(("R1", 8, 20, II)).exempt("2026-08", "1").lock("2026-08")
    assert coefficients(made, "2026-09") == {"1": dec("1.1")}


def test_point_17_ceilings_follow_the_settings_grades() -> None:
    grades = (Grade("优", dec(90), dec(1)), Grade("良", dec(60), dec("0.9")), Grade("差", None, dec(0)))
    made = struck(("R1", 10, 5, I)).set(grades=grades, escalation_ceiling="良")
    assert made.of("2026", ONE).grade == "差"
    second = struck(("R1", 10, 5, II)).set(grades=grades, escalation_ceiling="良")
    assert second.of("2026", ONE).grade == "良"
