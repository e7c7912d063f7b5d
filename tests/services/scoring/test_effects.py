"""Vetoes, escalation, red lines, ceilings (points 3, 6, 8, 14, 15, 17) and alarms (points 12, 20)."""

from datetime import date
from decimal import Decimal

import pytest

from models.terms import Direction, RedLineClass, VetoScope
from services.domain.redline import RedLineCase
from services.domain.result import ExceptionKind, ResultState, VetoMark
from services.domain.settings import Grade
from services.scoring.correlation import against_each_other, average_ranks, spearman
from services.scoring.redlines import judge
from tests.services.scoring.firm import ANNUAL, QUARTERLY, Firm, dec, firm, months, person, unit

OCT = "2026-10"
ONE = person("1")
I, II, III = RedLineClass  # noqa: E741


def vetoed(effect: str = "", points: float = 90, veto: str = "<95", **more: object) -> Firm:
    """Person 1 scored `points` on a KPI with a veto."""
    made = firm().employee("1").open(OCT).kpi("V", veto=veto, veto_effect=effect, **more).card(ONE, "V:100")
    return made.actual(OCT, ONE, "V", points)


@pytest.mark.parametrize(
    ("effect", "grade", "coefficient"),
    [("", "B", "0"), ("0", "B", "0"), ("×0.5", "B", "0.5"), ("等级≤C", "C", "0.8"), ("grade<=S", "B", "1")],
)
def test_point_3_a_veto_touches_grade_or_coefficient_never_the_total(
    effect: str, grade: str, coefficient: str
) -> None:
    result = vetoed(effect).of(OCT, ONE)
    assert (result.total, result.grade, result.coefficient) == (90, grade, dec(coefficient))
    assert result.grade_before == "B"
    assert result.lines[0].veto_mark is VetoMark.HIT


def test_the_limit_itself_is_met_or_hit_as_the_condition_says() -> None:
    assert vetoed("", 95).of(OCT, ONE).coefficient == 1
    assert vetoed("", 95, "<=95").of(OCT, ONE).coefficient == 0


def two_vetoes(first: str, second: str, points: float = 90) -> Firm:
    made = firm().employee("1").open(OCT).card(ONE, "P:50 Q:50")
    for kpi, effect in (("P", first), ("Q", second)):
        made.kpi(kpi, veto="<95", veto_effect=effect).actual(OCT, ONE, kpi, points)
    return made


@pytest.mark.parametrize(
    ("first", "second", "grade", "coefficient"),
    [
        ("×0.5", "×0.8", "B", "0.5"),
        ("×0.5", "grade<=C", "B", "0.5"),
        ("×0.9", "grade<=C", "C", "0.8"),
        ("×0.8", "grade<=C", "C", "0.8"),
        ("grade<=D", "×0.5", "D", "0.5"),
        ("grade<=C", "grade<=D", "D", "0.5"),
        ("0", "grade<=D", "B", "0"),
    ],
)
def test_point_3_of_two_vetoes_the_lower_coefficient_counts_then_the_lower_ceiling(
    first: str, second: str, grade: str, coefficient: str
) -> None:
    for made in (two_vetoes(first, second), two_vetoes(second, first)):
        result = made.of(OCT, ONE)
        assert (result.grade, result.coefficient) == (grade, dec(coefficient))
        assert len(result.struck) == 2


def test_a_waiver_is_kept_with_its_name_and_has_no_effect() -> None:
    made = vetoed().waive(OCT, ONE, "V")
    result = made.of(OCT, ONE)
    assert (result.coefficient, result.struck, result.lines[0].veto_mark) == (1, (), VetoMark.WAIVED)
    assert (result.vetoes[0].waived_by, result.vetoes[0].waiver_reason) == ("boss", "storm")
    rows = [row.step.code for row in made.result(OCT).exceptions if row.kind is ExceptionKind.VETO]
    assert rows == ["exception.waived"]


def test_marks_of_not_applicable_and_missing_lines() -> None:
    assert (
        vetoed().actual(OCT, ONE, "V", na_reason="x").line(OCT, ONE, "V").veto_mark is VetoMark.NOT_APPLICABLE
    )
    assert vetoed().actual(OCT, ONE, "V").line(OCT, ONE, "V").veto_mark is VetoMark.MISSING
    assert vetoed("", 96).line(OCT, ONE, "V").veto_mark is VetoMark.MET


