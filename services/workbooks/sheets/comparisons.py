"""两两比较: the pairwise comparisons behind a card's weights."""

from services.domain.scorecard import Comparison
from services.workbooks.columns import Column
from services.workbooks.kinds import Choice, Code, Day, Name
from services.workbooks.numbers import Whole
from services.workbooks.shapes.keyed import KeyedSheet
from services.workbooks.vocabulary import CARD_OWNERS, DIMENSIONS

COMPARISONS = KeyedSheet(
    "comparisons",
    "两两比较",
    "Comparisons",
    (
        Column("type", "对象类型", "Subject type", Choice(CARD_OWNERS), required=True),
        Column("code", "对象编码", "Subject", Code(), required=True),
        Column("dimension", "周期", "Dimension", Choice(DIMENSIONS), required=True),
        Column("valid_from", "生效", "From", Day()),
        Column("valid_to", "失效", "To", Day()),
        Column("rater", "评价人", "Rater", Name(), required=True),
        Column("left", "指标编码", "KPI", Code(), required=True, refers="kpis"),
        Column("right", "对比指标", "Against", Code(), required=True, refers="kpis"),
        Column("times", "重要倍数", "Times", Whole(-9, 9), required=True),
    ),
    Comparison,
    ("type", "code", "dimension", "valid_from", "valid_to", "rater", "left", "right"),
    open_ended=("valid_from", "valid_to"),
)
