"""What must hold over the whole company."""

from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from models.terms import AbsenceKind, PeriodState
from services.domain.company import Records
from services.domain.organisation import Absence
from services.domain.period import PeriodRecord
from services.workbooks.raw import RawSheet
from tests.services.workbooks.firms import (
    CARD_HEADERS,
    KPI_HEADERS,
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
ADJUSTMENTS = ("考核期", "对象类型", "对象编码", "分值", "原因")
RATINGS = ("考核期", "对象类型", "对象编码", "指标编码", "组别", "评价人", "分数")


def kpi(method: str, parameters: object, *, direction: str = "正向", unit: str = "", **more: str) -> RawSheet:
    return raw(
        "指标", (*KPI_HEADERS, *more), ("K9", "指标九", unit, direction, method, parameters, *more.values())
    )


@pytest.mark.parametrize(
    ("sheet", "column"),
    [
        (raw("部门", ("编码", "名称", "上级编码"), ("D3", "x", "没有")), "上级编码"),
        (raw("部门", ("编码", "名称", "负责人工号"), ("D3", "x", "没有")), "负责人工号"),
        (raw("岗位", ("编码", "名称", "部门编码"), ("P1", "x", "没有")), "部门编码"),
        (raw("员工", ("工号", "姓名", "部门编码", "岗位编码"), ("E3", "x", "D1", "没有")), "岗位编码"),
        (raw("员工", ("工号", "姓名", "部门编码", "直接上级"), ("E3", "x", "D1", "没有")), "直接上级"),
        (raw("战略目标", ("编码", "维度", "名称", "支撑目标"), ("O1", "财务", "x", "没有")), "支撑目标"),
        (raw("问题", ("编码", "部门编码", "问题", "目标编码"), ("I1", "D1", "x", "没有")), "目标编码"),
        (kpi("直接计分", None, 结果指标="没有"), "结果指标"),
        (kpi("直接计分", None, 目标编码="没有"), "目标编码"),
        (kpi("直接计分", None, 问题编码="没有"), "问题编码"),
        (cards(("岗位", "没有", "月度", "K5", 100, None)), "对象编码"),
        (cards(("员工", "E1", "月度", "没有", 100, None)), "指标编码"),
        (actuals(("2026-10", "部门", "没有", "K5", 1)), "对象编码"),
        (actuals(("2026-10", "员工", "E1", "没有", 1)), "指标编码"),
        (raw("出勤豁免", ("考核期", "工号", "出勤系数"), ("2026-10", "没有", 1)), "工号"),
        (
            raw("督查", ("案号", "工号", "日期", "级别", "事实"), ("A", "没有", date(2026, 1, 1), "Ⅰ", "x")),
            "工号",
        ),
        (
            raw(
                "计划",
                ("考核期", "责任人", "目标", "关键行动措施", "完成时限"),
                ("2026-10", "没有", "a", "b", "c"),
            ),
            "责任人",
        ),
        (raw("任职变动", ("工号", "日期", "部门编码"), ("E1", date(2026, 1, 1), "没有")), "部门编码"),
    ],
)
def test_whatever_a_row_names_must_exist(sheet: RawSheet, column: str) -> None:
    problem = only(previewed(sheet, current=base()))
    assert (problem.code, problem.column, problem.row) == ("reference_unknown", column, 2)


def test_a_row_with_an_error_still_counts_as_there_for_others() -> None:
    broken = raw("部门", ("编码", "名称", "系数"), ("D3", "x", "多"))
    people = raw("员工", ("工号", "姓名", "部门编码"), ("E3", "x", "D3"))
    assert codes(previewed(broken, people, current=base())) == ["not_a_number"]


def test_nothing_may_lead_back_to_itself() -> None:
    departments = raw(
        "部门", ("编码", "名称", "上级编码"), ("D1", "a", "D2"), ("D2", "b", "D1"), ("D3", "c", "D1")
    )
    assert codes(previewed(departments, current=base())) == ["circle"]
    objectives = raw(
        "战略目标",
        ("编码", "维度", "名称", "支撑目标"),
        ("O1", "财务", "a", "O2；O3"),
        ("O2", "财务", "b", None),
        ("O3", "财务", "c", "O1"),
    )
    assert codes(previewed(objectives)) == ["circle"]
    itself = raw("部门", ("编码", "名称", "上级编码"), ("D1", "a", "D1"))
    assert codes(previewed(itself, current=base())) == ["circle"]


def test_a_long_chain_is_no_circle() -> None:
    rows = [(f"D{n}", "x", f"D{n - 1}" if n else None) for n in range(3_000)]
    assert codes(previewed(raw("部门", ("编码", "名称", "上级编码"), *rows))) == []


def test_managers_in_a_circle_are_only_warned_about() -> None:
    people = raw(
        "员工", ("工号", "姓名", "部门编码", "直接上级"), ("E1", "a", "D1", "E2"), ("E2", "b", "D2", "E1")
    )
    preview = previewed(people, current=base())
    assert (codes(preview), warned(preview)) == ([], ["manager_circle"])


def test_nobody_leaves_before_joining() -> None:
    headers = ("工号", "姓名", "部门编码", "入职日期", "离职日期")
    people = raw(
        "员工",
        headers,
        ("E1", "a", "D1", "2026-10-02", "2026-10-01"),
        ("E2", "b", "D1", "2026-10-02", "2026-10-02"),
    )
    problem = only(previewed(people, current=base()))
    assert (problem.code, problem.row) == ("left_before_hired", 2)


@pytest.mark.parametrize(
    ("weights", "good"),
    [
        ((30, D("69.99")), False),
        ((30, D("70.01")), False),
        ((30, 70), True),
        ((D("33.33"), D("66.67")), True),
        ((100, 0), True),
    ],
)
def test_weights_of_a_version_total_exactly_100(weights: tuple[object, object], good: bool) -> None:
    sheet = cards(("员工", "E1", "月度", "K1", weights[0], 5), ("员工", "E1", "月度", "K5", weights[1], None))
    assert codes(previewed(sheet, current=base())) == ([] if good else ["weights_total"])


def test_a_bad_weight_is_told_without_blaming_the_total() -> None:
    sheet = cards(("员工", "E1", "月度", "K1", "多", 5), ("员工", "E1", "月度", "K5", 50, None))
    assert codes(previewed(sheet, current=base())) == ["not_a_number"]


def versions(*spans: tuple[object, object]) -> RawSheet:
    rows = [("员工", "E1", "月度", "K5", 100, None, start, end) for start, end in spans]
    return cards(*rows, headers=(*CARD_HEADERS, "生效", "失效"))


def test_versions_of_a_card_may_meet_but_not_overlap() -> None:
    apart = versions(("2026-01-01", "2026-06-30"), ("2026-07-01", None))
    assert codes(previewed(apart, current=base())) == []
    for spans in [
        (("2026-01-01", "2026-07-01"), ("2026-07-01", None)),
        ((None, None), ("2026-07-01", None)),
        ((None, "2026-07-01"), (None, "2026-06-01")),
    ]:
        assert codes(previewed(versions(*spans), current=base())) == ["versions_overlap"]


def test_a_version_may_not_overlap_one_that_is_there_already() -> None:
    stored = previewed(versions(("2026-01-01", None)), current=base()).after
    assert codes(previewed(versions(("2026-07-01", None)), current=stored)) == ["versions_overlap_stored"]
    assert codes(previewed(versions(("2026-01-01", None)), current=stored)) == []
    assert codes(previewed(versions(("2025-01-01", "2025-12-31")), current=stored)) == []


def test_a_version_ends_after_it_starts() -> None:
    assert codes(previewed(versions(("2026-07-01", "2026-06-30")), current=base())) == ["card_dates"]


@pytest.mark.parametrize(
    ("column", "one", "other"),
    [("合计方法", "加权平均", "单一评分"), ("总分封顶", 120, 130), ("总分保底", 0, 10)],
)
def test_rows_of_a_card_agree_on_its_total(column: str, one: object, other: object) -> None:
    sheet = cards(
        ("员工", "E1", "月度", "K1", 50, 5, one),
        ("员工", "E1", "月度", "K5", 50, None, other),
        headers=(*CARD_HEADERS, column),
    )
    problem = only(previewed(sheet, current=base()))
    assert (problem.code, problem.row, problem.column) == ("card_disagrees", 3, column)


def test_a_kpi_stands_once_on_a_card() -> None:
    sheet = cards(("员工", "E1", "月度", "K5", 50, None), ("员工", "E1", "月度", "K5", 50, None))
    problem = only(previewed(sheet, current=base()))
    assert (problem.code, problem.row, problem.facts["other"]) == ("line_twice", 3, 2)


@pytest.mark.parametrize(
    ("method", "parameters", "code"),
    [
        ("线性插值法", "points=90:60", "rule.points_few"),
        ("线性插值法", "points=90:60, 90:80", "rule.points_monotone"),
        ("扣分法", "k=-1", "rule.positive"),
        ("趋中法", "tolerance=-1; step=1; k=4", "rule.negative"),
        ("功效系数法", "bad=6; good=6", "rule.good_is_bad"),
        ("评价法", "groups=self:100", "rule.groups_self"),
        ("扣分法", None, "rule.missing"),
    ],
)
def test_rules_that_scoring_refuses_are_refused_here(method: str, parameters: object, code: str) -> None:
    problem = only(previewed(kpi(method, parameters)))
    assert (problem.code, problem.column, problem.row) == (code, "计分参数", 2)


def test_a_rule_is_judged_with_what_the_company_has_of_it() -> None:
    sheet = raw("指标", ("编码", "名称", "方向", "计分方法"), ("K2", "合格率", "反向", "线性插值法"))
    assert codes(previewed(sheet, current=base())) == ["rule.points_order"]


@pytest.mark.parametrize("zero", [0, "0", "０"])
def test_a_target_of_zero_is_refused_where_the_method_divides_by_it(zero: object) -> None:
    problem = only(previewed(cards(("员工", "E1", "月度", "K1", 100, zero)), current=base()))
    assert (problem.code, problem.column) == ("target_zero", "目标值")
    sheet = actuals(
        ("2026-10", "员工", "E1", "K1", 5, zero),
        headers=("考核期", "对象类型", "对象编码", "指标编码", "实际值", "目标值"),
    )
    assert codes(previewed(sheet, current=base())) == ["target_zero"]
    assert codes(previewed(cards(("员工", "E1", "月度", "K5", 100, zero)), current=base())) == []


def test_a_target_is_needed_on_the_line_or_with_the_actual() -> None:
    card = cards(("员工", "E1", "月度", "K1", 100, None))
    assert warned(previewed(card, current=base())) == ["target_later"]
    bare = actuals(("2026-10", "员工", "E1", "K1", 5))
    problem = only(previewed(card, bare, current=base()))
    assert (problem.code, problem.sheet) == ("target_required", "实际值")
    brought = actuals(
        ("2026-10", "员工", "E1", "K1", 5, 6),
        headers=("考核期", "对象类型", "对象编码", "指标编码", "实际值", "目标值"),
    )
    assert previewed(card, brought, current=base()).problems == ()
    assert codes(previewed(cards(("员工", "E1", "月度", "K1", 100, 6)), bare, current=base())) == []


def test_year_to_date_is_refused_for_percents() -> None:
    assert codes(previewed(kpi("直接计分", None, unit="%", 取值="累计"))) == ["basis_percent"]
    assert codes(previewed(kpi("直接计分", None, unit="吨", 取值="year-to-date"))) == []


@pytest.mark.parametrize(
    ("veto", "effect", "found"),
    [
        ("<95", "等级≤C", []),
        ("<95", "grade<=Z", ["ceiling_unknown"]),
        ("约95", None, ["rule.condition"]),
        (">0", "×2", ["rule.veto_effect"]),
        (">0", "一半", ["rule.veto_effect"]),
    ],
)
def test_vetoes_say_something_that_scoring_understands(veto: str, effect: object, found: list[str]) -> None:
    sheet = raw(
        "指标",
        (*KPI_HEADERS, "否决条件", "否决效果"),
        ("K9", "x", "", "正向", "直接计分", None, veto, effect),
    )
    assert codes(previewed(sheet)) == found


def test_grades_that_lack_a_ceiling_in_use_are_refused() -> None:
    kept = previewed(kpi("直接计分", None, 否决条件="<95", 否决效果="等级≤B")).after
    grades = raw("设置", ("项目", "内容"), ("等级", "优>=90:1.2, C>=60:1, 差:0"))
    problem = only(previewed(grades, current=kept))
    assert (problem.code, problem.facts["value"]) == ("ceiling_lost", "B")


def test_adjustments_keep_to_the_bound_in_sum() -> None:
    def adjusted(*points: object) -> RawSheet:
        return raw("加减分", ADJUSTMENTS, *(("2026-10", "员工", "E1", point, "理由") for point in points))

    assert codes(previewed(adjusted(6, D("4.01")), current=base())) == ["adjustments_bound"]
    assert codes(previewed(adjusted(15, -5), current=base())) == []
    wider = raw("设置", ("项目", "内容"), ("加减分上限", 12))
    assert codes(previewed(wider, adjusted(6, D("4.01")), current=base())) == []
    assert codes(
        previewed(raw("加减分", ADJUSTMENTS, ("2026-10", "员工", "E1", 1, None)), current=base())
    ) == ["required"]


def rated(group: str, score: object, kpi_code: str = "K6") -> RawSheet:
    return raw("评价", RATINGS, ("2026-10", "员工", "E1", kpi_code, group, "E2", score))


def test_ratings_stay_on_their_scale_and_on_rating_lines() -> None:
    assert codes(previewed(rated("上级", 100), current=base())) == []
    assert codes(previewed(rated("上级", D("100.01")), current=base())) == ["number_above"]
    assert codes(previewed(rated("上级", -1), current=base())) == ["number_below"]
    assert codes(previewed(rated("上级", 90, "K5"), current=base())) == ["rating_of_other_method"]
    assert warned(previewed(rated("同级", 90), current=base())) == ["group_without_weight"]
    assert warned(previewed(rated("自评", 90), current=base())) == ["only_self"]


def test_not_applicable_and_an_actual_exclude_each_other() -> None:
    headers = ("考核期", "对象类型", "对象编码", "指标编码", "实际值", "不适用原因")
    both = actuals(("2026-10", "员工", "E1", "K5", 5, "停产"), headers=headers)
    assert codes(previewed(both, current=base())) == ["na_with_actual"]
    kept = previewed(actuals(("2026-10", "员工", "E1", "K5", 5)), current=base()).after
    mark = raw(
        "实际值",
        ("考核期", "对象类型", "对象编码", "指标编码", "不适用原因"),
        ("2026-10", "员工", "E1", "K5", "停产"),
    )
    assert codes(previewed(mark, current=kept)) == ["na_with_actual"]
    cleared = actuals(("2026-10", "员工", "E1", "K5", None, "停产"), headers=headers)
    assert codes(previewed(cleared, current=kept)) == []


@pytest.mark.parametrize(
    ("share", "good"), [(1, True), (D("0.5"), True), (0, True), ("50%", True), (D("0.8"), False), (2, False)]
)
def test_attendance_shares_are_1_half_or_0(share: object, good: bool) -> None:
    sheet = raw("出勤豁免", ("考核期", "工号", "出勤系数"), ("2026-10", "E1", share))
    assert codes(previewed(sheet, current=base())) == ([] if good else ["share_unknown"])


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        (date(2026, 10, 1), date(2026, 11, 4), []),
        (date(2026, 10, 5), date(2026, 10, 4), ["absence_ends_first"]),
        (date(2026, 9, 1), date(2026, 9, 20), ["absence_overlaps"]),
        (date(2026, 9, 1), None, ["absence_overlaps"]),
    ],
)
def test_absences_have_their_days_in_order_and_none_twice(
    first: date, last: date | None, found: list[str]
) -> None:
    away = Absence("E1", date(2026, 9, 20), date(2026, 9, 30), AbsenceKind.SICK)
    sheet = raw("缺勤", ("工号", "开始日期", "结束日期", "类别"), ("E1", first, last, "工伤"))
    assert codes(previewed(sheet, current=replace(base(), absences=(away,)))) == found


