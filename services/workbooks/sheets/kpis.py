"""指标: the KPIs with their scoring rule and veto."""

from services.domain.kpi import Kpi
from services.workbooks.columns import Column
from services.workbooks.kinds import Choice, Code, MethodName, Name, Text, Unit, YesNo
from services.workbooks.numbers import Whole
from services.workbooks.rules import canonical
from services.workbooks.shapes.keyed import KeyedSheet
from services.workbooks.vocabulary import BASES, DIRECTIONS, SCOPES

KPIS = KeyedSheet(
    "kpis",
    "指标",
    "KPIs",
    (
        Column("code", "编码", "Code", Code(), required=True),
        Column("name", "名称", "Name", Name(), required=True),
        Column("unit", "单位", "Unit", Unit()),
        Column("direction", "方向", "Direction", Choice(DIRECTIONS), required=True),
        Column("method", "计分方法", "Method", MethodName(), required=True),
        Column("parameters", "计分参数", "Parameters", Text()),
        Column("decimals", "小数位", "Decimals", Whole(0, 6)),
        Column("basis", "取值", "Basis", Choice(BASES)),
        Column("provider", "数据提供部门", "Provider", Name()),
        Column("definition", "定义", "Definition", Text()),
        Column("formula", "公式", "Formula", Text()),
        Column("objective", "目标编码", "Objective", Code(), refers="objectives"),
        Column("issue", "问题编码", "Issue", Code(), refers="issues"),
        Column("outcome", "结果指标", "Outcome", Code(), refers="kpis"),
        Column("key_strategic", "关键战略", "Key strategic", YesNo()),
        Column("veto", "否决条件", "Veto", Name()),
        Column("veto_effect", "否决效果", "Veto effect", Name()),
        Column("veto_scope", "否决范围", "Veto scope", Choice(SCOPES)),
    ),
    Kpi,
    ("code",),
    canonical,
)
