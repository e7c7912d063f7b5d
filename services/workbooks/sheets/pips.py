"""绩效改进计划 and 改进检查点: performance improvement plans of 30, 60 and 90 days."""

from services.domain.pip import Pip, PipCheckpoint
from services.workbooks.columns import Column
from services.workbooks.kinds import Choice, Code, Day, Text
from services.workbooks.numbers import Whole
from services.workbooks.shapes.keyed import KeyedSheet
from services.workbooks.vocabulary import FINDINGS, PIP_STATES

PIPS = KeyedSheet(
    "pips",
    "绩效改进计划",
    "Improvement plans",
    (
        Column("code", "改进计划编码", "Plan code", Code(), required=True),
        Column("employee", "改进对象", "Person", Code(), required=True, refers="employees"),
        Column("coach", "辅导人", "Coach", Code(), refers="employees"),
        Column("starts", "开始日期", "From", Day(), required=True),
        Column("reason", "不足之处", "Shortfall", Text(), required=True),
        Column("goal", "改进目标", "Goal", Text(), required=True),
        Column("support", "资源支持", "Support", Text()),
        Column("training", "培训安排", "Training", Text()),
        Column("evidence", "培训证据", "Training evidence", Text()),
        Column("state", "计划状态", "Plan state", Choice(PIP_STATES)),
        Column("closed_on", "结束日期", "Ended on", Day()),
        Column("result", "结论", "Conclusion", Text()),
    ),
    Pip,
    ("code",),
)

PIP_CHECKPOINTS = KeyedSheet(
    "pip_checkpoints",
    "改进检查点",
    "Plan checkpoints",
    (
        Column("pip", "改进计划编码", "Plan code", Code(), required=True, refers="pips"),
        Column("days", "第几天", "After days", Whole(1, 365), required=True),
        Column("expected", "应达到", "Expected", Text(), required=True),
        Column("found", "实际情况", "Found", Text()),
        Column("finding", "检查结论", "Finding", Choice(FINDINGS)),
        Column("checked_by", "检查人", "Checked by", Code(), refers="employees"),
        Column("checked_on", "检查日期", "Checked on", Day()),
    ),
    PipCheckpoint,
    ("pip", "days"),
)
