"""How rows meet the records that are there."""

from decimal import Decimal

from msgspec.structs import replace

from models.terms import PeriodState, TotalMethod
from services.domain.company import Records
from services.domain.entry import Actual
from services.domain.organisation import Department
from services.domain.period import PeriodRecord
from services.domain.scorecard import Line
from services.language import Language
from services.wording.import_problems import problem_line
from services.workbooks.preview import SheetCount
from services.workbooks.problems import Bilingual
from tests.services.workbooks.firms import (
    BASE,
    CARD_HEADERS,
    EMPLOYEE,
    actuals,
    base,
    cards,
    codes,
    only,
    previewed,
    raw,
)

D = Decimal


def test_rows_are_added_changed_or_left_and_absent_ones_stay() -> None:
    current = Records(
        departments=(Department("D1", "一", purpose="甲"), Department("D2", "二"), Department("D3", "三"))
    )
    preview = previewed(
        raw("部门", ("编码", "名称"), ("D1", "壹"), ("D2", "二"), ("D4", "四")), current=current
    )
    assert preview.sheets == (SheetCount(Bilingual("部门", "Departments"), 1, 1, 1),)
    assert preview.counts == (1, 1, 1)
    assert preview.after.departments == (
        Department("D1", "壹", purpose="甲"),
        Department("D2", "二"),
        Department("D3", "三"),
        Department("D4", "四"),
    )
    assert preview.put == {"departments": (Department("D1", "壹", purpose="甲"), Department("D4", "四"))}


def test_the_preview_tells_old_and_new() -> None:
    current = Records(departments=(Department("D1", "一", purpose="甲"),))
    preview = previewed(raw("部门", ("编码", "名称", "系数"), ("D1", "壹", D("1.2"))), current=current)
    assert preview.changes[0].differences("zh") == [("名称", "一", "壹"), ("系数", None, D("1.2"))]


def test_a_blank_cell_clears_and_an_absent_column_leaves() -> None:
    current = Records(departments=(Department("D1", "一", purpose="甲", coefficient=D("1.1")),))
    preview = previewed(raw("部门", ("编码", "名称", "工作目的"), ("D1", "一", None)), current=current)
    assert preview.after.departments == (Department("D1", "一", purpose="", coefficient=D("1.1")),)


def test_a_row_that_stands_twice_is_an_error_that_names_both() -> None:
    preview = previewed(raw("部门", ("编码", "名称"), ("D1", "一"), ("Ｄ1", "壹")))
    assert [(p.code, p.row, p.facts["other"]) for p in preview.errors] == [("row_twice", 3, 2)]
    again = actuals(("2026-10", "员工", "E1", "K5", 1), ("2026年10月", "employee", "E1", "K5", 2))
    problem = only(previewed(again, current=base()))
    assert problem.code == "row_twice"
    assert "“2026-10 · 员工 · E1 · K5”" in problem_line(Language("zh"), problem)


def test_a_row_that_stands_twice_in_two_sheets_names_the_other_sheet() -> None:
    problem = only(
        previewed(
            raw("部门", ("编码", "名称"), ("D1", "一")), raw("Departments", ("Code", "Name"), ("D1", "壹"))
        )
    )
    assert (problem.code, problem.sheet, problem.row) == ("row_twice_apart", "Departments", 2)
    assert problem.facts["sheet"] == "部门"


def test_a_card_version_is_replaced_whole() -> None:
    headers = (*CARD_HEADERS, "封顶", "合计方法")
    first = previewed(
        cards(
            ("员工", "E1", "月度", "K1", 60, 5, 150, "单一评分"),
            ("员工", "E1", "月度", "K5", 40, None, None, None),
            headers=headers,
        ),
        current=base(),
    ).after
    preview = previewed(
        cards(("员工", "E1", "月度", "K5", 30, None), ("员工", "E1", "月度", "K1", 70, 6)), current=first
    )
    card = preview.after.scorecards[0]
    assert card.lines == (Line("K5", D(30)), Line("K1", D(70), D(6), D(150)))
    assert card.total_method is TotalMethod.SIMPLE
    assert preview.counts == (0, 2, 0)
    smaller = previewed(cards(("员工", "E1", "月度", "K5", 100, None)), current=first).after.scorecards
    assert [line.kpi for line in smaller[0].lines] == ["K5"]


