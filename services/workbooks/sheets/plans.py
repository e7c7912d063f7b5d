"""计划: what each owner means to do in a period."""

from services.domain.entry import PlanLine
from services.workbooks.columns import Column
from services.workbooks.kinds import Code, Due, PeriodCode, Text
from services.workbooks.shapes.grouped import GroupedSheet

PLANS = GroupedSheet(
    "plans",
    "计划",
    "Plans",
    (
        Column("period", "考核期", "Period", PeriodCode(), required=True),
        Column("owner", "责任人", "Owner", Code(), required=True, refers="employees"),
        Column("goal", "目标", "Goal", Text(), required=True),
        Column("action", "关键行动措施", "Key action", Text(), required=True),
        Column("due", "完成时限", "Due", Due(), required=True),
        Column("kpi", "指标编码", "KPI", Code(), refers="kpis"),
    ),
    PlanLine,
    ("period", "owner"),
    ("period", "owner"),
)
