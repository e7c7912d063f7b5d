"""The minutes of a report meeting, read back from their PDF."""

from datetime import UTC, date, datetime

from msgspec.structs import replace

from models.terms import SupportAnswer
from services.company import Company
from services.domain.living import Living
from services.domain.meeting_record import MeetingRecord, Resolved
from services.language import Language
from services.printing.packet import Order, Part
from services.printing.packet import printed as pdf_of
from tests.services.printing.made_results import month
from tests.services.printing.reading import bookmarks, texts

ZH, EN = Language("zh"), Language("en")
AT = datetime(2026, 10, 16, 12, 0, tzinfo=UTC)


def printed(record: MeetingRecord, say: Language = ZH) -> bytes:
    result = month(period=record.meeting.period)
    return pdf_of(Order(result, say, AT, parts=[Part.MINUTES], living=Living(minutes=record))).data


def test_they_tell_who_came_what_was_said_and_resolved_and_who_signs(sample: Company) -> None:
    words = "".join(texts(printed(sample.meeting_records.of("2026-09"))))
    for part in (
        "述职会会议纪要",
        "2026年9月",
        "2026-10-16",
        "第二会议室",
        "到会13人",
        "迟到：白慕林",
        "生产部·雷镇川95.97B",
        "为什么锁定了还能插单",
        "请销售、供应每日下午四点碰头",
        "同意十月八日起",
        "停批三类让步放行",
        "G062",
        "主持人",
        "ZJ-05",
    ):
        assert part in words, part
    assert words.index("供应部·康北辰") < words.index("生产部·雷镇川") < words.index("跨部门问题")


def test_who_was_not_recorded_is_not_said_to_have_been_there(sample: Company) -> None:
    record = sample.meeting_records.of("2026-09")
    first, *rest = record.attendees
    record = replace(record, attendees=(replace(first, presence=None), *rest))
    words = "".join(texts(printed(record)))
    assert "到会12人" in words
    assert f"未登记1人：{first.name}" in words


def test_every_speaker_signs_once(sample: Company) -> None:
    record = sample.meeting_records.of("2026-09")
    last = texts(printed(record))[-1]
    for turn in record.turns:
        if turn.speaker:
            assert last.count(turn.speaker) >= 1


def test_they_speak_english_too(sample: Company) -> None:
    words = "".join(texts(printed(sample.meeting_records.of("2026-09"), EN)))
    for part in ("Minutesofthereportmeeting", "September2026", "Granted", "Challenges", "Resolutions"):
        assert part in words, part


def test_before_the_meeting_they_are_a_form_to_write_in(sample: Company) -> None:
    record = sample.meeting_records.of("2026-10")
    words = "".join(texts(printed(record)))
    assert "应到14人" in words
    assert "到会14人" not in words
    assert "未作记录" not in words
    assert words.count("质询与答复") == sum(bool(turn.speaker) for turn in record.turns)
    assert "会议决议" in words


def test_the_signatures_never_stand_alone_on_a_page(sample: Company) -> None:
    record = sample.meeting_records.of("2026-09")
    many = [Resolved("生产部", f"第{number}条", "雷镇川", date(2026, 11, 16), "") for number in range(17)]
    for count in range(1, 17, 3):
        last = texts(printed(replace(record, resolutions=many[:count])))[-1]
        assert "记录人日期年月日" in last
        assert f"第{count - 1}条" in last, count


def test_long_minutes_run_over_pages_and_nothing_is_lost(sample: Company) -> None:
    record = sample.meeting_records.of("2026-09")
    turn = replace(record.turns[0], notes="逐条说明原因与措施。" * 400, support=SupportAnswer.REFUSED)
    many = [Resolved("生产部", f"第{number}条", "雷镇川", date(2026, 11, 16), "") for number in range(60)]
    data = printed(replace(record, turns=(turn, *record.turns[1:]), resolutions=many))
    words = "".join(texts(data))
    assert words.count("逐条说明原因与措施。") == 400
    assert all(f"第{number}条" in words for number in range(60))
    assert bookmarks(data)[0][1].startswith("述职会会议纪要")
