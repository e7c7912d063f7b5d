"""Improvement tracking, read back from its PDF."""

from datetime import UTC, date, datetime

from msgspec.structs import replace

from models.terms import ImprovementState
from services.domain.improvement import Improvement
from services.domain.improvement_list import Listed, Tracked
from services.domain.living import Living
from services.language import Language
from services.printing.packet import Order, Part, printed
from tests.services.printing.made_results import VETOED, month
from tests.services.printing.reading import extents, sizes, texts

ZH, EN = Language("zh"), Language("en")
AT = datetime(2026, 11, 9, 10, 31, tzinfo=UTC)
ACTION = Improvement(
    "G033", "2026-09", "导卫逐班检查", VETOED.code, date(2026, 10, 28), issue="一等品率 87.2",
    cause="为什么划伤：导卫磨损", goal="一等品率不低于 88%", support="请发运车间划出库位",
)  # fmt: skip
LATE = Listed(ACTION, "旧名", "PROD", "生产部", overdue=12)
CLOSED = Listed(
    replace(
        ACTION,
        code="G040",
        state=ImprovementState.CLOSED,
        done_on=date(2026, 10, 30),
        evidence="检查表三份",
        closed_on=date(2026, 11, 2),
        result="一等品率 88.4",
    ),
    "旧名",
    "PROD",
    "生产部",
    closer_name="章亦舟",
)
OPEN = Listed(replace(ACTION, code="G050", period="2026-10", owner="E9"), "宋喆", "PROD", "生产部")


def pdf(tracked: Tracked, say: Language = ZH) -> bytes:
    living = Living(tracked=tracked)
    return printed(Order(month(VETOED), say, AT, parts=(Part.TRACKING,), living=living)).data


def test_the_promised_come_first_each_with_its_state_by_shape_and_word() -> None:
    data = pdf(Tracked((LATE, CLOSED), (OPEN,)))
    (words,) = texts(data)
    parts = ("改进跟踪表", "上月承诺（2项）", "G033", "■已逾期12天", "G040", "◆已验收（超期）")
    parts += ("检查表三份", "章亦舟2026-11-02", "2026年10月提出（1项）", "G050", "宋喆", "○进行中", "ZJ-07")
    places = [words.find(part) for part in parts]
    assert -1 not in places, dict(zip(parts, places, strict=True))
    assert places == sorted(places)
    assert set(sizes(data)) == {(842, 595)}


def test_people_bear_the_names_of_the_results() -> None:
    (words,) = texts(pdf(Tracked((LATE,))))
    assert VETOED.name in words
    assert "旧名" not in words


def test_many_actions_run_over_pages_under_repeated_titles_in_english_too() -> None:
    data = pdf(Tracked((LATE,) * 40), EN)
    pages = texts(data)
    assert len(pages) > 1
    assert all("Close-out" in words and "Improvementtracking" in words for words in pages)
    assert all(left > 30 and right < 812 and bottom > 25 for left, bottom, right, _ in extents(data))
