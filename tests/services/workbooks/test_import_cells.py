"""Cells as people write them, and those that cannot be taken."""

from datetime import date
from decimal import Decimal

import pytest

from services.domain.company import Records
from services.language import Language
from services.workbooks.parsing import parse_workbook
from services.workbooks.planning import plan_import
from tests.services.workbooks.firms import (
    ACTUAL_HEADERS,
    BASE,
    actuals,
    base,
    cards,
    codes,
    only,
    previewed,
    raw,
    warned,
)

D = Decimal


def entered(kpi: str, cell: object, *, percent: bool = False) -> tuple[object, list[str], list[str]]:
    """What an actual's cell becomes: value or text, errors, warnings."""
    marks = frozenset({(1, 4)}) if percent else frozenset()
    preview = previewed(actuals(("2026-10", "员工", "E1", kpi, cell), percents=marks), current=base())
    found = preview.after.actuals
    value = (found[0].value if found[0].text is None else found[0].text) if found else None
    return value, codes(preview), warned(preview)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (D("1234.5"), D("1234.5")),
        ("１，２３４．５", D("1234.5")),
        (" 9,000 ", D(9000)),
        ("－3", D(-3)),
        ("+0.5", D("0.5")),
        (D("999999999999.999999"), D("999999999999.999999")),
    ],
)
def test_numbers_as_people_write_them(cell: object, value: Decimal) -> None:
    assert entered("K1", cell) == (value, [], [])


@pytest.mark.parametrize(
    "cell", ["nan", "inf", "1_000", "1E5", "一百", "1,00", "--1", True, date(2026, 10, 1)]
)
def test_what_is_not_a_number_is_refused(cell: object) -> None:
    assert entered("K1", cell)[1] == ["not_a_number"]


@pytest.mark.parametrize("cell", [D(10) ** 12, "-1000000000000", D("999999999999.9999996"), D("1E+300")])
def test_numbers_too_large_for_the_file_are_refused(cell: object) -> None:
    assert entered("K1", cell)[1] == ["number_too_large"]


def test_more_than_six_decimals_are_rounded_half_up_with_a_warning() -> None:
    assert entered("K1", D("0.1234565")) == (D("0.123457"), [], ["number_rounded"])
    assert entered("K1", D("-0.1234565")) == (D("-0.123457"), [], ["number_rounded"])
    assert str(entered("K1", D("-0.0000001"))[0]) == "0"
    assert entered("K1", D("0.12345600")) == (D("0.123456"), [], [])


def test_percents_mean_points_where_the_unit_has_percent() -> None:
    assert entered("K2", "95%") == (D(95), [], [])
    assert entered("K2", "９５．５％") == (D("95.5"), [], [])
    assert entered("K2", D("0.95"), percent=True) == (D(95), [], [])
    assert entered("K2", D(95)) == (D(95), [], [])
    assert entered("K2", D("0.95")) == (D("0.95"), [], ["percent_plain"])


def test_a_full_width_percent_sign_makes_a_percent_unit_too() -> None:
    sheet = raw("指标", ("编码", "名称", "单位", "方向", "计分方法"), ("K9", "x", "％", "正向", "直接计分"))
    entry = actuals(("2026-10", "员工", "E1", "K9", "95%"))
    assert previewed(sheet, entry, current=base()).after.actuals[0].value == 95


def test_percents_are_errors_where_the_unit_has_none() -> None:
    assert entered("K1", "95%")[1] == ["percent_unexpected_unit"]
    assert entered("K1", D("0.95"), percent=True)[1] == ["percent_unexpected_unit"]


def test_targets_follow_the_unit_too() -> None:
    headers = (*ACTUAL_HEADERS, "目标值")
    sheet = actuals(
        ("2026-10", "员工", "E1", "K2", 93, D("0.98")), headers=headers, percents=frozenset({(1, 5)})
    )
    assert previewed(sheet, current=base()).after.actuals[0].target == 98
    sheet = actuals(("2026-10", "员工", "E1", "K1", 93, "98%"), headers=headers)
    problem = only(previewed(sheet, current=base()))
    assert (problem.code, problem.column) == ("percent_unexpected_unit", "目标值")


