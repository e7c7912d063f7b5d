"""Vetoes (否决) of the scoring contract: conditions, effects, scope, waivers and hits in a row."""

from pathlib import Path
from typing import Any

import pytest

from tests.e2e.company_book import Firm, Row, actuals, card, departments, direct, people

VETOES: dict[str, tuple[dict[str, object], object, tuple[str, str, str, str | None]]] = {
    # KPI's columns, actual, (total, grade, coefficient, veto)
    "hit, factor 0 by default": ({"Veto": "<95"}, 94.99, ("94.99", "B", "0", "K")),
    "at the limit no hit": ({"Veto": "<95"}, 95, ("95.00", "B", "1", None)),
    "times p": ({"Veto": "<95", "Veto effect": "×0.5"}, 90, ("90.00", "B", "0.5", "K")),
    "times p with an x": ({"Veto": "<95", "Veto effect": "x0.5"}, 90, ("90.00", "B", "0.5", "K")),
    "plain 0": ({"Veto": "<95", "Veto effect": "0"}, 90, ("90.00", "B", "0", "K")),
    "ceiling": ({"Veto": "<95", "Veto effect": "grade<=C"}, 90, ("90.00", "C", "0.8", "K")),
    "ceiling in Chinese": ({"Veto": "＜95", "Veto effect": "等级≤C"}, 90, ("90.00", "C", "0.8", "K")),
    "a ceiling never lifts": ({"Veto": "<95", "Veto effect": "grade<=C"}, 60, ("60.00", "D", "0.5", "K")),
    "greater": ({"Veto": ">100"}, 101, ("101.00", "A", "0", "K")),
    "at least": ({"Veto": "≥100"}, 100, ("100.00", "A", "0", "K")),
    "equal": ({"Veto": "=77"}, 77, ("77.00", "C", "0", "K")),
    "below T": ({"Veto": "<T"}, 79, ("79.00", "C", "0", "K")),
    "exactly T": ({"Veto": "<T"}, 80, ("80.00", "C", "0.8", None)),
}


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    codes = {name: f"D{n:02}" for n, name in enumerate(VETOES)}
    firm = Firm(tmp_path_factory.mktemp("vetoes"), tables={
        "Departments": departments(codes.values()),
        "KPIs": [{**direct("K" + codes[name])[0], **columns} for name, (columns, _, _) in VETOES.items()],
        "Scorecards": [line for code in codes.values() for line in card(code, {"K" + code: 100}, Target=80)],
        "Actuals": [row for name, case in VETOES.items()
                    for row in actuals("2026-10", codes[name], {"K" + codes[name]: case[1]})],
    })  # fmt: skip
    scored = firm.score("2026-10")
    return {name: scored[code] for name, code in codes.items()}


@pytest.mark.parametrize("name", VETOES)
def test_a_veto_leaves_the_score_and_takes_the_coefficient(results: dict[str, Any], name: str) -> None:
    row, (total, grade, coefficient, veto) = results[name], VETOES[name][2]
    assert (row["total"], row["grade"], row["coefficient"]) == (total, grade, coefficient)
    assert row["veto"] == (None if veto is None else "K" + row["code"])


def test_of_two_vetoes_the_one_with_the_lower_effective_coefficient_counts(tmp_path: Path) -> None:
    firm = Firm(tmp_path, tables={
        "Departments": departments(["D1", "D2"]),
        "KPIs": [*direct("K1", Veto="<95", Veto_effect="×0.5"), *direct("K2", Veto="<95",
                                                                        Veto_effect="grade<=D"),
                 *direct("K3", Veto="<95", Veto_effect="×0.9"), *direct("K4")],
        "Scorecards": [*card("D1", {"K1": 0, "K2": 0, "K4": 100}), *card("D2", {"K2": 0, "K3": 0,
                                                                                "K4": 100})],
        "Actuals": [*actuals("2026-10", "D1", {"K1": 90, "K2": 90, "K4": 112}),
                    *actuals("2026-10", "D2", {"K2": 90, "K3": 90, "K4": 112})],
    })  # fmt: skip
    scored = firm.score("2026-10")
    # D1: 1.2 × 0.5 = 0.6 against D's 0.5; D2: 1.08 against 0.5
    assert [(scored[d]["grade"], scored[d]["coefficient"]) for d in ("D1", "D2")] == [
        ("D", "0.5"),
        ("D", "0.5"),
    ]
    assert scored["D1"]["veto"] == "K1;K2"
    assert scored["D1"]["total"] == "112.00"


