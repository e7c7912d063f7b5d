"""战略目标, 问题, 诊断: where the company wants to go and what is in the way."""

from services.domain.strategy import DiagnosisStep, Issue, Objective, StrategyYear
from services.workbooks.columns import Column
from services.workbooks.kinds import Choice, Code, Codes, Day, Name, Text, YesNo
from services.workbooks.numbers import Whole
from services.workbooks.shapes.keyed import KeyedSheet
from services.workbooks.vocabulary import SEVERITIES

YEAR = Whole(1900, 9999)

OBJECTIVES = KeyedSheet(
    "objectives",
    "战略目标",
    "Objectives",
    (
        Column("code", "编码", "Code", Code(), required=True),
        Column("year", "年度", "Year", YEAR),
        Column("perspective", "维度", "Perspective", Name(), required=True),
        Column("name", "名称", "Name", Name(), required=True),
        Column("description", "说明", "Description", Text()),
        Column("supports", "支撑目标", "Supports", Codes(), refers="objectives"),
        Column("x", "横坐标", "X", Whole(-(10**6), 10**6)),
        Column("y", "纵坐标", "Y", Whole(-(10**6), 10**6)),
    ),
    Objective,
    ("code",),
)

ISSUES = KeyedSheet(
    "issues",
    "问题",
    "Issues",
    (
        Column("code", "编码", "Code", Code(), required=True),
        Column("department", "部门编码", "Department", Code(), required=True, refers="departments"),
        Column("issue", "问题", "Issue", Text(), required=True),
        Column("evidence", "证据", "Evidence", Text()),
        Column("objective", "目标编码", "Objective", Code(), refers="objectives"),
        Column("severity", "严重度", "Severity", Choice(SEVERITIES)),
    ),
    Issue,
    ("code",),
)

DIAGNOSIS = KeyedSheet(
    "diagnosis",
    "诊断",
    "Diagnosis",
    (
        Column("year", "年度", "Year", YEAR, required=True),
        Column("step", "步骤", "Step", Whole(1, 4), required=True),
        Column("findings", "结论", "Findings", Text()),
        Column("evidence", "证据", "Evidence", Text()),
        Column("asked", "访谈对象", "Asked", Text()),
        Column("day", "日期", "Date", Day()),
        Column("done", "完成", "Done", YesNo()),
    ),
    DiagnosisStep,
    ("year", "step"),
)

STRATEGY_YEARS = KeyedSheet(
    "strategy_years",
    "战略年度",
    "Strategy years",
    (
        Column("year", "年度", "Year", YEAR, required=True),
        Column("value_driver", "价值驱动力", "Value driver", Text()),
        Column("strategic_intent", "战略意图", "Strategic intent", Text()),
    ),
    StrategyYear,
    ("year",),
)
