import re
from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from services.company import Company
from services.domain.living import Living
from services.language import Language
from services.living import living_of
from services.printing.packet import Cancelled, Order, Part, apart, packet_pdf, printed, sheets_pdf
from services.printing.titles import part_title
from tests.services.printing.made_results import EN, PRINTED, VETOED, ZH, department, firm, month, person
from tests.services.printing.reading import bookmarks, fonts, opened, sizes, texts

PORTRAIT, LANDSCAPE = (595, 842), (842, 595)


def packet(say: Language = ZH, **choice: Any) -> bytes:
    return packet_pdf(firm(), say, printed_at=PRINTED, **choice)


def test_the_packet_has_notice_summary_and_every_sheet_in_order() -> None:
    data = packet()
    pages = texts(data)
    assert sizes(data) == [PORTRAIT] + [LANDSCAPE] * (len(pages) - 1)
    titles = ["述职会通知", "月度绩效结果汇总表", "月度绩效考核表"]
    order = [next(at for at, title in enumerate(titles) if title in words) for words in pages]
    assert order == sorted(order)
    assert order.count(2) == len(firm().results)
    assert f"第{len(pages)}页/共{len(pages)}页" in pages[-1]


def test_sheets_come_departments_first_then_heads_then_people() -> None:
    pages = texts(packet(parts=[Part.SHEETS]))
    codes = ["PROD", "SALE", "E0012", "E0013", "E0014", "E0101", "E0015", "E0016", "E0017", "E0018"]
    assert [next(code for code in codes if code in words) for words in pages] == codes


def test_each_part_can_be_left_out() -> None:
    assert len(texts(packet(parts=[Part.NOTICE]))) == 1
    assert "汇总" in texts(packet(parts=[Part.SUMMARY]))[0]


def test_bookmarks_lead_by_department_and_person() -> None:
    found = bookmarks(packet())
    assert [title for level, title, _ in found if level == 0] == [
        "述职会通知",
        "月度绩效结果汇总表",
        "月度绩效考核表",
    ]
    assert [title for level, title, _ in found if level == 1] == ["生产部", "销售部"]
    pages = texts(packet())
    for level, title, page in found:
        if level == 2:
            assert title.split()[-1] in pages[page]


def test_the_file_says_what_it_is() -> None:
    with opened(packet()) as document:
        about = document.get_metadata_dict()
    assert about["Title"] == "华北型钢有限公司 月度述职资料包 2026年10月"
    assert about["Author"] == "华北型钢有限公司"
    assert "v1·7f3a92" in about["Subject"]
    assert about["Creator"].startswith("Zhanji")
    assert about["CreationDate"] == "D:20261112103100"
    assert b"/Lang (zh-CN)" in packet()
    assert b"/Lang (en)" in packet(EN)


@pytest.mark.parametrize("say", [ZH, EN])
def test_every_font_is_embedded_and_a_subset(say: Language) -> None:
    data = packet(say)
    assert fonts(data) == {("NotoSansSC-Regular", True), ("NotoSansSC-Bold", True)}
    assert all(re.match(rb"[A-Z]{6}\+NotoSansSC", name) for name in re.findall(rb"/BaseFont /(\S+)", data))
    assert b"Helvetica" not in data
    assert len(data) < 400_000


def test_the_same_data_give_the_same_bytes() -> None:
    assert packet() == packet()
    assert packet() != packet_pdf(firm(), ZH, printed_at=PRINTED + timedelta(minutes=1))


def test_a_shrunk_choice_of_subjects_is_printed_in_order() -> None:
    chosen = [VETOED.key, department().key]
    pages = texts(sheets_pdf(firm(), ZH, printed_at=PRINTED, subjects=chosen))
    assert len(pages) == 2
    assert "PROD" in pages[0]
    assert "E0012" in pages[1]


