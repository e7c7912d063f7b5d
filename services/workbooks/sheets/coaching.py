"""绩效辅导: what was talked over with people while a period ran."""

from services.domain.coaching import CoachingNote
from services.workbooks.columns import Column
from services.workbooks.kinds import Code, Day, Name, PeriodCode, Text
from services.workbooks.shapes.grouped import GroupedSheet

COACHING = GroupedSheet(
    "coaching",
    "绩效辅导",
    "Coaching",
    (
        Column("period", "考核期", "Period", PeriodCode(), required=True),
        Column("employee", "工号", "Employee", Code(), required=True, refers="employees"),
        Column("day", "日期", "Date", Day(), required=True),
        Column("coach", "辅导人", "Coach", Name()),
        Column("note", "辅导内容", "Note", Text(), required=True),
        Column("follow_up", "后续安排", "Follow-up", Text()),
    ),
    CoachingNote,
    ("period", "employee"),
    ("period", "employee"),
    bound=False,
)