def test_annual_parts_have_known_names() -> None:
    def part(name: str) -> RawSheet:
        return raw("年度分项", ("年度", "工号", "分项", "分数"), (2026, "E1", name, 90))

    assert codes(previewed(part("satisfaction"), current=base())) == []
    assert codes(previewed(part("党建"), current=base())) == ["part_unknown"]
    named = raw("设置", ("项目", "内容"), ("年度构成", "months:60，党建：40"))
    assert codes(previewed(named, part("党建"), current=base())) == []


def locked_october() -> Records:
    entered = previewed(
        actuals(("2026-10", "员工", "E1", "K5", 90)),
        raw("加减分", ADJUSTMENTS, ("2026-10", "员工", "E1", 1, "好")),
        current=base(),
    ).after
    return replace(entered, periods=(PeriodRecord("2026-10", PeriodState.LOCKED),))


def test_a_locked_period_refuses_changes_row_by_row() -> None:
    locked = locked_october()
    sheet = actuals(
        ("2026-10", "员工", "E1", "K5", 90),
        ("2026-10", "员工", "E2", "K5", 80),
        ("2026-11", "员工", "E1", "K5", 70),
    )
    problem = only(previewed(sheet, current=locked))
    assert (problem.code, problem.row, problem.column) == ("period_locked", 3, "考核期")
    more = raw(
        "加减分", ADJUSTMENTS, ("2026-10", "员工", "E1", 1, "好"), ("2026-10", "员工", "E1", 1, "很好")
    )
    assert codes(previewed(more, current=locked)) == ["period_locked"]


