"""The company's strategy map: read with a period's state, changed by single actions that undo takes back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from services.company import Company
from services.domain.strategy_map import CARD_WIDTH, LEFT, PAD, Place, overlap
from services.edits import EditRefused, InUse
from services.errors import Mendable
from services.language import Language
from services.scoring.objectives import Standing
from services.strategy_map import MapReading
from services.wording.actions import action_words

OCTOBER = "2026-10"


def refusal(error: pytest.ExceptionInfo[Mendable]) -> str:
    return error.value.code


@pytest.fixture
def company(own_sample: Path) -> Iterator[Company]:
    with Company.open(own_sample) as opened:
        yield opened


@pytest.fixture
def reading(company: Company) -> MapReading:
    return company.strategy_map.read(OCTOBER)


def test_the_sample_s_map_has_its_lanes_links_and_a_driver(sample: Company) -> None:
    graph = sample.strategy_map.read(OCTOBER).graph
    assert graph.names == ("财务", "客户", "内部流程", "学习成长")
    assert ("P1", "C1") in graph.links
    assert graph.driver.startswith("以重点客户的合同带动全厂")
    assert len(graph.objectives) == 13


def test_a_card_tells_the_mean_score_of_its_kpis_and_a_veto_before_any_score(sample: Company) -> None:
    reading = sample.strategy_map.read(OCTOBER)
    contracts = reading.standing("C1")
    known = [kpi.score for kpi in contracts.kpis if kpi.score is not None]
    assert contracts.score is not None
    assert abs(contracts.score - sum(known) / len(known)) <= contracts.score / 10000
    assert contracts.standing is Standing.VETO
    assert {department.code for department in contracts.departments} >= {"D02", "D05"}
    assert [issue.code for issue in contracts.issues] == ["W05", "W09"]
    assert [alarm.kpi for alarm in reading.standing("P3").alarms] == ["K17"]


def test_without_a_period_nothing_has_a_score(sample: Company) -> None:
    reading = sample.strategy_map.read()
    assert {reading.standing(code).standing for code in reading.graph.objectives} == {Standing.UNKNOWN}
    assert reading.standing("C1").kpis


def test_a_moved_card_stays_where_it_was_put_and_so_do_the_others(
    company: Company, reading: MapReading
) -> None:
    before = dict(reading.graph.places)
    company.strategy_map.move(reading.graph, {"C1": Place("客户", 1200, 40)})
    after = company.strategy_map.read(OCTOBER).graph.places
    assert after["C1"] == Place("客户", 1200, 40)
    assert {code: place for code, place in after.items() if code != "C1"} == {
        code: place for code, place in before.items() if code != "C1"
    }
    company.trail.undo()
    assert company.strategy_map.read(OCTOBER).graph.places == before


def test_another_lane_is_another_perspective(company: Company, reading: MapReading) -> None:
    company.strategy_map.move(reading.graph, {"P1": Place("客户", 1400, PAD)})
    assert {one.code: one.perspective for one in company.records(()).objectives}["P1"] == "客户"


def test_a_card_dropped_on_another_lies_beside_it(company: Company, reading: MapReading) -> None:
    under = reading.graph.places["C2"]
    company.strategy_map.move(reading.graph, {"C1": under._replace(x=under.x + 8)})
    places = company.strategy_map.read(OCTOBER).graph.places
    assert places["C2"] == under
    assert not overlap(places["C1"], places["C2"])


def test_a_new_objective_gets_the_next_code_of_its_lane_and_a_free_place(
    company: Company, reading: MapReading
) -> None:
    code = company.strategy_map.add(reading.graph, " 压缩工序库存 ", Place("内部流程", LEFT, PAD), 2026)
    graph = company.strategy_map.read(OCTOBER).graph
    assert (code, graph.objectives[code].name, graph.objectives[code].year) == ("P6", "压缩工序库存", 2026)
    own = graph.places[code]
    assert not [other for other in graph.places if other != code and overlap(own, graph.places[other])]
    company.trail.undo()
    assert company.strategy_map.read(OCTOBER).graph == reading.graph


def test_an_objective_without_a_name_is_refused_at_its_field(company: Company, reading: MapReading) -> None:
    with pytest.raises(EditRefused) as refused:
        company.strategy_map.add(reading.graph, "  ", Place("客户", LEFT, PAD))
    assert [found.field for found in refused.value.problems] == ["name"]
    with pytest.raises(EditRefused):
        company.strategy_map.change(reading.graph, "C1", {"name": " "})
    assert company.strategy_map.read(OCTOBER) == reading


def test_a_link_is_drawn_and_taken_away_again(company: Company, reading: MapReading) -> None:
    book = company.strategy_map
    book.link(reading.graph, "L1", "P2")
    linked = book.read(OCTOBER).graph
    assert linked.objectives["L1"].supports == ("P1", "P3", "P2")
    assert linked.places == reading.graph.places
    book.unlink(linked, "L1", "P1")
    assert book.read(OCTOBER).graph.objectives["L1"].supports == ("P3", "P2")
    company.trail.undo()
    company.trail.undo()
    assert book.read(OCTOBER).graph == reading.graph


@pytest.mark.parametrize(
    ("code", "supports", "refused"),
    [("F1", "L1", "map.circle"), ("C1", "C1", "map.link_to_itself"), ("P1", "C1", "map.linked")],
)
def test_a_link_that_makes_no_sense_is_refused(
    company: Company, reading: MapReading, code: str, supports: str, refused: str
) -> None:
    with pytest.raises(Mendable) as error:
        company.strategy_map.link(reading.graph, code, supports)
    assert refusal(error) == refused
    assert company.strategy_map.read(OCTOBER) == reading


def test_the_refused_circle_names_the_way_round(company: Company, reading: MapReading) -> None:
    with pytest.raises(Mendable) as error:
        company.strategy_map.link(reading.graph, "F2", "P2")
    assert error.value.facts["path"] == "扩大市场份额 → 按合同组织排产 → 重点合同按时足量交付 → 扩大市场份额"


def test_an_objective_that_is_named_elsewhere_is_not_removed(company: Company, reading: MapReading) -> None:
    with pytest.raises(InUse) as refused:
        company.strategy_map.remove(reading.graph, ["C1"])
    assert {use.table for use in refused.value.uses} == {"kpi", "issue"}
    assert company.strategy_map.read(OCTOBER) == reading


def test_an_unused_objective_goes_with_its_links_and_comes_back_with_them(
    company: Company, reading: MapReading
) -> None:
    book = company.strategy_map
    code = book.add(reading.graph, "新目标", Place("客户", LEFT, PAD))
    book.link(book.read(OCTOBER).graph, "L2", code)
    before = book.read(OCTOBER).graph
    book.remove(before, [code])
    assert code not in book.read(OCTOBER).graph.objectives["L2"].supports
    assert code not in book.read(OCTOBER).graph.objectives
    company.trail.undo()
    assert book.read(OCTOBER).graph == before


def test_lanes_are_renamed_added_and_reordered_at_once(company: Company, reading: MapReading) -> None:
    names = [
        ("学习成长", "人与组织"),
        ("财务", "财务"),
        ("", "社会责任"),
        ("客户", "客户"),
        ("内部流程", "流程"),
    ]
    company.strategy_map.set_lanes(reading.graph, names)
    graph = company.strategy_map.read(OCTOBER).graph
    assert graph.names == ("人与组织", "财务", "社会责任", "客户", "流程")
    assert graph.objectives["L1"].perspective == "人与组织"
    assert graph.places["L1"].x == reading.graph.places["L1"].x
    company.trail.undo()
    assert company.strategy_map.read(OCTOBER).graph == reading.graph


@pytest.mark.parametrize(
    ("names", "refused"),
    [
        ([("财务", "财务"), ("客户", "客户"), ("内部流程", "内部流程")], "map.lane_in_use"),
        ([("财务", " "), ("客户", "客户")], "map.lane_name"),
        ([("财务", "\u3000\u200b"), ("客户", "客户")], "map.lane_name"),
        ([("财务", "财务;二"), ("客户", "客户")], "map.lane_name"),
        ([("财务", "客户"), ("客户", "客户")], "perspectives.twice"),
    ],
)
def test_lanes_that_cannot_be_are_refused(
    company: Company, reading: MapReading, names: list[tuple[str, str]], refused: str
) -> None:
    with pytest.raises(Mendable) as error:
        company.strategy_map.set_lanes(reading.graph, names)
    assert refusal(error) == refused
    assert company.strategy_map.read(OCTOBER) == reading


def test_lanes_may_change_their_names_with_each_other(company: Company, reading: MapReading) -> None:
    names = [("财务", "客户"), ("客户", "财务"), ("内部流程", "内部流程"), ("学习成长", "学习成长")]
    company.strategy_map.set_lanes(reading.graph, names)
    assert company.strategy_map.read(OCTOBER).graph.objectives["C1"].perspective == "财务"


def test_a_new_company_has_the_usual_lanes_and_codes(tmp_path: Path) -> None:
    with Company.create(tmp_path / "新.zhanji") as company:
        book = company.strategy_map
        assert book.read().graph.names == ("财务", "客户", "内部流程", "学习成长")
        codes = [
            book.add(book.read().graph, "目标", Place(lane, LEFT, PAD)) for lane in ("客户", "客户", "财务")
        ]
        assert codes == ["C1", "C2", "F1"]
        assert book.read().graph.places["C2"].x == LEFT + CARD_WIDTH + 8
        book.set_driver("做快")
        assert book.read().graph.driver == "做快"


def test_everything_that_is_done_to_the_map_has_words(company: Company, reading: MapReading) -> None:
    book, say = company.strategy_map, Language("zh")
    code = book.add(reading.graph, "新目标", Place("客户", LEFT, PAD))
    book.link(book.read(OCTOBER).graph, "L2", code)
    book.unlink(book.read(OCTOBER).graph, "L2", code)
    book.change(book.read(OCTOBER).graph, code, {"name": "改名"})
    book.move(book.read(OCTOBER).graph, {code: Place("客户", 1200, PAD)})
    book.arrange(book.read(OCTOBER).graph)
    book.remove(book.read(OCTOBER).graph, [code])
    book.set_lanes(reading.graph, [(name, name) for name in reading.graph.names])
    book.set_driver("做快")
    said = [action_words(say, action) for action in company.trail.actions(9)]
    assert said == [
        "驱动力：做快",
        "维度：财务 · 客户 · 内部流程 · 学习成长",
        "删除目标 改名",
        "战略地图自动排列",
        "地图上移动 1 张卡片",
        "修改目标 新目标",
        "数据到班组、协作到接口 不再支撑 新目标",
        "数据到班组、协作到接口 支撑 新目标",
        "新增目标 新目标",
    ]


def test_where_cards_lie_and_what_they_support_leaves_the_results_alone(
    company: Company, reading: MapReading
) -> None:
    before = company.results.of(OCTOBER)
    company.strategy_map.arrange(reading.graph)
    company.strategy_map.link(reading.graph, "L1", "P2")
    assert company.results.of(OCTOBER) is before


def test_another_perspective_shows_in_the_results_at_once(company: Company, reading: MapReading) -> None:
    company.results.of(OCTOBER)
    company.strategy_map.move(reading.graph, {"P3": Place("客户", 1400, PAD)})
    lines = [line for subject in company.results.of(OCTOBER).results for line in subject.lines]
    assert {line.perspective for line in lines if line.kpi == "K17"} == {"客户"}
