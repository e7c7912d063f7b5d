"""The results workbook, written and read back."""

from pathlib import Path

import openpyxl
import pytest
from openpyxl.chart import BarChart

from services.domain.period import Period
from services.domain.result import PeriodResult
from services.exports import results_workbook
from services.language import Language
from services.scoring.period import PeriodScorer
from tests.services.workbooks.firms import cards, previewed, raw

SUMMARY_ZH = (
    "考核期",
    "对象类型",
    "编码",
    "姓名",
    "部门",
    "合计得分",
    "等级",
    "系数",
    "否决",
    "督查",
    "奖金",
    "排名",
    "状态",
)
SUMMARY_EN = (
    "Period",
    "Subject type",
    "Code",
    "Name",
    "Department",
    "Total",
    "Grade",
    "Coefficient",
    "Veto",
    "Red line",
)
LINES_ZH = ("指标编码", "指标", "权重", "有效权重", "目标值", "实际值", "得分", "加权得分", "计算过程")


def month() -> PeriodResult:
    """A month with a veto, a red line, a line not applicable, a missing one, and somebody exempt."""
    card = (("K1", 66.67, 100), ("K2", 33.33, None))
    records = previewed(
        raw("部门", ("编码", "名称"), ("D1", "=生产部")),
        raw("员工", ("工号", "姓名", "部门编码"), *((f"E{n}", f"员工{n}", "D1") for n in (1, 2, 3, 4))),
        raw(
            "指标",
            ("编码", "名称", "单位", "方向", "计分方法", "否决条件"),
            ("K1", "+兑现率", "%", "正向", "完成率法", "<95"),
            ("K2", "达标", "", "正向", "非此即彼法", None),
        ),
        cards(*(("员工", f"E{n}", "月度", *line) for n in (1, 2, 3, 4) for line in card)),
        raw(
            "实际值",
            ("考核期", "对象类型", "对象编码", "指标编码", "实际值", "不适用原因"),
            ("2026-10", "员工", "E1", "K1", "92.345%", None),
            ("2026-10", "员工", "E1", "K2", "是", None),
            ("2026-10", "员工", "E2", "K1", 105, None),
            ("2026-10", "员工", "E2", "K2", None, "停产"),
            ("2026-10", "员工", "E3", "K1", 99, None),
        ),
        raw("出勤豁免", ("考核期", "工号", "豁免原因"), ("2026-10", "E4", "产假")),
        raw("督查", ("案号", "工号", "日期", "级别", "事实"), ("A1", "E2", "2026-10-05", "III", "违章")),
    )
    assert records.errors == ()
    return PeriodScorer(records.after, Period.parse("2026-10")).result()


@pytest.fixture
def book(tmp_path: Path) -> openpyxl.Workbook:
    path = tmp_path / "结果.xlsx"
    assert results_workbook(month(), path, Language("zh")) == ()
    return openpyxl.load_workbook(path)


def test_summary_has_a_row_a_subject_in_the_contracts_columns(book: openpyxl.Workbook) -> None:
    rows = list(book["汇总"].iter_rows(values_only=True))
    assert rows[0] == SUMMARY_ZH
    assert [row[2] for row in rows[1:]] == ["E1", "E2", "E3", "E4"]
    first, second, third, fourth = rows[1:]
    assert first == ("2026-10", "员工", "E1", "员工1", "=生产部", 94.9, "B", 0, "K1", None, None, 2, "完整")
    assert second == (
        "2026-10",
        "员工",
        "E2",
        "员工2",
        "=生产部",
        105,
        "A",
        0.55,
        None,
        "III",
        None,
        1,
        "完整",
    )
    assert third[5:] == (None, None, None, None, None, None, None, "不完整")
    assert fourth[5:8] + fourth[11:] == (None, None, None, None, "豁免")