def test_unchanged_rows_of_a_locked_period_are_fine() -> None:
    sheet = actuals(("2026-10", "员工", "E1", "K5", "90.0"))
    same = raw("加减分", ADJUSTMENTS, ("2026-10", "员工", "E1", 1, "好"))
    assert previewed(
        sheet, same, raw("考核期", ("考核期", "状态"), ("2026-10", "锁定")), current=locked_october()
    ).idle


def test_a_workbook_cannot_reopen_a_locked_period() -> None:
    sheet = raw("考核期", ("考核期", "状态"), ("2026-10", "开放"))
    assert codes(previewed(sheet, current=locked_october())) == ["period_reopened"]


def test_a_card_is_not_blamed_for_a_row_that_cannot_be_placed() -> None:
    headers = (*CARD_HEADERS, "生效")
    rows = ("员工", "E1", "月度", "K5", 60, None, "2026-01-01"), ("员工", "E1", "月度", "K1", 40, 5, "一月")
    assert codes(previewed(cards(*rows, headers=headers), current=base())) == ["not_a_date"]
    rows = ("员工", "E1", "月度", "K5", 60, None, None), ("员工", "E1", "每月", "K1", 40, 5, None)
    assert codes(previewed(cards(*rows, headers=headers), current=base())) == ["not_a_choice"]


