"""督查: decided red-line cases."""

from services.domain.redline import RedLineCase
from services.workbooks.columns import Column
from services.workbooks.kinds import Choice, Code, Day, Text
from services.workbooks.shapes.keyed import KeyedSheet
from services.workbooks.vocabulary import CLASSES, LIABILITIES

RED_LINES = KeyedSheet(
    "cases",
    "督查",
    "Red lines",
    (
        Column("case", "案号", "Case", Code(), required=True),
        Column("employee", "工号", "Employee", Code(), required=True, refers="employees"),
        Column("day", "日期", "Date", Day(), required=True),
        Column("grade", "级别", "Class", Choice(CLASSES), required=True),
        Column("liability", "责任", "Liability", Choice(LIABILITIES)),
        Column("facts", "事实", "Facts", Text(), required=True),
    ),
    RedLineCase,
    ("case", "employee"),
)