def scope_tables() -> dict[str, list[Row]]:
    """A department with one below it; its veto covers the members of both on the month's last day."""
    staff = ["E1", "E2", "E3", "E4", "E5"]
    return {
        "Departments": [*departments(["D1"]), *departments(["D2"], Parent="D1"), *departments(["D3"])],
        "Employees": [
            *people(["E1"], "D1"), *people(["E2"], "D2"), *people(["E3"], "D3"),
            *people(["E4"], "D3", Left="2026-10-20"), *people(["E5"], "D1", Left="2026-10-20"),
        ],
        "Moves": [
            {"Employee": "E4", "Date": "2026-10-10", "Department": "D1"},
            {"Employee": "E3", "Date": "2026-10-15", "Department": "D2"},
            {"Employee": "E3", "Date": "2026-10-31", "Department": "D3"},
        ],
        "KPIs": [*direct("KV", Veto="<95", Veto_scope="department"), *direct("KW", Veto="<95"),
                 *direct("K1")],
        "Scorecards": [
            *card("D1", {"KV": 100}), *card("D2", {"KW": 100}),
            *(line for code in staff for line in card(code, {"K1": 100}, "employee")),
        ],
        "Actuals": [
            *actuals("2026-10", "D1", {"KV": 90}), *actuals("2026-10", "D2", {"KW": 90}),
            *(row for code in staff for row in actuals("2026-10", code, {"K1": 90}, "employee")),
        ],
    }  # fmt: skip


def test_department_scope_covers_all_who_are_members_on_the_last_day(tmp_path: Path) -> None:
    firm = Firm(tmp_path, tables=scope_tables())
    scored = firm.score("2026-10")
    told = {code: (scored[code]["veto"], scored[code]["coefficient"]) for code in sorted(scored)}
    assert told == {
        "D1": ("KV", "0"),
        "D2": ("KW", "0"),
        "E1": ("KV", "0"),
        "E2": ("KV", "0"),  # of the department below; D2's own veto is its own
        "E3": (None, "1"),  # moved away by the last day
        "E4": ("KV", "0"),  # on his last day a member
        "E5": ("KV", "0"),
    }
    firm.take({"Waivers": [{"Period": "2026-10", "Subject type": "department", "Subject": "D1", "KPI": "KV",
                            "By": "Boss", "Reason": "Storm"}]})  # fmt: skip
    after = firm.score("2026-10")
    assert {after[code]["veto"] for code in ("D1", "E1", "E2", "E4", "E5")} == {None}
    assert after["D1"]["coefficient"] == "1"
    assert after["D2"]["veto"] == "KW"


MONTHS = ["2025-11", "2025-12", "2026-01", "2026-02"]
ROWS_OF_HITS: dict[str, tuple[dict[str, object], str]] = {
    # months → actual; "NA", None (missing), "waived", "exempt"; the grade of the year
    "three across the year": ({"2025-11": 90, "2025-12": 90, "2026-01": 90, "2026-02": 100}, "C"),
    "two only": ({"2025-11": 100, "2025-12": 90, "2026-01": 90, "2026-02": 100}, "B"),
    "broken by a met month": ({"2025-11": 90, "2025-12": 90, "2026-01": 100, "2026-02": 90}, "B"),
    "broken by a waiver": ({"2025-11": 90, "2025-12": 90, "2026-01": "waived", "2026-02": 90}, "B"),
    "broken by not applicable": ({"2025-11": 90, "2025-12": 90, "2026-01": "NA", "2026-02": 90}, "B"),
    "broken by a missing month": ({"2025-11": 90, "2025-12": 90, "2026-01": None, "2026-02": 90}, "B"),
    "an exempt month is skipped": ({"2025-11": 90, "2025-12": 90, "2026-01": "exempt", "2026-02": 90}, "C"),
}


def test_hits_in_a_row_cap_the_years_grade(tmp_path: Path) -> None:
    codes = {name: f"E{n}" for n, name in enumerate(ROWS_OF_HITS)}
    entries: list[Row] = []
    waivers: list[Row] = []
    exempt: list[Row] = []
    for name, (values, _) in ROWS_OF_HITS.items():
        for month, value in values.items():
            who: Row = {"Period": month, "Subject type": "employee", "Subject": codes[name], "KPI": "KV"}
            if value == "waived":
                waivers.append({**who, "By": "Boss", "Reason": "Storm"})
            if value == "exempt":
                exempt.append({"Period": month, "Employee": codes[name], "Exemption reason": "long leave"})
            elif value == "NA":
                entries.append({**who, "NA reason": "no orders"})
            else:
                entries.append({**who, "Actual": 90 if value == "waived" else value})
        entries += actuals("2026", codes[name], {"KY": 90}, "employee")
    firm = Firm(tmp_path, tables={
        "Departments": departments(["D1"]),
        "Employees": people(codes.values(), "D1"),
        "KPIs": [*direct("KV", Veto="<95"), *direct("KY")],
        "Scorecards": [line for code in codes.values() for line in (
            *card(code, {"KV": 100}, "employee"), *card(code, {"KY": 100}, "employee", Dimension="annual"))],
        "Actuals": entries, "Waivers": waivers, "Attendance": exempt,
    })  # fmt: skip
    year = firm.score("2026")
    assert {name: year[code]["grade"] for name, code in codes.items()} == {
        name: grade for name, (_, grade) in ROWS_OF_HITS.items()
    }
    assert year["E0"]["total"] == "90.00"
    firm.take(
        {"Settings": [{"Item": "veto escalation", "Value": 2}, {"Item": "escalation ceiling", "Value": "D"}]}
    )
    assert firm.score("2026")["E1"]["grade"] == "D"
