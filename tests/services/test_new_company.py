from pathlib import Path

import pytest
from msgspec.structs import replace

from services.company import Company
from services.domain.beginning import Stage
from services.edits import EditRefused
from services.errors import Mendable
from services.library.catalogue import Library
from services.library.suggestions import ids_for, provider_among, suggested
from services.new_company import even, first_card, ticks_of
from services.pasted import read_block
from services.workbooks.sheets.organisation import EMPLOYEES

PEOPLE = "E1\t王芳\t销售部\t经理\nE2\t李军\t生产车间\t主任\nE3\t赵敏\t战略办\t专员\n"


@pytest.fixture
def fresh(tmp_path: Path) -> Company:
    return Company.create(tmp_path / "fresh.zhanji")


def staffed(company: Company) -> Company:
    company.organisation.paste(read_block(PEOPLE, EMPLOYEES), add_missing=True)
    return company


def test_the_next_step_is_the_first_that_holds_nothing(fresh: Company) -> None:
    with fresh as company:
        begin = company.new_company
        seen = [begin.progress().next]
        staffed(company)
        seen.append(begin.progress().next)
        begin.take_kpis({"D01": ["sales.revenue"]}, "zh")
        seen.append(begin.progress().next)
        company.periods.open("2026-10")
        seen.append(begin.progress().next)
    assert seen == [Stage.PEOPLE, Stage.KPIS, Stage.MONTH, None]


def test_suggestions_follow_what_a_department_does_and_every_one_is_in_the_library() -> None:
    library = Library.load()
    assert suggested(library, "华东销售部")[0].id == "sales.achievement"
    assert suggested(library, "炼钢车间")[0].id == "production.on_time"
    assert suggested(library, "Human Resources")[0].group == "hr"
    assert suggested(library, "战略办")[0].group == "strategy"
    for name in ("销售", "客服", "质量", "采购", "物流", "研发", "财务", "人力", "安全", "生产", "行政", "?"):
        assert len(suggested(library, name)) == len(ids_for(name))


def test_a_kpi_of_the_library_is_provided_by_a_department_that_the_firm_has(fresh: Company) -> None:
    with staffed(fresh) as company:
        company.new_company.take_kpis({"D01": ["sales.revenue"], "D02": ["production.output"]}, "zh")
        records = company.records()
    names = {one.name for one in records.departments}
    assert {kpi.provider for kpi in records.kpis} <= {*names, ""}
    departments = records.departments
    assert provider_among(departments, "销售部") == "销售部"
    assert provider_among(departments, "生产部") == "生产车间"
    assert provider_among(departments, "仓储部") == ""
    twice = (*departments, replace(departments[0], code="D09", name="华南销售部"))
    assert provider_among(twice, "市场部") == ""


def test_ticked_indicators_become_kpis_and_even_cards_in_one_action(fresh: Company) -> None:
    with staffed(fresh) as company:
        library = Library.load()
        ticks = ticks_of(company.new_company.records(), library)
        before = len(company.trail.actions(50))
        company.new_company.take_kpis(ticks, "zh")
        assert len(company.trail.actions(50)) == before + 1
        records = company.records()
        assert {card.code for card in records.scorecards} == {"D01", "D02", "D03"}
        for card in records.scorecards:
            assert sum(line.weight for line in card.lines) == 100
            assert all(line.weight % 5 == 0 for line in card.lines)
        company.trail.undo()
        assert not company.records().kpis
        assert not company.records().scorecards


def test_an_indicator_that_two_departments_tick_is_one_kpi_paired_with_its_outcome(fresh: Company) -> None:
    with staffed(fresh) as company:
        ticks = {
            "D01": ["safety.accidents", "quality.yield"],
            "D02": ["safety.accidents", "quality.product_complaints"],
        }
        company.new_company.take_kpis(ticks, "zh")
        kpis = {kpi.name: kpi for kpi in company.records().kpis}
    assert len(kpis) == 3
    assert kpis["成品率"].outcome == kpis["产品投诉率"].code


def test_ticking_again_adds_and_takes_away_and_leaves_other_cards_alone(fresh: Company) -> None:
    with staffed(fresh) as company:
        begin = company.new_company
        begin.take_kpis({"D01": ["sales.revenue", "sales.collection"], "D02": ["quality.yield"]}, "zh")
        drafts = [first_card(begin.records(), "D02").changed("K03", target="98")]
        begin.save_cards(drafts)
        begin.take_kpis(
            {"D01": ["sales.revenue", "sales.price", "sales.forecast"], "D02": ["quality.yield"]}, "zh"
        )
        records = begin.records()
        assert ticks_of(records, Library.load())["D01"] == ("sales.revenue", "sales.price", "sales.forecast")
        assert [line.weight for line in first_card(records, "D01").lines] == ["35", "35", "30"]
        assert first_card(records, "D02").lines[0].target == "98"
        with pytest.raises(Mendable) as caught:
            begin.take_kpis({"D01": []}, "zh")
        assert caught.value.code == "start.no_lines"
        assert len(begin.records().kpis) == 5


def test_a_wrong_weight_refuses_all_cards_and_names_the_line(fresh: Company) -> None:
    with staffed(fresh) as company:
        begin = company.new_company
        begin.take_kpis({"D01": ["sales.revenue"], "D02": ["quality.yield"]}, "zh")
        right, wrong = (first_card(begin.records(), code) for code in ("D01", "D02"))
        right = right.changed("K01", target="500")
        wrong = wrong.changed("K02", weight="hundred")
        assert {(found.row, found.field) for found in begin.check_cards([right, wrong]) if found.stops} >= {
            (1, "weight")
        }
        with pytest.raises(EditRefused):
            begin.save_cards([right, wrong])
        assert first_card(begin.records(), "D01").lines[0].target == ""


def test_too_many_lines_for_steps_of_five_are_shared_to_the_hundredth() -> None:
    from models.terms import Dimension, SubjectType
    from services.card_drafts import CardDraft, DraftLine

    lines = tuple(DraftLine(f"K{number:02d}") for number in range(24))
    draft = even(CardDraft(SubjectType.DEPARTMENT, "D01", Dimension.MONTHLY, lines))
    assert draft.total == 100


def test_the_month_before_this_one_is_offered_first(fresh: Company) -> None:
    with fresh as company:
        today = company.ledger.store.now().date()
        months = company.new_company.months()
        assert len(set(months)) == len(months) == 6
        assert months[1] == f"{today:%Y-%m}"
        assert months[0] < months[1] < months[2]
