"""Quarters, halves and years without a card of their own, fiscal years, and the year to date."""

from collections.abc import Iterable
from pathlib import Path

from tests.e2e.company_book import Firm, Row, actuals, card, departments, direct, people


def open_periods(*codes: str) -> list[Row]:
    """Rows of the sheet of periods."""
    return [{"Period": code, "State": "open"} for code in codes]


def months(year: int, first: int, values: Iterable[object], subject: str, **columns: object) -> list[Row]:
    """One KPI's actuals of months in a row; None for a month without a row."""
    return [
        row
        for number, value in enumerate(values, start=first)
        if value is not None
        for row in actuals(f"{year}-{number:02}", subject, {"K1": value}, "employee", **columns)
    ]


def test_a_quarter_without_a_card_is_the_plain_mean_of_its_months(tmp_path: Path) -> None:
    firm = Firm(tmp_path, tables={
        "Departments": departments(["D1"]),
        "Employees": [*people(["E1", "E2", "E3", "E4", "E6"], "D1"), *people(["E5"], "D1",
                                                                             Hired="2026-08-15")],
        "KPIs": direct("K1", Veto="<85"),
        "Scorecards": [line for n in range(1, 7) for line in card(f"E{n}", {"K1": 100}, "employee")],
        "Actuals": [
            *months(2026, 7, [80, 90, 100], "E1"), *months(2026, 7, [84.99, 85, 85], "E2"),
            *months(2026, 7, [80, None, 100], "E3"), *months(2026, 7, [80, None, 100], "E4"),
            *months(2026, 8, [70, 91], "E5"), *months(2026, 7, [90, 91, 92], "E6"),
        ],
        "Attendance": [{"Period": "2026-08", "Employee": "E3", "Exemption reason": "leave"}],
        "Adjustments": [{"Period": "2026-07", "Subject type": "employee", "Subject": "E6", "Points": 3,
                         "Reason": "r"}],
        "Periods": open_periods("2026Q3", "2026H2"),
    })  # fmt: skip
    quarter = firm.score("2026Q3")
    told = {
        code: (row["total"], row["grade"], row["coefficient"], row["state"]) for code, row in quarter.items()
    }
    assert told == {
        "E1": ("90.00", "B", "1", "complete"),  # the veto of July is July's
        "E2": ("85.00", "B", "1", "complete"),
        "E3": ("90.00", "B", "1", "complete"),  # August exempt
        "E4": (None, None, None, "incomplete"),
        "E5": ("80.50", "C", "0.8", "complete"),  # not yet here in July
        "E6": ("92.00", "B", "1", "complete"),
    }
    half = firm.score("2026H2")
    assert {row["state"] for row in half.values()} == {"incomplete"}  # the last quarter is not open yet


def test_the_mean_is_of_the_shortest_dimension_and_an_own_card_goes_first(tmp_path: Path) -> None:
    quarters = [("2026Q1", 60), ("2026Q2", 71)]
    firm = Firm(tmp_path, tables={
        "Departments": departments(["D1"]),
        "Employees": people(["E1", "E2", "E3"], "D1"),
        "KPIs": direct("K1", "KQ", "KH"),
        "Scorecards": [
            *card("E1", {"K1": 100}, "employee"), *card("E1", {"KQ": 100}, "employee", Dimension="quarterly"),
            *card("E2", {"KQ": 100}, "employee", Dimension="quarterly"),
            *card("E3", {"K1": 100}, "employee"), *card("E3", {"KH": 100}, "employee",
                                                        Dimension="half-yearly"),
        ],
        "Actuals": [
            *months(2026, 1, [90, 91, 92, 93, 94, 95], "E1"), *months(2026, 1, [10] * 6, "E3"),
            *(row for code in ("E1", "E2") for quarter, value in quarters
              for row in actuals(quarter, code, {"KQ": value}, "employee")),
            *actuals("2026H1", "E3", {"KH": 77}, "employee"),
        ],
    })  # fmt: skip
    half = firm.score("2026H1")
    assert {code: row["total"] for code, row in half.items()} == {"E1": "92.50", "E2": "65.50", "E3": "77.00"}
    assert firm.score("2026Q1")["E1"]["total"] == "60.00"


