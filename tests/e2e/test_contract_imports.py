"""Importing company workbooks: all or nothing, matched by key, replaced whole where the contract says so."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from tests.e2e.company_book import COLUMNS, Firm, Row, actuals, card, command, departments, direct, people

OCT = "2026-10"


def rows(firm: Firm, sheet: str) -> list[dict[str, Any]]:
    """A sheet of the exported company workbook, row by row."""
    header, *body = firm.export()[sheet]
    return [dict(zip(header, row, strict=True)) for row in body]


def adjustment(points: object, subject: str = "D1", period: str = OCT) -> Row:
    return {
        "Period": period,
        "Subject type": "department",
        "Subject": subject,
        "Points": points,
        "Reason": "r",
    }


def rating(score: object, rater: str, kpi: str = "KG") -> Row:
    return {"Period": OCT, "Subject type": "department", "Subject": "D1", "KPI": kpi, "Group": "superior",
            "Rater": rater, "Score": score}  # fmt: skip


def plan(goal: str, owner: str = "E1") -> Row:
    return {"Period": OCT, "Owner": owner, "Goal": goal, "Key action": "A", "Due": "2026-10-31", "KPI": "K1"}


def whole() -> dict[str, list[Row]]:
    """A company with something on every sheet."""
    return {
        "Company": [{"Item": "name", "Value": "Firm"}, {"Item": "fiscal year start", "Value": 1},
                    {"Item": "value driver", "Value": "Speed"}, {"Item": "strategic intent",
                                                                 "Value": "Growth"}],
        "Settings": [{"Item": "annual parts", "Value": "months:60, satisfaction:25, review:15"},
                     {"Item": "anonymity minimum", "Value": 3}],
        "Objectives": [{"Code": "F1", "Year": 2026, "Perspective": "财务", "Name": "Profit"},
                       {"Code": "C1", "Year": 2026, "Perspective": "Own words", "Name": "Trust",
                        "Supports": "F1"}],
        "Departments": [*departments(["D1"], Head="E1", Purpose="On time", Coefficient=1.05),
                        *departments(["D2"], Parent="D1")],
        "Positions": [{"Code": "P1", "Name": "Smith", "Department": "D1", "Key": "yes"}],
        "Employees": people(["E1", "E2"], "D1", Position="P1", Manager="E3", Hired="2020-01-02",
                            Bonus_base=3000)
        + people(["E3"], "D1"),
        "Issues": [{"Code": "I1", "Department": "D1", "Issue": "Late", "Objective": "C1",
                    "Severity": "high"}],
        "KPIs": [
            *direct("K1", Unit="t", Decimals=1, Provider="D2", Definition="d", Formula="f", Objective="F1",
                    Issue="I1", Outcome="K2", Key_strategic="yes", Veto="<5", Veto_effect="×0.5",
                    Veto_scope="department"),
            *direct("K2"),
            {"Code": "KG", "Name": "G", "Direction": "higher", "Method": "rating",
             "Parameters": "groups=superior:100"},
        ],
        "Scorecards": [*card("D1", {"K1": 60, "K2": 20, "KG": 20}, Target=100, Cap=110, Floor=10,
                             Total_cap=115,
                             Total_floor=5, From="2026-01-01", To="2026-12-31")],
        "Actuals": actuals(OCT, "D1", {"K1": 90, "K2": 80}, Note="n", Self_score=88),
        "Ratings": [rating(80, "A"), rating(90, "B")],
        "Adjustments": [adjustment(1), adjustment(2), adjustment(3, "D2")],
        "Attendance": [{"Period": OCT, "Employee": "E2", "Share": 0.5}],
        "Waivers": [{"Period": OCT, "Subject type": "department", "Subject": "D1", "KPI": "K1", "By": "B",
                     "Reason": "r"}],
        "Periods": [{"Period": OCT, "State": "open"}],
        "Moves": [{"Employee": "E2", "Date": "2026-05-01", "Department": "D2"}],
        "Annual parts": [{"Year": 2025, "Employee": "E1", "Part": "review", "Score": 91}],
        "Diagnosis": [{"Year": 2026, "Step": 1, "Findings": "f", "Evidence": "e"}],
        "Red lines": [{"Case": "C1", "Employee": "E2", "Date": "2026-10-05", "Class": "III",
                       "Liability": "joint",
                       "Facts": "x"}],
        "Plans": [plan("G1"), plan("G2"), plan("G3", "E2")],
    }  # fmt: skip


@pytest.fixture
def firm(tmp_path: Path) -> Firm:
    return Firm(tmp_path, tables=whole())


def test_the_same_workbook_twice_changes_nothing(firm: Firm) -> None:
    before = firm.export()
    answer = json.loads(firm.take(whole(), "--json").out)
    assert (answer["added"], answer["changed"]) == (0, 0)
    assert firm.export() == before


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_export_has_every_sheet_and_column_and_comes_back_the_same(
    firm: Firm, tmp_path: Path, lang: str
) -> None:
    book = firm.export(lang)
    index = 0 if lang == "en" else 1
    for names, columns in COLUMNS.items():
        wanted = list(columns) if lang == "en" else list(columns.values())
        assert [header for header in book[names[index]][0] if header in wanted] == wanted
        assert len(book[names[index]]) > 1
    copy = Firm(tmp_path, "copy")
    answer = command("import", copy.file, tmp_path / "firm-export.xlsx")
    assert (answer.code, answer.err) == (0, "")
    assert copy.export(lang) == book


def test_a_blank_optional_cell_clears_and_an_absent_column_leaves(firm: Firm) -> None:
    firm.take({"Departments": [{"Code": "D1", "Name": "New"}], "Actuals": [
        {"Period": OCT, "Subject type": "department", "Subject": "D1", "KPI": "K1",
         "Actual": 91}]})  # fmt: skip
    kept = rows(firm, "Departments")[0]
    assert (kept["Name"], kept["Purpose"], kept["Head"], kept["Coefficient"]) == (
        "New",
        "On time",
        "E1",
        1.05,
    )
    assert [(row["Actual"], row["Note"]) for row in rows(firm, "Actuals")] == [(91, "n"), (80, "n")]
    firm.take({"Departments": [{"Code": "D1", "Name": "New", "Purpose": None, "Head": "  "}],
               "Actuals": [{"Period": OCT, "Subject type": "department", "Subject": "D1", "KPI": "K1",
                            "Actual": None}]})  # fmt: skip
    cleared = rows(firm, "Departments")[0]
    assert (cleared["Purpose"], cleared["Head"], cleared["Coefficient"]) == (None, None, 1.05)
    assert firm.score(OCT)["D1"]["state"] == "incomplete"


def test_what_appears_is_replaced_whole_and_what_is_absent_stays(firm: Firm) -> None:
    firm.take({
        "Scorecards": card("D1", {"K2": 100}, From="2026-01-01", To="2026-12-31"),
        "Adjustments": [adjustment(4)], "Ratings": [rating(70, "C")], "Plans": [plan("G9")],
    })  # fmt: skip
    assert [(row["KPI"], row["Weight"]) for row in rows(firm, "Scorecards")] == [("K2", 100)]
    assert [(row["Subject"], row["Points"]) for row in rows(firm, "Adjustments")] == [("D1", 4), ("D2", 3)]
    assert [row["Rater"] for row in rows(firm, "Ratings")] == ["C"]
    assert [(row["Owner"], row["Goal"]) for row in rows(firm, "Plans")] == [("E1", "G9"), ("E2", "G3")]
    assert len(rows(firm, "Actuals")) == 2


def test_a_dry_run_and_an_error_write_nothing(firm: Firm) -> None:
    before = firm.file.read_bytes()
    good: dict[str, Sequence[Row]] = {"Departments": departments(["D9"])}
    answer = json.loads(firm.take(good, "--dry-run", "--json").out)
    assert answer["added"] == 1
    assert firm.file.read_bytes() == before
    told = firm.refuses({**good, "Actuals": actuals(OCT, "D1", {"K1": "x", "K2": "y"})})
    assert len(told) == 2


def test_unknown_sheets_and_columns_are_told_and_ignored(firm: Firm) -> None:
    answer = firm.take(
        {"Holidays": [{"Day": 1}], "Departments": [{"Code": "D3", "Colour": "red", "Name": "Three"}]}
    )
    assert any("Holidays" in line for line in answer.lines)
    assert any("Colour" in line and "Departments" in line for line in answer.lines)
    assert rows(firm, "Departments")[2]["Name"] == "Three"


def test_a_missing_required_column_and_a_doubled_one_are_errors(firm: Firm) -> None:
    told = firm.refuses({"Departments": [{"Code": "D3"}], "Positions": [{"Name": "N"}]})
    assert any("Departments" in line and "Name" in line for line in told)
    assert any("Positions" in line and "Code" in line for line in told)


def test_headers_of_either_language_in_any_order_in_one_book(firm: Firm) -> None:
    answer = firm.take({"部门": [{"Name": "Three", "系数": "0.9", " 编码 ": "D3"}],
                        "Positions": [{"名称": "Welder", "Key": "否", "编码": "P2"}]})  # fmt: skip
    assert answer.err == ""
    assert [rows(firm, "Departments")[2][name] for name in ("Name", "Coefficient")] == ["Three", 0.9]
    assert rows(firm, "Positions")[1]["Key"] == "no"


@pytest.mark.parametrize("merged", ["A1:A2", "B1:C1"])
def test_merged_header_cells(firm: Firm, tmp_path: Path, merged: str) -> None:
    book = Workbook()
    page = book.worksheets[0]
    page.title = "部门"
    page.append(["编码", "名称"] if merged == "A1:A2" else ["编码", "名称", None, "系数"])
    if merged == "A1:A2":
        page.append([None, None])
        page.merge_cells("B1:B2")
    page.append(["D3", "Three"] if merged == "A1:A2" else ["D3", "Three", None, 0.8])
    page.merge_cells(merged)
    book.save(tmp_path / "merged.xlsx")
    answer = command("import", firm.file, tmp_path / "merged.xlsx")
    assert answer.code == 0, answer.err
    assert rows(firm, "Departments")[2]["Name"] == "Three"


def test_a_period_that_the_workbook_names_is_opened(firm: Firm) -> None:
    assert command("score", firm.file, "2027-03").code == 1
    firm.take({"Actuals": actuals("2027-03", "D1", {"K2": 80})})
    assert command("score", firm.file, "2027-03").code in (0, 3)
    assert {"Period": "2027-03", "State": "open"} in rows(firm, "Periods")


def test_every_sheet_that_names_a_period_opens_it(firm: Firm) -> None:
    who: Row = {"Subject type": "department", "Subject": "D1"}
    firm.take({
        "Adjustments": [{**adjustment(1), "Period": "2028-01"}],
        "Attendance": [{"Period": "2028-02", "Employee": "E1", "Share": 1}],
        "Waivers": [{**who, "Period": "2028-03", "KPI": "K1", "By": "B", "Reason": "r"}],
        "Ratings": [{**rating(80, "A"), "Period": "2028-04"}],
        "Plans": [{**plan("G"), "Period": "2028-05", "Due": "2028-05-31"}],
    })  # fmt: skip
    assert {f"2028-0{n}" for n in range(1, 6)} <= {row["Period"] for row in rows(firm, "Periods")}


def test_all_of_a_subjects_ratings_of_a_period_are_replaced(firm: Firm) -> None:
    """Of every KPI: the rows that appear are all that the subject has in the period."""
    firm.take({"KPIs": [{"Code": "KH", "Name": "H", "Direction": "higher", "Method": "rating",
                         "Parameters": "groups=superior:100"}]})  # fmt: skip
    firm.take({"Ratings": [rating(80, "A"), rating(81, "B", "KH"), {**rating(70, "A"), "Period": "2026-11"}]})
    firm.take({"Ratings": [rating(82, "C", "KH")]})
    assert [(row["Period"], row["KPI"], row["Score"]) for row in rows(firm, "Ratings")] == [
        (OCT, "KH", 82), ("2026-11", "KG", 70),
    ]  # fmt: skip


def test_csv_by_its_stem_or_its_headers_in_utf_8_or_gbk(firm: Firm, tmp_path: Path) -> None:
    (tmp_path / "部门.csv").write_bytes("编码,名称\nD3,三车间\n".encode("gbk"))
    (tmp_path / "export 7.csv").write_bytes("\ufeffCode,Name,Department,Key\nP2,炉长,D1,是\n".encode())
    (tmp_path / "Actuals.csv").write_text(
        '考核期,对象类型,对象编码,指标编码,实际值,说明\n2026-10,部门,D1,K2,"1,081.5","a, b\nc"\n', "utf-8"
    )
    for name in ("部门.csv", "export 7.csv", "Actuals.csv"):
        answer = command("import", firm.file, tmp_path / name)
        assert (answer.code, answer.err) == (0, ""), name
    assert rows(firm, "Departments")[2]["Name"] == "三车间"
    assert rows(firm, "Positions")[1]["Name"] == "炉长"
    assert [row["Actual"] for row in rows(firm, "Actuals")] == [90, 1081.5]


def test_an_exported_book_keeps_texts_that_look_like_formulas(firm: Firm, tmp_path: Path) -> None:
    names = {"D3": "=1+1", "D4": "+86", "D5": "-", "D6": "@home", "D7": '="x"', "D8": "'quoted", "D9": "0012"}
    firm.take({"Departments": [{"Code": code, "Name": name} for code, name in names.items()]})
    book = tmp_path / "firm-export.xlsx"
    assert {row["Code"]: row["Name"] for row in rows(firm, "Departments") if row["Code"] in names} == names
    assert all(
        cell.data_type != "f" for page in load_workbook(book) for row in page.iter_rows() for cell in row
    )
    copy = Firm(tmp_path, "copy")
    assert command("import", copy.file, book).code == 0
    assert copy.export() == firm.export()
