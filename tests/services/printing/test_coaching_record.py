"""The coaching record, read back from its PDF."""

from datetime import UTC, date, datetime

from msgspec.structs import replace

from services.domain.coaching import CoachingNote, CoachingRecord
from services.language import Language
from services.printing.coaching_record import coaching_record_pdf
from tests.services.printing.reading import bookmarks, extents, fonts, sizes, texts

ZH, EN = Language("zh"), Language("en")
AT = datetime(2026, 11, 12, 10, 31, tzinfo=UTC)
NOTE = CoachingNote(
    "2026-10", "E0026", 0, date(2026, 10, 9), "柳景行", "结构品种的客户只集中在三家", "拜访五家"
)
RECORD = CoachingRecord(
    "望舒型钢有限公司", ("2026-10",), "E0026", "程龑", "销售部", "区域销售经理", "柳景行", (NOTE,)
)


def printed(record: CoachingRecord, say: Language = ZH) -> bytes:
    return coaching_record_pdf(record, say, printed_at=AT)


def test_it_tells_who_when_what_was_talked_over_and_agreed_and_who_signs() -> None:
    (words,) = texts(printed(RECORD))
    for part in (
        "望舒型钢有限公司",
        "绩效辅导记录",
        "2026年10月",
        "程龑",
        "区域销售经理",
        "2026-10-09",
        "结构品种的客户只集中在三家",
        "拜访五家",
        "被考核人",
        "直接上级",
        "日期",
        "ZJ-31",
        "第1页/共1页",
    ):
        assert part in words, part


def test_it_speaks_english_too() -> None:
    (words,) = texts(printed(RECORD, EN))
    for part in ("Coachingrecord", "October2026", "Whatwasagreed", "Appraisee", "Page1of1"):
        assert part in words, part


def test_several_periods_are_named_at_each_note() -> None:
    earlier = replace(NOTE, period="2026-09", day=date(2026, 9, 11), note="账期")
    record = replace(RECORD, periods=("2026-09", "2026-10"), notes=(earlier, NOTE))
    (words,) = texts(printed(record))
    assert "2026年9月至2026年10月" in words
    assert words.index("账期") < words.index("结构品种")
    assert words.count("2026年9月") == 2


def test_without_notes_there_is_room_to_write_by_hand() -> None:
    (words,) = texts(printed(replace(RECORD, notes=())))
    assert "辅导内容" in words
    assert "被考核人" in words


def test_many_long_notes_run_over_pages_with_the_head_repeated_and_the_signatures_whole() -> None:
    notes = tuple(replace(NOTE, position=at, note="谈到回款与试单。" * 40) for at in range(14))
    data = printed(replace(RECORD, notes=notes))
    pages = texts(data)
    assert len(pages) > 1
    assert all("辅导内容" in words and "绩效辅导记录" in words for words in pages)
    assert "".join(pages).count("谈到回款与试单。") == 14 * 40
    assert "被考核人" in pages[-1]
    assert "谈到回款" in pages[-1]
    assert all(left > 30 and right < 565 and bottom > 25 for left, bottom, right, _ in extents(data))


def test_it_is_portrait_with_its_fonts_embedded_and_a_bookmark() -> None:
    data = printed(RECORD)
    assert set(sizes(data)) == {(595, 842)}
    assert all(embedded for _, embedded in fonts(data))
    assert bookmarks(data) == [(0, "绩效辅导记录 程龑", 0)]


def test_the_same_record_and_time_give_the_same_bytes() -> None:
    assert printed(RECORD) == printed(RECORD)
