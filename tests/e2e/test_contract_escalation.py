"""Heads, waivers, hits in a row over quarters and gaps, and ceilings on years without a card of their own."""

from pathlib import Path

from tests.e2e.company_book import Firm, Row, actuals, card, departments, direct, people

OCT = "2026-10"
MONTHS = [f"2026-{n:02}" for n in range(1, 13)]


def entries(subject: str, values: dict[str, object], kpi: str = "KV", kind: str = "employee") -> list[Row]:
    """One KPI's actuals by period."""
    return [row for period, value in values.items() for row in actuals(period, subject, {kpi: value}, kind)]


def test_heads_of_one_and_of_several_departments(tmp_path: Path) -> None:
    """The head of one department has its card wherever he works; of several, that of where he works."""
    firm = Firm(tmp_path, tables={
        "Departments": [*departments(["D1"], Head="H1"), *departments(["D2"], Head="H1"),
                        *departments(["D3"], Head="H3"), *departments(["D4"]), *departments(["D5"],
                                                                                            Head="H5")],
        "Positions": [{"Code": "P1", "Name": "P1"}],
        "Employees": [*people(["H1"], "D2"), *people(["H3"], "D4"), *people(["H5"], "D5", Position="P1"),
                      *people(["E4"], "D4")],
        "KPIs": [*direct("KV", Veto="<95"), *direct("KO")],
        "Scorecards": [*(line for n in range(1, 6) for line in card(f"D{n}", {"KV": 100})),
                       *card("H5", {"KO": 100}, "employee"), *card("P1", {"KV": 100}, "position")],
        "Actuals": [*(row for n in range(1, 6) for row in actuals(OCT, f"D{n}", {"KV": 80 + n})),
                    *actuals(OCT, "H5", {"KO": 99}, "employee")],
        "Waivers": [{"Period": OCT, "Subject type": "department", "Subject": "D3", "KPI": "KV", "By": "B",
                     "Reason": "r"}],
    })  # fmt: skip
    scored = firm.score(OCT)
    told = {
        code: (scored[code]["total"], scored[code]["veto"], scored[code]["coefficient"]) for code in scored
    }
    assert told["H1"] == ("82.00", "KV", "0")
    assert told["H3"] == ("83.00", None, "0.8")  # the department's waiver is the head's as well
    assert told["H5"] == ("99.00", None, "1")
    assert "E4" not in told


def test_hits_count_over_adjoining_periods_of_one_kind(tmp_path: Path) -> None:
    quarters = ["2025Q3", "2025Q4", "2026Q1", "2026Q2"]
    firm = Firm(tmp_path, tables={
        "Departments": departments(["D1"]),
        "Employees": people(["E1", "E2", "E3"], "D1"),
        "KPIs": [*direct("KV", Veto="<95"), *direct("KY")],
        "Scorecards": [
            *card("E1", {"KV": 100}, "employee", Dimension="quarterly"),
            *(line for code in ("E2", "E3") for line in card(code, {"KV": 100}, "employee")),
            *(line for n in (1, 2, 3) for line in card(f"E{n}", {"KY": 100}, "employee", Dimension="annual")),
        ],
        "Actuals": [
            *entries("E1", dict.fromkeys(quarters, 90)),
            *entries("E2", {"2025-10": 90, "2025-11": 90, "2025-12": 90, "2026-01": 90}),
            *entries("E3", {"2026-01": 90, "2026-02": 90, "2026-04": 90}),  # March was never opened
            *(row for year in ("2025", "2026") for n in (1, 2, 3)
              for row in actuals(year, f"E{n}", {"KY": 100}, "employee")),
        ],
    })  # fmt: skip
    grades = {
        year: {code: row["grade"] for code, row in firm.score(year).items()} for year in ("2025", "2026")
    }
    assert grades["2025"] == {"E1": "A", "E2": "C", "E3": "A"}
    # The third quarter in a row is 2026Q1; the fourth month in a row is January.
    assert grades["2026"] == {"E1": "C", "E2": "C", "E3": "A"}


