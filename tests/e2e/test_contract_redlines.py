"""The high-voltage line (高压线) of the scoring contract: effects by class, accumulation, where they fall."""

from pathlib import Path
from typing import Any

import pytest

from tests.e2e.company_book import Firm, Row, actuals, card, departments, direct, people


def cases(*rows: tuple[str, str, str], **columns: object) -> list[Row]:
    """Cases as (employee, date, class)."""
    return [
        {"Case": f"RL-{who}-{n}", "Employee": who, "Date": day, "Class": degree, "Liability": "direct",
         "Facts": "facts", **columns}
        for n, (who, day, degree) in enumerate(rows)
    ]  # fmt: skip


CASES: dict[str, tuple[list[tuple[str, str]], str, str | None, str]] = {
    # (date, class)…, the coefficient of October and its red line, the grade of the year
    "none": ([], "1.1", None, "A"),
    "I": ([("2026-10-05", "I")], "0", "I", "D"),
    "II": ([("2026-10-31", "II")], "0", "II", "C"),
    "III": ([("2026-10-01", "III")], "0.55", "III", "A"),
    "another month's": ([("2026-09-30", "III")], "1.1", None, "A"),
    "III of last year does not add up": ([("2025-12-31", "III"), ("2026-10-01", "III")], "0.55", "III", "A"),
    "two II make I": ([("2026-02-01", "II"), ("2026-10-01", "II")], "0", None, "D"),
    "two III make II": ([("2026-03-01", "III"), ("2026-10-01", "III")], "0", None, "C"),
    "two III and a II make I": ([("2026-01-01", "III"), ("2026-02-01", "III"), ("2026-10-01", "II")], "0",
                                None, "D"),
    "III and II stay II": ([("2026-01-01", "III"), ("2026-10-01", "II")], "0", "II", "C"),
    "four III make I": (
        [("2026-01-01", "III"), ("2026-02-01", "III"), ("2026-03-01", "III"), ("2026-10-01", "III")],
        "0", None, "D",
    ),
}  # fmt: skip
ANY_CLASS = {"two II make I", "two III make II", "two III and a II make I", "four III make I"}


@pytest.fixture(scope="module")
def firm(tmp_path_factory: pytest.TempPathFactory) -> Firm:
    codes = [f"E{n}" for n in range(len(CASES))]
    rows = [(code, *case) for code, facts in zip(codes, CASES.values(), strict=True) for case in facts[0]]
    return Firm(tmp_path_factory.mktemp("redlines"), tables={
        "Departments": departments(["D1"]),
        "Employees": people(codes, "D1"),
        "KPIs": direct("K1", "KY"),
        "Scorecards": [line for code in codes for line in (
            *card(code, {"K1": 100}, "employee"), *card(code, {"KY": 100}, "employee", Dimension="annual"))],
        "Actuals": [row for code in codes for row in (
            *actuals("2026-10", code, {"K1": 100}, "employee"), *actuals("2026", code, {"KY": 100},
                                                                         "employee"))],
        "Red lines": cases(*rows),
    })  # fmt: skip


@pytest.fixture(scope="module")
def october(firm: Firm) -> dict[str, Any]:
    return firm.score("2026-10")


@pytest.fixture(scope="module")
def year(firm: Firm) -> dict[str, Any]:
    return firm.score("2026")


@pytest.mark.parametrize("name", CASES)
def test_a_class_takes_from_the_month_and_caps_the_year(
    october: dict[str, Any], year: dict[str, Any], name: str
) -> None:
    code = f"E{list(CASES).index(name)}"
    _, coefficient, degree, grade = CASES[name]
    assert (october[code]["total"], october[code]["coefficient"]) == ("100.00", coefficient)
    if name not in ANY_CLASS:
        assert october[code]["redline"] == degree
    assert (year[code]["total"], year[code]["grade"]) == ("100.00", grade)


def test_several_cases_count_once_and_join_a_veto(tmp_path: Path) -> None:
    """Grade × veto × red line; of several cases the smallest factor, whatever the liability."""
    firm = Firm(tmp_path, tables={
        "Departments": departments(["D1"], Head="E1"),
        "Employees": people(["E1", "E2"], "D1"),
        "KPIs": direct("K1", Veto="<95", Veto_effect="×0.5"),
        "Scorecards": [*card("D1", {"K1": 100}), *card("E2", {"K1": 100}, "employee")],
        "Actuals": [*actuals("2026-10", "D1", {"K1": 90}), *actuals("2026-10", "E2", {"K1": 100},
                                                                    "employee")],
        "Red lines": [*cases(("E1", "2026-10-02", "III"), Liability="managerial"),
                      *cases(("E2", "2026-10-02", "III"), ("E2", "2026-10-03", "II"), Liability="joint")],
    })  # fmt: skip
    scored = firm.score("2026-10")
    assert (scored["E1"]["coefficient"], scored["E1"]["redline"], scored["E1"]["veto"]) == (
        "0.25",
        "III",
        "K1",
    )
    assert (scored["D1"]["coefficient"], scored["D1"]["redline"]) == ("0.5", None)  # red lines stay personal
    assert scored["E2"]["coefficient"] == "0"


