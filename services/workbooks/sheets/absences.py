"""缺勤: who was away when, and why."""

from services.domain.organisation import Absence
from services.workbooks.columns import Column
from services.workbooks.kinds import Choice, Code, Day, Text
from services.workbooks.shapes.keyed import KeyedSheet
from services.workbooks.vocabulary import ABSENCES

ABSENCES_SHEET = KeyedSheet(
    "absences",
    "缺勤",
    "Absences",
    (
        Column("employee", "工号", "Employee", Code(), required=True, refers="employees"),
        Column("first_day", "开始日期", "From", Day(), required=True),
        Column("last_day", "结束日期", "To", Day()),
        Column("kind", "类别", "Kind", Choice(ABSENCES)),
        Column("note", "说明", "Note", Text()),
    ),
    Absence,
    ("employee", "first_day"),
)
