"""Vetoes: grade and coefficient, scope, waivers, hits in a row (points 3, 6, 14)."""

from datetime import date
from decimal import Decimal

import pytest

from models.terms import Direction, VetoScope
from services.domain.result import ExceptionKind, ResultState, VetoMark
from tests.services.scoring.firm import ANNUAL, Firm, dec, firm, months, person, unit

OCT = "2026-10"
ONE = person("1")


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


def test_a_veto_on_the_target_is_told_with_the_target_s_number() -> None:
    made = firm().employee("1").open(OCT).kpi("V", veto="<T").card(ONE, "V:100")
    result = made.actual(OCT, ONE, "V", 90, target=dec("-1.5")).of(OCT, ONE)
    assert result.vetoes == ()
    result = made.actual(OCT, ONE, "V", -2, target=dec("-1.5")).of(OCT, ONE)
    assert [veto.condition for veto in result.vetoes] == ["<-1.5"]


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
    march = {result.code: result.vetoes[0] for result in made.result("2026-03").results}
    assert {code: effect.consecutive for code, effect in march.items()} == {"D": 3, "1": 3, "9": 3}
    assert {code: effect.escalated for code, effect in march.items()} == {"D": True, "1": False, "9": True}


def test_point_6_hits_of_annual_cards_in_a_row_count_too() -> None:
    made = firm().employee("1").kpi("V", veto="<95", veto_effect="×0.9").card(ONE, "V:100", ANNUAL)
    for code in ("2024", "2025", "2026"):
        made.open(code).actual(code, ONE, "V", 90)
    assert made.of("2025", ONE).grade == "B"
    assert (made.of("2026", ONE).grade, made.of("2026", ONE).coefficient) == ("C", dec("0.72"))


def test_counts_are_found_again_from_marks_alone() -> None:
    from msgspec.structs import replace

    from services.scoring.period import PeriodScorer

    made = run(fresh(), "xxx")
    bare = [replace(past, counts={}) for past in made.past("2026-03")]
    result = PeriodScorer(made.records, made.period("2026-03"), bare).subject(ONE)
    assert result.vetoes[0].consecutive == 3


def test_a_lower_is_better_condition_works_like_any_other() -> None:
    made = firm().employee("1").open(OCT).kpi("V", veto=">0", direction=Direction.LOWER).card(ONE, "V:100")
    assert made.actual(OCT, ONE, "V", 0).of(OCT, ONE).vetoes == ()
    assert made.actual(OCT, ONE, "V", 1).of(OCT, ONE).coefficient == 0
