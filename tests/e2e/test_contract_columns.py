"""Every sheet of the company workbook: which columns are required, and the words of both languages."""

from pathlib import Path
from typing import Any

import pytest

from tests.e2e.company_book import COLUMNS, Firm, Row, departments, direct, people

REQUIRED: dict[str, list[str]] = {
    "Company": ["Item", "Value"],
    "Settings": ["Item", "Value"],
    "Objectives": ["Code", "Perspective", "Name"],
    "Departments": ["Code", "Name"],
    "Positions": ["Code", "Name"],
    "Employees": ["Number", "Name", "Department"],
    "Issues": ["Code", "Department", "Issue"],
    "KPIs": ["Code", "Name", "Direction", "Method"],
    "Scorecards": ["Subject type", "Subject", "Dimension", "KPI", "Weight"],
    "Actuals": ["Period", "Subject type", "Subject", "KPI"],
    "Ratings": ["Period", "Subject type", "Subject", "KPI", "Group", "Score"],
    "Adjustments": ["Period", "Subject type", "Subject", "Points", "Reason"],
    "Attendance": ["Period", "Employee"],
    "Waivers": ["Period", "Subject type", "Subject", "KPI", "By", "Reason"],
    "Periods": ["Period"],
    "Moves": ["Employee", "Date"],
    "Annual parts": ["Year", "Employee", "Part", "Score"],
    "Diagnosis": ["Year", "Step"],
    "Red lines": ["Case", "Employee", "Date", "Class", "Facts"],
    "Plans": ["Period", "Owner", "Goal", "Key action", "Due"],
}
SAMPLE: dict[str, object] = {
    "Item": "anonymity minimum", "Value": 3, "Perspective": "财务", "Department": "D1", "Issue": "Late",
    "Direction": "higher", "Method": "direct", "Subject type": "department", "Subject": "D1",
    "Dimension": "annual",
    "KPI": "K1", "Weight": 100, "Period": "2026-10", "Group": "superior", "Score": 90, "Points": 1,
    "Reason": "r",
    "Employee": "E1", "By": "B", "Date": "2026-10-05", "Year": 2026, "Part": "review", "Step": 1,
    "Case": "C1",
    "Class": "III", "Facts": "f", "Owner": "E1", "Goal": "G", "Key action": "A", "Due": "2026-10-31",
    "Code": "X1", "Name": "X", "Number": "X1",
}  # fmt: skip
OWN: dict[str, Row] = {
    "Company": {"Item": "name", "Value": "Firm"},
    "Ratings": {"KPI": "KG"},
    "Waivers": {"KPI": "KV"},
    "Moves": {"Department": "D1"},
}
BASE: dict[str, list[Row]] = {
    "Departments": departments(["D1"]),
    "Employees": people(["E1"], "D1"),
    "KPIs": [
        *direct("K1"),
        *direct("KV", Veto="<5"),
        {"Code": "KG", "Name": "G", "Direction": "higher", "Method": "rating",
         "Parameters": "groups=superior:1"},
    ],
}  # fmt: skip


def row(sheet: str) -> dict[str, object]:
    """A row with the required cells only."""
    return {name: SAMPLE[name] for name in REQUIRED[sheet]} | dict(OWN.get(sheet, {}))


def test_the_required_columns_are_enough(tmp_path: Path) -> None:
    """A move says where to: one of its two columns is needed as well."""
    tables: dict[str, list[Row]] = {}
    for sheet in REQUIRED:
        if sheet in BASE:
            tables[sheet] = list(BASE[sheet])
        else:
            tables[sheet] = [row(sheet)]
    firm = Firm(tmp_path)
    assert firm.take(tables).err == ""
    assert firm.export()["Periods"][1:] == [["2026-10", "open"]]


@pytest.fixture(scope="module")
def without(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[str], list[str]]:
    """What is told when the second, and when every other, required cell of each sheet is blank."""
    firm = Firm(tmp_path_factory.mktemp("columns"), tables=BASE)
    full = {sheet: row(sheet) for sheet in REQUIRED}
    full["Periods"]["State"] = "open"
    blank: dict[str, list[Row]] = {
        sheet: [{**full[sheet], name: None} for name in names] for sheet, names in REQUIRED.items()
    }
    absent: dict[str, list[Row]] = {
        sheet: [{k: v for k, v in full[sheet].items() if k != names[-1]}] for sheet, names in REQUIRED.items()
    }
    return firm.refuses(blank), firm.refuses(absent)


@pytest.mark.parametrize("sheet", REQUIRED)
def test_a_required_cell_or_column_is_asked_for(without: tuple[list[str], list[str]], sheet: str) -> None:
    blank, absent = without
    for number, name in enumerate(REQUIRED[sheet], start=2):
        assert any(line.startswith(f"{sheet}, row {number}, column {name}: ") for line in blank), (
            name,
            blank,
        )
    assert any(line.startswith(sheet) and REQUIRED[sheet][-1] in line for line in absent), absent


