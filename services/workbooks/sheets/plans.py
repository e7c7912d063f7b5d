"""计划 and 计划审批: what each owner means to do in a period, and who approved it."""

from services.domain.plan import PlanApproval, PlanLine
from services.workbooks.columns import Column
from services.workbooks.kinds import Choice, Code, Day, Due, PeriodCode, PeriodName, Text
from services.workbooks.shapes.grouped import GroupedSheet
from services.workbooks.shapes.keyed import KeyedSheet
from services.workbooks.vocabulary import PLAN_STATES

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
        Column("support", "资源支持", "Support", Text()),
        Column("state", "完成状态", "Progress", Choice(PLAN_STATES)),
        Column("done_on", "完成日期", "Done on", Day()),
        Column("outcome", "完成情况", "Outcome", Text()),
        Column("since", "结转自", "Carried from", PeriodName()),
        Column("improvement", "行动编码", "Action code", Code(), refers="improvements"),
    ),
    PlanLine,
    ("period", "owner"),
    ("period", "owner"),
)

PLAN_APPROVALS = KeyedSheet(
    "plan_approvals",
    "计划审批",
    "Plan approvals",
    (
        Column("period", "考核期", "Period", PeriodCode(), required=True),
        Column("owner", "责任人", "Owner", Code(), required=True, refers="employees"),
        Column("by", "审批人", "Approved by", Code(), required=True, refers="employees"),
        Column("day", "审批日期", "Approved on", Day(), required=True),
        Column("note", "审批意见", "Remark", Text()),
    ),
    PlanApproval,
    ("period", "owner"),
)
