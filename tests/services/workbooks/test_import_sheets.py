"""Sheets and headers as people name them."""

from pathlib import Path

import pytest

from services.domain.company import Records
from services.domain.organisation import Department
from services.language import Language
from services.workbooks.parsing import parse_workbook
from services.workbooks.planning import plan_import
from services.workbooks.problems import Bilingual
from services.workbooks.reader import read_workbook
from services.workbooks.sheets import SHEETS
from tests.services.workbooks.firms import BASE, DEPARTMENTS, base, codes, only, previewed, raw, saved, warned


def test_english_and_chinese_may_stand_side_by_side_in_any_order() -> None:
    preview = previewed(
        raw("Departments", ("名称", "Purpose", " code * ", "Ｐａｒｅｎｔ"), ("生产部", "按时", "D1", None))
    )
    assert preview.problems == ()
    assert preview.after.departments == (Department("D1", "生产部", None, None, "按时"),)


@pytest.mark.parametrize("header", ["编码*", " 编 码 ", "编码（必填）", "Code (required)", "CODE＊", "*编码"])
def test_headers_are_known_whatever_their_spaces_stars_and_remarks(header: str) -> None:
    assert previewed(raw("部门", (header, "名称"), ("D1", "生产部"))).problems == ()


@pytest.mark.parametrize("name", ["部门", " 部门 ", "Departments", "DEPARTMENTS", "ｄｅｐａｒｔｍｅｎｔｓ"])
def test_sheets_are_known_by_either_name(name: str) -> None:
    assert len(previewed(raw(name, ("编码", "名称"), ("D1", "生产部"))).after.departments) == 1


def test_unknown_sheets_and_columns_are_reported_and_left_out() -> None:
    preview = previewed(
        DEPARTMENTS,
        raw("备忘", ("随便",), ("什么",)),
        raw("岗位", ("编码", "名称", "颜色"), ("P1", "厂长", "红")),
    )
    assert codes(preview) == []
    assert {(p.sheet, p.column, p.code) for p in preview.warnings} == {
        ("备忘", "", "sheet_unknown"),
        ("岗位", "颜色", "column_unknown"),
    }
    assert len(preview.after.positions) == 1


def test_a_missing_required_column_is_named_in_the_sheets_own_language() -> None:
    problem = only(previewed(raw("Departments", ("Code", "Purpose"), ("D1", "x"))))
    assert (problem.code, problem.column, problem.sheet) == ("column_missing", "Name", "Departments")
    problem = only(previewed(raw("部门", ("编码",), ("D1",))))
    assert problem.column == "名称"


def test_a_column_that_stands_twice_is_an_error() -> None:
    assert codes(previewed(raw("部门", ("编码", "名称", "Name"), ("D1", "a", "b")))) == ["column_twice"]


def test_titles_above_the_headers_and_blank_rows_do_no_harm() -> None:
    sheet = raw(
        "部门",
        ("某公司部门表", None),
        (None, None),
        ("编码", "名称"),
        (None, None),
        ("D1", None),
        first_row=3,
    )
    problem = only(previewed(sheet))
    assert (problem.code, problem.row, problem.column) == ("required", 7, "名称")


def test_headers_merged_over_two_rows_are_found_above() -> None:
    sheet = raw("部门", ("编码", "基本信息", None), (None, "名称", "工作目的"), ("D1", "生产部", "按时"))
    assert previewed(sheet).after.departments == (Department("D1", "生产部", purpose="按时"),)


def test_a_sheet_without_headers_says_which_are_needed() -> None:
    problem = only(previewed(raw("部门", ("D1", "生产部"))))
    assert problem.code == "no_headers"
    assert problem.facts["headers"] == Bilingual("编码、名称", "Code, Name")


@pytest.mark.parametrize("spec", SHEETS, ids=lambda spec: spec.en)
def test_a_lone_sheet_of_any_name_is_told_by_its_headers(spec: object) -> None:
    headers = tuple(column.zh for column in spec.columns)  # type: ignore[attr-defined]
    rows = (
        [("名称", "某厂")]
        if spec.en == "Company"
        else [("等级", "S>=1:1, D:0")]
        if spec.en == "Settings"
        else []
    )  # type: ignore[attr-defined]
    draft = parse_workbook([raw("2026年10月导出", headers, *rows)])
    assert [sheet.spec for sheet in draft.sheets] == [spec]


def test_a_lone_sheet_that_could_be_several_asks_for_a_name() -> None:
    problem = only(previewed(raw("导出", ("编码", "名称"), ("D1", "生产部"))))
    assert problem.code == "sheet_ambiguous"
    assert "部门" in problem.words(Language("zh"))


def test_a_workbook_without_any_known_sheet_is_refused() -> None:
    assert codes(previewed(raw("备忘", ("a",), ("b",)), raw("其他", ("c",)))) == ["nothing_recognised"]
    assert codes(previewed()) == ["nothing_recognised"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk"])
def test_one_sheet_as_csv_is_known_by_the_files_name_or_its_headers(tmp_path: Path, encoding: str) -> None:
    for name in ("部门.csv", "导出.csv"):
        path = tmp_path / name
        path.write_bytes('编码,名称,工作目的\nD1,生产部,"按时,按量"\n'.encode(encoding))
        preview = plan_import(parse_workbook(read_workbook(path)), base())
        assert preview.errors == ()
        assert preview.after.departments[0] == Department("D1", "生产部", purpose="按时,按量")


def test_a_real_workbook_in_english_imports(tmp_path: Path) -> None:
    path = saved(
        tmp_path / "book.xlsx",
        raw("Departments", ("Code", "Name"), ("D1", "Works")),
        raw(
            "Employees",
            ("Number", "Name", "Department", "Hired", "Bonus base"),
            (1001, "Ann", "D1", "2026/10/1", "3,000.50"),
        ),
        raw("KPIs", ("Code", "Name", "Direction", "Method", "Unit"), ("K1", "Yield", "higher", "ratio", "%")),
        raw(
            "Scorecards",
            ("Subject type", "Subject", "Dimension", "KPI", "Weight", "Target"),
            ("employee", "1001", "monthly", "K1", 100, "95%"),
        ),
        raw(
            "Actuals",
            ("Period", "Subject type", "Subject", "KPI", "Actual"),
            ("2026-10", "employee", "1001", "K1", 0.97),
            percents=frozenset({(1, 4)}),
        ),
    )
    preview = plan_import(parse_workbook(read_workbook(path)), Records())
    assert preview.problems == ()
    assert [actual.value for actual in preview.after.actuals] == [97]
    assert preview.after.scorecards[0].lines[0].target == 95
    assert preview.opened == ("2026-10",)


def test_hidden_and_formatless_sheets_are_warned_about() -> None:
    preview = previewed(raw("部门", ("编码", "名称"), ("D1", "a"), notes=("hidden_rows", "formats_lost")))
    assert warned(preview) == ["hidden_rows", "formats_lost"]
    assert codes(previewed(*BASE)) == []
