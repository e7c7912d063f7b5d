"""The report sheet, read back from its PDF."""

from datetime import UTC, date, datetime

from msgspec.structs import replace

from models.terms import ImprovementState, PlanState
from services.domain.improvement import Improvement
from services.domain.living import Living
from services.domain.report import NextAction, Promise, Report, ReportSheet, Speaker
from services.language import Language
from services.printing.packet import Order, Part
from services.printing.packet import printed as pdf_of
from services.scoring.losses import gaps_of
from tests.services.printing.made_results import VETOED, month
from tests.services.printing.reading import bookmarks, extents, fonts, sizes, texts

ZH, EN = Language("zh"), Language("en")
AT = datetime(2026, 11, 9, 10, 31, tzinfo=UTC)
SPEAKER = Speaker("E0012", "赵国栋", "PROD", "生产部")
PROMISES = (
    Promise("每天下午四点碰头", "E0012", "赵国栋", "2026-10-28", PlanState.OPEN, overdue=True, planned=True),
    Promise(
        "调度解锁留记录", "E6", "宋喆", "2026-10-16", ImprovementState.CLOSED, outcome="已落实", code="G059"
    ),
)
ACTION = NextAction(
    Improvement(
        "G064",
        "2026-10",
        "坯料缺口提前五天预警",
        "E6",
        date(2026, 11, 20),
        speaker="E0012",
        kpi="K1",
        state=ImprovementState.PROPOSED,
    ),
    "宋喆",
    "重点合同执行率",
)
SHEET = ReportSheet(
    "望舒型钢有限公司",
    "2026-10",
    SPEAKER,
    VETOED,
    Report("2026-10", "E0012", "换辊等待由 46 分降到 31 分", "坯料到货晚", "供应部每周一给出到货计划"),
    gaps_of(VETOED),
    PROMISES,
    (ACTION,),
)
BLANK = replace(SHEET, report=Report("2026-10", "E0012"), promises=(), next_actions=())


def printed(*sheets: ReportSheet, say: Language = ZH) -> bytes:
    living = Living(reports=sheets or (SHEET,))
    return pdf_of(Order(month(VETOED), say, AT, parts=[Part.REPORTS], living=living)).data


def test_the_promises_come_first_then_the_five_sections_and_who_signs() -> None:
    (words,) = texts(printed())
    parts = (
        "述职表",
        "生产部·赵国栋",
        "■重点合同执行率否决",
        "上月承诺",
        "每天下午四点碰头",
        "已逾期",
        "宋喆",
        "已落实",
        "①目标与实际",
        "扣0.26分",
        "②措施与成效",
        "换辊等待由46分降到31分",
        "③差距与原因",
        "坯料到货晚",
        "④下步措施",
        "坯料缺口提前五天预警",
        "2026-11-20",
        "⑤需要支持",
        "供应部每周一给出到货计划",
        "述职人",
        "主持人",
        "ZJ-04",
        "第1页/共1页",
    )
    places = [words.find(part) for part in parts]
    assert -1 not in places, dict(zip(parts, places, strict=True))
    assert places[3:-4] == sorted(places[3:-4])


def test_it_speaks_english_too() -> None:
    (words,) = texts(printed(say=EN))
    for part in ("Reportsheet", "Promisesoflastmonth", "Overdue", "Supportneeded", "Page1of1"):
        assert part in words, part


def test_what_is_missing_has_room_to_be_written_by_hand_on_one_page() -> None:
    (words,) = texts(printed(BLANK))
    for part in ("②措施与成效", "③差距与原因", "改进措施", "⑤需要支持", "述职人"):
        assert part in words, part


def test_a_full_result_without_words_is_set_tighter_before_it_takes_a_second_page() -> None:
    crowded = replace(BLANK, promises=PROMISES * 2)
    assert len(texts(printed(crowded))) == 1


def test_twelve_months_are_drawn_where_there_are_results_to_draw() -> None:
    (words,) = texts(printed())
    assert "较上期" in words
    (words,) = texts(printed(replace(SHEET, result=replace(VETOED, trend=()))))
    assert "较上期" not in words


def test_where_one_signs_never_stands_alone_on_a_page() -> None:
    for count in range(1, 80, 6):
        wordy = replace(SHEET, report=replace(SHEET.report, support="请供应部给出到货计划。" * count))
        last = texts(printed(wordy))[-1]
        assert last.index("到货计划") < last.index("述职人日期" if "述职人日期" in last else "主持人")


def test_a_speaker_without_a_result_says_so() -> None:
    (words,) = texts(printed(replace(SHEET, result=None, gaps=())))
    assert "本期没有这位述职人的得分" in words
    assert "不完整" in words


def test_long_words_run_over_pages_and_each_speaker_begins_a_page_with_a_bookmark() -> None:
    talkative = replace(SHEET, report=replace(SHEET.report, worked="说了很多话。" * 600))
    data = printed(talkative, SHEET)
    pages = texts(data)
    assert "".join(pages).count("很") == 600
    assert bookmarks(data) == [(0, "述职表", 0), (1, "赵国栋", 0), (1, "赵国栋", len(pages) - 1)]
    assert set(sizes(data)) == {(595, 842)}
    assert all(embedded for _, embedded in fonts(data))
    assert all(left > 30 and right < 565 and bottom > 25 for left, bottom, right, _ in extents(data))


def test_the_same_sheets_and_time_give_the_same_bytes() -> None:
    assert printed() == printed()
