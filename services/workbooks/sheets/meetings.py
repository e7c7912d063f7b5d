"""述职会, 参会人员, 会议议程, 决议, 述职表: the report meetings and what was said in them."""

from services.domain.meeting import AgendaItem, Meeting, Participant, Resolution
from services.domain.report import Report
from services.workbooks.columns import Column
from services.workbooks.kinds import Choice, Clock, Code, Day, Name, PeriodCode, Text
from services.workbooks.numbers import Whole
from services.workbooks.shapes.grouped import GroupedSheet
from services.workbooks.shapes.keyed import KeyedSheet
from services.workbooks.vocabulary import ORDERS, PRESENCES, SUPPORT_ANSWERS

_PERIOD = Column("period", "考核期", "Period", PeriodCode(), required=True)
_ITEM = Column("item", "议程编号", "Item", Code(), required=True)
_MINUTES = Whole(0, 600)

MEETINGS = KeyedSheet(
    "meetings",
    "述职会",
    "Meetings",
    (
        _PERIOD,
        Column("day", "会议日期", "Meeting date", Day(), required=True),
        Column("starts", "开始时间", "Starts", Clock()),
        Column("ends", "结束时间", "Ends", Clock()),
        Column("place", "地点", "Place", Name()),
        Column("chair", "主持人", "Chair", Code(), refers="employees"),
        Column("recorder", "记录人", "Recorder", Code(), refers="employees"),
        Column("report_minutes", "汇报分钟", "Report minutes", _MINUTES),
        Column("challenge_minutes", "质询分钟", "Challenge minutes", _MINUTES),
        Column("comment_minutes", "点评分钟", "Comment minutes", _MINUTES),
        Column("order", "述职顺序", "Speaking order", Choice(ORDERS)),
        Column("started_at", "实际开始", "Began at", Name()),
        Column("ended_at", "实际结束", "Ended at", Name()),
    ),
    Meeting,
    ("period",),
)

PARTICIPANTS = KeyedSheet(
    "participants",
    "参会人员",
    "Participants",
    (
        _PERIOD,
        Column("employee", "参会人", "Participant", Code(), required=True, refers="employees"),
        Column("presence", "到会情况", "Presence", Choice(PRESENCES)),
        Column("note", "说明", "Note", Text()),
    ),
    Participant,
    ("period", "employee"),
)

AGENDA = KeyedSheet(
    "agenda",
    "会议议程",
    "Agenda",
    (
        _PERIOD,
        _ITEM,
        Column("position", "议程顺序", "Place in the order", Whole(0, 999), required=True),
        Column("speaker", "述职人", "Speaker", Code(), refers="employees"),
        Column("department", "部门编码", "Department", Code(), refers="departments"),
        Column("title", "议题", "Subject", Text()),
        Column("minutes", "计划分钟", "Minutes", _MINUTES),
        Column("used", "实际用时（秒）", "Seconds used", Whole(0, 86_400)),
        Column("notes", "会议记录", "Minutes taken", Text()),
        Column("challenges", "质询与答复", "Challenges", Text()),
        Column("support", "支持答复", "Support answer", Choice(SUPPORT_ANSWERS)),
        Column("support_note", "支持说明", "Support remark", Text()),
    ),
    AgendaItem,
    ("period", "item"),
)

RESOLUTIONS = GroupedSheet(
    "resolutions",
    "决议",
    "Resolutions",
    (
        _PERIOD,
        _ITEM,
        Column("text", "决议内容", "Resolution", Text(), required=True),
        Column("owner", "责任人", "Owner", Code(), refers="employees"),
        Column("due", "完成时限", "Due", Day()),
        Column("improvement", "行动编码", "Action code", Code(), refers="improvements"),
    ),
    Resolution,
    ("period", "item"),
    ("period", "item"),
    bound=False,
)

REPORTS = KeyedSheet(
    "reports",
    "述职表",
    "Report sheets",
    (
        _PERIOD,
        Column("employee", "述职人", "Speaker", Code(), required=True, refers="employees"),
        Column("worked", "措施与成效", "What worked", Text()),
        Column("causes", "差距与原因", "Gaps and causes", Text()),
        Column("support", "需要支持", "Support needed", Text()),
    ),
    Report,
    ("period", "employee"),
)
