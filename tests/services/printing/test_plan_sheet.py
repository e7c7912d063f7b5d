"""The monthly plan, read back from its PDF."""

from datetime import UTC, date, datetime

from msgspec.structs import replace

from models.terms import PlanState
from services.domain.living import Living
from services.domain.plan import PlanApproval, PlanLine
from services.domain.plan_board import PlanEntry, PlanOwner, PlanSheet, Timing
from services.language import Language
from services.printing.packet import Order, Part
from services.printing.packet import printed as pdf_of
from tests.services.printing.made_results import month
from tests.services.printing.reading import bookmarks, extents, fonts, sizes, texts

ZH, EN = Language("zh"), Language("en")
AT = datetime(2026, 11, 12, 10, 31, tzinfo=UTC)
OWNER = PlanOwner("E0005", "雷镇川", "D02", "生产部", "生产部部长", "E0002", ("D02",))
LINE = PlanLine(
    "2026-10",
    "E0005",
    0,
    "重点合同执行率不低于 97%",
    "每日下午四点碰头，缺口当天报生产副总",
    "2026-10-28",
    "K11",
    "请供应部派人",
    since="2026-08",
)
ENTRY = PlanEntry(LINE, OWNER, "重点合同执行率", 3, Timing.RUNNING)
SHEET = PlanSheet("望舒型钢有限公司", "2026-10", OWNER, "孟庆山", (ENTRY,))


def printed(*sheets: PlanSheet, say: Language = ZH) -> bytes:
    result = month(company="望舒型钢有限公司")
    return pdf_of(Order(result, say, AT, parts=[Part.PLANS], living=Living(plans=sheets))).data


def test_it_tells_goal_action_due_owner_kpi_support_and_who_signs() -> None:
    (words,) = texts(printed(SHEET))
    for part in (
        "望舒型钢有限公司",
        "月度计划表",
        "2026年10月",
        "雷镇川",
        "孟庆山",
        "重点合同执行率不低于97%",
        "每日下午四点碰头",
        "结转自2026年8月",
        "2026-10-28",
        "请供应部派人",
        "还没有审批",
        "直接上级",
        "ZJ-32",
    ):
        assert part in words, part
    assert "完成情况" not in words


def test_state_outcome_and_approval_stand_there_once_they_are_known() -> None:
    done = replace(LINE, state=PlanState.DONE, done_on=date(2026, 10, 30), outcome="晚两天做完", due="每周五")
    approval = PlanApproval("2026-10", "E0005", "E0002", date(2026, 10, 8), "同意，抓紧")
    sheet = replace(SHEET, entries=(replace(ENTRY, line=done),), approval=approval, approver_name="孟庆山")
    (words,) = texts(printed(sheet))
    for part in ("完成情况", "晚两天做完", "2026-10-30", "每周五", "孟庆山2026-10-08审批", "同意，抓紧"):
        assert part in words, part


def test_it_speaks_english_too() -> None:
    (words,) = texts(printed(SHEET, say=EN))
    for part in ("Monthlyplan", "October2026", "Keyaction", "CarriedfromAugust2026", "Page1of1"):
        assert part in words, part


def test_a_plan_without_lines_leaves_room_to_write_by_hand() -> None:
    (words,) = texts(printed(replace(SHEET, entries=())))
    assert "关键行动措施" in words


def test_each_owner_has_pages_and_a_bookmark_and_a_long_plan_runs_over_pages() -> None:
    long = replace(SHEET, entries=(replace(ENTRY, line=replace(LINE, action="逐批写明责任人。" * 12)),) * 20)
    data = printed(long, replace(SHEET, owner=replace(OWNER, name="柳景行")))
    pages = texts(data)
    assert len(pages) > 2
    assert all("关键行动措施" in words and "月度计划表" in words for words in pages)
    assert bookmarks(data) == [(0, "月度计划表", 0), (1, "雷镇川", 0), (1, "柳景行", len(pages) - 1)]
    assert set(sizes(data)) == {(842, 595)}
    assert all(embedded for _, embedded in fonts(data))
    assert all(left > 30 and right < 812 and bottom > 25 for left, bottom, right, _ in extents(data))


def test_the_same_plan_and_time_give_the_same_bytes() -> None:
    assert printed(SHEET) == printed(SHEET)
