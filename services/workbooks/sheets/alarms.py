"""背离处理: what was answered to divergence alarms."""

from services.domain.alarm import AlarmAnswer
from services.workbooks.columns import Column
from services.workbooks.kinds import Choice, Code, Text
from services.workbooks.shapes.keyed import KeyedSheet
from services.workbooks.sheets.targets import Month
from services.workbooks.vocabulary import ALARM_ANSWERS

ALARM_ANSWERS_SHEET = KeyedSheet(
    "alarm_answers",
    "背离处理",
    "Alarm answers",
    (
        Column("kpi", "指标编码", "KPI", Code(), required=True, refers="kpis"),
        Column("outcome", "结果指标", "Outcome", Code(), required=True, refers="kpis"),
        Column("month", "月份", "Month", Month(), required=True),
        Column("answer", "处理", "Answer", Choice(ALARM_ANSWERS), required=True),
        Column("reason", "原因", "Reason", Text(), required=True),
        Column("until", "暂缓至", "Until", Month()),
    ),
    AlarmAnswer,
    ("kpi", "outcome", "month"),
)
