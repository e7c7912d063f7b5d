"""Whose card, which version, whose actual, who is a subject: the order of steps of the scoring contract."""

from pathlib import Path
from typing import Any

import pytest

from tests.e2e.company_book import Firm, Row, actuals, card, departments, direct, people, read_book

OCT = "2026-10"


def one(**columns: object) -> Row:
    """A row of the employees, `_` in a name for a space."""
    return {name.replace("_", " "): value for name, value in columns.items()}


@pytest.fixture(scope="module")
def firm(tmp_path_factory: pytest.TempPathFactory) -> Firm:
    """Employees of every kind: the KPI that is scored tells the card."""
    return Firm(tmp_path_factory.mktemp("cards"), tables={
        "Departments": [*departments(["D1"], Head="H1"), *departments(["D2"], Head="H2"),
                        *departments(["D3"], Head="H2"), *departments(["D4"], Head="H3")],
        "Positions": [{"Code": "P1", "Name": "P1"}, {"Code": "P2", "Name": "P2"}],
        "Employees": [
            *people(["H1"], "D1"), *people(["H2"], "D3"), *people(["H3"], "D4", Position="P1"),
            *people(["OWN"], "D1", Position="P1"), *people(["POS"], "D1", Position="P1"), *people(["NONE"],
                                                                                                  "D1"),
            *people(["JOIN"], "D1", Position="P1", Hired="2026-10-31"),
            *people(["LATE"], "D1", Position="P1", Hired="2026-11-01"),
            *people(["LEFT"], "D1", Position="P1", Left="2026-10-01"),
            *people(["GONE"], "D1", Position="P1", Left="2026-09-30"),
            *people(["MOVE"], "D1", Position="P1"), *people(["FIRST"], "D1", Position="P1"),
            *people(["EXEMPT"], "D1", Position="P1"),
        ],
        "Moves": [{"Employee": "MOVE", "Date": "2026-10-02", "Position": "P2"},
                  {"Employee": "FIRST", "Date": "2026-10-01", "Position": "P2"}],
        "KPIs": [*direct("KD", Veto="<70"), *direct("KP1", "KP2", "KO", "KX")],
        "Scorecards": [
            *(line for code in ("D1", "D2", "D3", "D4") for line in card(code, {"KD": 100})),
            *card("P1", {"KP1": 100}, "position"), *card("P2", {"KP2": 100}, "position"),
            *card("OWN", {"KO": 100}, "employee"),
        ],
        "Actuals": [
            *actuals(OCT, "D1", {"KD": 61, "KP1": 88, "KP2": 77, "KO": 12}), *actuals(OCT, "D2", {"KD": 62}),
            *actuals(OCT, "D3", {"KD": 73}), *actuals(OCT, "D4", {"KD": 64, "KP1": 99}),
            *actuals(OCT, "POS", {"KP1": 95}, "employee"), *actuals(OCT, "OWN", {"KO": 93}, "employee"),
        ],
        "Adjustments": [
            {"Period": OCT, "Subject type": "employee", "Subject": "H1", "Points": 5, "Reason": "idea"},
            {"Period": OCT, "Subject type": "department", "Subject": "D4", "Points": 7, "Reason": "idea"},
        ],
        "Attendance": [{"Period": OCT, "Employee": "EXEMPT", "Exemption reason": "work injury"}],
    })  # fmt: skip


@pytest.fixture(scope="module")
def scored(firm: Firm) -> dict[str, Any]:
    return firm.score(OCT)


CARDS: dict[str, tuple[str, str | None]] = {
    "H1": ("KD", "66.00"),  # the department's line and actual, his own adjustment
    "H2": ("KD", "73.00"),  # of several departments: the one where she works
    "H3": ("KP1", "99.00"),  # a head with a position's card; the department's actual, not its adjustment
    "OWN": ("KO", "93.00"),
    "POS": ("KP1", "95.00"),  # own actual before the department's
    "JOIN": ("KP1", "88.00"),
    "LEFT": ("KP1", "88.00"),
    "MOVE": ("KP1", "88.00"),  # the card of the first day
    "FIRST": ("KP2", "77.00"),
    "D4": ("KD", "71.00"),
}