@pytest.mark.parametrize(
    ("cell", "value"), [("是", "yes"), ("No", "no"), (True, "yes"), ("√", "yes"), (D(1), D(1)), ("２", D(2))]
)
def test_pass_fail_takes_a_number_or_yes_and_no(cell: object, value: object) -> None:
    assert entered("K3", cell) == (value, [], [])
    assert entered("K3", "也许")[1] == ["not_yes_no"]


def test_described_takes_the_text_of_a_level() -> None:
    assert entered("K4", " 按时 ") == ("按时", [], ["level_without_reason"])
    value, errors, _ = entered("K4", "晚了")
    assert (value, errors) == (None, ["level_unknown"])


def test_a_rating_given_as_a_number_stays_on_its_scale() -> None:
    assert entered("K6", 100) == (D(100), [], [])
    assert entered("K6", D("100.5"))[1] == ["rating_range"]


def test_an_empty_actual_is_missing_not_an_error() -> None:
    assert entered("K1", None) == (None, [], [])


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("2026-10", "2026-10"),
        ("２０２６年１０月", "2026-10"),
        (date(2026, 10, 1), "2026-10"),
        ("2026Q3", "2026Q3"),
        ("2026h1", "2026H1"),
        (2026, "2026"),
    ],
)
def test_periods_as_people_write_them(cell: object, code: str) -> None:
    assert previewed(actuals((cell, "员工", "E1", "K1", 1)), current=base()).opened == (code,)


@pytest.mark.parametrize("cell", ["2026-13", "十月", "2026Q5", date(2026, 10, 2), D("2026.5")])
def test_what_is_no_period_is_refused(cell: object) -> None:
    assert codes(previewed(actuals((cell, "员工", "E1", "K1", 1)), current=base())) == ["not_a_period"]


@pytest.mark.parametrize("cell", ["2026-10-01", "2026/10/1", "2026年10月1日", date(2026, 10, 1)])
def test_dates_as_people_write_them(cell: object) -> None:
    people = raw("员工", ("工号", "姓名", "部门编码", "入职日期"), ("E9", "张", "D1", cell))
    assert previewed(people, current=base()).after.employees[-1].hired == date(2026, 10, 1)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("10/01/2026", "date_ambiguous"),
        ("2026-02-30", "date_impossible"),
        ("去年", "not_a_date"),
        (45000, "not_a_date"),
    ],
)
def test_dates_that_can_be_misread_are_refused(cell: object, code: str) -> None:
    people = raw("员工", ("工号", "姓名", "部门编码", "入职日期"), ("E9", "张", "D1", cell))
    assert codes(previewed(people, current=base())) == [code]


def test_codes_typed_as_numbers_or_in_full_width_are_the_same_codes() -> None:
    people = raw("员工", ("工号", "姓名", "部门编码"), (1001, "甲", "Ｄ1"), ("００２", "乙", " D2 "))
    preview = previewed(people, current=base())
    assert preview.problems == ()
    assert [(p.number, p.department) for p in preview.after.employees[-2:]] == [("1001", "D1"), ("002", "D2")]


def test_a_code_that_excel_turned_into_a_date_is_refused() -> None:
    assert codes(previewed(raw("部门", ("编码", "名称"), (date(2026, 1, 2), "a")))) == ["code_is_date"]
    assert codes(previewed(raw("部门", ("编码", "名称"), ("a;b", "a")))) == ["code_semicolon"]


@pytest.mark.parametrize("flaw", ["formula_without_value", "error_value", "merged"])
def test_cells_without_a_usable_value_are_errors(flaw: str) -> None:
    problem = only(
        previewed(actuals(("2026-10", "员工", "E1", "K1", None), flaws={(1, 4): flaw}), current=base())
    )
    assert (problem.code, problem.row, problem.column) == (flaw, 2, "实际值")


def test_numbers_whose_digits_are_gone_are_warned_about() -> None:
    sheet = raw(
        "员工",
        ("工号", "姓名", "部门编码"),
        (D("310101199001011000"), "甲", "D1"),
        flaws={(1, 0): "digits_lost"},
    )
    assert warned(previewed(sheet, current=base())) == ["digits_lost"]


def test_flaws_in_columns_that_nobody_reads_do_not_matter() -> None:
    sheet = raw("部门", ("编码", "名称", "颜色"), ("D1", "生产部", None), flaws={(1, 2): "error_value"})
    assert codes(previewed(sheet)) == []