def test_a_year_without_a_card_has_its_ceilings_too(tmp_path: Path) -> None:
    firm = Firm(tmp_path, tables={
        "Departments": departments(["D1"]),
        "Employees": people(["E1", "E2", "E3"], "D1"),
        "KPIs": direct("KV", Veto="<95"),
        "Scorecards": [*(line for n in (1, 2, 3) for line in card(f"E{n}", {"KV": 100}, "employee")),
                       *card("D1", {"KV": 100})],
        "Actuals": [
            *entries("E1", {month: 90 if 4 <= n < 7 else 104 for n, month in enumerate(MONTHS)}),
            *entries("E2", dict.fromkeys(MONTHS, 104)), *entries("E3", dict.fromkeys(MONTHS, 104)),
            *entries("D1", {month: 90 if 4 <= n < 7 else 104 for n, month in enumerate(MONTHS)},
                     kind="department"),
        ],
        "Red lines": [
            {"Case": "R1", "Employee": "E2", "Date": "2026-03-03", "Class": "I", "Facts": "f"},
            {"Case": "R2", "Employee": "E3", "Date": "2026-03-03", "Class": "II", "Facts": "f"},
        ],
        "Periods": [{"Period": "2026"}],
    })  # fmt: skip
    year = firm.score("2026")
    told = {code: (row["total"], row["grade"], row["coefficient"]) for code, row in year.items()}
    assert told == {
        "D1": ("100.50", "C", "0.8"),
        "E1": ("100.50", "C", "0.8"),
        "E2": ("104.00", "D", "0.5"),
        "E3": ("104.00", "C", "0.8"),
    }


def test_department_scope_reaches_those_without_effects_of_their_own(tmp_path: Path) -> None:
    """A department's ×p joins the member's own veto: the lower effective coefficient counts alone."""
    firm = Firm(tmp_path, tables={
        "Departments": departments(["D1"]),
        "Employees": people(["E1", "E2"], "D1"),
        "KPIs": [*direct("KV", Veto="<95", Veto_effect="×0.6", Veto_scope="department"),
                 *direct("KW", Veto="<95", Veto_effect="×0.5")],
        "Scorecards": [*card("D1", {"KV": 100}), *card("E1", {"KW": 100}, "employee"),
                       *card("E2", {"KW": 100}, "employee")],
        "Actuals": [*actuals(OCT, "D1", {"KV": 90}), *actuals(OCT, "E1", {"KW": 90}, "employee"),
                    *actuals(OCT, "E2", {"KW": 96}, "employee")],
    })  # fmt: skip
    scored = firm.score(OCT)
    assert (scored["E1"]["coefficient"], set(scored["E1"]["veto"].split(";"))) == ("0.5", {"KV", "KW"})
    assert (scored["E2"]["coefficient"], scored["E2"]["veto"]) == ("0.6", "KV")


def test_exempt_people_and_a_waiver_of_ones_own(tmp_path: Path) -> None:
    firm = Firm(tmp_path, tables={
        "Departments": departments(["D1"]),
        "Employees": people(["E1", "E2"], "D1"),
        "KPIs": direct("KV", Veto="<95"),
        "Scorecards": [line for n in (1, 2) for line in card(f"E{n}", {"KV": 100}, "employee")],
        "Actuals": [*actuals(OCT, "E1", {"KV": 90}, "employee"), *actuals(OCT, "E2", {"KV": 90}, "employee")],
        "Waivers": [{"Period": OCT, "Subject type": "employee", "Subject": "E1", "KPI": "KV", "By": "Boss Li",
                     "Reason": "Flood"}],
        "Attendance": [{"Period": OCT, "Employee": "E2", "Share": 0, "Exemption reason": "leave"}],
    })  # fmt: skip
    scored = firm.score(OCT)
    assert (scored["E1"]["coefficient"], scored["E1"]["veto"]) == ("1", None)
    assert (scored["E2"]["state"], scored["E2"]["coefficient"], scored["E2"]["veto"]) == (
        "exempt",
        None,
        None,
    )