def plant(scope: VetoScope = VetoScope.DEPARTMENT) -> Firm:
    """D with sub-department E; 9 heads D, 1 works in E, 2 in F; D's KPI has a veto that is hit."""
    made = firm("9").department("E", "D").department("F").kpi("K").kpi("V", veto="<95", veto_scope=scope)
    made.employee("9").employee("1", "E").employee("2", "F").open(OCT).card(unit("D"), "V:100")
    for number in "12":
        made.card(person(number), "K:100").actual(OCT, person(number), "K", 100)
    return made.actual(OCT, unit("D"), "V", 90)


def coefficients(made: Firm, code: str = OCT) -> dict[str, Decimal | None]:
    return {result.code: result.coefficient for result in made.result(code).results}


def test_point_14_a_department_s_veto_covers_members_of_those_below_too() -> None:
    assert coefficients(plant()) == {"D": 0, "1": 0, "2": dec("1.1"), "9": 0}
    assert coefficients(plant(VetoScope.OWN)) == {"D": 0, "1": dec("1.1"), "2": dec("1.1"), "9": 0}
    struck = plant().of(OCT, ONE).vetoes
    assert [(effect.owner, effect.owner_name, effect.kpi) for effect in struck] == [
        (unit("D"), "dept D", "V")
    ]


def test_point_14_the_member_on_the_last_day_is_covered_or_on_the_last_day_of_who_left() -> None:
    joined = plant().move("2", date(2026, 10, 31), "E").move("1", date(2026, 10, 31), "F")
    assert coefficients(joined) == {"D": 0, "1": dec("1.1"), "2": 0, "9": 0}
    gone = plant().employee("3", "F", left=date(2026, 10, 20)).move("3", date(2026, 10, 20), "E")
    gone.card(person("3"), "K:100").actual(OCT, person("3"), "K", 100)
    assert coefficients(gone)["3"] == 0
    gone.employee("4", "E", left=date(2026, 10, 20)).move("4", date(2026, 10, 25), "F")
    gone.card(person("4"), "K:100").actual(OCT, person("4"), "K", 100)
    assert coefficients(gone)["4"] == 0


def test_point_14_a_waiver_of_the_department_covers_all() -> None:
    assert coefficients(plant().waive(OCT, unit("D"), "V")) == {
        "D": 1,
        "1": dec("1.1"),
        "2": dec("1.1"),
        "9": 1,
    }
    alone = plant().waive(OCT, ONE, "V")
    assert coefficients(alone) == {"D": 0, "1": dec("1.1"), "2": dec("1.1"), "9": 0}


def test_a_department_incomplete_by_another_line_still_strikes_its_members() -> None:
    made = plant().kpi("M").without("scorecards").card(unit("D"), "V:50 M:50").card(ONE, "K:100")
    assert made.of(OCT, unit("D")).state is ResultState.INCOMPLETE
    assert made.of(OCT, ONE).coefficient == 0


def run(made: Firm, marks: str, first: int = 1, kpi: str = "V", key: object = ONE) -> Firm:
    """Months from `first` on: x hit, o met, n not applicable, w waived, e exempt, . missing, - not opened."""
    for month, mark in enumerate(marks, start=first):
        code = f"2026-{month:02d}"
        if mark == "-":
            continue
        made.open(code).actual(code, ONE, kpi, {"x": 90, "w": 90, "o": 96, "e": 90}.get(mark))
        if mark == "n":
            made.actual(code, ONE, kpi, na_reason="x")
        if mark == "w":
            made.waive(code, ONE, kpi)
        if mark == "e":
            made.exempt(code, "1")
    return made


def fresh(effect: str = "") -> Firm:
    return firm().employee("1").kpi("V", veto="<95", veto_effect=effect).card(ONE, "V:100")


@pytest.mark.parametrize(
    ("marks", "count"),
    [
        ("x", 1),
        ("xx", 2),
        ("xxx", 3),
        ("xox", 1),
        ("xnx", 1),
        ("xwx", 1),
        ("x.x", 1),
        ("xex", 2),
        ("xxeex", 3),
        ("x-x", 1),
    ],
)
def test_point_6_consecutive_hits_run_over_adjoining_periods_exempt_ones_skipped(
    marks: str, count: int
) -> None:
    made = run(fresh(), marks)
    effect = made.of(f"2026-{len(marks):02d}", ONE).vetoes[0]
    assert (effect.consecutive, effect.escalated) == (count, count >= 3)