def test_rows_that_hold_nothing_but_a_formula_of_their_own_are_blank() -> None:
    rows = (
        ("编码", "名称", "完成率"),
        ("D1", "生产部", D("0.5")),
        (None, None, D(0)),
        (None, None, "#DIV/0!"),
    )
    sheet = raw("部门", *rows, percents=frozenset({(1, 2), (2, 2)}), flaws={(3, 2): "error_value"})
    preview = previewed(sheet)
    assert (codes(preview), len(preview.after.departments)) == ([], 1)


@pytest.mark.parametrize(("cell", "year"), [("2026年", 2026), ("２０２６年度", 2026), (D(2026), 2026)])
def test_years_as_people_write_them(cell: object, year: int) -> None:
    sheet = raw("战略目标", ("编码", "年度", "维度", "名称"), ("O1", cell, "财务", "增产"))
    assert previewed(sheet).after.objectives[0].year == year


def test_what_is_refused_is_shown_as_it_stands_in_the_cell() -> None:
    sheet = raw("诊断", ("年度", "步骤"), ("今年", 1))
    assert only(previewed(sheet)).facts["value"] == "今年"
    assert (
        only(previewed(actuals(("2026-10", "员工", "E1", "K1", True)), current=base())).facts["value"]
        == "TRUE"
    )


@pytest.mark.parametrize("weight", [D("33.333"), "12.345", D("1E-7")])
def test_weights_have_at_most_two_places(weight: object) -> None:
    sheet = cards(("员工", "E1", "月度", "K1", weight, 1))
    assert "too_many_places" in codes(previewed(sheet, current=base()))


@pytest.mark.parametrize("weight", [D("1E+50"), "1" * 35])
def test_weights_too_large_to_count_in_are_refused(weight: object) -> None:
    sheet = cards(("员工", "E1", "月度", "K1", weight, 1))
    assert "number_too_large" in codes(previewed(sheet, current=base()))


@pytest.mark.parametrize(
    ("weight", "code"), [(-1, "number_below"), (101, "number_above"), ("很多", "not_a_number")]
)
def test_weights_lie_between_0_and_100(weight: object, code: str) -> None:
    assert codes(previewed(cards(("员工", "E1", "月度", "K1", weight, 1)), current=base()))[0] == code


def test_a_weight_in_percent_is_the_number_before_the_sign() -> None:
    sheet = cards(("员工", "E1", "月度", "K1", "60%", 1), ("员工", "E1", "月度", "K5", "40％", None))
    assert [line.weight for line in previewed(sheet, current=base()).after.scorecards[0].lines] == [60, 40]


def test_words_outside_a_vocabulary_name_the_choices() -> None:
    problem = only(previewed(actuals(("2026-10", "岗位", "E1", "K1", 1)), current=base()))
    assert problem.code == "not_a_choice"
    assert "部门 / 员工" in problem.words(Language("zh"))
    assert "department / employee" in problem.words(Language("en"))


@pytest.mark.parametrize("word", ["区间法", "层差法", "bands", "BANDS", "区间"])
def test_methods_go_by_id_or_any_chinese_name(word: str) -> None:
    sheet = raw(
        "指标",
        ("编码", "名称", "方向", "计分方法", "计分参数"),
        ("K9", "x", "lower", word, "bands=30：100，35：90；"),
    )
    kpi = previewed(sheet, current=base()).after.kpis[-1]
    assert (kpi.method, kpi.parameters) == ("bands", "bands=30:100, 35:90, else:0")


def test_every_problem_is_told_at_once_with_sheet_row_and_column() -> None:
    people = raw(
        "员工",
        ("工号", "姓名", "部门编码", "入职日期", "奖金基数"),
        ("E1", None, "D9", "昨天", "-1"),
        ("E1", "乙", "D1", None, None),
    )
    preview = plan_import(parse_workbook([*BASE[:1], people]), Records())
    assert [(p.row, p.column, p.code) for p in preview.errors] == [
        (2, "姓名", "required"),
        (2, "入职日期", "not_a_date"),
        (2, "奖金基数", "number_below"),
        (2, "部门编码", "reference_unknown"),
        (3, "工号", "row_twice"),
    ]
    words = [problem.words(Language("en")) for problem in preview.errors]
    assert (
        words[0] == "员工, row 2, column 姓名: The cell is empty, and a value is required. Fill the cell in."
    )