def test_a_sheet_without_its_codes_is_told_once() -> None:
    people = raw("员工", ("工号", "姓名", "部门编码"), ("E1", "a", "D1"), ("E2", "b", "D1"))
    assert codes(previewed(raw("部门", ("名称",), ("生产部",)), people)) == ["column_missing"]


def test_grades_of_other_names_need_a_ceiling_of_theirs() -> None:
    unsaid = raw("设置", ("项目", "内容"), ("等级", "优>=90:1.2, 差:0"))
    assert codes(previewed(unsaid)) == ["escalation_lost"]
    said = raw("设置", ("项目", "内容"), ("等级", "优>=90:1.2, 差:0"), ("否决升级上限", "C"))
    assert codes(previewed(said)) == ["ceiling_unknown"]


def test_what_a_locked_period_holds_is_not_judged_by_the_rules_of_today() -> None:
    locked = locked_october()
    sheets = (
        actuals(("2026-10", "员工", "E1", "K5", 90)),
        raw("加减分", ADJUSTMENTS, ("2026-10", "员工", "E1", 1, "好")),
        raw("指标", KPI_HEADERS, ("K5", "得分", "分", "正向", "说明法", "levels=好:100")),
        raw("设置", ("项目", "内容"), ("加减分上限", 0)),
    )
    preview = previewed(*sheets, current=locked)
    assert codes(preview) == []
    assert preview.after.actuals == locked.actuals
    changed = actuals(("2026-10", "员工", "E1", "K5", "好"))
    assert codes(previewed(changed, *sheets[1:], current=locked)) == ["period_locked"]