ZH: dict[str, list[dict[str, Any]]] = {
    "公司": [{"项目": "名称", "内容": "厂"}, {"项目": "财年起始月", "内容": 1}, {"项目": "价值驱动力",
                                                               "内容": "v"},
             {"项目": "战略意图", "内容": "s"}],
    "设置": [{"项目": "等级", "内容": "S≥110：1.2，A>=100:1.1，B>=85:1.0，C>=70:0.8，D:0.5"},
             {"项目": "加减分上限", "内容": 10}, {"项目": "公司系数", "内容": 1}, {"项目": "否决升级次数",
                                                                  "内容": 3},
             {"项目": "否决升级上限", "内容": "C"}, {"项目": "年度构成",
                                           "内容": "months:60, satisfaction:25, review:15"},
             {"项目": "匿名下限", "内容": 3}],
    "部门": [{"编码": "D1", "名称": "一"}],
    "岗位": [{"编码": "P1", "名称": "工", "部门编码": "D1", "关键岗位": "是"}],
    "员工": [{"工号": "E1", "姓名": "甲", "部门编码": "D1", "岗位编码": "P1"}],
    "问题": [{"编码": f"W{n}", "部门编码": "D1", "问题": "迟", "严重度": word} for n,
           word in enumerate("高中低")],
    "指标": [
        *({"编码": f"K{n}", "名称": "k", "方向": "正向", "计分方法": "直接计分", "取值": word,
           "关键战略": "否"}
          for n, word in enumerate(["当期", "累计"])),
        {"编码": "KV", "名称": "k", "方向": "反向", "计分方法": "直接计分", "否决条件": "＞0",
         "否决效果": "等级≤C",
         "否决范围": "部门"},
        {"编码": "KW", "名称": "k", "方向": "趋中", "计分方法": "直接计分", "否决条件": "≥9",
         "否决范围": "本人"},
        {"编码": "KB", "名称": "k", "方向": "反向", "计分方法": "区间法",
         "计分参数": "bands=3：100，否则：0"},
        {"编码": "KG", "名称": "k", "方向": "正向", "计分方法": "评价法",
         "计分参数": "groups=superior:100; trim=no"},
    ],
    "考核表": [
        {"对象类型": kind, "对象编码": code, "周期": word, "合计方法": method, "指标编码": "K0", "权重": 100}
        for kind, code, word, method in (
            ("部门", "D1", "月度", "加权平均"), ("岗位", "P1", "季度", "单一评分"), ("员工", "E1", "半年度",
                                                                     None),
            ("员工", "E1", "年度", None),
        )
    ],
    "实际值": [{"考核期": "2026-10", "对象类型": kind, "对象编码": code, "指标编码": "K0", "实际值": 90}
               for kind, code in (("部门", "D1"), ("员工", "E1"))],
    "评价": [{"考核期": "2026-10", "对象类型": "员工", "对象编码": "E1", "指标编码": "KG", "组别": group,
            "分数": 90}
             for group in ("自评", "上级", "同级", "下级", "专家", "内部客户", "外部客户", "外部客户")],
    "考核期": [{"考核期": "2026-10", "状态": "开放"}],
    "督查": [{"案号": f"A{n}", "工号": "E1", "日期": "2026-10-05", "级别": "III", "责任": word, "事实": "f"}
             for n, word in enumerate(["直接", "领导", "连带"])],
}  # fmt: skip


def test_every_chinese_word_has_its_english_one(tmp_path: Path) -> None:
    firm = Firm(tmp_path)
    answer = firm.take(ZH)
    allowed = [line for line in answer.lines if "column Score" not in line and "group" not in line]
    assert allowed == []
    book = firm.export("en")

    def column(sheet: str, name: str) -> list[object]:
        header, *rows = book[sheet]
        return [cells[header.index(name)] for cells in rows]

    assert column("Issues", "Severity") == ["high", "medium", "low"]
    assert column("KPIs", "Direction") == ["higher", "higher", "lower", "higher", "lower", "closer"]
    assert column("KPIs", "Basis")[:2] == ["period", "year-to-date"]
    assert column("Scorecards", "Subject type") == ["department", "employee", "employee", "position"]
    assert set(column("Scorecards", "Dimension")) == {"monthly", "quarterly", "half-yearly", "annual"}
    assert set(column("Ratings", "Group")) == {
        "self", "superior", "peer", "subordinate", "expert", "inner", "outer",
    }  # fmt: skip
    assert column("Red lines", "Liability") == ["direct", "managerial", "joint"]
    assert column("Periods", "State") == ["open"]
    assert {row[0]: row[1] for row in book["Company"][1:]}["name"] == "厂"
    assert set(COLUMNS) >= {("Periods", "考核期")}
