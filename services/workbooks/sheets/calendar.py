"""工作日历: the firm's own days off and working days."""

from services.domain.workday import CalendarDay
from services.workbooks.columns import Column
from services.workbooks.kinds import Choice, Day, Name
from services.workbooks.shapes.keyed import KeyedSheet
from services.workbooks.vocabulary import DAY_KINDS

CALENDAR = KeyedSheet(
    "calendar",
    "工作日历",
    "Calendar",
    (
        Column("day", "日历日期", "Calendar day", Day(), required=True),
        Column("kind", "上班或休息", "Work or off", Choice(DAY_KINDS), required=True),
        Column("name", "日历说明", "What for", Name()),
    ),
    CalendarDay,
    ("day",),
)