def test_a_locked_month_hands_the_effect_to_the_first_open_one(tmp_path: Path) -> None:
    firm = Firm(tmp_path, tables={
        "Departments": departments(["D1"]),
        "Employees": people(["E1"], "D1"),
        "KPIs": direct("K1"),
        "Scorecards": card("E1", {"K1": 100}, "employee"),
        "Actuals": [row for month in ("2026-08", "2026-09", "2026-10", "2026-11")
                    for row in actuals(month, "E1", {"K1": 90}, "employee")],
        "Periods": [{"Period": "2026-08", "State": "locked"}, {"Period": "2026-09", "State": "locked"}],
    })  # fmt: skip
    firm.take({"Red lines": cases(("E1", "2026-08-10", "III"))})
    told = {
        month: firm.score(month)["E1"]["coefficient"]
        for month in ("2026-08", "2026-09", "2026-10", "2026-11")
    }
    assert told == {"2026-08": "1", "2026-09": "1", "2026-10": "0.5", "2026-11": "1"}


def test_the_month_means_the_shortest_period_scored_for_that_person(tmp_path: Path) -> None:
    firm = Firm(tmp_path, tables={
        "Departments": departments(["D1"]),
        "Employees": people(["E1", "E2"], "D1"),
        "KPIs": direct("K1"),
        "Scorecards": [*card("E1", {"K1": 100}, "employee", Dimension="quarterly"),
                       *card("E2", {"K1": 100}, "employee"),
                       *card("E2", {"K1": 100}, "employee", Dimension="quarterly")],
        "Actuals": [*actuals("2026Q3", "E1", {"K1": 90}, "employee"),
                    *actuals("2026Q3", "E2", {"K1": 90}, "employee"),
                    *actuals("2026-08", "E2", {"K1": 90}, "employee")],
        "Red lines": cases(("E1", "2026-08-10", "III"), ("E2", "2026-08-10", "III")),
    })  # fmt: skip
    quarter = firm.score("2026Q3")
    assert (quarter["E1"]["coefficient"], quarter["E2"]["coefficient"]) == ("0.5", "1")
    assert firm.score("2026-08")["E2"]["coefficient"] == "0.5"


def test_the_fiscal_year_bounds_the_adding_up(tmp_path: Path) -> None:
    """From April: March and April of one calendar year are two years; December and January are one."""
    firm = Firm(tmp_path, tables={
        "Company": [{"Item": "fiscal year start", "Value": 4}],
        "Departments": departments(["D1"]),
        "Employees": people(["E1", "E2"], "D1"),
        "KPIs": direct("K1"),
        "Scorecards": [*card("E1", {"K1": 100}, "employee"), *card("E2", {"K1": 100}, "employee")],
        "Actuals": [*actuals("2026-04", "E1", {"K1": 90}, "employee"),
                    *actuals("2026-01", "E2", {"K1": 90}, "employee")],
        "Red lines": cases(("E1", "2026-03-10", "III"), ("E1", "2026-04-10", "III"),
                           ("E2", "2025-12-10", "III"), ("E2", "2026-01-10", "III")),
    })  # fmt: skip
    assert firm.score("2026-04")["E1"]["coefficient"] == "0.5"
    assert firm.score("2026-01")["E2"]["coefficient"] == "0"


def test_the_year_that_is_capped_is_the_fiscal_one(tmp_path: Path) -> None:
    firm = Firm(tmp_path, tables={
        "Company": [{"Item": "fiscal year start", "Value": 4}],
        "Departments": departments(["D1"]),
        "Employees": people(["E1", "E2"], "D1"),
        "KPIs": direct("KY"),
        "Scorecards": [line for n in (1, 2) for line in card(f"E{n}", {"KY": 100}, "employee",
                                                             Dimension="annual")],
        "Actuals": [row for year in ("2025", "2026") for n in (1, 2)
                    for row in actuals(year, f"E{n}", {"KY": 100}, "employee")],
        "Red lines": cases(("E1", "2026-03-31", "I"), ("E2", "2027-03-31", "II")),
    })  # fmt: skip
    told = {year: [row["grade"] for row in firm.score(year).values()] for year in ("2025", "2026")}
    assert told == {"2025": ["D", "A"], "2026": ["A", "C"]}
