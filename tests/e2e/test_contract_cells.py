"""Cells as people write them: numbers, percents, dates, and what no cell may hold."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from tests.e2e.company_book import Firm, actuals, card, command, departments, direct, people, read_book

NUMBERS: dict[str, tuple[object, str, bool]] = {
    # the cell, the actual read, whether a warning is told
    "full-width digits": ("８５．５", "85.5", False),
    "full-width thousands": ("１，２３４．５", "1234.5", False),
    "thousands": ("1,234,567.25", "1234567.25", False),
    "spaces": ("  92 ", "92", False),
    "ideographic space": ("\u3000 92\u00a0", "92", False),
    "full-width minus": ("－5", "-5", False),
    "full-width plus": ("＋5", "5", False),
    "minus sign": ("\u22125", "-5", False),
    "fifteen digits": (0.1 + 0.2, "0.3", False),
    "more than fifteen": (1234567.12345678901, "1234567.123457", True),
    "half up at six places": (1.0000005, "1.000001", True),
    "text of more than six": ("2.1234564", "2.123456", True),
    "six places": (0.123456, "0.123456", False),
    "an integer": (7, "7", False),
    "a float that is whole": (7.0, "7", False),
    "zeros behind": ("7.50", "7.5", False),
}


@pytest.fixture(scope="module")
def numbers(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], str]:
    codes = {name: f"D{n:02}" for n, name in enumerate(NUMBERS)}
    firm = Firm(tmp_path_factory.mktemp("numbers"))
    answer = firm.take({
        "Departments": departments(codes.values()),
        "KPIs": direct("K1"),
        "Scorecards": [line for code in codes.values() for line in card(code, {"K1": 100})],
        "Actuals": [row for name, code in codes.items() for row in actuals("2026-10", code,
                                                                           {"K1": NUMBERS[name][0]})],
    })  # fmt: skip
    return firm.score("2026-10"), answer.err


@pytest.mark.parametrize("name", NUMBERS)
def test_numbers(numbers: tuple[dict[str, Any], str], name: str) -> None:
    number = list(NUMBERS).index(name)
    assert numbers[0][f"D{number:02}"]["lines"][0]["actual"] == NUMBERS[name][1]
    assert (f"Actuals, row {number + 2}, column Actual:" in numbers[1]) is NUMBERS[name][2]


PERCENTS: list[tuple[str, object, str | None, str | None, str]] = [
    # unit, value, number format, actual, what is told: "", "warning" or "error"
    ("%", "95%", None, "95", ""),
    ("%", "９５％", None, "95", ""),
    ("%", 0.95, "0%", "95", ""),
    ("%", 0.9525, "0.00%", "95.25", ""),
    ("%", 0.95, None, "0.95", "warning"),
    ("%", 95, None, "95", ""),
    ("%", 1.2, "0%", "120", ""),
    ("t", "95%", None, None, "error"),
    ("t", 0.95, "0%", None, "error"),
    ("t", 0.95, None, "0.95", ""),
    ("个%", "95 %", None, "95", ""),
]


def percent_book(path: Path, wanted: set[str]) -> Path:
    book = Workbook()
    page = book.worksheets[0]
    page.title = "Actuals"
    page.append(["Period", "Subject type", "Subject", "KPI", "Actual"])
    for number, (_, value, form, _, told) in enumerate(PERCENTS):
        if told in wanted:
            page.append(["2026-10", "department", "D1", f"K{number}", value])
            if form:
                page.cell(page.max_row, 5).number_format = form
    book.save(path)
    return path


def test_percents(tmp_path: Path) -> None:
    firm = Firm(tmp_path, tables={
        "Departments": departments(["D1"]),
        "KPIs": [{**direct(f"K{n}")[0], "Unit": case[0]} for n, case in enumerate(PERCENTS)],
    })  # fmt: skip
    fine = command("import", firm.file, percent_book(tmp_path / "p.xlsx", {"", "warning"}), "--lang", "en")
    assert fine.code == 0, fine.err
    assert len(fine.lines) == sum(case[4] == "warning" for case in PERCENTS)
    read = {row[3]: row[4] for row in firm.export()["Actuals"][1:]}
    assert {kpi: str(value) for kpi, value in read.items()} == {
        f"K{n}": case[3] for n, case in enumerate(PERCENTS) if case[4] != "error"
    }
    bad = command("import", firm.file, percent_book(tmp_path / "q.xlsx", {"error"}), "--lang", "en")
    assert bad.code == 1
    assert len(bad.lines) == sum(case[4] == "error" for case in PERCENTS)


DATES: list[object] = [
    "2026-10-01", "2026/10/1", "2026年10月1日", "2026-10-1", " 2026-10-01 ", "２０２６－１０－０１",
    "2026.10.1",
    date(2026, 10, 1), datetime(2026, 10, 1),  # noqa: DTZ001 - a cell has no zone
    "20261001", "2026-10-01 00:00:00",
]  # fmt: skip


def test_dates(tmp_path: Path) -> None:
    """The first three forms and real dates are the contract's; the rest are how people write them."""
    staff = [row for n, day in enumerate(DATES) for row in people([f"E{n:02}"], "D1", Hired=day)]
    answer = Firm(tmp_path).give({"Departments": departments(["D1"]), "Employees": staff})
    refused = [line for line in answer.lines if "column Hired" in line]
    assert not [line for line in refused if int(line.split("row ")[1].split(",")[0]) - 2 not in (6, 9, 10)], (
        refused
    )


