"""考核期: which periods are open, and which the import locks once its rows are in."""

from services.domain.period import PeriodRecord
from services.workbooks.columns import Column
from services.workbooks.kinds import Choice, PeriodCode
from services.workbooks.shapes.keyed import KeyedSheet
from services.workbooks.vocabulary import STATES

PERIODS = KeyedSheet(
    "periods",
    "考核期",
    "Periods",
    (
        Column("code", "考核期", "Period", PeriodCode(), required=True),
        Column("state", "状态", "State", Choice(STATES)),
    ),
    PeriodRecord,
    ("code",),
)
