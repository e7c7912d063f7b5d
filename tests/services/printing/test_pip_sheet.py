"""The performance improvement plan, read back from its PDF."""

from datetime import UTC, date, datetime

from msgspec.structs import replace

from models.terms import Finding, PipState
from services.domain.pip import Pip, PipCheckpoint
from services.domain.pip_list import ListedPip, PipSheet, Stop
from services.language import Language
from services.printing.pip_sheet import pip_pdf
from tests.services.printing.reading import bookmarks, extents, sizes, texts

ZH, EN = Language("zh"), Language("en")
AT = datetime(2026, 11, 16, 10, 31, tzinfo=UTC)
PIP = Pip("T01", "E0037", date(2026, 9, 14), "连续两个月 D", "不低于 80 分", "E0034", "每周带一次谈判")
SEEN = PipCheckpoint("T01", 30, "两家要货表", "一家晚报一天", Finding.PARTLY, "E0034", date(2026, 10, 14))
STOPS = (
    Stop(SEEN, date(2026, 10, 14), date(2026, 10, 14), "康北辰"),
    Stop(PipCheckpoint("T01", 90, "月度得分 80"), date(2026, 12, 13), date(2026, 12, 14)),
)
SHEET = PipSheet("望舒型钢有限公司", ListedPip(PIP, "关月明", "供应部", "采购员", "康北辰", STOPS))


def test_it_tells_why_what_helps_what_was_found_and_who_signs() -> None:
    data = pip_pdf(SHEET, ZH, printed_at=AT)
    (words,) = texts(data)
    for part in (
        "望舒型钢有限公司",
        "绩效改进计划",
        "关月明",
        "连续两个月D",
        "每周带一次谈判",
        "第30天2026-10-14",
        "部分达到",
        "第90天2026-12-14",
        "辅导人",
        "人力资源",
        "ZJ-33",
    ):
        assert part in words, part
    assert set(sizes(data)) == {(595, 842)}
    assert bookmarks(data)


def test_an_ended_plan_says_how_it_ended_and_in_english_too() -> None:
    ended = replace(PIP, state=PipState.PASSED, closed_on=date(2026, 12, 15), result="82 points")
    sheet = replace(SHEET, listed=replace(SHEET.listed, pip=ended))
    (words,) = texts(pip_pdf(sheet, EN, printed_at=AT))
    for part in ("Performanceimprovementplan", "Requirementsmet", "82points", "2026-12-15"):
        assert part in words, part


def test_long_words_run_over_pages_within_the_paper() -> None:
    long = replace(PIP, reason="采购降本与到货跟催不到位。" * 90, training="谈判课。" * 300)
    data = pip_pdf(replace(SHEET, listed=replace(SHEET.listed, pip=long)), ZH, printed_at=AT)
    assert len(texts(data)) > 1
    assert all(left > 30 and right < 565 and bottom > 25 for left, bottom, right, _ in extents(data))
