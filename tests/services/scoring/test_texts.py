"""Conditions, veto effects, method names and settings texts: read and written."""

from decimal import Decimal

import pytest

from models.terms import Method
from services.domain.settings import DEFAULT_ANNUAL, DEFAULT_GRADES, AnnualShare, Grade
from services.errors import Mendable
from services.scoring.parameters import (
    format_annual_parts,
    format_condition,
    format_grades,
    format_veto_effect,
    method_of,
    parse_annual_parts,
    parse_condition,
    parse_grades,
    parse_veto_effect,
)
from services.scoring.rules import (
    Condition,
    VetoConsequence,
)


def dec(text: str) -> Decimal:
    return Decimal(text)


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("<95", Condition("<", dec("95"))),
        (" ＞ ０ ", Condition(">", dec("0"))),
        ("<T", Condition("<", None)),
        ("≥1.5", Condition(">=", dec("1.5"))),
        ("=t", Condition("=", None)),
    ],
)
def test_conditions_are_read_and_written(text: str, condition: Condition) -> None:
    assert parse_condition(text) == condition
    assert parse_condition(format_condition(condition)) == condition


def test_a_condition_holds_by_its_operator() -> None:
    met = {
        operator: [Condition(operator, dec("5")).holds(dec(value), None) for value in ("4", "5", "6")]
        for operator in ("<", "<=", ">", ">=", "=")
    }
    assert met == {
        "<": [True, False, False],
        "<=": [True, True, False],
        ">": [False, False, True],
        ">=": [False, True, True],
        "=": [False, True, False],
    }
    assert Condition("<", None).holds(dec("4"), dec("5"))


@pytest.mark.parametrize(
    ("text", "effect"),
    [
        ("", VetoConsequence(factor=dec("0"))),
        ("0", VetoConsequence(factor=dec("0"))),
        ("×0.5", VetoConsequence(factor=dec("0.5"))),
        ("x0.5", VetoConsequence(factor=dec("0.5"))),
        ("Ｘ０.５", VetoConsequence(factor=dec("0.5"))),
        ("等级≤C", VetoConsequence(ceiling="C")),
        ("grade<=C", VetoConsequence(ceiling="C")),
        ("等级 <= 合格", VetoConsequence(ceiling="合格")),
    ],
)
def test_veto_effects_are_read_and_written(text: str, effect: VetoConsequence) -> None:
    assert parse_veto_effect(text) == effect
    assert parse_veto_effect(format_veto_effect(effect)) == effect


@pytest.mark.parametrize("text", ["0.5", "1", "×2", "×-1", "等级≤", "C", "×nan"])
def test_other_veto_effects_are_refused(text: str) -> None:
    with pytest.raises(Mendable, match="veto_effect"):
        parse_veto_effect(text)


def test_methods_are_known_by_id_and_by_every_chinese_name() -> None:
    chinese = {
        "完成率法": Method.RATIO,
        "线性插值法": Method.INTERPOLATE,
        "区间法": Method.BANDS,
        "层差法": Method.BANDS,
        "扣分法": Method.DEDUCTION,
        "加减分法": Method.PLUS_MINUS,
        "非此即彼法": Method.PASS_FAIL,
        "说明法": Method.DESCRIBED,
        "计划类": Method.MILESTONE,
        "里程碑法": Method.MILESTONE,
        "功效系数法": Method.EFFICACY,
        "趋中法": Method.CLOSER,
        "评价法": Method.RATING,
        "直接计分": Method.DIRECT,
    }
    assert {name: method_of(name) for name in chinese} == chinese
    assert all(method_of(method.value.upper()) is method for method in Method)
    assert method_of("打分法") is None


def test_the_default_settings_texts_are_read_and_written() -> None:
    assert parse_grades("S>=110:1.2, A≥100:1.1，B>=85：1.0, C>=70:0.8, D:0.5") == DEFAULT_GRADES
    assert parse_grades(format_grades(DEFAULT_GRADES)) == DEFAULT_GRADES
    assert parse_annual_parts("months:60, satisfaction:25, review:15") == DEFAULT_ANNUAL
    assert parse_annual_parts(format_annual_parts((AnnualShare("a:b", dec("1")),))) == (
        AnnualShare("a:b", dec("1")),
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("S>=110:1.2, A>=100:1.1", "grades.last"),
        ("S:1.2, A:1.1", "grades.last"),
        ("S>=100:1.2, A>=110:1.1, D:0", "grades.order"),
        ("S>=100:1.2, A>=100:1.1, D:0", "grades.order"),
        ("S>=100:1.2, S>=90:1.1, D:0", "grades.twice"),
        ("S>=x:1.2, D:0", "grades.form"),
        ("S>=100:-1, D:0", "grades.form"),
        ("", "grades.form"),
    ],
)
def test_grades_that_leave_a_gap_or_an_overlap_are_refused(text: str, code: str) -> None:
    with pytest.raises(Mendable) as caught:
        parse_grades(text)
    assert caught.value.code == code


def test_annual_parts_need_names_once_and_a_weight() -> None:
    for text, code in (
        ("a:1, a:2", "annual.twice"),
        ("a:0", "annual.weight"),
        ("a", "annual.form"),
        ("a:-1", "annual.weight"),
    ):
        with pytest.raises(Mendable) as caught:
            parse_annual_parts(text)
        assert caught.value.code == code


def test_one_grade_alone_may_stand() -> None:
    assert parse_grades("合格:1") == (Grade("合格", None, dec("1")),)