def test_point_6_the_count_runs_across_years() -> None:
    made = fresh().open(*months(2025, 11, 12), "2026-01")
    for month in (*months(2025, 11, 12), "2026-01"):
        made.actual(month, ONE, "V", 90)
    assert made.of("2026-01", ONE).vetoes[0].consecutive == 3


def year(marks: str, effect: str = "", **settings: object) -> Firm:
    made = run(fresh(effect), marks + "o" * (12 - len(marks)))
    return made.set(**settings).open("2026")


def test_point_6_from_the_third_hit_in_a_row_the_year_s_grade_is_limited() -> None:
    assert year("xx").of("2026", ONE).grade == "B"
    limited = year("xxx").of("2026", ONE)
    assert (limited.grade_before, limited.grade, limited.coefficient) == ("B", "C", dec("0.8"))
    assert "veto.escalated" in [step.code for step in limited.steps]
    assert limited.vetoes == ()
    assert year("xx", veto_escalation=2, escalation_ceiling="D").of("2026", ONE).grade == "D"
    assert year("xxx").of("2026-03", ONE).grade == "B"


def test_point_6_hits_of_last_year_s_end_count_in_the_year_of_the_third() -> None:
    made = year("x").open(*months(2025, 11, 12))
    for month in months(2025, 11, 12):
        made.actual(month, ONE, "V", 90)
    assert made.of("2026", ONE).grade == "C"


def test_point_14_only_the_owner_counts_hits_members_do_not_but_the_sharing_head_does() -> None:
    made = (
        firm("9").kpi("K").kpi("V", veto="<95", veto_scope=VetoScope.DEPARTMENT).employee("9").employee("1")
    )
    made.card(unit("D"), "V:100").card(ONE, "K:100").open(*months(2026, 1, 12), "2026")
    for month in months(2026, 1, 12):
        made.actual(month, unit("D"), "V", 90).actual(month, ONE, "K", 100)
    grades = {result.code: result.grade for result in made.result("2026").results}
    assert grades == {"D": "C", "1": "A", "9": "C"}


def test_point_6_hits_of_annual_cards_in_a_row_count_too() -> None:
    made = firm().employee("1").kpi("V", veto="<95", veto_effect="×0.9").card(ONE, "V:100", ANNUAL)
    for code in ("2024", "2025", "2026"):
        made.open(code).actual(code, ONE, "V", 90)
    assert made.of("2025", ONE).grade == "B"
    assert (made.of("2026", ONE).grade, made.of("2026", ONE).coefficient) == ("C", dec("0.72"))


def test_counts_are_found_again_from_marks_alone() -> None:
    from dataclasses import replace

    from services.scoring.period import PeriodScorer

    made = run(fresh(), "xxx")
    bare = [replace(past, counts={}) for past in made.past("2026-03")]
    result = PeriodScorer(made.records, made.period("2026-03"), bare).subject(ONE)
    assert result.vetoes[0].consecutive == 3


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
    made = vetoed("×0.5", 90).case("R1", "1", date(2026, 10, 3), III)
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


def test_point_17_ceilings_follow_the_settings_grades() -> None:
    grades = (Grade("优", dec(90), dec(1)), Grade("良", dec(60), dec("0.9")), Grade("差", None, dec(0)))
    made = struck(("R1", 10, 5, I)).set(grades=grades, escalation_ceiling="良")
    assert made.of("2026", ONE).grade == "差"
    second = struck(("R1", 10, 5, II)).set(grades=grades, escalation_ceiling="良")
    assert second.of("2026", ONE).grade == "良"


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


def test_a_lower_is_better_condition_works_like_any_other() -> None:
    made = firm().employee("1").open(OCT).kpi("V", veto=">0", direction=Direction.LOWER).card(ONE, "V:100")
    assert made.actual(OCT, ONE, "V", 0).of(OCT, ONE).vetoes == ()
    assert made.actual(OCT, ONE, "V", 1).of(OCT, ONE).coefficient == 0
