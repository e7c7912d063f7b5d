from services.domain.result import PeriodResult
from services.language import Language
from services.printing.packet import Part, packet_pdf
from tests.services.printing.made_results import EN, PRINTED, ZH, department, firm, month, person
from tests.services.printing.reading import extents, sizes, texts


def printed(result: PeriodResult, part: Part, say: Language = ZH) -> list[str]:
    return texts(packet_pdf(result, say, printed_at=PRINTED, parts=[part]))


def test_the_agenda_gives_every_head_eighteen_minutes_from_nine() -> None:
    (words,) = printed(firm(), Part.NOTICE)
    assert "19:00–9:18生产部赵国栋18" in words
    assert "29:18–9:36生产部孙丽18" in words
    assert "周敏" not in words


def test_the_notice_states_the_rules_of_speaking() -> None:
    (words,) = printed(firm(), Part.NOTICE)
    assert "述职10分钟" in words
    assert "质询5分钟" in words
    assert "点评3分钟" in words


def test_a_long_agenda_repeats_its_head() -> None:
    heads = month(*(person(f"E{at:03d}", f"负责人{at}") for at in range(45)))
    pages = printed(heads, Part.NOTICE)
    assert ["述职人" in words for words in pages] == [True, True]
    assert "负责人44" in pages[1]
    assert "批准" in pages[1]


def test_the_notice_of_a_dozen_heads_stays_on_one_page() -> None:
    heads = month(*(person(f"E{at:03d}", f"负责人{at}") for at in range(12)))
    assert len(printed(heads, Part.NOTICE)) == 1


def test_without_heads_the_agenda_is_left_to_write_in() -> None:
    (words,) = printed(month(), Part.NOTICE)
    assert "述职人" in words


def test_departments_are_ranked_with_last_month_and_change() -> None:
    words = printed(firm(), Part.SUMMARY)[0]
    assert "1生产部100.78A■重点合同执行率0.0094.80+5.98" in words
    assert "2销售部91.50B1.1094.80−3.30" in words


def test_alarms_come_gravest_first() -> None:
    words = printed(firm(), Part.SUMMARY)[0]
    assert words.index("■") < words.index("●") < words.index("◇")
    assert "平均得分97.00，其结果指标「客户投诉次数」仅55.00" in words


def test_everyone_is_listed_with_state_veto_and_red_line() -> None:
    words = "".join(printed(firm(), Part.SUMMARY))
    assert "E0014李䶮生产部100.78A0.55◆III" in words
    assert "□已豁免" in words
    assert "▲不完整" in words
    assert "○" in words


def test_a_long_list_repeats_its_head_and_ends_with_signatures_below_rows() -> None:
    result = month(*(person(f"E{at:03d}", f"员工{at}", rank=at + 1) for at in range(130)))
    pages = printed(result, Part.SUMMARY)
    assert all("工号" in words for words in pages)
    assert "员工129" in pages[-1]
    assert "批准（总经理）" in pages[-1]


def test_nothing_leaves_the_margins() -> None:
    wide = month(
        *(department(f"D{at}", "超长部门名称" * 6) for at in range(12)),
        *(person(f"E{at}", "长姓名" * 12) for at in range(40)),
        company="华北型钢" * 25,
    )
    for say in (ZH, EN):
        data = packet_pdf(wide, say, printed_at=PRINTED, parts=[Part.NOTICE, Part.SUMMARY])
        for (left, bottom, right, top), (width, height) in zip(extents(data), sizes(data), strict=True):
            assert left >= 34
            assert bottom >= 30
            assert right <= width - 34
            assert top <= height - 30
