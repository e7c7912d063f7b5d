"""The organisation: the chart of a day, moves of several people, blocks pasted from Excel."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from models.terms import SubjectType
from services.chart import Chart
from services.codes import next_code
from services.company import Company
from services.edits import EditRefused
from services.errors import Mendable
from services.pasted import read_block
from services.workbooks.preview import Fate
from services.workbooks.sheets.organisation import EMPLOYEES, MOVES, POSITIONS


@pytest.fixture
def company(own_sample: Path) -> Iterator[Company]:
    with Company.open(own_sample) as company:
        yield company


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[Company]:
    with Company.create(tmp_path / "new.zhanji") as company:
        yield company


def test_the_tree_counts_the_active_people_of_a_department_and_those_below(sample: Company) -> None:
    branches = {branch.record.code: branch for branch in sample.organisation.chart().tree}
    below = [branches[code] for code in ("D03", "D04", "D05")]
    assert all(branch.depth == 1 for branch in below)
    assert branches["D02"].people == branches["D02"].own + sum(branch.people for branch in below)
    assert sum(branch.own for branch in branches.values()) == 48  # one of the 49 has left


def test_a_move_holds_from_its_day_on(sample: Company) -> None:
    records = sample.records(periods=())
    before, on = (Chart(records, day).person("E0033") for day in (date(2026, 5, 15), date(2026, 5, 16)))
    assert before is not None
    assert on is not None
    assert before.department != "D07"
    assert (on.department, on.position, on.moved) == ("D07", "P22", True)


def test_a_person_who_left_is_active_up_to_the_last_day(sample: Company) -> None:
    records = sample.records(periods=())
    states = [Chart(records, day).person("E0038") for day in (date(2026, 6, 12), date(2026, 6, 13))]
    assert [person.active for person in states if person] == [True, False]


def test_the_chart_tells_whose_card_scores_a_person(sample: Company) -> None:
    chart = sample.organisation.chart()
    own, head = chart.scored_by("E0002"), chart.scored_by("E0005")
    assert own is not None
    assert head is not None
    assert (own.source, own.owner) == (SubjectType.EMPLOYEE, "蒋伯钧")
    assert (head.source, head.owner, head.period) == (SubjectType.DEPARTMENT, "生产部", "2026-10")
    gone = chart.scored_by("E0038")
    assert gone is not None
    assert not gone.employed


def test_several_people_move_on_a_day_as_one_action(company: Company) -> None:
    before = company.records()
    company.organisation.assign(["E0026", "E0027"], {"department": "D07", "manager": "E0031"}, "2026-10-08")
    people = {person.record.number: person for person in company.organisation.chart().people}
    assert [people[number].department for number in ("E0026", "E0027")] == ["D07", "D07"]
    assert people["E0026"].record.department == "D06"  # what was stays
    assert people["E0026"].record.manager == "E0031"
    company.trail.undo()
    assert company.records() == before


def test_a_correction_from_the_start_is_refused_for_people_who_have_moves(company: Company) -> None:
    with pytest.raises(Mendable) as refused:
        company.organisation.assign(["E0026", "E0033"], {"department": "D08"})
    assert refused.value.code == "organisation.since_needed"
    assert "E0026" in {person.record.number for person in company.organisation.chart().people}
    assert company.trail.next_undo is None


def test_a_wrong_day_moves_nobody(company: Company) -> None:
    before = company.records()
    with pytest.raises(EditRefused):
        company.organisation.assign(["E0026", "E0027"], {"department": "D07"}, "2026-02-30")
    assert company.records() == before


def test_a_move_is_taken_back_and_comes_again_by_undo(company: Company) -> None:
    before = company.records()
    company.organisation.remove_move("E0033", date(2026, 5, 16))
    assert not company.records().moves
    company.trail.undo()
    assert company.records() == before


@pytest.mark.parametrize(
    ("codes", "following"),
    [
        ((), "D01"),
        (("D01", "D09"), "D10"),
        (("E0001", "E0049", "X7"), "E0050"),
        (("销售", "生产"), "D01"),
        (("99",), "100"),
    ],
)
def test_a_new_code_goes_on_in_the_way_of_the_present_ones(codes: tuple[str, ...], following: str) -> None:
    assert next_code(codes, "D01") == following


# Blocks


def test_a_block_with_everyday_headers_is_understood_in_any_order() -> None:
    block = read_block("姓名\t部门\t备注\t工号\n张三\t销售部\tx\tE1\n", EMPLOYEES)
    assert block.fields == ("name", "department", "number")
    assert block.rows == (("张三", "销售部", "E1"),)
    assert block.left_out == ("备注",)


def test_a_block_without_headers_has_the_order_of_the_sheet() -> None:
    block = read_block("E1\t张三\tD06\r\n\r\nE2\t李四\tD06\r\n", EMPLOYEES)
    assert block.fields == ("number", "name", "department")
    assert block.rows == (("E1", "张三", "D06"), ("E2", "李四", "D06"))


def test_a_required_column_that_is_absent_is_there_to_be_filled_in() -> None:
    block = read_block("工号\t姓名\nE1\t张三\n", EMPLOYEES)
    assert block.fields == ("number", "name", "department")
    assert block.rows == (("E1", "张三", ""),)


def test_a_quoted_cell_may_hold_line_breaks_and_tabs() -> None:
    block = read_block('P90\t"炉前\n工"\tD03\n', POSITIONS)
    assert block.rows == (("P90", "炉前\n工", "D03"),)


def test_names_stand_for_codes_and_nothing_is_written_while_a_row_is_wrong(company: Company) -> None:
    before = company.records()
    text = "E0901\t甲\t销售部\t\t雷镇川\nE0902\t乙\t炼铁车间\nE0004\t章亦舟\t总经理办公室"
    block = read_block(text, EMPLOYEES)
    preview = company.organisation.preview(block, add_missing=False)
    assert preview.fates[:2] == (Fate.ADDED, None)
    assert [(found.row, found.field) for found in preview.problems if found.stops] == [(1, "department")]
    with pytest.raises(EditRefused):
        company.organisation.paste(block, add_missing=False)
    assert company.records() == before
    mended = block.with_cell(1, 2, "炼钢车间")
    company.organisation.paste(mended, add_missing=False)
    people = company.organisation.chart().employees
    assert (people["E0901"].department, people["E0901"].manager) == ("D06", "E0005")
    assert people["E0902"].department == "D03"


def test_a_name_that_several_bear_is_told_with_their_codes(company: Company) -> None:
    company.organisation.paste(read_block("E0901\t雷镇川\tD06", EMPLOYEES), add_missing=False)
    block = read_block("E0902\t乙\tD06\t\t雷镇川", EMPLOYEES)
    found = company.organisation.preview(block, add_missing=True).problems
    assert [(each.field, each.problem.code) for each in found] == [("manager", "name_doubtful")]
    assert found[0].problem.facts["codes"] == "E0005, E0901"


def test_a_quotation_mark_that_nothing_closes_loses_no_text() -> None:
    assert read_block('E1\t"甲\tD06', EMPLOYEES).rows == (("E1", "甲\tD06", ""),)


def test_a_pasted_present_department_does_not_rewrite_where_somebody_was_before_a_move(
    company: Company,
) -> None:
    company.organisation.paste(read_block("E0033\t樊可心\t客户服务部", EMPLOYEES), add_missing=False)
    assert company.organisation.chart().employees["E0033"].department == "D06"


def test_people_who_name_one_another_may_be_pasted_together(company: Company) -> None:
    block = read_block("E0901\t甲\tD06\t\t乙\nE0902\t乙\tD06", EMPLOYEES)
    company.organisation.paste(block, add_missing=False)
    assert company.organisation.chart().employees["E0901"].manager == "E0902"


def test_a_bare_company_is_filled_from_one_block_departments_and_positions_too(bare: Company) -> None:
    text = "工号\t姓名\t部门\t岗位\n001\t甲\t销售部\t经理\n002\t乙\t销售部\t销售员\n003\t丙\t生产部\t经理"
    block = read_block(text, EMPLOYEES)
    assert bare.organisation.preview(block, add_missing=False).missing == (
        "销售部",
        "生产部",
        "经理",
        "销售员",
    )
    assert not bare.organisation.preview(block, add_missing=True).stops
    bare.organisation.paste(block, add_missing=True)
    chart = bare.organisation.chart()
    assert [(branch.record.code, branch.record.name, branch.people) for branch in chart.tree] == [
        ("D01", "销售部", 2),
        ("D02", "生产部", 1),
    ]
    assert [(post.record.name, post.holders) for post in chart.posts] == [
        ("经理", ("甲", "丙")),
        ("销售员", ("乙",)),
    ]
    bare.trail.undo()
    assert bare.organisation.chart().bare


def test_the_trail_names_a_single_move(company: Company) -> None:
    rows = [{"employee": "E0026", "day": "2026-10-08", "department": "D07"}]
    company.edits.put("move.add", MOVES, rows, {"name": "某", "day": "2026-10-08"})
    chart = company.organisation.chart()
    assert [move.day for move in chart.moves["E0026"]] == [date(2026, 10, 8)]


def test_a_copied_header_is_known_with_the_unit_behind_it() -> None:
    block = read_block("工号\t姓名（必填）\t部门\t奖金基数（元）\nE0901\t雷镇川\tD06\t1200", EMPLOYEES)
    assert block.fields == ("number", "name", "department", "bonus_base")
    assert not block.left_out
