"""公司 and 设置: what the company is, and how it scores."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from services.domain.perspectives import format_perspectives, parse_perspectives
from services.errors import Mendable
from services.scoring.parameters import format_annual_parts, format_grades, parse_annual_parts, parse_grades
from services.scoring.tables import canonical_groups
from services.workbooks.columns import Column
from services.workbooks.kinds import Choice, Clock, Code, Kind, Name, Text, as_text
from services.workbooks.numbers import Number, Percents, Whole
from services.workbooks.problems import Bilingual, Refused
from services.workbooks.raw import CellValue
from services.workbooks.shapes.items import ITEM, VALUE, AnyCell, Item, ItemsSheet
from services.workbooks.vocabulary import ORDERS, fold

_COLUMNS = (
    Column(ITEM, "项目", "Item", Name(), required=True),
    Column(VALUE, "内容", "Value", AnyCell(), required=True),
)


@dataclass(frozen=True)
class Table(Kind):
    """A setting that is a small table in one cell, such as the grades."""

    read: Callable[[str], Any]
    show: Callable[[Any], str]

    def parse(self, cell: CellValue, *, percent: bool) -> object:  # noqa: ARG002 - no percents here
        """The table; what the rules refuse is refused here."""
        try:
            return self.read(as_text(cell))
        except Mendable as problem:
            raise Refused(problem.code, **problem.facts) from problem

    def write(self, value: object, language: str) -> CellValue:  # noqa: ARG002 - tables know no language
        """The canonical text."""
        return self.show(value)


class FileLanguage(Kind):
    """The language that the file's prints and lists have when nobody asks for another."""

    def parse(self, cell: CellValue, *, percent: bool) -> str:  # noqa: ARG002 - no percents here
        """The code."""
        code = _LANGUAGES.get(fold(as_text(cell)))
        if code is None:
            raise Refused("not_a_choice", value=as_text(cell), choices=Bilingual(*2 * ("中文 / English",)))
        return code

    def write(self, value: object, language: str) -> CellValue:  # noqa: ARG002 - each language names itself
        """The language's own name."""
        return "English" if value == "en" else "中文"


_LANGUAGES = {"zh": "zh", "中文": "zh", "chinese": "zh", "en": "en", "english": "en", "英文": "en"}
_COEFFICIENT = Number(low=Decimal(0), percents=Percents.FRACTION)

COMPANY = ItemsSheet(
    "settings",
    "公司",
    "Company",
    _COLUMNS,
    (
        Item("name", "名称", "name", Text()),
        Item("fiscal_start", "财年起始月", "fiscal year start", Whole(1, 12)),
        Item("value_driver", "价值驱动力", "value driver", Text()),
        Item("strategic_intent", "战略意图", "strategic intent", Text()),
    ),
)

SETTINGS = ItemsSheet(
    "settings",
    "设置",
    "Settings",
    _COLUMNS,
    (
        Item("grades", "等级", "grades", Table(parse_grades, format_grades)),
        Item("adjustment_bound", "加减分上限", "adjustment bound", Number(places=2, low=Decimal(0))),
        Item("company_coefficient", "公司系数", "company coefficient", _COEFFICIENT),
        Item("veto_escalation", "否决升级次数", "veto escalation", Whole(1, 99)),
        Item("escalation_ceiling", "否决升级上限", "escalation ceiling", Name()),
        Item("annual_parts", "年度构成", "annual parts", Table(parse_annual_parts, format_annual_parts)),
        Item("anonymity_minimum", "匿名下限", "anonymity minimum", Whole(1, 99)),
        Item("rating_groups", "评价组权重", "rating groups", Table(canonical_groups, str)),
        Item("perspectives", "维度顺序", "perspectives", Table(parse_perspectives, format_perspectives)),
        Item("alarm_periods", "背离期数", "alarm periods", Whole(2, 24)),
        Item("alarm_green", "背离绿线", "alarm green", Number(places=2, low=Decimal(0))),
        Item("alarm_red", "背离红线", "alarm red", Number(places=2, low=Decimal(0))),
        Item("meeting_workday", "述职会工作日", "meeting working day", Whole(1, 20)),
        Item("meeting_start", "述职会开始", "meeting start", Clock()),
        Item("meeting_end", "述职会结束", "meeting end", Clock()),
        Item("meeting_place", "述职会地点", "meeting place", Name()),
        Item("meeting_chair", "述职会主持人", "meeting chair", Code()),
        Item("meeting_recorder", "述职会记录人", "meeting recorder", Code()),
        Item("meeting_order", "述职顺序", "speaking order", Choice(ORDERS)),
        Item("report_minutes", "汇报分钟", "report minutes", Whole(1, 120)),
        Item("challenge_minutes", "质询分钟", "challenge minutes", Whole(0, 120)),
        Item("comment_minutes", "点评分钟", "comment minutes", Whole(0, 120)),
        Item("revision_days", "改进措施期限（工作日）", "revision days", Whole(0, 30)),
        Item("logo", "标志图", "logo", Text()),
        Item("language", "语言", "language", FileLanguage()),
    ),
)
