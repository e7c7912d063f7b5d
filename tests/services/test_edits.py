"""Edits by hand come under the same checks as a workbook, and are one action each."""

from decimal import Decimal
from pathlib import Path

import pytest

from services.company import Company
from services.edits import EditRefused, InUse
from services.workbooks.shapes.sheet import Sheet
from services.workbooks.sheets import DEPARTMENTS, EMPLOYEES, KPIS, OBJECTIVES, SCORECARDS


def test_an_edit_changes_the_named_fields_only_and_can_be_undone(own_sample: Path) -> None:
    with Company.open(own_sample) as company:
        before = company.records()
        company.edits.put(
            "department.change", DEPARTMENTS, [{"code": "D03", "name": "炼钢厂"}], {"code": "D03"}
        )
        after = {department.code: department for department in company.records().departments}
        old = {department.code: department for department in before.departments}
        assert after["D03"].name == "炼钢厂"
        assert after["D03"].head == old["D03"].head
        company.trail.undo()
        assert company.records() == before


def test_a_wrong_field_is_named_and_nothing_is_written(own_sample: Path) -> None:
    with Company.open(own_sample) as company:
        before = company.records()
        rows = [{"code": "D30", "name": "新部门"}, {"code": "D03", "name": "炼钢厂", "parent": "D03"}]
        with pytest.raises(EditRefused) as refused:
            company.edits.put("department.change", DEPARTMENTS, rows, {})
        assert [(found.row, found.field) for found in refused.value.problems] == [(1, "parent")]
        assert company.records() == before


def test_a_check_tells_the_field_of_a_rule_that_the_scoring_refuses(sample: Company) -> None:
    row = {
        "code": "K90",
        "name": "新指标",
        "direction": "higher",
        "method": "bands",
        "parameters": "bands=1:2, 3:1",
    }
    assert [found.field for found in sample.edits.check(KPIS, [row]) if found.stops] == ["parameters"]


@pytest.mark.parametrize("blank", [" ", "\u3000", "\u00a0", "\u200b\u00ad", "\t\n"])
@pytest.mark.parametrize(("sheet", "code"), [(DEPARTMENTS, "D01"), (KPIS, "K01"), (OBJECTIVES, "C1")])
def test_a_name_of_nothing_but_spaces_is_refused_at_its_field(
    sample: Company, sheet: Sheet, code: str, blank: str
) -> None:
    found = sample.edits.check(sheet, [{"code": code, "name": blank}])
    assert ("name", "required") in {(one.field, one.problem.code) for one in found if one.stops}


def test_money_is_read_as_officers_type_it(own_sample: Path) -> None:
    with Company.open(own_sample) as company:
        one = company.records().employees[0]
        row = {"number": one.number, "name": one.name, "department": one.department}
        company.edits.put("employee.change", EMPLOYEES, [{**row, "bonus_base": "￥1.2万元"}], {"name": "某"})
        assert company.records().employees[0].bonus_base == Decimal(12000)
        found = company.edits.check(EMPLOYEES, [{**row, "bonus_base": "1万2"}])
        assert [(one.field, one.problem.code) for one in found] == [("bonus_base", "not_a_number")]


def test_a_cards_target_is_read_in_its_kpis_unit(sample: Company) -> None:
    unit = next(kpi.unit for kpi in sample.records().kpis if kpi.code == "K03")
    assert unit == "吨"
    row = {"type": "部门", "code": "D01", "dimension": "月度", "kpi": "K03", "weight": "100", "target": ""}
    for target, wrong in (("1.2万吨", False), ("3千", False), ("1.2万元", True)):
        found = sample.edits.check(SCORECARDS, [{**row, "target": target}])
        assert any(one.field == "target" and one.stops for one in found) is wrong, target


def test_a_department_with_people_cannot_be_removed_and_tells_what_depends_on_it(own_sample: Path) -> None:
    with Company.open(own_sample) as company:
        with pytest.raises(InUse) as refused:
            company.edits.remove("department.remove", DEPARTMENTS, {"code": "D06"})
        named = {(use.table, use.column) for use in refused.value.uses}
        assert {("employee", "department"), ("actual", "subject"), ("result", "code")} <= named
        assert "D06" in {department.code for department in company.records().departments}


def test_an_unused_record_is_removed_and_comes_back_by_undo(own_sample: Path) -> None:
    with Company.open(own_sample) as company:
        company.edits.put("department.add", DEPARTMENTS, [{"code": "D30", "name": "新部门"}], {"code": "D30"})
        before = company.records()
        company.edits.remove("department.remove", DEPARTMENTS, {"code": "D30"})
        assert "D30" not in {department.code for department in company.records().departments}
        company.trail.undo()
        assert company.records() == before


def test_a_field_that_only_one_row_names_stays_as_it_is_in_the_other(own_sample: Path) -> None:
    with Company.open(own_sample) as company:
        rows = [
            {"code": "D03", "name": "炼钢厂"},
            {"code": "D04", "name": "轧钢厂", "purpose": " 按排产轧出 "},
        ]
        old = {one.code: one.purpose for one in company.records().departments}
        company.edits.put("department.change", DEPARTMENTS, rows, {})
        fresh = {one.code: (one.name, one.purpose) for one in company.records().departments}
        assert fresh["D03"] == ("炼钢厂", old["D03"])
        assert fresh["D04"] == ("轧钢厂", "按排产轧出")
