"""年度目标, 月度目标: a year's targets and their months."""

from models.terms import Dimension
from services.domain.period import Period
from services.domain.target import MonthTarget, YearTarget
from services.workbooks.columns import Column
from services.workbooks.kinds import Choice, Code, Kind, as_text
from services.workbooks.numbers import Number
from services.workbooks.problems import Refused
from services.workbooks.raw import CellValue
from services.workbooks.shapes.keyed import KeyedSheet
from services.workbooks.sheets.strategy import YEAR
from services.workbooks.text import UnreadableText, parse_period_code
from services.workbooks.vocabulary import SUBJECTS


class Month(Kind):
    """A month by its code; unlike a period it need not be open, and is not opened for being named."""

    by_text = False

    def parse(self, cell: CellValue, *, percent: bool) -> object:  # noqa: ARG002 - no percents here
        """The month's code."""
        try:
            code = parse_period_code(
                cell if not isinstance(cell, bool) and cell is not None else as_text(cell)
            )
        except UnreadableText as problem:
            raise Refused("not_a_period", value=as_text(cell)) from problem
        if Period.parse(code).dimension is not Dimension.MONTHLY:
            raise Refused("not_a_period", value=code)
        return code


_TARGET = (
    Column("kpi", "指标编码", "KPI", Code(), required=True, refers="kpis"),
    Column("type", "对象类型", "Subject type", Choice(SUBJECTS), required=True),
    Column("subject", "对象编码", "Subject", Code(), required=True, refers="subject"),
)

YEAR_TARGETS = KeyedSheet(
    "year_targets",
    "年度目标",
    "Year targets",
    (
        Column("year", "年度", "Year", YEAR, required=True),
        *_TARGET,
        Column("total", "目标值", "Target", Number(), required=True),
    ),
    YearTarget,
    ("year", "kpi", "type", "subject"),
)

MONTH_TARGETS = KeyedSheet(
    "month_targets",
    "月度目标",
    "Month targets",
    (
        Column("month", "月份", "Month", Month(), required=True),
        *_TARGET,
        Column("value", "目标值", "Target", Number(), required=True),
    ),
    MonthTarget,
    ("month", "kpi", "type", "subject"),
)