def test_each_form_of_the_sample_tells_where_it_lies(sample: Company) -> None:
    living, result = living_of(sample, "2026-09"), sample.results.of("2026-09")
    parts = [part for part in Part if part is not Part.SHEETS]
    made = printed(Order(result, ZH, PRINTED, parts=parts, living=living))
    pages = texts(made.data)
    assert list(made.places) == [part for part in parts if part is not Part.COACHING]
    for part, (first, count) in made.places.items():
        title = "".join(part_title(part, result.dimension, ZH).split())
        assert all(title in words for words in pages[first : first + count]), part
    assert sum(count for _, count in made.places.values()) == len(pages)
    assert made.places[Part.REPORTS][1] == len(living.reports)  # each on one page


def test_sheets_of_one_form_keep_headers_of_their_own(sample: Company) -> None:
    (one,) = sample.pips.sheets()
    pip = one.listed.pip
    later = replace(one, listed=replace(one.listed, pip=replace(pip, starts=pip.starts + timedelta(days=9))))
    living = Living(pips=(one, later))
    pages = texts(printed(Order(firm(), ZH, PRINTED, parts=[Part.PIPS], living=living)).data)
    assert [f"开始日期{one.listed.pip.starts}" in words for words in pages] == [True, False]


def test_for_both_sides_each_sheet_begins_a_leaf(sample: Company) -> None:
    result, parts = sample.results.of("2026-09"), (Part.NOTICE, Part.REPORTS, Part.MINUTES)
    living = living_of(sample, "2026-09", parts)
    made = printed(Order(result, ZH, PRINTED, parts=parts, living=living, leaves=True))
    pages = texts(made.data)
    starts = [page for _, title, page in bookmarks(made.data)]
    assert all(page % 2 == 0 for page in starts)
    assert [at for at, words in enumerate(pages) if words == "此页空白"] == list(range(1, 17, 2))
    assert made.places == {Part.NOTICE: (0, 1), Part.REPORTS: (2, 13), Part.MINUTES: (16, 2)}
    plans = Living(plans=sample.plans.sheets("2026-09")[:2])
    made = printed(Order(result, ZH, PRINTED, parts=[Part.PLANS], living=plans, leaves=True))
    assert sizes(made.data) == [LANDSCAPE] * 3


def test_each_piece_apart_is_a_whole_file_with_a_name_of_its_own(sample: Company) -> None:
    living = living_of(sample, "2026-09", (Part.REPORTS,))
    order = Order(sample.results.of("2026-09"), ZH, PRINTED, parts=[Part.NOTICE, Part.REPORTS], living=living)
    found = list(apart(order))
    assert [name[:2] for name, _ in found] == [f"{number:02}" for number in range(1, len(found) + 1)]
    assert len({name for name, _ in found}) == 1 + len(living.reports)
    assert all("第1页/共1页" in texts(data)[0] for _, data in found)


def test_progress_counts_to_the_end() -> None:
    seen: list[tuple[int, int]] = []
    packet(progress=lambda done, total: seen.append((done, total)))
    total = 2 + len(firm().results)
    assert seen == [(done, total) for done in range(1, total + 1)]


def test_work_that_is_called_off_gives_nothing() -> None:
    seen: list[int] = []
    with pytest.raises(Cancelled):
        packet(progress=lambda done, _: seen.append(done), cancelled=lambda: len(seen) == 3)
    assert seen == [1, 2, 3]


def test_a_period_without_subjects_still_prints() -> None:
    pages = texts(packet_pdf(month(), ZH, printed_at=PRINTED))
    assert len(pages) == 2
    (words,) = texts(sheets_pdf(month(), ZH, printed_at=PRINTED))
    assert "本考核期没有可打印的内容" in words


def test_a_hundred_people_take_a_hundred_sheets() -> None:
    result = month(*(person(f"E{at:04d}", f"员工{at}") for at in range(100)))
    pages = texts(sheets_pdf(result, EN, printed_at=PRINTED))
    assert len(pages) == 100
    assert "员工99" in pages[99]