@pytest.mark.parametrize("code", CARDS)
def test_the_card_and_the_actual(scored: dict[str, Any], code: str) -> None:
    assert (scored[code]["lines"][0]["kpi"], scored[code]["total"]) == CARDS[code]


def test_the_head_shares_the_departments_veto(scored: dict[str, Any]) -> None:
    assert {code: scored[code]["veto"] for code in ("D1", "H1", "D3", "H2", "H3", "POS")} == {
        "D1": "KD", "H1": "KD", "D3": None, "H2": None, "H3": None, "POS": None,
    }  # fmt: skip


def test_who_is_no_subject_and_who_is_exempt(firm: Firm, scored: dict[str, Any]) -> None:
    assert not {"NONE", "LATE", "GONE"} & set(scored)
    assert (scored["EXEMPT"]["state"], scored["EXEMPT"]["rank"], scored["EXEMPT"]["total"]) == (
        "exempt",
        None,
        None,
    )
    exceptions = read_book(firm.results(OCT))["Exceptions"]
    assert any("NONE" in row for row in exceptions)
    assert any("EXEMPT" in row for row in exceptions)
    assert not any("LATE" in row or "GONE" in row for row in exceptions)


def test_rows_are_departments_then_employees_by_code(scored: dict[str, Any]) -> None:
    kinds = [(row["type"], row["code"]) for row in scored.values()]
    assert kinds == sorted(kinds)
    assert [kind for kind, _ in kinds][:4] == ["department"] * 4


def test_own_card_lines_need_their_own_actual(tmp_path: Path) -> None:
    firm = Firm(tmp_path, tables={
        "Departments": departments(["D1"]), "Employees": people(["E1"], "D1"), "KPIs": direct("K1"),
        "Scorecards": card("E1", {"K1": 100}, "employee"), "Actuals": actuals(OCT, "D1", {"K1": 90}),
    })  # fmt: skip
    assert firm.score(OCT)["E1"]["state"] == "incomplete"


VERSIONS = {"2026-08": "KA", "2026-09": "KA", "2026-10": "KB", "2026-11": "KB", "2026-12": None}


def test_the_version_of_the_periods_first_day(tmp_path: Path) -> None:
    months = list(VERSIONS)
    firm = Firm(tmp_path, tables={
        "Departments": departments(["D1"]), "KPIs": direct("KA", "KB"),
        "Scorecards": [*card("D1", {"KA": 100}, To="2026-09-01"),
                       *card("D1", {"KB": 100}, From="2026-09-02", To="2026-11-30")],
        "Actuals": [row for month in months for row in actuals(month, "D1", {"KA": 91, "KB": 92})],
    })  # fmt: skip
    told = {month: firm.score(month).get("D1") for month in months}
    assert {month: row and row["lines"][0]["kpi"] for month, row in told.items()} == VERSIONS


def test_the_target_of_the_period_wins_and_comes_with_the_departments_actual(tmp_path: Path) -> None:
    ratio: list[Row] = [{"Code": "KR", "Name": "R", "Direction": "higher", "Method": "ratio"}]
    firm = Firm(tmp_path, tables={
        "Departments": departments(["D1", "D2"]),
        "Positions": [{"Code": "P1", "Name": "P1"}],
        "Employees": people(["E1"], "D1", Position="P1"),
        "KPIs": ratio,
        "Scorecards": [*card("D1", {"KR": 100}, Target=100), *card("D2", {"KR": 100}, Target=100),
                       *card("P1", {"KR": 100}, "position", Target=200)],
        "Actuals": [*actuals(OCT, "D1", {"KR": 90}), *actuals(OCT, "D2", {"KR": 90}, Target=120)],
    })  # fmt: skip
    scored = firm.score(OCT)
    told = {code: (row["lines"][0]["target"], row["total"]) for code, row in scored.items()}
    assert told["D1"] == ("100", "90.00")
    assert told["D2"] == ("120", "75.00")
    assert told["E1"] == ("200", "45.00")