def test_lines_show_weights_values_and_how_the_score_came_about(book: openpyxl.Workbook) -> None:
    rows = list(book["明细"].iter_rows(values_only=True))
    assert rows[0][4:] == LINES_ZH
    by = {(row[2], row[4]): row[5:] for row in rows[1:]}
    assert by["E1", "K1"][:7] == ("+兑现率", 66.67, 66.67, 100, 92.345, 92.35, 61.57)
    assert by["E1", "K1"][7].startswith("完成率")
    assert by["E1", "K2"][4] == "是"
    assert by["E2", "K2"][1:7] == (33.33, None, None, None, None, None)
    assert by["E2", "K1"][2] == 100


def test_exceptions_name_subject_kpi_and_what(book: openpyxl.Workbook) -> None:
    rows = {(row[2], row[4], row[6]) for row in book["异常"].iter_rows(min_row=2, values_only=True)}
    assert rows >= {
        ("E1", "K1", "否决"),
        ("E2", "K2", "不适用"),
        ("E3", "K2", "缺数据"),
        ("E4", None, "豁免"),
    }
    assert ("D1", None, "无考核表") in rows


def test_numbers_are_numbers_and_text_is_never_a_formula(book: openpyxl.Workbook) -> None:
    total, department, kpi = book["汇总"]["F2"], book["汇总"]["E2"], book["明细"]["F2"]
    assert (total.data_type, total.number_format) == ("n", "0.00")
    assert (department.data_type, department.value) == ("s", "=生产部")
    assert (kpi.data_type, kpi.value) == ("s", "+兑现率")
    assert book["汇总"]["H3"].number_format == "General"


def test_headers_stay_in_sight_and_columns_fit(book: openpyxl.Workbook) -> None:
    for name in ("汇总", "明细", "异常"):
        assert book[name].freeze_panes == "A2"
        assert book[name].column_dimensions["B"].width >= 9
    assert book["明细"].column_dimensions["M"].width > 30


def test_explanations_are_seen_whole_and_numbers_keep_their_distance(book: openpyxl.Workbook) -> None:
    lines = book["明细"]
    cells = [lines.cell(row, 13) for row in range(2, lines.max_row + 1)]
    tall = {cell.row for cell in cells if len(str(cell.value)) > 48}
    assert tall
    assert all((lines.row_dimensions[row].height or 15) >= 30 for row in tall)
    assert all(cell.alignment.wrap_text for cell in cells)
    header, total = book["汇总"]["F1"], book["汇总"]["F2"]
    assert [(cell.alignment.horizontal, cell.alignment.indent) for cell in (header, total)] == 2 * [
        ("right", 1)
    ]


def test_grades_and_totals_are_real_charts(book: openpyxl.Workbook) -> None:
    charts = [chart for sheet in book for chart in sheet._charts]
    assert [type(chart) for chart in charts] == [BarChart, BarChart]
    references = [chart.series[0].val.numRef.f for chart in charts]
    assert references == ["图表!$B$2:$B$6", "汇总!$F$2:$F$5"]
    assert charts[1].x_axis.tickLblSkip == 1, "no name is left out"
    assert [row[1] for row in book["图表"].iter_rows(min_row=2, values_only=True)] == [0, 1, 1, 0, 0]


def test_english_uses_the_contracts_words(tmp_path: Path) -> None:
    path = tmp_path / "results.xlsx"
    results_workbook(month(), path, Language("en"))
    book = openpyxl.load_workbook(path)
    assert book.sheetnames[:3] == ["Summary", "Lines", "Exceptions"]
    rows = list(book["Summary"].iter_rows(values_only=True))
    assert rows[0][:10] == SUMMARY_EN
    assert {row[1] for row in rows[1:]} == {"employee"}
    assert [row[12] for row in rows[1:]] == ["complete", "complete", "incomplete", "exempt"]
    assert {row[6] for row in book["Exceptions"].iter_rows(min_row=2, values_only=True)} == {
        "veto",
        "not applicable",
        "missing",
        "exempt",
        "no card",
    }


def test_the_same_result_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        results_workbook(month(), tmp_path / name, Language("zh"))
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
