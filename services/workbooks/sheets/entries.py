"""实际值, 评价, 加减分, 出勤豁免, 否决豁免, 年度分项: what is entered for a period."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from operator import attrgetter
from typing import Any

from models.terms import Method
from services.domain.company import Records
from services.domain.entry import Actual, Adjustment, AnnualPart, Attendance, Rating, Waiver
from services.workbooks.columns import Column
from services.workbooks.kinds import Choice, Code, Name, PeriodCode, Text
from services.workbooks.measures import resolve_actual
from services.workbooks.numbers import Measure, Number, Percents
from services.workbooks.problems import Bilingual
from services.workbooks.shapes.grouped import GroupedSheet
from services.workbooks.shapes.keyed import KeyedSheet
from services.workbooks.sheets.strategy import YEAR
from services.workbooks.vocabulary import GROUPS, SUBJECTS

_PERIOD = Column("period", "考核期", "Period", PeriodCode(), required=True)
_TYPE = Column("type", "对象类型", "Subject type", Choice(SUBJECTS), required=True)
_SUBJECT = Column("subject", "对象编码", "Subject", Code(), required=True, refers="subject")
_KPI = Column("kpi", "指标编码", "KPI", Code(), required=True, refers="kpis")
_OF_PERIOD = attrgetter("period")
_SUBJECT_OF_PERIOD = ("period", "type", "subject")


DEPARTMENT = Bilingual("部门", "Department")
NAME = Bilingual("姓名", "Name")
INDICATOR = Bilingual("指标", "KPI name")
UNIT = Bilingual("单位", "Unit")
KNOWN_TARGET = Bilingual("参考目标", "Target as known")
LACKING = Bilingual("缺什么", "What is missing")
TARGET_TO_FILL = Bilingual("目标值（没有时填写）", "Target (where there is none)")


class _ActualsSheet(KeyedSheet):
    """Actuals, whose value cell holds the number or the text."""

    @property
    def gathers(self) -> str:
        """The list of awaited actuals has a sheet a data provider, named after it."""
        return "value"

    @property
    def asides(self) -> tuple[Bilingual, ...]:
        """What the list of awaited actuals tells those who fill it in."""
        return DEPARTMENT, NAME, INDICATOR, UNIT, KNOWN_TARGET, LACKING

    def cells(self, records: Records) -> Iterator[Mapping[str, object]]:
        """The actuals by key; what only meets or misses a condition is written as yes or no."""
        met = {kpi.code for kpi in records.kpis if kpi.method is Method.PASS_FAIL}
        for row in super().cells(records):
            yield {**row, "value": row["value"] == "yes"} if row["text"] and row["kpi"] in met else row

    def row_of(self, record: Any) -> dict[str, object]:  # noqa: ANN401 - as the shape has it
        """An actual with its text in the place of its value."""
        values = super().row_of(record)
        return {**values, "value": values["text"]} if values["text"] else values


ACTUALS = _ActualsSheet(
    "actuals",
    "实际值",
    "Actuals",
    (
        _PERIOD,
        _TYPE,
        _SUBJECT,
        _KPI,
        Column("value", "实际值", "Actual", Measure()),
        Column("target", "目标值", "Target", Measure()),
        Column("self_score", "自评", "Self score", Number(places=2, low=Decimal(0))),
        Column("na_reason", "不适用原因", "NA reason", Text()),
        Column("note", "说明", "Note", Text()),
    ),
    Actual,
    (*_SUBJECT_OF_PERIOD, "kpi"),
    resolve_actual,
    _OF_PERIOD,
)

RATINGS = GroupedSheet(
    "ratings",
    "评价",
    "Ratings",
    (
        _PERIOD,
        _TYPE,
        _SUBJECT,
        _KPI,
        Column("group", "组别", "Group", Choice(GROUPS), required=True),
        Column("rater", "评价人", "Rater", Name()),
        Column("score", "分数", "Score", Number(low=Decimal(0), high=Decimal(100)), required=True),
        Column("reason", "理由", "Reason", Text()),
    ),
    Rating,
    _SUBJECT_OF_PERIOD,
    (*_SUBJECT_OF_PERIOD, "kpi"),
)

ADJUSTMENTS = GroupedSheet(
    "adjustments",
    "加减分",
    "Adjustments",
    (
        _PERIOD,
        _TYPE,
        _SUBJECT,
        Column("points", "分值", "Points", Number(places=2), required=True),
        Column("reason", "原因", "Reason", Text(), required=True),
    ),
    Adjustment,
    _SUBJECT_OF_PERIOD,
    _SUBJECT_OF_PERIOD,
)

ATTENDANCE = KeyedSheet(
    "attendance",
    "出勤豁免",
    "Attendance",
    (
        _PERIOD,
        Column("employee", "工号", "Employee", Code(), required=True, refers="employees"),
        Column("share", "出勤系数", "Share", Number(percents=Percents.FRACTION)),
        Column("exemption", "豁免原因", "Exemption reason", Text()),
        Column("kept", "不豁免原因", "Declined because", Text()),
    ),
    Attendance,
    ("period", "employee"),
    period=_OF_PERIOD,
)

WAIVERS = KeyedSheet(
    "waivers",
    "否决豁免",
    "Waivers",
    (
        _PERIOD,
        _TYPE,
        _SUBJECT,
        _KPI,
        Column("by", "批准人", "By", Name(), required=True),
        Column("reason", "原因", "Reason", Text(), required=True),
    ),
    Waiver,
    (*_SUBJECT_OF_PERIOD, "kpi"),
    period=_OF_PERIOD,
)

ANNUAL_PARTS = KeyedSheet(
    "annual_parts",
    "年度分项",
    "Annual parts",
    (
        Column("year", "年度", "Year", YEAR, required=True),
        Column("employee", "工号", "Employee", Code(), required=True, refers="employees"),
        Column("part", "分项", "Part", Name(), required=True),
        Column("score", "分数", "Score", Number(places=2), required=True),
    ),
    AnnualPart,
    ("year", "employee", "part"),
    period=lambda part: f"{part.year:04d}",
)
