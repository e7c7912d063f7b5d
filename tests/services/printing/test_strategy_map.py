"""The strategy map on paper, read back."""

from datetime import datetime

import pytest

from services.company import Company
from services.domain.map_layout import places_for
from services.domain.strategy import Objective
from services.domain.strategy_map import StrategyMap
from services.language import Language
from services.printing.strategy_map import strategy_map_pdf
from services.strategy_map import MapReading
from tests.services.printing.reading import bookmarks, extents, fonts, sizes, texts

AT = datetime(2026, 11, 3, 9, 0)  # noqa: DTZ001 - the print time is local
OCTOBER = "2026-10"
LANES = ("财务", "客户", "内部流程", "学习成长")


def printed(
    reading: MapReading, *, language: str = "zh", large: bool = False, period: str = OCTOBER
) -> bytes:
    return strategy_map_pdf(reading, Language(language), "望舒型钢", period, printed_at=AT, large=large)


@pytest.fixture(scope="module")
def reading(sample: Company) -> MapReading:
    return sample.strategy_map.read(OCTOBER)


def many(count: int) -> MapReading:
    """A map of many objectives, the first four the topmost of their lanes."""
    objectives = tuple(
        Objective(f"O{n:03}", LANES[n % 4], f"目标{n}", 2026, "", (f"O{n % 4 - 1:03}",) if n % 4 else ())
        for n in range(count)
    )
    places = places_for(LANES, objectives)
    return MapReading(2026, StrategyMap("", LANES, {one.code: one for one in objectives}, places), {})


def test_the_map_stands_on_the_first_page_with_lanes_cards_and_states(reading: MapReading) -> None:
    page = texts(printed(reading))[0]
    for words in ("望舒型钢", "2026年战略地图", "2026年10月", *LANES, "驱动力：以重点客户的合同带动全厂"):
        assert words in page
    for one in reading.graph.objectives.values():
        assert one.name in page
    assert "否决75.6" in page
    assert "F2指标2·部门2" in page
    assert "●达标▲关注▼落后■否决○无得分" in page
    assert "表单编号ZJ-12" in page


def test_the_tree_names_every_kpi_with_its_score_and_the_issues(reading: MapReading) -> None:
    tree = "".join(texts(printed(reading))[1:])
    for code in reading.graph.objectives:
        for kpi in reading.standing(code).kpis:
            assert f"{kpi.code}{kpi.name}" in tree
    assert "54.00▼落后" in tree
    assert "W11" in tree


def test_the_map_is_printed_in_english_too(reading: MapReading) -> None:
    page = texts(printed(reading, language="en"))[0]
    assert "Strategymap2026" in page
    assert "Vetoed75.6" in page


def test_a3_is_the_same_sheet_enlarged(reading: MapReading) -> None:
    small, large = printed(reading), printed(reading, large=True)
    assert set(sizes(small)) == {(842, 595)}
    assert set(sizes(large)) == {(1191, 842)}
    assert texts(small) == texts(large)
    for page, enlarged in zip(extents(small), extents(large), strict=True):
        assert enlarged == pytest.approx([2**0.5 * side for side in page], rel=1e-3)


def test_everything_keeps_the_margins_and_is_embedded(reading: MapReading) -> None:
    data = printed(reading)
    for left, bottom, right, top in extents(data):
        assert left >= 38
        assert right <= 842 - 37
        assert bottom >= 25
        assert top <= 595 - 25
    assert all(embedded for _, embedded in fonts(data))


def test_a_large_map_is_cut_into_pages_that_can_be_read() -> None:
    data = printed(many(150))
    pages = texts(data)
    assert "2026年战略地图1/6" in pages[0]
    assert "驱动力：还没有填写" in pages[0]
    assert [entry[1] for entry in bookmarks(data)] == ["2026年战略地图", "目标与指标树"]
    tree = "".join(pages[bookmarks(data)[1][2] :])
    assert all(f"O{n:03}目标{n}" in tree for n in range(150))


def test_a_card_put_very_far_away_makes_no_book_of_the_map() -> None:
    far = Objective("C1", "客户", "远", x=1_000_000, y=1_000_000)
    graph = StrategyMap("", LANES, {"C1": far}, places_for(LANES, (far,)))
    assert len(texts(printed(MapReading(None, graph, {})))) <= 13


def test_a_map_without_objectives_or_period_is_printed_all_the_same() -> None:
    pages = texts(printed(MapReading(None, StrategyMap("做快", LANES, {}, {}), {}), period=""))
    assert "驱动力：做快" in pages[0]


def test_the_same_map_gives_the_same_bytes(reading: MapReading) -> None:
    assert printed(reading) == printed(reading)


def test_a_name_too_long_for_its_card_is_cut_there_and_whole_in_the_tree() -> None:
    name = "让每一个班组都在当班看到自己的合同清单和客户投诉并当天回应"
    one = Objective("C1", "客户", name)
    graph = StrategyMap("", LANES, {"C1": one}, places_for(LANES, (one,)))
    pages = texts(printed(MapReading(None, graph, {})))
    assert name not in pages[0]
    assert "…" in pages[0]
    assert name in "".join(pages[1:])
