"""考核表: KPI lines with weights and targets; a row a line."""

from decimal import Decimal

from services.workbooks.columns import Column
from services.workbooks.kinds import Choice, Code, Day
from services.workbooks.measures import resolve_line
from services.workbooks.numbers import Measure, Number, Percents
from services.workbooks.shapes.cards import CardsSheet
from services.workbooks.vocabulary import CARD_OWNERS, DIMENSIONS, TOTALS

_POINTS = Number(places=2, low=Decimal(-1000), high=Decimal(1000), unit="分")
_WEIGHT = Number(places=2, low=Decimal(0), high=Decimal(100), exact=True, percents=Percents.POINTS)

SCORECARDS = CardsSheet(
    "scorecards",
    "考核表",
    "Scorecards",
    (
        Column("type", "对象类型", "Subject type", Choice(CARD_OWNERS), required=True),
        Column("code", "对象编码", "Subject", Code(), required=True, refers="subject"),
        Column("dimension", "周期", "Dimension", Choice(DIMENSIONS), required=True),
        Column("total_method", "合计方法", "Total", Choice(TOTALS)),
        Column("kpi", "指标编码", "KPI", Code(), required=True, refers="kpis"),
        Column("weight", "权重", "Weight", _WEIGHT, required=True),
        Column("target", "目标值", "Target", Measure()),
        Column("cap", "封顶", "Cap", _POINTS),
        Column("floor", "保底", "Floor", _POINTS),
        Column("total_cap", "总分封顶", "Total cap", _POINTS),
        Column("total_floor", "总分保底", "Total floor", _POINTS),
        Column("valid_from", "生效", "From", Day()),
        Column("valid_to", "失效", "To", Day()),
    ),
    resolve_line,
)
