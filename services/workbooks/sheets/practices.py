"""经验推广 and 推广情况: what worked, and where it was spread."""

from services.domain.practice import Practice, PracticeSpread
from services.workbooks.columns import Column
from services.workbooks.kinds import Choice, Code, Day, Name, PeriodCode, Text
from services.workbooks.shapes.keyed import KeyedSheet
from services.workbooks.vocabulary import SPREADS

PRACTICES = KeyedSheet(
    "practices",
    "经验推广",
    "Good practices",
    (
        Column("code", "经验编码", "Practice code", Code(), required=True),
        Column("period", "提出于", "Raised on", PeriodCode(), required=True),
        Column("title", "经验名称", "Practice", Name(), required=True),
        Column("measure", "做法", "What was done", Text(), required=True),
        Column("result", "成效", "Result", Text()),
        Column("department", "来源部门", "From department", Code(), refers="departments"),
        Column("owner", "提出人", "Put forward by", Code(), refers="employees"),
        Column("kpi", "指标编码", "KPI", Code(), refers="kpis"),
    ),
    Practice,
    ("code",),
)

PRACTICE_SPREADS = KeyedSheet(
    "practice_spreads",
    "推广情况",
    "Practice spread",
    (
        Column("practice", "经验编码", "Practice code", Code(), required=True, refers="practices"),
        Column("department", "推广部门", "Spread to", Code(), required=True, refers="departments"),
        Column("state", "推广状态", "Spread state", Choice(SPREADS)),
        Column("since", "推广日期", "Since", Day()),
        Column("note", "说明", "Note", Text()),
    ),
    PracticeSpread,
    ("practice", "department"),
)