def test_a_subjects_adjustments_ratings_and_plans_of_a_period_are_replaced_whole() -> None:
    headers = ("考核期", "对象类型", "对象编码", "分值", "原因")
    first = previewed(
        raw(
            "加减分",
            headers,
            ("2026-10", "员工", "E1", 1, "甲"),
            ("2026-10", "员工", "E1", 2, "乙"),
            ("2026-10", "员工", "E2", 3, "丙"),
        ),
        current=base(),
    ).after
    preview = previewed(raw("加减分", headers, ("2026-10", "员工", "E1", 2, "乙")), current=first)
    assert [(a.subject, a.position, a.reason) for a in preview.after.adjustments] == [
        ("E2", 0, "丙"),
        ("E1", 0, "乙"),
    ]
    assert [(a.subject, a.position) for a in preview.removed["adjustments"]] == [("E1", 1)]


def test_settings_and_company_take_over_the_items_that_are_there() -> None:
    preview = previewed(
        raw("公司", ("项目", "内容"), ("名称", "某厂"), ("财年起始月", "4月")),
        raw(
            "Settings",
            ("Item", "Value"),
            ("Adjustment Bound", 5),
            ("等级", "优>=90：1.2，C：0.8"),
            ("颜色", "红"),
        ),
    )
    settings = preview.after.settings
    assert (settings.name, settings.fiscal_start, settings.adjustment_bound) == ("某厂", 4, 5)
    assert [grade.name for grade in settings.grades] == ["优", "C"]
    assert [p.code for p in preview.problems] == ["item_unknown"]
    assert codes(previewed(raw("公司", ("项目", "内容"), ("财年起始月", 13)))) == ["number_above"]
    assert codes(previewed(raw("公司", ("项目", "内容"), ("名称", "a"), ("name", "b")))) == ["row_twice"]
    assert codes(previewed(raw("设置", ("项目", "内容"), ("等级", "优:1, 良:1")))) == ["grades.last"]


def test_every_period_named_is_opened_and_locked_ones_lock_in_order_of_time() -> None:
    preview = previewed(
        actuals(("2026Q3", "员工", "E1", "K5", 1), ("2026-09", "员工", "E1", "K5", 1)),
        raw(
            "考核期",
            ("考核期", "状态"),
            ("2026Q3", "locked"),
            ("2026-10", "open"),
            ("2026-09", "锁定"),
            ("2026-02", "锁定"),
        ),
        current=replace(base(), periods=(PeriodRecord("2026-02"),)),
    )
    assert preview.errors == ()
    assert preview.opened == ("2026-09", "2026Q3", "2026-10")
    assert preview.locked == ("2026-02", "2026-09", "2026Q3")
    assert {period.state for period in preview.after.periods} == {PeriodState.OPEN}


def test_importing_what_was_just_imported_changes_nothing() -> None:
    sheets = (
        *BASE,
        actuals(("2026-10", "员工", "E1", "K5", D("0.1234567"))),
        cards(("员工", "E1", "月度", "K1", 100, 5)),
    )
    first = previewed(*sheets)
    again = previewed(*sheets, current=first.after)
    assert again.idle
    assert again.after == first.after


def test_an_actual_turns_from_number_to_text_and_back() -> None:
    current = replace(
        base(),
        periods=(PeriodRecord("2026-10"),),
        actuals=(Actual("2026-10", EMPLOYEE, "E1", "K3", D(3)),),
    )
    met = previewed(actuals(("2026-10", "员工", "E1", "K3", "是")), current=current).after
    assert (met.actuals[0].value, met.actuals[0].text) == (None, "yes")
    back = previewed(actuals(("2026-10", "员工", "E1", "K3", 2)), current=met).after
    assert (back.actuals[0].value, back.actuals[0].text) == (2, None)
