"""What locked periods hand on: totals to quarters, hits to the count, settled cases to no one."""

from pathlib import Path

from tests.e2e.company_book import Firm, Row, actuals, card, departments, direct, people

MONTHS = ["2026-07", "2026-08", "2026-09", "2026-10"]


def lock(*months: str) -> list[Row]:
    """Rows that lock months."""
    return [{"Period": month, "State": "locked"} for month in months]


def case(number: str, day: str, degree: str) -> Row:
    """A red-line case of E1."""
    return {"Case": number, "Employee": "E1", "Date": day, "Class": degree, "Facts": "f"}


def firm_of(folder: Path, values: dict[str, object], **kpi: object) -> Firm:
    """One employee with monthly actuals, and a full score on the year's card."""
    return Firm(folder, tables={
        "Departments": departments(["D1"]),
        "Employees": people(["E1"], "D1"),
        "KPIs": [*direct("K1", **kpi), *direct("KY")],
        "Scorecards": [*card("E1", {"K1": 100}, "employee"),
                       *card("E1", {"KY": 100}, "employee", Dimension="annual")],
        "Actuals": [*(row for month, value in values.items() for row in actuals(month, "E1", {"K1": value},
                                                                                "employee")),
                    *actuals("2026", "E1", {"KY": 100}, "employee")],
    })  # fmt: skip


def coefficients(firm: Firm, months: list[str]) -> list[str]:
    return [firm.score(month)["E1"]["coefficient"] for month in months]


def test_a_quarter_is_the_mean_of_the_official_totals(tmp_path: Path) -> None:
    firm = firm_of(tmp_path, {"2026-07": 80, "2026-08": 90, "2026-09": 100})
    firm.take({"Periods": [*lock("2026-07"), {"Period": "2026Q3"}]})
    firm.take({"KPIs": [{"Code": "K1", "Name": "K1", "Direction": "higher", "Method": "pass_fail",
                         "Parameters": "condition=>=90"}]})  # fmt: skip
    assert firm.score("2026-08")["E1"]["total"] == "100.00"
    assert firm.score("2026Q3")["E1"]["total"] == "93.33"  # 80 as locked, then 100 and 100


def test_locked_hits_stay_hits_whatever_becomes_of_the_kpi(tmp_path: Path) -> None:
    firm = firm_of(tmp_path, {"2026-07": 90, "2026-08": 90, "2026-09": 70}, Veto="<95")
    firm.take({"Periods": lock("2026-07", "2026-08")})
    firm.take({"KPIs": direct("K1", Veto="<80")})
    assert firm.score("2026")["E1"]["grade"] == "C"


def test_a_settled_case_does_not_fall_twice(tmp_path: Path) -> None:
    firm = firm_of(tmp_path, dict.fromkeys(MONTHS, 90))
    firm.take({"Periods": lock("2026-07")})
    firm.take({"Red lines": [case("R1", "2026-07-09", "III")]})
    assert coefficients(firm, MONTHS) == ["1", "0.5", "1", "1"]
    firm.take({"Periods": lock("2026-08")})
    assert coefficients(firm, MONTHS) == ["1", "0.5", "1", "1"]
    firm.take({"Red lines": [case("R2", "2026-08-20", "III")]})  # the second warning of the year: a demerit
    assert coefficients(firm, MONTHS) == ["1", "0.5", "0", "1"]
    assert firm.score("2026")["E1"]["grade"] == "C"


def test_a_case_waits_for_the_first_month_that_is_opened_after(tmp_path: Path) -> None:
    firm = firm_of(tmp_path, {"2026-07": 90, "2026-08": 90})
    firm.take({"Periods": lock("2026-07", "2026-08")})
    firm.take({"Red lines": [case("R1", "2026-07-09", "I")]})
    assert firm.score("2026")["E1"]["grade"] == "D"
    firm.take({"Actuals": actuals("2026-09", "E1", {"K1": 90}, "employee")})
    assert coefficients(firm, ["2026-07", "2026-08", "2026-09"]) == ["1", "1", "0"]


def test_a_month_locked_with_its_case_keeps_it(tmp_path: Path) -> None:
    firm = firm_of(tmp_path, dict.fromkeys(MONTHS, 90))
    firm.take({"Red lines": [case("R1", "2026-07-09", "III")], "Periods": lock("2026-07")})
    assert coefficients(firm, MONTHS) == ["0.5", "1", "1", "1"]