PERIODS = ["2026-10", "2026Q3", "2026H1", "2026"]


def test_periods_as_text_and_as_numbers(tmp_path: Path) -> None:
    firm = Firm(tmp_path)
    firm.take(
        {"Periods": [{"Period": period, "State": "open"} for period in [*PERIODS, 2025, "２０２６Ｑ１"]]}
    )
    assert {row[0] for row in firm.export()["Periods"][1:]} == {*PERIODS, "2025", "2026Q1"}
    told = firm.refuses(
        {"Periods": [{"Period": p, "State": "open"} for p in ("2026-00", "2026Q0", "2026H3", "10-2026")]}
    )
    assert len(told) == 4


def test_what_no_number_may_be(tmp_path: Path) -> None:
    firm = Firm(tmp_path, tables={"Departments": departments(["D1"]), "KPIs": direct("K1")})
    bad = [
        "NaN",
        "Infinity",
        "-inf",
        "1e400",
        "1e-400",
        "12,34",
        "1.2.3",
        "--5",
        "5kg",
        "#DIV/0!",
        "９e９９９９",
        True,
        "1_000",
    ]
    told = firm.refuses({
        "Actuals": [row for n, value in enumerate(bad) for row in actuals(f"20{n + 10}-01", "D1",
                                                                          {"K1": value})]
    })  # fmt: skip
    places = {line.split(":")[0] for line in told}
    assert places == {f"Actuals, row {n + 2}, column Actual" for n in range(len(bad))}, "\n".join(told)


@pytest.mark.parametrize("huge", [1e300, 10**30, "9" * 40])
def test_huge_numbers_are_refused_or_kept_exactly(tmp_path: Path, huge: object) -> None:
    firm = Firm(tmp_path, tables={"Departments": departments(["D1"]), "KPIs": direct("K1")})
    answer = firm.give({"Actuals": actuals("2026-10", "D1", {"K1": huge})})
    assert answer.code == 1
    assert answer.err.startswith("Actuals, row 2, column Actual:")


def test_control_characters_never_get_into_a_company(tmp_path: Path) -> None:
    """As a CSV they are refused with the file, as Excel's `_x0007_` with the cell, or else left out."""
    firm = Firm(tmp_path)
    (tmp_path / "Departments.csv").write_bytes(b"Code,Name\nD1,Bell\x07 and\x0b end\n")
    first = command("import", firm.file, tmp_path / "Departments.csv", "--lang", "en")
    second = firm.give({"Departments": [{"Code": "D2", "Name": "Bell_x0007_ _x000B_end"}]})
    for answer in (first, second):
        assert answer.code in (0, 1)
        assert len(answer.lines) <= 1
    names = [row[1] for row in firm.export()["Departments"][1:]]
    assert not [name for name in names if any(char < " " for char in name)], names
    copy = Firm(tmp_path, "copy")
    assert command("import", copy.file, tmp_path / "firm-export.xlsx").code == 0
    assert copy.export() == firm.export()


def test_line_breaks_and_long_text_survive(tmp_path: Path) -> None:
    firm = Firm(tmp_path)
    purpose = "first\nsecond\n" + "目的" * 400
    firm.take({"Departments": [{"Code": "D1", "Name": " spaced  name ", "Purpose": purpose}]})
    row = firm.export()["Departments"][1]
    assert row[:2] == ["D1", "spaced  name"]
    assert purpose in row


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_an_empty_workbook_says_so(tmp_path: Path, lang: str) -> None:
    firm = Firm(tmp_path)
    answer = firm.give({}, lang=lang)
    assert answer.code in (0, 1)
    assert len(answer.lines) == 1
    assert read_book(tmp_path / "firm-1.xlsx")


def test_codes_that_excel_took_for_numbers_and_periods_that_it_took_for_days(tmp_path: Path) -> None:
    firm = Firm(tmp_path, tables={
        "Departments": [{"Code": 7, "Name": "Seven"}, {"Code": 8.0, "Name": "Eight"}, {"Code": "0012",
                                                                                       "Name": "N"}],
        "Employees": [*people(["1001"], "7"), {"Number": 1002, "Name": "B", "Department": 8}],
        "Periods": [{"Period": date(2026, 10, 1), "State": "open"}],
    })  # fmt: skip
    book = firm.export()
    assert [row[0] for row in book["Departments"][1:]] == ["0012", "7", "8"]
    assert [(row[0], row[2]) for row in book["Employees"][1:]] == [("1001", "7"), ("1002", "8")]
    assert book["Periods"][1:] == [["2026-10", "open"]]