def test_fiscal_years_are_named_by_the_year_they_start_in(tmp_path: Path) -> None:
    firm = Firm(tmp_path, tables={
        "Company": [{"Item": "fiscal year start", "Value": 4}],
        "Departments": departments(["D1"]),
        "Employees": people(["E1"], "D1"),
        "KPIs": direct("K1"),
        "Scorecards": card("E1", {"K1": 100}, "employee"),
        "Actuals": [*months(2026, 1, [10, 20, 30, 81, 82, 83, 84, 85, 86, 87, 88, 89], "E1"),
                    *months(2027, 1, [91, 92, 93], "E1")],
        "Periods": open_periods("2025Q4", "2026Q1", "2026H2", "2026"),
    })  # fmt: skip
    told = {period: firm.score(period)["E1"]["total"] for period in ("2025Q4", "2026Q1", "2026H2", "2026")}
    # January–March; April–June; October–March; April–March: (81+…+89 + 91+92+93) / 12
    assert told == {"2025Q4": "20.00", "2026Q1": "82.00", "2026H2": "90.00", "2026": "86.75"}


YTD = {
    "Code": "K1",
    "Name": "Sum",
    "Direction": "higher",
    "Method": "ratio",
    "Basis": "year-to-date",
    "Veto": ">300",
}


def test_the_year_to_date_sums_actuals_and_targets(tmp_path: Path) -> None:
    na: list[Row] = [{"Period": "2026-02", "Subject type": "employee", "Subject": "E2", "KPI": "K1",
                      "NA reason": "closed"}]  # fmt: skip
    firm = Firm(tmp_path, tables={
        "Departments": departments(["D1"]),
        "Employees": people(["E1", "E2", "E3", "E4"], "D1"),
        "KPIs": [YTD],
        "Scorecards": [line for n in (1, 2, 3, 4) for line in card(f"E{n}", {"K1": 100}, "employee",
                                                                   Target=100)],
        "Actuals": [
            *months(2025, 12, [500], "E1"), *months(2026, 1, [90, 120, 105], "E1"),
            *months(2026, 1, [90, None, 105], "E2"), *na, *months(2026, 1, [90, None, 105], "E3"),
            *months(2026, 1, [90], "E4"), *months(2026, 2, [120], "E4", Target=80), *months(2026, 3, [90],
                                                                                            "E4"),
        ],
        "Periods": open_periods("2026-02"),
    })  # fmt: skip
    march = firm.score("2026-03")
    lines = {code: row["lines"][0] for code, row in march.items()}
    told = {code: (line["target"], line["actual"], line["score"]) for code, line in lines.items()}
    assert told["E1"] == ("300", "315", "105.00")
    assert told["E2"] == ("200", "195", "97.50")
    assert (told["E3"][2], march["E3"]["state"]) == (None, "incomplete")
    assert told["E4"] == ("280", "300", "107.14")
    assert (march["E1"]["veto"], march["E2"]["veto"], march["E4"]["veto"]) == ("K1", None, None)
    assert firm.score("2026-01")["E1"]["lines"][0]["score"] == "90.00"


def test_the_year_to_date_begins_with_the_fiscal_year(tmp_path: Path) -> None:
    firm = Firm(tmp_path, tables={
        "Company": [{"Item": "财年起始月", "Value": 2}],
        "Departments": departments(["D1"]),
        "Employees": people(["E1"], "D1"),
        "KPIs": [YTD],
        "Scorecards": card("E1", {"K1": 100}, "employee", Target=100),
        "Actuals": months(2026, 1, [10, 120, 105], "E1"),
    })  # fmt: skip
    line = firm.score("2026-03")["E1"]["lines"][0]
    assert (line["target"], line["actual"], line["score"]) == ("200", "225", "112.50")


def test_months_without_a_card_are_skipped_in_a_mean(tmp_path: Path) -> None:
    firm = Firm(tmp_path, tables={
        "Departments": departments(["D1"]),
        "Employees": people(["E1"], "D1"),
        "KPIs": direct("K1"),
        "Scorecards": card("E1", {"K1": 100}, "employee", From="2026-08-01"),
        "Actuals": months(2026, 8, [80, 90], "E1"),
        "Periods": open_periods("2026-07", "2026Q3"),
    })  # fmt: skip
    assert firm.score("2026Q3")["E1"]["total"] == "85.00"
    assert firm.score("2026-07") == {}
