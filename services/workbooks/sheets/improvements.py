"""行动改进 and 行动检查点: improvement actions and the days on which they are looked at."""

from services.domain.improvement import Improvement, ImprovementCheckpoint
from services.workbooks.columns import Column
from services.workbooks.kinds import Choice, Code, Day, PeriodCode, Text
from services.workbooks.shapes.keyed import KeyedSheet
from services.workbooks.vocabulary import FINDINGS, IMPROVEMENT_STATES, SOURCES

IMPROVEMENTS = KeyedSheet(
    "improvements",
    "行动改进",
    "Improvement actions",
    (
        Column("code", "行动编码", "Action code", Code(), required=True),
        Column("period", "提出于", "Raised on", PeriodCode(), required=True),
        Column("source", "来源", "Source", Choice(SOURCES)),
        Column("speaker", "述职人", "Speaker", Code(), refers="employees"),
        Column("kpi", "指标编码", "KPI", Code(), refers="kpis"),
        Column("issue", "问题描述", "Problem", Text()),
        Column("cause", "原因分析", "Cause", Text()),
        Column("goal", "改进目标", "Goal", Text()),
        Column("measure", "改进措施", "Measure", Text(), required=True),
        Column("owner", "责任人", "Owner", Code(), required=True, refers="employees"),
        Column("due", "完成时限", "Due", Day(), required=True),
        Column("support", "资源支持", "Support", Text()),
        Column("state", "行动状态", "Action state", Choice(IMPROVEMENT_STATES)),
        Column("done_on", "完成日期", "Done on", Day()),
        Column("evidence", "完成证据", "Evidence", Text()),
        Column("closed_by", "验收人", "Closed by", Code(), refers="employees"),
        Column("closed_on", "验收日期", "Closed on", Day()),
        Column("result", "验收意见", "Close-out", Text()),
    ),
    Improvement,
    ("code",),
)

IMPROVEMENT_CHECKPOINTS = KeyedSheet(
    "improvement_checkpoints",
    "行动检查点",
    "Action checkpoints",
    (
        Column("improvement", "行动编码", "Action code", Code(), required=True, refers="improvements"),
        Column("due", "检查日期", "Check on", Day(), required=True),
        Column("expected", "应达到", "Expected", Text(), required=True),
        Column("found", "实际情况", "Found", Text()),
        Column("finding", "检查结论", "Finding", Choice(FINDINGS)),
    ),
    ImprovementCheckpoint,
    ("improvement", "due"),
)
